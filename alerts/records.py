"""Reading alerts."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, case, select

from alerts.model import OUT, Alert, AlertArea, GroupRule, Stage, Urgency
from alerts.tables import alert_areas, alert_groups, alert_translations, alerts
from config.errors import NotFound
from database.engine import Tx
from staff.model import Staff

FIRST = 1  # the number of an alert's first version


async def get(tx: Tx, alert_id: int, *, is_held: bool = False) -> Alert:
    """Raises NotFound. `is_held`: nobody else changes it until the transaction ends."""
    wanted = select(alerts).where(alerts.c.id == alert_id)
    found = await load(tx, wanted.with_for_update(key_share=True) if is_held else wanted)
    if not found:
        raise NotFound
    return found[0]


async def by_code(tx: Tx, code: str) -> Alert | None:
    """The alert with this code, if it was ever sent: a draft's code means nothing to anybody yet."""
    return await first_of(tx, [code])


async def first_of(tx: Tx, codes: Sequence[str]) -> Alert | None:
    """The alert with the first of these codes that was ever sent."""
    # What was stopped before its time came has a stage of those that are out, and never was.
    went = alerts.c.stage.in_(OUT) & alerts.c.sent_at.is_not(None)
    found = await load(tx, select(alerts).where(alerts.c.code.in_(codes), went))
    return min(found, key=lambda each: codes.index(each.code), default=None)


async def by_any_code(tx: Tx, code: str) -> Alert | None:
    """The alert with this code, also one that was not sent (yet). For staff alone, who are checked by the caller."""
    found = await load(tx, select(alerts).where(alerts.c.code == code))
    return found[0] if found else None


async def drafts_of(tx: Tx, staff: Staff, most: int = 8) -> list[Alert]:
    """What somebody can go on writing: their own until it goes, then their teams' drafts; the last changed first."""
    is_own = alerts.c.author_id == staff.id
    own = is_own & alerts.c.stage.in_((Stage.DRAFT, Stage.PENDING, Stage.SCHEDULED))
    found = select(alerts).where(own | (alerts.c.team.in_(staff.own_teams) & (alerts.c.stage == Stage.DRAFT)))
    order = case((is_own, 0), else_=1), alerts.c.changed_at.desc(), alerts.c.id.desc()
    return await load(tx, found.order_by(*order).limit(most))


async def load(tx: Tx, query: Select[Any]) -> list[Alert]:
    """The alerts that a query over `alerts` finds, in its order."""
    rows = (await tx.execute(query)).all()
    ids = [row.id for row in rows]
    areas = await _of(tx, alert_areas, ids, alert_areas.c.number)
    groups = await _of(tx, alert_groups, ids, alert_groups.c.group_slug)
    words = await _of(tx, alert_translations, ids, alert_translations.c.language)
    return [
        _alert(row, areas[row.id], groups[row.id], [each for each in words[row.id] if each.number == FIRST])
        for row in rows
    ]


async def _of(
    tx: Tx, table: Table, ids: Sequence[int], order: ColumnElement[Any]
) -> dict[int, list[Row[Any]]]:
    """The rows of a table that belong to these alerts, by alert."""
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in await tx.execute(select(table).where(table.c.alert_id.in_(ids)).order_by(order)):
        found[row.alert_id].append(row)
    return found


def _alert(
    row: Row[Any], areas: Sequence[Row[Any]], groups: Sequence[Row[Any]], words: Sequence[Row[Any]]
) -> Alert:
    return Alert(
        id=row.id,
        code=row.code,
        stage=Stage(row.stage),
        author=row.author_id,
        team=row.team,
        sender=row.sender,
        category=row.category,
        topic=row.topic,
        urgency=Urgency(row.urgency) if row.urgency else None,
        text=row.text,
        is_appeal=row.is_appeal,
        areas=tuple(
            AlertArea(a.area_code, a.label, a.borough_code, a.borough_label, a.metres) for a in areas
        ),
        sent_at=row.sent_at,
        expires_at=row.expires_at,
        send_at=row.send_at,
        outcome_on=row.outcome_on,
        to_public=row.to_public,
        groups=tuple((each.group_slug, GroupRule(each.rule)) for each in groups),
        translations=tuple((each.language, each.text) for each in words),
        photo=row.photo_id,
        template=row.template,
        lives=row.lives,
        by_ward=row.by_ward,
    )
