"""Triage as it runs, with the community's own words and places; and messages to try it on."""

import tomllib
from functools import cache
from pathlib import Path

from bot.folder_commands import read_triage
from config.community import load_community
from intelligence.triage import Triage

_TEXTS = tomllib.loads(Path(__file__).with_name("danger_texts.toml").read_text("utf-8"))
DANGER: dict[str, list[str]] = _TEXTS["danger"]
NO_DANGER: list[str] = _TEXTS["none"]["any"]


@cache
def routing_folder() -> Path:
    return load_community("merseyside").folder / "routing"


@cache
def merseyside_triage() -> Triage:
    return read_triage("merseyside")
