"""Small worlds of schemes: whoever joins, leaves and passes on in whatever order, nobody gets an alert twice, and
nobody gets it by a scheme but members of one that passed it on."""

import asyncio
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from alerts import fanout, forwarding
from config.errors import BadInput
from database.engine import Database
from database.metadata import metadata
from delivery.messages import SMS, TELEGRAM
from subscribers.scheme_model import Scheme
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets
from tests.unit.alerts.watches import Watches

PEOPLE = 6
people = st.integers(0, PEOPLE - 1)
which = st.integers(0, 1)


class SchemeWorld(RuleBasedStateMachine):
    """Six people, of whom two live where the alert goes, and two schemes. `members` is the plain model of who is in
    which; `may_be_told` are those who were members when it was passed on, or came in later."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite+aiosqlite:///{Path(self.folder.name) / 'world.db'}")
        self.streets = Streets(self.database)
        self.watches = Watches(self.streets)
        self.do(self.begin())
        self.members: list[set[int]] = [set(), set()]
        self.may_be_told: set[int] = set()
        self.forwarded: set[int] = set()

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(coroutine)

    async def begin(self) -> None:
        async with self.database.transaction() as tx:
            await tx.run_sync(metadata.create_all)
        self.schemes: list[tuple[Scheme, int]] = [await self.watches.scheme(name) for name in ("One", "Two")]
        self.routes = [
            await self.streets.resident(LINACRE if n < 2 else DERBY, channel=(TELEGRAM, SMS)[n % 2])
            for n in range(PEOPLE)
        ]
        self.ids = [await self.watches.person(route) for route in self.routes]
        self.leaders = [await self.watches.person(route) for _, route in self.schemes]
        officer = await self.streets.officer()
        self.code = await self.streets.send(await self.streets.draft(officer, LINACRE), officer)

    @rule(person=people, scheme=which)
    def join(self, person: int, scheme: int) -> None:
        self.do(self.watches.join(self.schemes[scheme][0], self.routes[person]))
        self.members[scheme].add(self.ids[person])
        if scheme in self.forwarded:
            self.may_be_told.add(self.ids[person])

    @rule(person=people, scheme=which)
    def leave(self, person: int, scheme: int) -> None:
        if self.ids[person] in self.members[scheme]:
            self.do(self.watches.leave(self.schemes[scheme][0], self.routes[person]))
            self.members[scheme].discard(self.ids[person])

    @rule(scheme=which)
    def pass_on(self, scheme: int) -> None:
        try:
            self.do(self.watches.forward(*self.schemes[scheme], self.code, "Lock up!"))
        except BadInput:
            return  # on its way already, or everybody has it
        self.forwarded.add(scheme)
        self.may_be_told |= self.members[scheme] | {self.leaders[scheme]}

    @rule()
    def page(self) -> None:
        """One step of the fan-out: the alert's own first, as in a running process."""

        async def once() -> None:
            if not await fanout.page(self.database, NOON):
                await forwarding.page(self.database, NOON)

        self.do(once())

    @invariant()
    def nobody_has_two_and_only_members_were_added(self) -> None:
        copies = self.do(self.watches.copies())
        assert all(len(words) == 1 for words in copies.values())
        by_scheme = self.do(self.watches.via("scheme"))
        assert by_scheme <= self.may_be_told
        assert not by_scheme & set(self.ids[:2]), "who is in the audience gets the alert itself"
        assert self.do(self.watches.via("audience")) <= set(self.ids[:2])

    def teardown(self) -> None:
        """Once both have passed it on for good, every member has it."""
        self.do(self.streets.fanout.once())
        for scheme in range(2):
            self.pass_on(scheme)
        self.do(self.streets.fanout.once())
        self.nobody_has_two_and_only_members_were_added()
        told = self.do(self.watches.via("scheme")) | self.do(self.watches.via("audience"))
        assert self.members[0] | self.members[1] | set(self.leaders) <= told
        self.do(self.database.close())
        self.runner.close()
        self.folder.cleanup()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forwarding, "PAGE", 1)


TestSchemes = SchemeWorld.TestCase
TestSchemes.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
