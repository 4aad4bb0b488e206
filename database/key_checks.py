"""Whether the installation's keys are those that its database was written with.

A `.env` that was lost, or that belongs to another installation, would otherwise start as if all were well, while
nothing that the old keys sealed could ever be opened again.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, LargeBinary, String, Table, select, update

from config.errors import BadSetting
from config.sealing import keyed, same
from database.engine import Database, Tx
from database.inserting import insert_new
from database.metadata import metadata
from database.migrate import revision

CURE = (
    "is not the key that this database was written with: put back the .env of this installation, "
    "or start with an empty database"
)
RETIRED = (
    "begins with a key that was replaced (`mersey keys rotate`): give this process the .env of the host where that was "
    "done"
)
Rings = Mapping[str, tuple[bytes, ...]]

# A keyed hash of the key's own name, under the newest key of its ring: it tells nothing of the key. One of
# each key that was replaced too, under the ring's name and the print of the key.
key_checks = Table(
    "key_checks",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary(16), nullable=False),
)


async def refuse_other_keys(url: str, rings: Rings) -> None:
    """Raises BadSetting where the database knows other keys than these, or one that is missing.

    `rings`: the keys by the name of their setting, newest first. Any database will do that was never used.
    """
    if await revision(url) is None:
        return
    database = Database(url)
    try:
        async with database.reading() as tx:
            await _refuse(tx, rings)
    finally:
        await database.close()


async def keep_checks(tx: Tx, rings: Rings, coming: Collection[str] = ()) -> None:
    """Note a check of each key that the database does not know yet, or whose ring has a newer key now.

    `coming`: rings whose last key is not in use here. It may be elsewhere, and so these checks stay as they are.
    Raises BadSetting as `refuse_other_keys`.
    """
    known = await _refuse(tx, rings)
    for name, ring in rings.items():
        value = _check(ring[0], name)
        if name not in known:
            if not await insert_new(tx, key_checks, name=name, value=value):
                await _refuse(tx, rings)  # another process, starting at the same moment, was faster
        elif known[name] != value and name not in coming:
            await tx.execute(update(key_checks).where(key_checks.c.name == name).values(value=value))


async def _refuse(tx: Tx, rings: Rings) -> dict[str, bytes]:
    known = {row.name: bytes(row.value) for row in await tx.execute(select(key_checks))}
    for row, value in sorted(known.items()):
        name, _, retired = row.partition(" ")
        ring = rings.get(name, ())
        is_held = any(same(_check(key, row), value) for key in (ring[:1] if retired else ring))
        if is_held == bool(retired):
            raise BadSetting(name, RETIRED if retired else CURE)
    return known


async def retire(tx: Tx, name: str, key: bytes) -> None:
    """No process that would seal with this key may start any more: nobody else could open it."""
    row = f"{name} {key_print(key, name)}"
    await insert_new(tx, key_checks, name=row, value=_check(key, row))


def key_print(key: bytes, name: str) -> str:
    """Eight signs by which people tell the keys of a ring apart, and learn nothing of them."""
    return keyed(key, "key-print", name)[:4].hex()


def _check(key: bytes, name: str) -> bytes:
    return keyed(key, "key-check", name)
