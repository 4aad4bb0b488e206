"""What exactly is approved, as one text in a fixed form, and the hash of it. Whatever changes here voids an approval."""

import json
from collections.abc import Mapping
from hashlib import blake2b

from sqlalchemy import select

from alerts.model import Alert
from alerts.records import FIRST
from alerts.tables import alert_cells, alert_wards
from alerts.translations import Translations, of_version
from database.engine import Tx
from places.tables import areas

# How much of it people compare, by eye or over the telephone.
SHOWN = 8


def fingerprint(content: str) -> bytes:
    """32 bytes. Two contents with the same fingerprint are not to be found."""
    return blake2b(content.encode(), digest_size=32, person=b"approval").digest()


def shown(fingerprint: bytes) -> str:
    """How people read it: "3f9a 01bc"."""
    digits = fingerprint.hex()[:SHOWN]
    return f"{digits[:4]} {digits[4:]}"


async def print_of(tx: Tx, alert: Alert) -> bytes:
    """The fingerprint of an alert as it stands: what a page or a preview showed of it."""
    return fingerprint(await content_of(tx, alert, FIRST, alert.text or ""))


async def content_of(tx: Tx, alert: Alert, number: int, words: str) -> str:
    """All that somebody approves who approves version `number` with these words: canonical JSON.

    Wards stand with the set that they were taken from: the same name after a change of boundaries is another place.
    """
    translations = alert.translations if number == FIRST else await of_version(tx, alert.id, number)
    wards = await tx.execute(
        select(alert_wards.c.ward_code, alert_wards.c.part, areas.c.vintage)
        .outerjoin(areas, areas.c.code == alert_wards.c.ward_code)
        .where(alert_wards.c.alert_id == alert.id)
        .order_by(alert_wards.c.ward_code)
    )
    rows = wards.all()
    named = [(row.ward_code, row.vintage) for row in rows]
    if not alert.has_circle:
        return canonical(alert, number, words, translations, named)
    cells = await tx.scalars(select(alert_cells.c.cell).where(alert_cells.c.alert_id == alert.id))
    circle = {
        "metres": [area.metres for area in alert.areas],
        "parts": [row.part for row in rows],
        "cells": sorted(cells),
        "by_ward": alert.goes_by_ward,
    }
    return canonical(alert, number, words, translations, named, circle)


def canonical(
    alert: Alert,
    number: int,
    words: str,
    translations: Translations,
    wards: list[tuple[str, str | None]],
    circle: Mapping[str, object] | None = None,
) -> str:
    """Pure. The order of areas is that in which residents read them; sets are sorted.

    What has no circle does not mention one, so that what was approved before there were any still stands.
    """
    content = {
        "alert": alert.id,
        "code": alert.code,
        "version": number,
        "text": words,
        "translations": sorted(translations),
        "photo": alert.photo,
        "team": alert.team,
        "sender": alert.sender,
        "category": alert.category,
        "topic": alert.topic,
        "urgency": alert.urgency,
        "is_appeal": alert.is_appeal,
        "to_public": alert.to_public,
        "groups": sorted(alert.groups),
        "areas": [(area.code, area.label, area.borough_code) for area in alert.areas],
        "wards": sorted(wards),
        "send_at": alert.send_at.isoformat() if alert.send_at else None,
        "hours": alert.life.total_seconds() / 3600,
        "expires_at": alert.expires_at.isoformat() if alert.expires_at else None,
        "outcome_on": alert.outcome_on.isoformat() if alert.outcome_on else None,
    }
    if circle:
        content["circle"] = circle
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
