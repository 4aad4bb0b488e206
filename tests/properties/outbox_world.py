"""A small world for the outbox: two providers whose answers are chosen, two dispatchers, and what was promised to whom."""

import asyncio
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy import insert

from bot import failures
from config.errors import Rejected, Stopped, Throttled, Unknown, Unreachable
from delivery.channel import Channel
from delivery.dispatcher import Dispatcher
from delivery.holding import call_back
from delivery.messages import AT_ONCE, SMS, TELEGRAM, Kind, Lane, Message, Parcel, State
from delivery.pacing import Gap
from delivery.routes import identity_id
from delivery.sending import Sender
from delivery.tables import outbox, renderings
from delivery.unsure import Record, Unsure
from tests.unit.delivery.post_office import PostOffice


class Answer(Enum):
    """What becomes of one message at a provider."""

    TAKEN = auto()
    TOLD = auto()  # taken, and a callback says that it was delivered before our own call returns
    FLOOD = auto()  # not taken: later
    STOPPED = auto()  # not taken, and meanwhile an officer stops all alerts
    AWAY = auto()  # not taken: nobody there
    REFUSED = auto()  # not taken, for good
    CLOSED = auto()  # not taken, and nothing will be there
    LOST = auto()  # taken, and nobody tells us
    CUT = auto()  # not taken, and nobody tells us
    DIED = auto()  # not taken: our process died before
    DIED_AFTER = auto()  # taken, and our process died before it heard of it


_TAKEN = (Answer.TAKEN, Answer.TOLD, Answer.LOST, Answer.DIED_AFTER)
_ERRORS = {
    Answer.FLOOD: Throttled("429", timedelta(seconds=3)),
    Answer.STOPPED: Throttled("429", timedelta(seconds=3)),
    Answer.AWAY: Unreachable("connect"),
    Answer.REFUSED: Rejected("badrequest"),
    Answer.LOST: Unknown("timeout"),
    Answer.CUT: Unknown("timeout"),
}
CLOSED = {TELEGRAM: "blocked", SMS: "21614"}


@dataclass(frozen=True)
class Promise:
    """One message to one address; without a bulletin an answer."""

    address: str
    lane: Lane
    text: str
    bulletin: int | None


class Provider(Channel):
    """Writes down what it took, and gives the next answers of the world."""

    def __init__(self, world: "World", channel: str) -> None:
        self._world = world
        self._channel = channel
        self.taken: list[tuple[str, Record]] = []

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        world, answer = self._world, self._world.next_answer()
        ref = f"{self._channel}-{len(self.taken)}"
        key = address, message.text
        world.answered[key].append(answer)
        if answer in _TAKEN:
            self.taken.append((address, Record(ref, message.text, State.SENT, None)))
            world.arrived.append(key)
        match answer:
            case Answer.DIED | Answer.DIED_AFTER:
                world.death.set()
                await asyncio.Event().wait()
            case Answer.CLOSED:
                raise Stopped(CLOSED[self._channel])
            case Answer.TOLD:
                await world.tell(world.office.receipts.row_of(receipt), State.DELIVERED, ref)
            case Answer.STOPPED:
                await world.stop()
        if error := _ERRORS.get(answer):
            raise error
        return ref

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        raise NotImplementedError

    async def delete(self, address: str, ref: str) -> None:
        raise NotImplementedError

    def cost(self, message: Message) -> int:
        return 1

    def gap(self, address: str) -> Gap:
        return Gap(0)

    async def records(self, address: str, since: datetime) -> Sequence[Record]:
        return [record for to, record in self.taken if to == address]

    def bodies(self, message: Message) -> Sequence[str]:
        return [message.text]


@dataclass
class World:
    """`people`: their addresses, each on one channel. A key is an address and a text."""

    office: PostOffice
    people: dict[str, str]
    promised: dict[tuple[str, str], Promise] = field(default_factory=dict)
    arrived: list[tuple[str, str]] = field(default_factory=list)
    answered: dict[tuple[str, str], list[Answer]] = field(default_factory=dict)
    # How often each was under way when its process died.
    in_doubt: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: deque[Answer] = field(default_factory=deque)
    death: asyncio.Event = field(default_factory=asyncio.Event)

    async def begin(self) -> None:
        async with self.office.database.transaction() as tx:
            sms = await identity_id(tx, SMS, "sms:1")
        self.identities = {TELEGRAM: self.office.identity, SMS: sms}
        self.providers = {channel: Provider(self, channel) for channel in self.identities}
        self._made = 0
        self.dispatchers = [self._dispatcher(), self._dispatcher()]
        office = self.office
        parts = office.book, office.outbox, office.clock, self._on_known
        self.unsure = Unsure(office.database, sms, self.providers[SMS], *parts)

    def next_answer(self) -> Answer:
        return self.answers.popleft() if self.answers else Answer.TAKEN

    async def promise(self, addresses: Iterable[str], lane: Lane, bulletin: int | None) -> None:
        """A bulletin to these, or an answer to each."""
        office, number = self.office, len(self.promised)
        text = f"No. {number}"
        wanted = [(each, await self._route(each)) for each in addresses]
        async with office.database.transaction() as tx:
            bodies = {}
            for channel in (TELEGRAM, SMS) if bulletin else ():
                body = {"bulletin_id": bulletin, "channel": channel, "language": "en"}
                body["parcel"] = Parcel((Message(text),)).to_bytes()
                bodies[channel] = await tx.scalar(insert(renderings).values(body).returning(renderings.c.id))
            for person, (address, route) in enumerate(wanted, 1):
                channel = self.people[address]
                self.promised[address, text] = Promise(address, lane, text, bulletin)
                self.answered[address, text] = []
                if bulletin:
                    row = {
                        "identity_id": self.identities[channel], "route_id": route, "kind": Kind.SEND,
                        "lane": lane, "state": State.QUEUED, "due_at": AT_ONCE, "bulletin_id": bulletin,
                        "person_id": person, "rendering_id": bodies[channel],
                    }  # fmt: skip
                    await tx.execute(insert(outbox).values(row))
                else:
                    parcel = Parcel((Message(text),))
                    await office.outbox.enqueue(tx, route, parcel, now=office.clock.now(), lane=lane)

    async def work(self, which: int, answers: Iterable[Answer], *, dies_late: bool = False) -> None:
        """One dispatcher works until nothing is due or it dies; another takes its place. `dies_late`: what came back
        before is settled."""
        self.answers.extend(answers)
        self.death.clear()
        working = asyncio.ensure_future(self.dispatchers[which].once())
        dying = asyncio.ensure_future(self.death.wait())
        await asyncio.wait((working, dying), return_when=asyncio.FIRST_COMPLETED)
        self.answers.clear()
        if self.death.is_set():
            await asyncio.sleep(0.25 if dies_late else 0)
            working.cancel()
            self.dispatchers[which] = self._dispatcher()
        dying.cancel()
        results = await asyncio.gather(working, dying, return_exceptions=True)
        for error in results:
            if isinstance(error, Exception):
                raise error
        if self.death.is_set():
            async with self.office.database.transaction():
                pass  # whatever it was just committing is committed
            for key, row in (await self.stands()).items():
                self.in_doubt[key] += row.state == State.STARTED

    async def stop(self) -> None:
        """An officer stops all alerts."""
        async with self.office.database.transaction() as tx:
            await call_back(tx, outbox.c.bulletin_id.is_not(None), "cancelled", self.office.clock.now())

    async def tell(self, row: int, state: State, ref: str | None) -> None:
        """A callback."""
        async with self.office.database.transaction() as tx:
            code = "30005" if state == State.FAILED else None
            await self.office.receipts.record(tx, row, state, code, self.office.clock.now(), ref)

    async def stands(self) -> dict[tuple[str, str], Any]:
        """The row of each message that has one."""
        rows = await self.office.rows()
        found = {(self._addresses[row.route_id], self._text(row)): row for row in rows}
        assert len(found) == len(rows)
        return found

    def _text(self, row: Any) -> str:
        if row.sealed_parcel:
            return self.office.outbox.open(row.sealed_parcel).messages[0].text
        return next(each.text for each in self.promised.values() if each.bulletin == row.bulletin_id)

    def _dispatcher(self) -> Dispatcher:
        office = self.office
        self._made += 1
        senders = [
            Sender(identity, self.providers[channel], 500, office.clock, has_list=channel == SMS)
            for channel, identity in self.identities.items()
        ]
        parts = office.book, office.outbox, office.receipts, office.clock
        return Dispatcher(office.database, senders, *parts, f"dispatcher {self._made}", failures.failed)

    async def _on_known(self, tx: Any, row: int, state: State, code: Any, ref: Any, now: datetime) -> None:
        await failures.looked_up(self.office.receipts, tx, row, state, code, ref, now)

    async def _route(self, address: str) -> int:
        async with self.office.database.transaction() as tx:
            identity = self.identities[self.people[address]]
            route = await self.office.book.find_or_make(tx, identity, address)
        self._addresses[route] = address
        return route

    _addresses: dict[int, str] = field(default_factory=dict)
