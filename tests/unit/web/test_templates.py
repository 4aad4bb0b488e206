"""Templates and catalogue belong together: each text exists, each is used, and nothing is said outside it."""

import re
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from alerts.model import Stage, VersionKind
from alerts.rules import Decision
from config.texts import FOLDER, has_text
from intelligence.figures import Within
from intelligence.model import Outcome
from web import console, desk_answers, desk_sessions
from web.desk import DONE
from web.desk_deeds import DEEDS

WEB = Path(__file__).parents[3] / "web"
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (WEB / "templates").glob("*.html")}
SOURCES = "".join(path.read_text(encoding="utf-8") for path in WEB.glob("*.py")) + "".join(TEMPLATES.values())
# Made from a value: "desk-done-" and what was done.
MADE = {
    *(f"desk-done-{done}" for done in (*DONE, *desk_sessions.DONE, *desk_answers.DONE)),
    *(f"desk-{name}{end}" for name in DEEDS if name != "claim" for end in ("", "-send")),
    *(f"desk-figures-{about}" for about in ("area", "category", "weekly", "claimed", "closed")),
    *(f"desk-group-{kind}" for kind in ("waiting", "mine", "others")),
    *(f"desk-within-{each}" for each in Within),
    *(
        f"desk-reason-{about}"
        for about in ("danger", "category", "safeguarding", "urgency", "team", "unsure", "own")
    ),
    *(f"desk-outcome-{outcome}" for outcome in Outcome),
    *(f"desk-urgency-{urgency}" for urgency in ("emergency", "urgent", "routine")),
    *(f"page-{status}" for status in (400, 403, 404, 409, 500, 503)),
    *(f"console-done-{done}" for done in console.DONE),
    *(f"console-stage-{stage}" for stage in (*Stage, "over")),
    *(f"console-event-{decision}" for decision in Decision if decision != Decision.UNNEEDED),
    *(f"console-event-{what}-follow" for what in ("asked", "sent")),
    *(f"console-version-{kind}" for kind in VersionKind),
    *(f"console-send-hint-{needs}" for needs in ("free", "needs", "at-once")),
    *(f"console-{name}" for name in ("waits-for-you", "waits", "drafts", "scheduled", "in-force", "over")),
}


def keys() -> set[str]:
    files = [FOLDER / "en" / f"{name}.ftl" for name in ("desk", "console")]
    bodies = [FluentParser().parse(file.read_text(encoding="utf-8")).body for file in files]
    return {entry.id.name for body in bodies for entry in body if isinstance(entry, Message)}


def test_every_text_that_a_page_asks_for_exists() -> None:
    asked = set(re.findall(r'"((?:desk|console|rooms|page)-[a-z0-9-]*[a-z0-9])"', SOURCES)) | MADE
    assert {key for key in asked if not has_text("en", key)} == set()


def test_every_text_is_shown_somewhere() -> None:
    assert {key for key in keys() - MADE if f'"{key}"' not in SOURCES} == set()


def test_templates_say_nothing_of_their_own_and_run_nothing() -> None:
    for name, source in TEMPLATES.items():
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", source, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z]{2,}", bare), name
        assert not re.search(r"<script|<style|style=|\son\w+=|\|\s*safe|javascript:", source), name
