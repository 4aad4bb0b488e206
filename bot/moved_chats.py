"""A group that became a supergroup has another number from then on (Bot API, "ResponseParameters"): its route goes with it,
and so does whatever knows the route, such as a team's door."""

from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from config.errors import Moved, Unreachable
from database.engine import Database, Tx
from delivery.channel import Channel
from delivery.messages import Message
from delivery.pacing import Gap
from delivery.routes import AddressBook
from staff import doors


async def move(tx: Tx, book: AddressBook, identity: int, old: str, new: str) -> None:
    """The route to `old` leads to `new`. Nothing where there is none (any more)."""
    found = await book.move(tx, identity, old, new)
    if found:
        route, stray = found
        if stray is not None:
            await doors.move_doors(tx, stray, route)


class FollowingChannel(Channel):
    """A channel whose messages follow chats that moved."""

    def __init__(self, channel: Channel, database: Database, book: AddressBook, identity: int) -> None:
        self._channel = channel
        self._database = database
        self._book = book
        self._identity = identity

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        try:
            return await self._channel.send(address, message, receipt, valid_for)
        except Moved as moved:
            await self._store(address, moved.address)
            return await self._channel.send(moved.address, message, receipt, valid_for)

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """What stood in the old group stays there; the new one gets a message of its own."""
        try:
            return await self._channel.edit(address, ref, message, receipt, valid_for)
        except Moved as moved:
            await self._store(address, moved.address)
            return await self._channel.send(moved.address, message, receipt, valid_for)

    async def delete(self, address: str, ref: str) -> None:
        """In the old group nothing can be deleted any more."""
        try:
            await self._channel.delete(address, ref)
        except Moved as moved:
            await self._store(address, moved.address)

    def cost(self, message: Message) -> int:
        return self._channel.cost(message)

    def gap(self, address: str) -> Gap:
        return self._channel.gap(address)

    async def _store(self, old: str, new: str) -> None:
        try:
            async with self._database.transaction() as tx:
                await move(tx, self._book, self._identity, old, new)
        except IntegrityError as error:
            # Somebody's first words in the new group were faster, this very moment: the next try finds their route.
            raise Unreachable("moved") from error
