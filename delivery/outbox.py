"""The one way out: a row here, in the caller's transaction, is a promise that the dispatcher keeps."""

from datetime import datetime

from sqlalchemy import insert, select

from config.sealing import Ring, pad, unpad
from database.engine import Tx, wake_dispatcher
from delivery.messages import AT_ONCE, Kind, Lane, Message, Parcel, State
from delivery.tables import outbox, renderings, routes

# Every conversational row has the same size, whatever it says (design part 5).
PARCEL_BYTES = 20_480


class Outbox:
    """Writes conversational rows; their parcels are sealed by CONVERSATION_KEYS."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring

    async def enqueue(
        self,
        tx: Tx,
        route: int,
        parcel: Parcel,
        *,
        now: datetime,
        lane: Lane = Lane.ANSWER,
        due_at: datetime | None = None,
    ) -> int:
        """Put a parcel on its way to a route, at once or not before `due_at`; returns the row's id."""
        identity = await tx.scalar(select(routes.c.identity_id).where(routes.c.id == route))
        row = await tx.scalar(
            insert(outbox)
            .values(
                identity_id=identity,
                route_id=route,
                # The same for all: what is deleted is what tips were written in.
                kind=Kind.SEND,
                lane=lane,
                state=State.QUEUED,
                due_at=due_at if due_at and due_at > now else AT_ONCE,
                sealed_parcel=self.seal(parcel),
            )
            .returning(outbox.c.id)
        )
        wake_dispatcher(tx)
        return int(row or 0)

    def seal(self, parcel: Parcel) -> bytes:
        return self._ring.seal(pad(parcel.to_bytes(), PARCEL_BYTES), "outbox")

    def open(self, sealed: bytes) -> Parcel:
        return Parcel.from_bytes(unpad(self._ring.open(sealed, "outbox")))


async def bulletin_at(tx: Tx, route: int, ref: str) -> Message | None:
    """The bulletin's message that stands under the provider's id `ref` at a route, as it last went there."""
    bodies = (
        select(renderings.c.parcel)
        .join(outbox, outbox.c.rendering_id == renderings.c.id)
        .where(outbox.c.route_id == route, outbox.c.provider_ref == ref)
        .order_by(outbox.c.id.desc())
    )
    found = await tx.scalar(bodies.limit(1))
    return Parcel.from_bytes(found).messages[-1] if found else None
