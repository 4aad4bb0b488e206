"""Receipts: a mark proves its row, and states only move upward, however late, often or twisted they come."""

from itertools import permutations

import pytest

from config.errors import BadWebhook
from delivery import claims
from delivery.messages import State
from delivery.receipts import UPWARD, Receipts
from tests.unit.delivery.post_office import NOW, PostOffice


async def record(
    office: PostOffice, row: int, state: State, reason: str | None = None, ref: str | None = None
) -> bool:
    async with office.database.transaction() as tx:
        return await office.receipts.record(tx, row, state, reason, NOW, ref) is not None


def test_a_mark_stands_for_one_row() -> None:
    receipts = Receipts(b"l" * 32)
    assert receipts.row_of(receipts.mark(7)) == 7
    assert receipts.mark(7) != receipts.mark(8)
    assert receipts.mark(7) != Receipts(b"x" * 32).mark(7)


@pytest.mark.parametrize(
    "mark",
    ["", ".", "7", "7.", "7.00", "-1.x", "x.y", "٧.x", "9" * 5000 + ".x", "1e3.x", " 7", "7.é"],
)
def test_a_mark_that_is_not_ours_is_refused(mark: str) -> None:
    with pytest.raises(BadWebhook):
        Receipts(b"l" * 32).row_of(mark)


def test_another_rows_mac_does_not_fit() -> None:
    receipts = Receipts(b"l" * 32)
    mac = receipts.mark(7).partition(".")[2]
    for forged in (f"8.{mac}", f"07.{mac}", f"7.{mac.upper()}x", f"7.{mac[:-1]}"):
        with pytest.raises(BadWebhook):
            receipts.row_of(forged)


@pytest.mark.parametrize("before", list(State))
@pytest.mark.parametrize("after", list(UPWARD))
async def test_only_upward(office: PostOffice, before: State, after: State) -> None:
    [row] = await office.bulletin(1, "a")
    await office.change(row, state=before)
    moved = await record(office, row, after, "30003")
    assert moved is (before in UPWARD[after])
    assert (await office.row(row)).state == (after if moved else before)


@pytest.mark.parametrize(
    "order", list(permutations([State.SENT, State.DELIVERED, State.DELIVERED, State.SENT], 4))[:12]
)
async def test_in_any_order_delivered_stays(office: PostOffice, order: tuple[State, ...]) -> None:
    [row] = await office.bulletin(1, "a")
    await office.change(row, state=State.STARTED)
    for state in order:
        await record(office, row, state)
    assert (await office.row(row)).state == State.DELIVERED


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        (State.SENT, State.DELIVERED, True),
        (State.UNKNOWN, State.SENT, True),
        (State.SENT, State.FAILED, True),
        (State.SENT, State.UNKNOWN, True),
        (State.UNKNOWN, State.DELIVERED, True),
        (State.DELIVERED, State.UNKNOWN, False),
        (State.FAILED, State.UNKNOWN, False),
        (State.DELIVERED, State.SENT, False),
        (State.DELIVERED, State.FAILED, False),
        (State.FAILED, State.DELIVERED, False),
        (State.FAILED, State.SENT, False),
        (State.SUPPRESSED, State.DELIVERED, False),
        (State.QUEUED, State.SENT, False),
    ],
)
async def test_what_was_final_stays(office: PostOffice, before: State, after: State, moves: bool) -> None:
    [row] = await office.bulletin(1, "a")
    await office.change(row, state=before)
    assert await record(office, row, after) is moves


async def test_nothing_is_promised_before_it_was_started(office: PostOffice) -> None:
    assert all(State.QUEUED not in froms for froms in UPWARD.values())


async def test_a_receipt_for_a_conversation_changes_nothing(office: PostOffice) -> None:
    row = await office.say("a", "one")
    await office.change(row, state=State.STARTED)
    assert not await record(office, row, State.DELIVERED)
    assert not await record(office, 99999, State.DELIVERED)
    assert (await office.row(row)).state == State.STARTED


@pytest.mark.parametrize(
    ("state", "known", "news", "counts"),
    [
        (State.SENT, "second", "first", False),
        (State.SENT, "second", "second", True),
        (State.STARTED, "first", "first", False),
        (State.STARTED, "first", "second", True),
        (State.STARTED, None, "first", True),
        (State.UNKNOWN, None, "first", True),
        (State.UNKNOWN, "first", "first", True),
    ],
)
async def test_late_news_of_a_message_say_nothing_about_the_next(
    office: PostOffice, state: State, known: str | None, news: str, counts: bool
) -> None:
    """A row that did not arrive is sent once more: what comes late about the first time is over."""
    [row] = await office.bulletin(1, "a")
    await office.change(row, state=state, provider_ref=known)
    assert await record(office, row, State.FAILED, "30003", news) is counts
    assert (await office.row(row)).state == (State.FAILED if counts else state)


async def test_late_news_of_an_answer_is_nobody_elses(office: PostOffice) -> None:
    """Its row is deleted when it is settled, and the number must not be given to the next row."""
    answer = await office.say("a", "one")
    await office.dispatcher().drain()
    [bulletin] = await office.bulletin(1, "a")
    assert bulletin > answer
    async with office.database.transaction() as tx:
        await claims.start(tx, office.identity, NOW, 10)
        assert await office.receipts.record(tx, answer, State.DELIVERED, None, NOW, "SM1") is None
    assert (await office.row(bulletin)).state == State.STARTED
