"""Small worlds of an outbox: whatever providers answer, whoever dies, and in whichever order, nobody is skipped, nobody is
written to twice but in doubt, each reads a lane in order, and where everybody stands adds up."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Coroutine
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from delivery.claims import SENT_AGAIN
from delivery.messages import SMS, TELEGRAM, Lane, State
from delivery.sending import LONGEST_PAUSE
from tests.properties.outbox_world import Answer, World
from tests.unit.delivery.post_office import open_post_office

PEOPLE = {"ann": TELEGRAM, "ben": TELEGRAM, "+447700900101": SMS, "+447700900102": SMS}
people = st.sampled_from(sorted(PEOPLE))
written = st.lists(st.tuples(people, st.sampled_from(SENT_AGAIN)), min_size=1, max_size=5)
# Which dispatcher, what it is answered, and whether it dies with everything settled that had come back. Half of all
# messages are taken.
answers = st.lists(st.sampled_from([*Answer, *[Answer.TAKEN] * len(Answer)]), min_size=2, max_size=8)
waits = st.sampled_from([5, 31, 61, 121])
work = st.tuples(st.sampled_from([0, 1]), answers, st.booleans())
Work = tuple[int, list[Answer], bool]
_WENT = (State.SENT, State.DELIVERED)
_IN_DOUBT = (Answer.LOST, Answer.CUT)
_REFUSED = (Answer.REFUSED, Answer.CLOSED)


@cache
def _empty_office() -> bytes:
    """Its database, made once."""

    async def make(file: Path) -> bytes:
        async with open_post_office(file):
            pass
        return file.read_bytes()

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(make(Path(folder) / "office.db"))


class OutboxWorld(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "office.db"
        file.write_bytes(_empty_office())
        self.opening = open_post_office(file)
        self.world = World(self.do(self.opening.__aenter__()), PEOPLE)
        self.do(self.world.begin())
        self.bulletins = 0
        self.was_stopped = False

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(coroutine)

    @rule(written=written, work=work)
    def answer(self, written: list[tuple[str, Lane]], work: Work) -> None:
        """Answers to some, and work on them."""
        for person, lane in written:
            self.do(self.world.promise([person], lane, None))
        self.work(work)

    @rule(some=st.sets(people, min_size=1), lane=st.sampled_from([Lane.EMERGENCY, Lane.URGENT]), work=work)
    def send_alerts(self, some: set[str], lane: Lane, work: Work) -> None:
        """Two to the same people, and work on them."""
        for _ in range(2):
            self.bulletins += 1
            self.do(self.world.promise(sorted(some), lane, self.bulletins))
        self.work(work)

    @rule(seconds=waits, work=work)
    def wait(self, seconds: int, work: Work) -> None:
        """For another try, until an identity or a row is free, until the provider's list must have it."""
        self.world.office.wait(seconds=seconds)
        self.work(work)

    @rule(person=people, lane=st.sampled_from(SENT_AGAIN), times=st.integers(1, 3), seconds=waits, work=work)
    def die(self, person: str, lane: Lane, times: int, seconds: int, work: Work) -> None:
        """One after another, of the same message, perhaps; and more is promised meanwhile."""
        for turn in range(times):
            self.do(self.world.promise([person], lane, None))
            self.work((turn % 2, [Answer.DIED_AFTER], False))
            self.world.office.wait(seconds=seconds)
        self.do(self.world.promise([person], lane, None))
        self.work(work)

    def work(self, work: Work) -> None:
        which, answers, dies_late = work
        self.was_stopped |= Answer.STOPPED in answers
        self.do(self.world.work(which, answers, dies_late=dies_late))

    @rule()
    def look_up(self) -> None:
        self.do(self.world.unsure.once())

    @precondition(lambda self: self.bulletins)
    @rule()
    def stop(self) -> None:
        self.was_stopped = True
        self.do(self.world.stop())

    @rule(state=st.sampled_from([State.SENT, State.DELIVERED, State.FAILED]))
    def tell(self, state: State) -> None:
        """Callbacks about all texts that went, whichever we know to have gone."""
        for row in self.do(self.world.office.rows()):
            if row.provider_ref and row.identity_id == self.world.identities[SMS]:
                self.do(self.world.tell(row.id, state, row.provider_ref))

    @invariant()
    def nobody_twice_but_in_doubt(self) -> None:
        for key, times in Counter(self.world.arrived).items():
            promise = self.world.promised[key]
            may_repeat = PEOPLE[promise.address] == TELEGRAM and promise.lane in SENT_AGAIN
            assert times <= 1 + (may_repeat and self.doubts(key) > 0), f"{promise}: {times} times"

    @invariant()
    def each_reads_a_lane_in_order(self) -> None:
        order = {key: number for number, key in enumerate(self.world.promised)}
        read: dict[tuple[str, Lane], list[int]] = {}
        for key in dict.fromkeys(self.world.arrived):
            promise = self.world.promised[key]
            read.setdefault((promise.address, promise.lane), []).append(order[key])
        for each, numbers in read.items():
            assert numbers == sorted(numbers), each

    @invariant()
    def the_figures_add_up(self) -> None:
        """Each of an alert's audience stands somewhere, and nowhere without a reason."""
        stands = self.do(self.world.stands())
        for key, promise in self.world.promised.items():
            row = stands.get(key)
            if row is None:
                assert promise.bulletin is None
                self.is_settled(key, State.SENT if key in self.world.arrived else State.UNKNOWN)
            else:
                self.is_settled(key, row.state)

    def is_settled(self, key: tuple[str, str], state: State) -> None:
        """Whether what befell a message explains where it stands."""
        answers, promise = self.world.answered[key], self.world.promised[key]
        if state in _WENT:
            assert key in self.world.arrived, f"{promise} is said to have gone"
        elif state == State.UNKNOWN:
            refused = promise.bulletin is None and set(answers) & set(_REFUSED)
            assert refused or self.doubts(key), f"{promise} is lost"
        elif state == State.FAILED:
            assert set(answers) & set(_REFUSED) or key in self.world.arrived, f"{promise} failed"
        elif state == State.SUPPRESSED:
            assert promise.bulletin is not None
            is_closed = any(
                Answer.CLOSED in each
                for (address, _), each in self.world.answered.items()
                if address == promise.address
            )
            assert self.was_stopped or is_closed, f"{promise} is held back"

    def doubts(self, key: tuple[str, str]) -> int:
        """How often nobody knew whether it had arrived."""
        return self.world.in_doubt[key] + sum(each in _IN_DOUBT for each in self.world.answered[key])

    def teardown(self) -> None:
        try:
            for _ in range(12):
                if not self.waiting():
                    break
                self.world.office.wait(seconds=2 * LONGEST_PAUSE.total_seconds())
                self.do(self.world.work(0, ()))
                self.do(self.world.unsure.once())
            self.nobody_twice_but_in_doubt()
            self.each_reads_a_lane_in_order()
            self.the_figures_add_up()
            self.nobody_waits_any_more()
        finally:
            self.do(self.opening.__aexit__(None, None, None))
            self.runner.close()
            self.folder.cleanup()

    def waiting(self) -> bool:
        """Whether anything is not settled for good; a text of unknown fate is not before it was looked up."""
        rows = self.do(self.world.office.rows())
        return any(row.state in (State.QUEUED, State.STARTED) or row.lease_until for row in rows)

    def nobody_waits_any_more(self) -> None:
        stands = self.do(self.world.stands())
        assert not self.waiting()
        assert all(row.bulletin_id for row in stands.values()), "conversation is deleted when settled"
        for key in self.world.promised.keys() - stands.keys() - set(self.world.arrived):
            was_refused = set(self.world.answered[key]) & set(_REFUSED)
            assert was_refused or self.doubts(key) > 1, f"{key} is lost: an answer is sent again once"


TestOutbox = OutboxWorld.TestCase
TestOutbox.settings = settings(
    max_examples=15, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
