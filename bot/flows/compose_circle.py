"""Where an alert goes, as a circle: the officer shares a position on the map and says how many metres round it.

The position stays in the officer's sealed conversation until the metres are known; of the circle the draft keeps cells and
the names of wards alone (alerts.circles).
"""

import re

from alerts import circles, counts
from alerts import service as alerts
from alerts.circles import Round
from alerts.model import Alert, AlertArea
from bot.flows import compose_areas, compose_screens
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from places.model import Outside
from places.shapes import BESIDE, LEAST, MOST, Circle, cells_of, reaches_beyond
from staff.model import Staff, may_send_to

_METRES = (100, 250, 500, 1000)
_BACK = "back"
# "250", "250m", "about 1,000 metres". Kilometres are asked about again: 1.5 km is seldom meant to the metre.
_TYPED = re.compile(r"(?:about )?(\d{1,2},?\d{3}|\d{1,3}) ?(?:m|metres?|meters?)?\.?", re.IGNORECASE)


async def locate(turn: Turn, officer: Staff, alert: Alert) -> None:
    """A position, where areas or metres were asked for."""
    lat, lon = turn.inbound.location or (0.0, 0.0)
    found = turn.parts.gazetteer.nearest(lat, lon)
    if isinstance(found, Outside):
        turn.say("compose-circle-outside")
        compose_screens.ask_area(turn, alert)
        return
    turn.go("compose_circle.take_metres", middle=[lat, lon])
    _ask_metres(turn)


async def take_metres(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer == _BACK:
        turn.memory.draft.pop("middle", None)
        compose_screens.ask_area(turn, alert)
        return
    metres = _read(turn.answer or turn.typed)
    if metres is None:
        turn.say("compose-circle-metres-unread", least=LEAST, most=MOST)
        _ask_metres(turn)
        return
    lat, lon = turn.memory.draft["middle"]
    circle = Circle(float(lat), float(lon), metres)
    round_it = _round(turn, circle)
    if strange := _not_theirs(turn, officer, round_it):
        turn.say("compose-circle-not-yours", metres=metres, areas=", ".join(strange))
        _ask_metres(turn)
        return
    limits = compose_areas.boroughs_of(turn, officer)
    await circles.add_circle(turn.tx, alert.id, officer, round_it, limits, turn.now)
    turn.memory.draft.pop("middle", None)
    alert = await alerts.get(turn.tx, alert.id)
    people, _ = await counts.count(turn.tx, alert, turn.now)
    inside, others = await counts.count_in_circle(turn.tx, alert, people, turn.now)
    whom = turn.text("compose-circle-counts", inside=inside, others=others)
    beyond = turn.text("compose-circle-beyond", metres=reaches_beyond(circle, round_it.cells))
    turn.say_words(f"{whom}\n{beyond}")
    compose_screens.ask_area(turn, alert)


def _ask_metres(turn: Turn) -> None:
    choices = [(str(each), turn.text("compose-circle-choice", metres=each)) for each in _METRES]
    choices.append((_BACK, turn.text("compose-circle-back")))
    turn.say("compose-circle-metres", choices, columns=2, least=LEAST, most=MOST)


def _read(answer: str) -> int | None:
    found = _TYPED.fullmatch(answer.strip())
    metres = int(found[1].replace(",", "")) if found else 0
    return metres if LEAST <= metres <= MOST else None


def _round(turn: Turn, circle: Circle) -> Round:
    gazetteer = turn.parts.gazetteer
    touched = gazetteer.wards_touched(circle)
    if not touched:  # at sea, or on a hill: what is nearest
        touched = gazetteer.nearest_wards(circle.lat, circle.lon, limit=1)
    beside = gazetteer.wards_touched(circle.wider(BESIDE))
    areas: dict[str, AlertArea] = {}
    for ward in touched:
        borough = gazetteer.borough_of(ward.code)
        code, name = (borough.code, borough.name) if borough else ("", None)
        label = gazetteer.label(ward.code)
        areas.setdefault(code, AlertArea(ward.code, label, code or None, name, circle.metres))
    codes = frozenset(ward.code for ward in touched)
    return Round(
        tuple(areas.values()), codes, frozenset(ward.code for ward in beside) - codes, cells_of(circle)
    )


def _not_theirs(turn: Turn, officer: Staff, circle: Round) -> list[str]:
    """The wards, by name, that the officer may not send to."""
    gazetteer, limits = turn.parts.gazetteer, compose_areas.boroughs_of(turn, officer)
    found = []
    for ward in sorted(circle.touched):
        borough = gazetteer.borough_of(ward)
        if not may_send_to(limits, borough.code if borough else None, officer.areas):
            found.append(gazetteer.label(ward))
    return sorted(found)


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take_metres": with_draft(take_metres)}
PRESSES: dict[str, Command] = {}
_AT = ("compose_template.take_choice", "compose.take_area", "compose_circle.take_metres")
LOCATIONS: dict[str, Step] = {each: with_draft(locate) for each in _AT}
