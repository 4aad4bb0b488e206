"""Stores what was read as a new edition, beside the one in use, and then puts it in that one's place.

Rows are written in short transactions, so that nobody's answer waits for an import; the switch is one more. Whatever goes
wrong before it leaves everything as it was: what was written by then is swept up by the next import.
"""

import json
import secrets
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, insert, select, update

from config.errors import Conflict
from database import leases
from database.engine import Database, Tx
from places.imported import Imported, Listed
from places.importing.resolving import Placed
from places.model import How
from places.shapes import Boundary
from places.tables import editions, postcodes, ward_outlines

POSTCODES, WARDS = "postcodes", "wards"
KINDS: Mapping[str, Table] = {POSTCODES: postcodes, WARDS: ward_outlines}
# Rows a transaction: below 50 ms on SQLite.
_PAGE = 1_000
# Longer than the largest import takes.
_LASTS = timedelta(minutes=5)


async def store(
    database: Database, kind: str, rows: Sequence[dict[str, Any]], source: str, vintage: str, now: datetime
) -> int:
    """Write an edition that nobody uses yet; its number."""
    async with database.transaction() as tx:
        made = await tx.execute(
            insert(editions)
            .values(kind=kind, source=source[:200], vintage=vintage, is_in_use=False, imported_at=now)
            .returning(editions.c.id)
        )
        edition = int(made.scalar_one())
    for start in range(0, len(rows), _PAGE):
        page = [{"edition_id": edition, **row} for row in rows[start : start + _PAGE]]
        async with database.transaction() as tx:
            await tx.execute(insert(KINDS[kind]), page)
    return edition


@asynccontextmanager
async def alone(database: Database, now: datetime) -> AsyncIterator[None]:
    """Nobody else imports inside the block: each would sweep up what the other writes. Raises Conflict.

    Who is killed inside it keeps others waiting until the lease ends.
    """
    owner = secrets.token_hex(8)
    async with database.transaction() as tx:
        if await leases.take(tx, "areas import", owner, now, _LASTS) is None:
            raise Conflict("Another import is running, or was cut off: try again in five minutes.")
    try:
        yield
    finally:
        async with database.transaction() as tx:
            await leases.release(tx, "areas import", owner)


async def use(database: Database, numbers: Sequence[int]) -> None:
    """Put these editions in the place of those of their kinds, all at once."""
    async with database.transaction() as tx:
        kinds = select(editions.c.kind).where(editions.c.id.in_(numbers))
        await tx.execute(update(editions).where(editions.c.kind.in_(kinds)).values(is_in_use=False))
        await tx.execute(update(editions).where(editions.c.id.in_(numbers)).values(is_in_use=True))


async def sweep(database: Database) -> None:
    """Delete what no edition in use needs."""
    async with database.reading() as tx:
        gone = (await tx.execute(select(editions.c.id, editions.c.kind).where(~editions.c.is_in_use))).all()
    for number, kind in gone:
        table = KINDS[kind]
        name = table.primary_key.columns.values()[1]
        some = select(name).where(table.c.edition_id == number).limit(_PAGE)
        while True:
            async with database.transaction() as tx:
                page = delete(table).where(table.c.edition_id == number, name.in_(some))
                if not (await tx.execute(page)).rowcount:
                    await tx.execute(delete(editions).where(editions.c.id == number))
                    break


async def newest(tx: Tx) -> int:
    """The number of the latest edition in use; 0 for none."""
    in_use = select(editions.c.id).where(editions.c.is_in_use)
    return int(await tx.scalar(in_use.order_by(editions.c.id.desc()).limit(1)) or 0)


async def load(tx: Tx, wards: Collection[str]) -> Imported:
    """Everything in use, as look-ups want it (a third of a second for 60,000 postcodes). What lies in none of `wards` is
    left out: the community's own files may have changed since."""
    of = postcodes.c
    rows = await tx.execute(
        select(of.postcode, of.ward_code, of.cell, of.how, of.is_live).where(_in_use(postcodes))
    )
    listed = (
        (postcode, Listed(ward, cell, How(how)), live)
        for postcode, ward, cell, how, live in rows
        if ward in wards
    )
    outlines = {code: outline for code, outline in (await boundaries(tx)).items() if code in wards}
    return Imported(await newest(tx), listed, outlines)


async def boundaries(tx: Tx) -> dict[str, Boundary]:
    """The outlines of wards in use, by code."""
    rows = await tx.execute(
        select(ward_outlines.c.ward_code, ward_outlines.c.rings).where(_in_use(ward_outlines))
    )
    return {code: [[(lat, lon) for lat, lon in ring] for ring in json.loads(rings)] for code, rings in rows}


def postcode_rows(placed: Iterable[Placed]) -> list[dict[str, Any]]:
    """Rows for `store`."""
    return [
        {
            "postcode": each.row.postcode,
            "lat": each.row.lat,
            "lon": each.row.lon,
            "ward_code": each.ward,
            "cell": each.cell,
            "how": each.how,
            "is_live": each.row.is_live,
        }
        for each in sorted(placed, key=lambda each: each.row.postcode)
    ]


def ward_rows(outlines: Mapping[str, Boundary]) -> list[dict[str, Any]]:
    """Rows for `store`."""
    return [{"ward_code": code, "rings": _text(outlines[code])} for code in sorted(outlines)]


def _text(boundary: Boundary) -> str:
    """Six decimals are a hand's breadth."""
    return json.dumps([[(round(lat, 6), round(lon, 6)) for lat, lon in ring] for ring in boundary])


def _in_use(table: Table) -> Any:
    return table.c.edition_id.in_(select(editions.c.id).where(editions.c.is_in_use))
