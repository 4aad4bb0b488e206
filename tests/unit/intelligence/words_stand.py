"""Triage as it runs: the community's own words and places."""

from functools import cache
from pathlib import Path

from config.community import load_community
from intelligence.triage import Triage
from intelligence.whereabouts import Whereabouts
from intelligence.words import load_words
from places.gazetteer import Gazetteer


@cache
def routing_folder() -> Path:
    return load_community("merseyside").folder / "routing"


@cache
def merseyside_triage() -> Triage:
    return Triage(load_words(routing_folder()), Whereabouts(Gazetteer(load_community("merseyside"))))
