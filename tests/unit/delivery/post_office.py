"""An outbox on a real database with a provider that counts: it takes, refuses or hangs as told."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, insert, select, update

from config.sealing import Ring
from config.timekeeping import Clock
from database.engine import Database, Tx
from database.metadata import metadata
from delivery.channel import Channel
from delivery.dispatcher import Dispatcher
from delivery.messages import AT_ONCE, TELEGRAM, Kind, Lane, Message, Parcel, State
from delivery.outbox import Outbox
from delivery.pacing import Gap
from delivery.receipts import Receipts
from delivery.routes import AddressBook, identity_id
from delivery.sending import Sender
from delivery.settling import Failure
from delivery.tables import outbox, renderings

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


class StillClock(Clock):
    """Moves only by `advance`."""

    def now(self) -> datetime:
        return NOW + self.offset


class CountingChannel(Channel):
    """A provider that writes down what reached it. `answers`: exceptions or None for the next calls, in order."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self.edited: list[tuple[str, str, str]] = []
        self.deleted: list[tuple[str, str]] = []
        self.answers: deque[Exception | None] = deque()
        self.refusal: Exception | None = None
        self.refused_text: str | None = None
        self.hangs = asyncio.Event()
        self.hangs.set()
        self.reached = asyncio.Event()
        self.chat_gap = Gap(0)

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        if self.refusal:
            # The first call alone meets it; `refused_text` says which that was.
            refusal, self.refusal, self.refused_text = self.refusal, None, f"{address} {message.text}"
            raise refusal
        await self._answer()
        self.sent.append((address, message.text))
        self.marks.append(receipt)
        return f"ref-{len(self.sent)}"

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        await self._answer()
        self.edited.append((address, ref, message.text))
        return ref

    async def delete(self, address: str, ref: str) -> None:
        await self._answer()
        self.deleted.append((address, ref))

    def cost(self, message: Message) -> int:
        return 1

    def gap(self, address: str) -> Gap:
        return self.chat_gap

    async def _answer(self) -> None:
        self.reached.set()
        await self.hangs.wait()
        answer = self.answers.popleft() if self.answers else None
        if answer:
            raise answer

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.sent]


@dataclass
class PostOffice:
    database: Database
    book: AddressBook
    outbox: Outbox
    receipts: Receipts
    clock: StillClock
    identity: int
    channel: CountingChannel
    failures: list[Failure] = field(default_factory=list)

    def dispatcher(
        self,
        owner: str = "ann",
        rate: float = 1000,
        channel: CountingChannel | None = None,
        *,
        has_list: bool = False,
    ) -> Dispatcher:
        return Dispatcher(
            self.database,
            [Sender(self.identity, channel or self.channel, rate, self.clock, has_list=has_list)],
            self.book,
            self.outbox,
            self.receipts,
            self.clock,
            owner,
            self._on_failed,
        )

    async def _on_failed(self, _tx: Tx, failures: Sequence[Failure], _now: datetime) -> None:
        self.failures += failures

    async def route(self, address: str) -> int:
        async with self.database.transaction() as tx:
            return await self.book.find_or_make(tx, self.identity, address)

    async def say(self, address: str, *texts: str, lane: Lane = Lane.ANSWER, **more: Any) -> int:
        """Queue a conversational row with these messages."""
        return await self.put(address, Parcel(tuple(Message(text) for text in texts)), lane=lane, **more)

    async def put(self, address: str, parcel: Parcel, **more: Any) -> int:
        route = await self.route(address)
        async with self.database.transaction() as tx:
            return await self.outbox.enqueue(tx, route, parcel, now=self.clock.now(), **more)

    async def bulletin(
        self, number: int, *addresses: str, lane: Lane = Lane.ROUTINE, expires_at: datetime | None = None
    ) -> list[int]:
        """Queue one bulletin to these addresses, as the fan-out does."""
        routes = [await self.route(address) for address in addresses]
        body = Parcel((Message(f"bulletin {number}"),)).to_bytes()
        async with self.database.transaction() as tx:
            rendering = await tx.scalar(
                insert(renderings)
                .values(bulletin_id=number, channel=TELEGRAM, language="en", parcel=body)
                .returning(renderings.c.id)
            )
            return [
                int(
                    await tx.scalar(
                        insert(outbox)
                        .values(
                            identity_id=self.identity,
                            route_id=route,
                            kind=Kind.SEND,
                            lane=lane,
                            state=State.QUEUED,
                            due_at=AT_ONCE,
                            expires_at=expires_at,
                            bulletin_id=number,
                            person_id=person,
                            rendering_id=rendering,
                        )
                        .returning(outbox.c.id)
                    )
                    or 0
                )
                for person, route in enumerate(routes, 1)
            ]

    async def rows(self) -> list[Row[Any]]:
        async with self.database.reading() as tx:
            return list((await tx.execute(select(outbox).order_by(outbox.c.id))).all())

    async def row(self, number: int) -> Row[Any]:
        [row] = [row for row in await self.rows() if row.id == number]
        return row

    async def change(self, number: int, **values: object) -> None:
        async with self.database.transaction() as tx:
            await tx.execute(update(outbox).where(outbox.c.id == number).values(**values))

    def wait(self, **delta: float) -> None:
        self.clock.advance(timedelta(**delta))


@asynccontextmanager
async def open_post_office(file: Path) -> AsyncIterator[PostOffice]:
    is_new = not file.exists()
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.transaction() as tx:
        if is_new:
            await tx.run_sync(metadata.create_all)
        identity = await identity_id(tx, TELEGRAM, "telegram:1")
    book = AddressBook(Ring((b"a" * 32,)), b"l" * 32, with_fictional=True)
    office = PostOffice(
        database,
        book,
        Outbox(Ring((b"c" * 32,))),
        Receipts(b"l" * 32),
        StillClock(),
        identity,
        CountingChannel(),
    )
    try:
        yield office
    finally:
        await database.close()
