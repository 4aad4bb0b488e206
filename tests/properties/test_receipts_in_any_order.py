"""What became of one message, told in any order, twice, or before our own call returned: the row only moves upward."""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delivery import settling
from delivery.messages import State
from delivery.settling import Outcome
from tests.unit.delivery.post_office import NOW, PostOffice, open_post_office

RANK = {State.STARTED: 0, State.UNKNOWN: 1, State.SENT: 2, State.DELIVERED: 3, State.FAILED: 3}
REF = "SM" + "0" * 32
# What the provider says in the end, and what our own call had: its answer, none, or no time to be settled.
ENDINGS = st.sampled_from([(), (State.DELIVERED,), (State.FAILED,)])
OURS = st.sampled_from([State.SENT, State.UNKNOWN, None])


@st.composite
def stories(draw: st.DrawFn) -> list[State | str]:
    """Receipts of one message in any order and number, and among them the moment at which we settled our call."""
    ending = draw(ENDINGS)
    receipts = draw(st.lists(st.sampled_from([State.SENT, *ending]), max_size=6))
    ours = draw(OURS)
    return draw(st.permutations([*receipts, *([f"own {ours}"] if ours else [])]))


async def tell(office: PostOffice, row: int, event: State | str) -> None:
    async with office.database.transaction() as tx:
        if event in (State.SENT, State.DELIVERED, State.FAILED):
            code = "30005" if event == State.FAILED else None
            await office.receipts.record(tx, row, State(event), code, NOW, REF)
        elif event == f"own {State.SENT}":
            await settling.settle(tx, [Outcome(row, State.SENT, ref=REF)], NOW)
        else:
            await settling.settle(tx, [Outcome(row, State.UNKNOWN, reason="timeout")], NOW)


def expected(story: list[State | str]) -> State:
    """The best that was told."""
    for state in (State.DELIVERED, State.FAILED):
        if state in story:
            return state
    if State.SENT in story or f"own {State.SENT}" in story:
        return State.SENT
    return State.UNKNOWN if story else State.STARTED


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=80)
@given(st.lists(stories(), min_size=1, max_size=6))
def test_states_only_move_upward(stories: list[list[State | str]]) -> None:
    async def live() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with open_post_office(Path(folder) / "office.db") as office:
                for number, story in enumerate(stories, 1):
                    [row] = await office.bulletin(number, "ann")
                    await office.change(row, state=State.STARTED)
                    rank = 0
                    for event in story:
                        await tell(office, row, event)
                        found = await office.row(row)
                        assert RANK[found.state] >= rank
                        rank = RANK[found.state]
                    found = await office.row(row)
                    assert found.state == expected(story)
                    assert found.reason == {State.FAILED: "30005", State.UNKNOWN: "timeout"}.get(found.state)

    asyncio.run(live())
