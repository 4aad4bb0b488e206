"""Storing where a draft goes: its areas as they were chosen, and the wards that they stand for."""

from collections.abc import Mapping

from sqlalchemy import insert, select, update

from alerts.model import AlertArea, Part
from alerts.tables import alert_areas, alert_wards
from database.engine import Tx

_LESS = {Part.WHOLE: 0, Part.TOUCHED: 1, Part.BESIDE: 2}


async def put_area(tx: Tx, alert_id: int, number: int, area: AlertArea) -> None:
    await tx.execute(
        insert(alert_areas).values(
            alert_id=alert_id,
            number=number,
            area_code=area.code,
            label=area.label,
            borough_code=area.borough_code,
            borough_label=area.borough_label,
            metres=area.metres,
        )
    )


async def put_wards(tx: Tx, alert_id: int, wards: Mapping[str, Part]) -> None:
    """Add wards; of one that is there already, the larger part holds."""
    of = alert_wards.c
    rows = await tx.execute(select(of.ward_code, of.part).where(of.alert_id == alert_id))
    known = {row.ward_code: Part(row.part) for row in rows}
    new = [
        {"alert_id": alert_id, "ward_code": ward, "part": part}
        for ward, part in sorted(wards.items())
        if ward not in known
    ]
    if new:
        await tx.execute(insert(alert_wards), new)
    for ward, part in wards.items():
        if ward in known and _LESS[part] < _LESS[known[ward]]:
            this = (of.alert_id == alert_id) & (of.ward_code == ward)
            await tx.execute(update(alert_wards).where(this).values(part=part))
