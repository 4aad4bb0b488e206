"""An alert to everybody within so many metres of a place: as cells, and as the wards that it touches."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from alerts.drafts import change, own_draft
from alerts.model import AlertArea, Part
from alerts.tables import alert_cells
from alerts.where import put_area, put_wards
from config.errors import NotAllowed
from database.engine import Tx
from staff.model import Staff, may_send_to


@dataclass(frozen=True)
class Round:
    """A circle as a draft keeps it, without its middle: that is on no page and in no table, since the cells are all that
    finding people and telling them more takes.

    `areas`: the nearest ward of each borough that it touches, by which it is known; `touched` and `beside` are codes of
    wards (alerts.model.Part), `cells` those of H3.
    """

    areas: tuple[AlertArea, ...]
    touched: frozenset[str]
    beside: frozenset[str]
    cells: frozenset[str]


async def add_circle(
    tx: Tx, alert_id: int, staff: Staff, circle: Round, team_areas: Collection[str], now: datetime
) -> None:
    """Add a circle to a draft's areas. Raises NotAllowed where it touches a borough that is not theirs to write to."""
    alert = await own_draft(tx, alert_id, staff)
    if not all(may_send_to(team_areas, area.borough_code, staff.areas) for area in circle.areas):
        raise NotAllowed
    await change(tx, alert, staff, now)
    new = [area for area in circle.areas if area not in alert.areas]
    for number, area in enumerate(new, len(alert.areas) + 1):
        await put_area(tx, alert_id, number, area)
    beside = dict.fromkeys(circle.beside, Part.BESIDE)
    await put_wards(tx, alert_id, beside | dict.fromkeys(circle.touched, Part.TOUCHED))
    known = set(await tx.scalars(select(alert_cells.c.cell).where(alert_cells.c.alert_id == alert_id)))
    cells = [{"alert_id": alert_id, "cell": cell} for cell in sorted(circle.cells - known)]
    if cells:
        await tx.execute(insert(alert_cells), cells)


async def set_by_ward(tx: Tx, alert_id: int, staff: Staff, by_ward: bool, now: datetime) -> None:
    """Whether it goes to people who are known by a ward alone and may be outside the circle."""
    await change(tx, await own_draft(tx, alert_id, staff), staff, now, by_ward=by_ward)
