"""Triage as it runs, with the community's own words and places; and messages to try it on."""

import tomllib
from functools import cache
from pathlib import Path

from config.community import load_community
from intelligence.triage import Triage
from intelligence.whereabouts import Whereabouts
from intelligence.words import load_words
from places.gazetteer import Gazetteer

_TEXTS = tomllib.loads(Path(__file__).with_name("danger_texts.toml").read_text("utf-8"))
DANGER: dict[str, list[str]] = _TEXTS["danger"]
NO_DANGER: list[str] = _TEXTS["none"]["any"]


@cache
def routing_folder() -> Path:
    return load_community("merseyside").folder / "routing"


@cache
def merseyside_triage() -> Triage:
    return Triage(load_words(routing_folder()), Whereabouts(Gazetteer(load_community("merseyside"))))
