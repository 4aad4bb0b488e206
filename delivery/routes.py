"""The address book: (identity, address) <-> opaque route id. Nobody outside this package sees an address."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update

from config.errors import Conflict
from config.sealing import Ring, keyed
from database.engine import Tx
from database.inserting import insert_new
from delivery.messages import SMS
from delivery.numbers import takes_texts
from delivery.tables import identities, routes

Follower = Callable[[Tx, int], Awaitable[None]]
_FOLLOWERS: list[Follower] = []


class RouteState(StrEnum):
    """OPEN: may be written to. STOPPED: opted out at the provider. BLOCKED: bot blocked, no mobile, chat gone. GONE:
    account deleted, number given up; nobody is expected to write from there. REFUSED: a number that we send no texts to
    (delivery.numbers), for good."""

    OPEN = "open"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    GONE = "gone"
    REFUSED = "refused"


# A phone that is off for a holiday is not dead: so many misses, and none other in between, over so long a time.
MISSES = 4
MISSED_FOR = timedelta(days=14)


async def identity_id(tx: Tx, channel: str, name: str) -> int:
    """The id of one of our own senders, made on first use. `name` holds no secret (a bot's id, our own number)."""
    found = await tx.scalar(select(identities.c.id).where(identities.c.name == name))
    if found is None:
        # Several processes may be starting for the first time.
        await insert_new(tx, identities, channel=channel, name=name)
        found = await tx.scalar(select(identities.c.id).where(identities.c.name == name))
    return int(found or 0)


async def hold(tx: Tx, route: int) -> bool:
    """Wait until no other process deals with this route's person, and keep others waiting until this transaction ends;
    False where the route is gone. (SQLite lets one writer in at a time anyway.)"""
    # NO KEY UPDATE: rows that refer to the route may still be written (PostgreSQL, "Row-Level Locks").
    held = select(routes.c.id).where(routes.c.id == route).with_for_update(key_share=True)
    return await tx.scalar(held) is not None


class AddressBook:
    """Addresses sealed by ADDRESS_KEYS and found by a hash under LOOKUP_KEY. `with_fictional`: numbers kept for drama
    are as good as any (in the sandbox)."""

    def __init__(self, ring: Ring, lookup_key: bytes, *, with_fictional: bool = False) -> None:
        self._ring = ring
        self._lookup_key = lookup_key
        self._with_fictional = with_fictional

    async def find(self, tx: Tx, identity: int, address: str, *, is_held: bool = False) -> int | None:
        """The route to this address, if it ever was used. `is_held`: as `hold` does."""
        wanted = select(routes.c.id).where(routes.c.lookup == self._lookup(identity, address))
        found = await tx.scalar(wanted.with_for_update(key_share=True) if is_held else wanted)
        return int(found) if found is not None else None

    async def find_or_make(self, tx: Tx, identity: int, address: str) -> int:
        """The route to this address; a new one is open, but for numbers that we send no texts to."""
        found = await self.find(tx, identity, address)
        if found is not None:
            return found
        row = self.new(identity, address)
        if await self._is_text(tx, identity) and not self.takes_texts(address):
            row["state"] = RouteState.REFUSED
        if await insert_new(tx, routes, **row):
            return int(row["id"])
        # Another process was faster: somebody's first words came in two parts.
        made = await self.find(tx, identity, address)
        if made is None:
            raise Conflict
        return made

    def new(self, identity: int, address: str) -> dict[str, Any]:
        """The row of a route that is not there yet: open, under a random id."""
        route = secrets.randbits(62) + 1
        return {
            "id": route,
            "identity_id": identity,
            "lookup": self._lookup(identity, address),
            "sealed_address": self._ring.seal(address.encode(), _about(route)),
            "state": RouteState.OPEN,
        }

    async def hold(self, tx: Tx, identity: int, address: str) -> int:
        """As `find_or_make`, and nobody else deals with this person until the transaction ends."""
        while (found := await self.find(tx, identity, address, is_held=True)) is None:
            await self.find_or_make(tx, identity, address)
        return found

    async def move(self, tx: Tx, identity: int, old: str, new: str) -> tuple[int, int | None] | None:
        """Who was at the address `old` is at `new` now, by the same route; None where no route leads to `old`.

        With it comes a route that was made to `new` meanwhile: what is under way there still arrives, and nobody else
        finds it.
        """
        route = await self.find(tx, identity, old, is_held=True)
        if route is None:
            return None
        stray = await self.find(tx, identity, new, is_held=True)
        if stray is not None:
            await self._change(tx, stray, lookup=secrets.token_bytes(16))
        sealed = self._ring.seal(new.encode(), _about(route))
        await self._change(tx, route, lookup=self._lookup(identity, new), sealed_address=sealed)
        return route, stray

    def address(self, route: int, sealed: bytes) -> str:
        """Open an address, in memory and for one send."""
        return self._ring.open(sealed, _about(route)).decode()

    def takes_texts(self, number: str) -> bool:
        """Whether we send texts to this number: asked where a route is made, and again before each sending."""
        return takes_texts(number, with_fictional=self._with_fictional)

    async def way_out(self, tx: Tx, route: int, tip_identity: int | None) -> int | None:
        """The route by which this person can be answered: the same one; after STOP the one from the tip number, if
        there is such a number and they did not stop that too; else None."""
        row = (await tx.execute(select(routes).where(routes.c.id == route))).one_or_none()
        if row is None or row.state == RouteState.REFUSED:
            return None
        if row.state != RouteState.STOPPED:
            return route
        if tip_identity is None:
            return None
        other = await self.find_or_make(tx, tip_identity, self.address(route, row.sealed_address))
        return other if await state_of(tx, other) == RouteState.OPEN else None

    async def _change(self, tx: Tx, route: int, **values: bytes) -> None:
        await tx.execute(update(routes).where(routes.c.id == route).values(**values))

    async def _is_text(self, tx: Tx, identity: int) -> bool:
        return await tx.scalar(select(identities.c.channel).where(identities.c.id == identity)) == SMS

    def _lookup(self, identity: int, address: str) -> bytes:
        return keyed(self._lookup_key, "route", f"{identity}:{address}")


async def state_of(tx: Tx, route: int) -> RouteState:
    return RouteState(str(await tx.scalar(select(routes.c.state).where(routes.c.id == route))))


def followed_by(follower: Follower) -> None:
    """Have `follower(tx, route)` called whenever a route was opened or closed, in that transaction: rooms above keep
    what they made of it in step, and no way of closing one is forgotten."""
    _FOLLOWERS.append(follower)


async def set_state(tx: Tx, route: int, state: RouteState) -> None:
    """Whatever comes from there: a number that is refused stays so."""
    this = (routes.c.id == route, routes.c.state != RouteState.REFUSED)
    await tx.execute(update(routes).where(*this).values(state=state))
    if state == RouteState.OPEN:
        await is_there(tx, route)
    await _moved(tx, route)


async def mark_gone(tx: Tx, route: int, now: datetime) -> None:
    """Nobody is there any more, and nobody will be."""
    gone = {"state": RouteState.GONE, "missing_since": now.date()}
    await tx.execute(
        update(routes).where(routes.c.id == route, routes.c.state != RouteState.REFUSED).values(**gone)
    )
    await _moved(tx, route)


async def miss(tx: Tx, route: int, now: datetime) -> bool:
    """Nobody was there; True where that has been so for so long that the way is closed now."""
    missed = {
        "misses": routes.c.misses + 1,
        "missing_since": func.coalesce(routes.c.missing_since, now.date()),
    }
    await tx.execute(update(routes).where(routes.c.id == route).values(**missed))
    is_dead = (routes.c.misses >= MISSES) & (routes.c.missing_since <= (now - MISSED_FOR).date())
    closed = await tx.execute(
        update(routes)
        .where(routes.c.id == route, routes.c.state == RouteState.OPEN, is_dead)
        .values(state=RouteState.BLOCKED)
    )
    if closed.rowcount:
        await _moved(tx, route)
    return bool(closed.rowcount)


async def is_there(tx: Tx, route: int) -> None:
    """Somebody was: earlier misses mean nothing any more."""
    forgotten = update(routes).where(routes.c.id == route, routes.c.missing_since.is_not(None))
    await tx.execute(forgotten.values(misses=0, missing_since=None))


async def _moved(tx: Tx, route: int) -> None:
    for follow in _FOLLOWERS:
        await follow(tx, route)


def _about(route: int) -> str:
    return f"route:{route}"
