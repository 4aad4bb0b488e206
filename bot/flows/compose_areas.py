"""Where an alert goes: areas by name or postcode, one after the other or several with commas between them."""

import re

from alerts import service as alerts
from alerts.model import Alert, AlertArea
from bot.flows import compose_screens as screens
from bot.flows import finding
from bot.turn import Turn
from places.model import Unknown
from staff.model import Staff, may_send_to
from subscribers.model import Spot


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    """An answer to "where?": a button of ours, or names."""
    answer = turn.answer or ""
    if answer.startswith(screens.AREA):
        chosen = turn.parts.gazetteer.chosen(answer.removeprefix(screens.AREA))
        await _add(turn, officer, alert, finding.spot_of(turn, chosen))
    elif answer.startswith(screens.SPOT):
        raw = turn.memory.draft["spots"][int(answer.removeprefix(screens.SPOT))]
        await _add(turn, officer, alert, Spot(**raw | {"wards": tuple(raw["wards"])}))
    elif answer.startswith(screens.NAME):
        await _look(turn, officer, alert, [answer.removeprefix(screens.NAME)])
    else:
        await _look(turn, officer, alert, _names(turn))


async def _look(turn: Turn, officer: Staff, alert: Alert, names: list[str]) -> None:
    """Add the areas of these names, up to the first that needs a question."""
    if not names:
        screens.ask_area(turn, alert)
        return
    name, *turn.memory.draft["names"] = names
    found = finding.candidates(turn, name)
    # A postcode's district can reach into the next borough: what the team may not write to is not offered.
    spots = [spot for spot in found if _may_send_to(turn, officer, spot)] or found
    if len(spots) == 1:
        await _add(turn, officer, alert, spots[0])
    elif spots:
        screens.ask_which_area(turn, spots)
    else:
        screens.say_unknown_area(turn, name)


async def _add(turn: Turn, officer: Staff, alert: Alert, spot: Spot) -> None:
    """Add an area, then go on with the other names that came with it."""
    borough = turn.parts.gazetteer.borough_of(spot.area_code)
    if not _may_send_to(turn, officer, spot):
        turn.say("compose-area-not-yours", area=finding.name_of(turn, spot.area_code, spot.label))
    else:
        area = AlertArea(
            spot.area_code,
            finding.name_of(turn, spot.area_code, spot.label),
            borough.code if borough else None,
            borough.name if borough else None,
        )
        limits = boroughs_of(turn, officer)
        await alerts.add_area(turn.tx, alert.id, officer, area, spot.wards, limits, turn.now)
        alert = await alerts.get(turn.tx, alert.id)
    await _look(turn, officer, alert, turn.memory.draft.pop("names", []))


def boroughs_of(turn: Turn, officer: Staff) -> tuple[str, ...]:
    """The boroughs that the officer's team is there for; none where it serves the whole force."""
    team = screens.team_of(turn, officer.team)
    return team.areas if team else ()


def _may_send_to(turn: Turn, officer: Staff, spot: Spot) -> bool:
    borough = turn.parts.gazetteer.borough_of(spot.area_code)
    return may_send_to(boroughs_of(turn, officer), borough.code if borough else None, officer.areas)


def _names(turn: Turn) -> list[str]:
    """Several names with commas between them; a name that is known as it stands is one."""
    if not isinstance(turn.parts.gazetteer.resolve(turn.typed), Unknown):
        return [turn.typed]
    return [name.strip() for name in re.split(r"[,;\n]", turn.typed) if name.strip()] or [turn.typed]
