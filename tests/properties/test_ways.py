"""Small worlds of people with several ways: whoever joins, moves, stops, blocks, is blocked or is erased in whatever
order, the audience says of everybody what their routes and places say, and its counts are those of people looked up."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from alerts import counts, service
from alerts.model import Urgency
from bot.failures import close
from config.community import Group, GroupHow
from config.errors import Conflict, NotFound
from database.engine import Database, Tx
from database.metadata import metadata
from delivery.messages import SMS, TELEGRAM
from delivery.routes import RouteState, miss, set_state
from subscribers import groups, ways
from subscribers import service as subscribers
from subscribers.model import Spot
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets
from tests.unit.subscribers.in_step import out_of_step

PEOPLE, WARDS = 3, (LINACRE, DERBY, "E05000936")
HOW: dict[str, Any] = {"channel": SMS, "wording": "yes", "now": NOON}
GROUP = Group(slug="pub-watch", how=GroupHow.OPEN, kind="people")
who = st.integers(0, PEOPLE - 1)
which = st.integers(0, 3)
some_wards = st.lists(st.sampled_from(WARDS), min_size=1, max_size=3, unique=True).map(tuple)
states = st.sampled_from(RouteState)


class Ways(RuleBasedStateMachine):
    """Three people with up to four ways each. `is_open` is the plain model of every route."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite+aiosqlite:///{Path(self.folder.name) / 'world.db'}")
        self.streets = Streets(self.database)
        self.routes: list[list[int]] = []
        self.channel: dict[int, str] = {}
        self.is_open: dict[int, bool] = {}
        self.refused: set[int] = set()
        self.wards: list[set[str] | None] = [None] * PEOPLE
        self.do(self.begin())

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(coroutine)

    def within(self, deed: Callable[[Tx], Awaitable[Any]]) -> None:
        async def commit() -> None:
            async with self.database.transaction() as tx:
                await deed(tx)

        with suppress(NotFound, Conflict):
            self.do(commit())

    async def begin(self) -> None:
        async with self.database.transaction() as tx:
            await tx.run_sync(metadata.create_all)
        self.routes = [[await self.route((TELEGRAM, SMS)[n % 2])] for n in range(PEOPLE)]
        officer = await self.streets.officer()
        self.drafts = [
            await self.streets.draft(officer, *wards, urgency=urgency)
            for wards in ((LINACRE,), (LINACRE, DERBY))
            for urgency in (Urgency.ROUTINE, Urgency.EMERGENCY)
        ]

    async def route(self, channel: str) -> int:
        made = await self.streets.route(channel)
        self.channel[made], self.is_open[made] = channel, True
        return made

    @rule(who=who, wards=some_wards)
    def joins(self, who: int, wards: tuple[str, ...]) -> None:
        first = self.routes[who][0]
        wish = {"topics": ("burglary",), "language": "en", **HOW}
        self.within(lambda tx: subscribers.join(tx, first, Spot(wards[0], wards, "chosen"), **wish))
        if self.wards[who] is None:
            self.wards[who] = {*wards}

    @rule(who=who, ward=st.sampled_from(WARDS))
    def adds_a_place(self, who: int, ward: str) -> None:
        async def add(tx: Tx) -> None:
            person = await subscribers.add_place(
                tx, self.routes[who][0], Spot(ward, (ward,), "chosen"), **HOW
            )
            here = set(await subscribers.wards_of(tx, person.id))
            assert ward in here
            self.wards[who] = here

        self.within(add)

    @rule(who=who, number=st.integers(1, 3))
    def drops_a_place(self, who: int, number: int) -> None:
        async def drop(tx: Tx) -> None:
            person = await subscribers.drop_place(tx, self.routes[who][0], number, **HOW)
            self.wards[who] = set(await subscribers.wards_of(tx, person.id))

        self.within(drop)

    @rule(who=who)
    def enters_a_group(self, who: int) -> None:
        self.within(lambda tx: groups.join(tx, self.routes[who][0], GROUP, "", **HOW))

    @rule(who=who)
    def leaves_a_group(self, who: int) -> None:
        self.within(lambda tx: groups.leave(tx, self.routes[who][0], GROUP.slug, **HOW))

    @rule(who=who, channel=st.sampled_from([TELEGRAM, SMS]))
    def has_another_way(self, who: int, channel: str) -> None:
        if self.wards[who] is None or len(self.routes[who]) == 4:
            return
        made = self.do(self.route(channel))
        self.routes[who].append(made)

        async def add(tx: Tx) -> None:
            person = await subscribers.by_route(tx, self.routes[who][0])
            assert person
            await ways.add(tx, person.id, made)

        self.within(add)

    @rule(who=who, which=which, state=states)
    def says_so(self, who: int, which: int, state: RouteState) -> None:
        """Blocks the bot, comes back to it, sends STOP or START; or the dispatcher refuses the number, for good."""
        route = self.routes[who][which % len(self.routes[who])]
        self.within(lambda tx: set_state(tx, route, state))
        self.is_open[route] = state == RouteState.OPEN and route not in self.refused
        if state == RouteState.REFUSED:
            self.refused.add(route)

    @rule(who=who, which=which, code=st.sampled_from(["21610", "21211", "blocked", "deactivated"]))
    def is_heard_of_from_the_provider(self, who: int, which: int, code: str) -> None:
        """As the dispatcher does it."""
        route = self.routes[who][which % len(self.routes[who])]

        async def stop(tx: Tx) -> None:
            is_stop = code == "21610"
            await set_state(tx, route, RouteState.STOPPED if is_stop else RouteState.BLOCKED)
            await close(tx, route, code, NOON)

        self.within(stop)
        self.is_open[route] = False
        if code == "21610":
            self.wards[who] = None

    @rule(who=who)
    def is_forgotten_there(self, who: int) -> None:
        """A way that was dead for weeks goes; the others stay."""
        if len(self.routes[who]) > 1 and self.wards[who] is not None:
            gone = self.routes[who].pop()
            self.within(lambda tx: subscribers.drop_way(tx, gone))

    @rule(who=who, which=which, times=st.integers(1, 4))
    def is_missed(self, who: int, which: int, times: int) -> None:
        """A phone that is off, again and again over weeks."""
        route = self.routes[who][which % len(self.routes[who])]

        async def be_off(tx: Tx) -> None:
            for week in range(times):
                if await miss(tx, route, NOON + timedelta(weeks=week)):
                    self.is_open[route] = False

        self.within(be_off)

    @rule(who=who)
    def leaves(self, who: int) -> None:
        self.within(lambda tx: subscribers.withdraw(tx, self.routes[who][0], **HOW))
        self.wards[who] = None

    @rule(who=who)
    def is_erased(self, who: int) -> None:
        self.within(lambda tx: subscribers.erase(tx, self.routes[who][0], NOON, channel=SMS))
        self.routes[who], self.wards[who] = self.routes[who][:1], None

    @invariant()
    def nothing_is_out_of_step(self) -> None:
        async def look() -> None:
            async with self.database.reading() as tx:
                assert await out_of_step(tx) == []
                for draft in self.drafts:
                    alert = await service.get(tx, draft)
                    wards = {area.code for area in alert.areas}
                    wanted = self.counted(wards, is_emergency=alert.urgency == Urgency.EMERGENCY)
                    assert await counts.count(tx, alert, NOON) == wanted

        self.do(look())

    def counted(self, wards: set[str], *, is_emergency: bool) -> tuple[int, dict[str, int]]:
        """People one by one."""
        people, copies = 0, {TELEGRAM: 0, SMS: 0}
        for theirs, routes in zip(self.wards, self.routes, strict=True):
            channels = sorted((self.channel[each] for each in routes if self.is_open[each]), reverse=True)
            if not (theirs or set()) & wards or not channels:
                continue
            people += 1
            for channel in channels if is_emergency else channels[:1]:
                copies[channel] += 1
        return people, {channel: number for channel, number in copies.items() if number}

    def teardown(self) -> None:
        self.do(self.database.close())
        self.runner.close()
        self.folder.cleanup()


Ways.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestWays = Ways.TestCase
