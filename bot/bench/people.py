"""Fills an empty database as a fan-out leaves it: routes with sealed addresses, one bulletin in one rendering, a row of
the outbox for each person."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice

from sqlalchemy import func, insert, literal, select

from bot.bench.order import BUTTONS, SMS_TEXT, TEXT, Order
from database.engine import Database, Tx
from database.metadata import Moment
from delivery.messages import SMS, Choice, Kind, Lane, Message, Parcel, State
from delivery.routes import AddressBook, identity_id
from delivery.tables import outbox, renderings, routes

ALERT = Message(TEXT, tuple(Choice(label, data) for label, data in BUTTONS), columns=2)
TEXT_ALERT = Message(SMS_TEXT)
_AT_ONCE = 10_000


async def ask_all(database: Database, book: AddressBook, order: Order, channel: str) -> None:
    """Everybody of the order has a route and is to get the alert."""
    addresses = order.numbers if channel == SMS else map(str, order.chats)
    async with database.transaction() as tx:
        identity = await identity_id(tx, channel, order.identity(channel))
        await make_routes(tx, book, identity, addresses)
        await ask(tx, identity, channel, TEXT_ALERT if channel == SMS else ALERT, bulletin=identity)


async def make_routes(tx: Tx, book: AddressBook, identity: int, addresses: Iterable[str]) -> None:
    left = iter(addresses)
    while some := [book.new(identity, address) for address in islice(left, _AT_ONCE)]:
        await tx.execute(insert(routes), some)


async def ask(
    tx: Tx,
    identity: int,
    channel: str,
    message: Message,
    *,
    bulletin: int,
    lane: Lane = Lane.ROUTINE,
    most: int | None = None,
) -> None:
    """A row of the outbox for each route of the identity, or for some of them, in no order that the routes have."""
    now = datetime.now(UTC)
    rendering = await tx.scalar(
        insert(renderings)
        .values(bulletin_id=bulletin, channel=channel, language="en", parcel=Parcel((message,)).to_bytes())
        .returning(renderings.c.id)
    )
    values = {
        outbox.c.identity_id: routes.c.identity_id,
        outbox.c.route_id: routes.c.id,
        outbox.c.kind: literal(Kind.SEND.value),
        outbox.c.lane: literal(int(lane)),
        outbox.c.state: literal(State.QUEUED.value),
        outbox.c.due_at: literal(now, Moment()),
        outbox.c.expires_at: literal(now + timedelta(days=1), Moment()),
        outbox.c.bulletin_id: literal(bulletin),
        outbox.c.person_id: func.row_number().over(order_by=routes.c.lookup),
        outbox.c.rendering_id: literal(rendering),
    }
    people = (
        select(*values.values()).where(routes.c.identity_id == identity).order_by(routes.c.lookup).limit(most)
    )
    await tx.execute(insert(outbox).from_select(list(values), people))


async def unsettled(url: str) -> int:
    """How many rows the outbox does not hold for sent."""
    database = Database(url)
    try:
        async with database.reading() as tx:
            left = select(func.count()).select_from(outbox).where(outbox.c.state != State.SENT)
            return int(await tx.scalar(left) or 0)
    finally:
        await database.close()
