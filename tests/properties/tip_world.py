"""The world of tests/properties/test_tip_life.py: a real town, what its people know, and what must hold.

`Told` is the model's: it learns from phones and from what the desk lets staff do, and from the database only which tip
holds its words.
"""

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, select

from bot import memory as memories
from bot.tables import conversations
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.keys import parse_ring
from config.sealing import Ring
from delivery.messages import SMS, TELEGRAM
from intelligence.model import TipState
from intelligence.tables import desk_clock, tips
from intelligence.vault import Vault
from sandbox.handset import Handset, TelegramHandset
from staff import service as staff
from staff.model import Role, Staff
from tests.seams import watched
from tests.world import Town, open_town, settings_for

TEAM, OTHER = "npt-sefton", "npt-wirral"
REFUSED = (NotAllowed, NotFound, Conflict, BadInput)
CASE = re.compile(r"case words: (.+)\n")
_STEPS = re.compile(
    r"(INSERT INTO|UPDATE|DELETE FROM) (intake|outgoing|tips|tip_messages|tip_keys|desk_clock)\b"
)
_Result = TypeVar("_Result")


@dataclass
class Told:
    """What one resident told: its words, by what it can be asked after, and what has become of it."""

    sender: str
    words: list[str]
    code: str | None
    id: int | None = None
    is_burned: bool = False
    # What was asked about it, and which of it was answered.
    asked: list[str] = field(default_factory=list)
    owner: str | None = None
    # Answers: one that comes after the end finds no question any more.
    answers: list[str] = field(default_factory=list)


class World:
    """Residents `ann` (Telegram) and `bob` (text), staff `ada` and `ben` of one team and `cat` of another."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.closing = AsyncExitStack()
        self.told: list[Told] = []
        self.gone: list[Told] = []
        self.happened: set[str] = set()
        self.count = 0
        self.run(self._open())

    def run(self, work: Awaitable[_Result]) -> _Result:
        return self.loop.run_until_complete(work)  # type: ignore[arg-type]  # coroutines, all of them

    async def _open(self) -> None:
        folder = Path(self.closing.enter_context(tempfile.TemporaryDirectory(dir=tempfile.gettempdir())))
        self.closing.enter_context(watched())
        settings = settings_for(folder)
        self.town: Town = await self.closing.enter_async_context(open_town(folder, settings=settings))
        assert settings.tip_keys is not None
        self.vault = Vault(Ring(parse_ring(settings.tip_keys.get_secret_value())))
        self.chat: TelegramHandset = await self.town.team_chat(TEAM)
        self.boss = await self.town.officer("Sue", "supervisor", TEAM)
        self.phones: dict[str, Handset] = {
            "ann": await self.town.subscriber("Ann", TELEGRAM),
            "bob": await self.town.subscriber("Bob", SMS),
        }
        self.staff: dict[str, Staff] = {}
        for name, team in (("ada", TEAM), ("ben", TEAM), ("cat", OTHER)):
            await self.town.officer(name, "member", team)
            async with self.town.database.reading() as tx:
                [self.staff[name]] = await staff.named(tx, name)
        assert {each.role for each in self.staff.values()} == {Role.MEMBER}

    def close(self) -> None:
        self.run(self.closing.aclose())
        self.loop.close()

    def word(self, kind: str) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return f"{kind}zz{self.count}zz"

    def note(self, what: str) -> None:
        self.happened.add(what)

    def passes(self, **delta: float) -> None:
        self.run(self.town.pass_time(**delta))

    def says(self, name: str, words: str) -> str:
        phone = self.phones[name]
        self.run(phone.says(words))
        return phone.last

    def desk(self, who: str, deed: str, told: Told, *given: Any) -> Any:
        """A deed of the desk in its own transaction; raises what the desk raises."""

        async def act() -> Any:
            async with self.town.database.transaction() as tx:
                do = getattr(self.town.stack.desk, deed)
                return await do(tx, told.id, self.staff[who], *given, self.town.clock.now())

        result = self.run(act())
        self.run(self.town.settle())
        return result

    def is_there(self, told: Told) -> bool:
        """Whether its words are on the desk, or on the way there."""

        async def found() -> bool:
            async with self.town.database.reading() as tx:
                return await tx.scalar(select(tips.c.id).where(tips.c.id == (told.id or 0))) is not None

        return self.run(found())

    @contextmanager
    def crashing(self, at: int) -> Iterator[None]:
        """The process ends in the middle: at the n-th statement that a mover, relay or duty clock writes."""
        left = [at]

        def on_execute(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if _STEPS.match(statement):
                left[0] -= 1
                if left[0] == 0:
                    raise ConnectionAbortedError("the process ended here")

        engines = [engine.sync_engine for engine in self.town.database.engines]
        for engine in engines:
            event.listen(engine, "before_cursor_execute", on_execute)
        try:
            yield
        except ConnectionAbortedError:
            self.note("crashed")
        finally:
            for engine in engines:
                event.remove(engine, "before_cursor_execute", on_execute)

    # What must hold.

    def check(self) -> None:
        self.run(self._check())

    async def _check(self) -> None:
        async with self.town.database.reading() as tx:
            rows = (await tx.execute(select(tips))).all()
            clocks = set(await tx.scalars(select(desk_clock.c.tip_id)))
            held = {row.id: [each.text for each in await self.vault.messages(tx, row.id)] for row in rows}
        async with self.town.database.reading() as tx:
            routes = (await tx.scalars(select(conversations.c.route_id))).all()
            ring = self.town.parts.conversation_ring
            waiting = [
                [each.text for each in (await memories.load(tx, ring, route)).questions] for route in routes
            ]
        # A clock stands exactly while nobody has taken on what is open.
        assert clocks == {row.id for row in rows if row.state == TipState.NEW}
        for row in rows:
            assert (row.state == TipState.CLAIMED) == (
                row.claimed_by is not None and row.state != TipState.CLOSED
            )
        said = self.chat.texts + self.boss.texts
        by_id = {row.id: row for row in rows}
        for told in self.told:
            mine = [id_ for id_, texts in held.items() if any(told.words[0] in each for each in texts)]
            assert len(mine) <= 1, "filed once"
            if told.id is None and mine:
                told.id = mine[0]
            if told.id is None:
                continue
            assert mine == [told.id], "what was filed can be read"
            row = by_id[told.id]
            owner = self.staff[told.owner].id if told.owner else None
            if row.state == TipState.CLAIMED:
                assert row.claimed_by == owner, "never two owners"
            if told.is_burned:
                assert (row.sealed_relay, row.verifier) == (None, None), "no way back opens again"
            if row.state == TipState.CLOSED:
                assert row.sealed_relay is None
            for word in told.asked:
                assert sum(word in text for texts in waiting for text in texts) <= 1, "a question comes once"
                others = [name for name in self.phones if name != told.sender]
                assert not any(word in text for name in others for text in self.phones[name].texts)
            for word in told.words + told.asked + told.answers:
                assert not any(word in text for text in said), "notices hold no word"
                homes = [id_ for id_, texts in held.items() if any(word in each for each in texts)]
                assert homes in ([], [told.id]), "words belong to one tip"

    def all_is_there(self) -> None:
        """After some hours every word that a resident was thanked for can be read on the desk."""
        self.passes(minutes=16)
        self.passes(minutes=16)
        self.check()

        async def read(told: Told) -> str:
            async with self.town.database.reading() as tx:
                return "\n".join(each.text for each in await self.vault.messages(tx, told.id or 0))

        for told in self.told:
            assert told.id is not None, "what was filed is a tip"
            texts = self.run(read(told))
            for word in told.words:
                assert word in texts, "nothing is lost"
