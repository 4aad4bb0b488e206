"""What people wrote is deleted at the provider once our words went: until it is done or refused, and whatever happens."""

from datetime import timedelta
from pathlib import Path

import pytest

from config.errors import Rejected, Stopped, Throttled, Unknown, Unreachable
from delivery import claims
from delivery.clearing import MOST_TRIES
from delivery.messages import Message, Parcel, State
from tests.unit.delivery.post_office import PostOffice, open_post_office

SORRY = Message("Please delete it yourself.")
FILED = Parcel((Message("filed"),), deletes=("5", "6"), if_kept=SORRY)
BOTH = [("a", "5"), ("a", "6")]


@pytest.fixture
async def office(tmp_path: Path):  # type: ignore[no-untyped-def]  # a fixture that yields
    async with open_post_office(tmp_path / "outbox.db") as opened:
        yield opened


async def drain(office: PostOffice, **wait: float) -> None:
    """What is due after a while."""
    office.wait(**wait)
    await office.dispatcher().drain()


async def test_our_words_come_first_and_one_row_carries_both(office: PostOffice) -> None:
    row = await office.put("a", FILED)
    assert [each.id for each in await office.rows()] == [row]
    office.channel.answers.extend([None, Unreachable("connect")])
    await drain(office)
    assert office.channel.texts == ["filed"]
    await drain(office, seconds=2)
    assert sorted(office.channel.deleted) == BOTH
    assert office.channel.texts == ["filed"]
    assert await office.rows() == []


async def test_a_deletion_that_waits_keeps_no_answer_waiting_and_says_nothing_of_itself(
    office: PostOffice,
) -> None:
    row = await office.put("a", FILED)
    office.channel.answers.extend([None, Unreachable("20009", timedelta(minutes=1), 50), None])
    await drain(office)
    waits = await office.row(row)
    assert (waits.state, waits.reason, waits.attempts, waits.lease_until) == (State.QUEUED, None, 0, None)
    await office.say("a", "next")
    await drain(office)
    assert office.channel.texts == ["filed", "next"]
    await drain(office, minutes=1)
    assert sorted(office.channel.deleted) == BOTH


@pytest.mark.parametrize("error", [Unknown("timeout"), Unreachable("connect")])
async def test_a_provider_that_is_away_for_two_days_is_asked_again_all_that_time(
    office: PostOffice, error: Exception
) -> None:
    await office.put("a", FILED)
    office.channel.answers.append(None)
    hours = 0
    while not office.channel.deleted:
        office.channel.answers.extend([error, error] if hours < 47 else [])
        await drain(office, hours=1)
        hours += 1
        assert hours < 60
    assert sorted(office.channel.deleted) == BOTH
    assert office.channel.texts == ["filed"]


async def test_what_is_refused_for_good_is_told_once_and_the_rest_is_deleted(office: PostOffice) -> None:
    await office.put("a", FILED)
    office.channel.answers.extend([None, Rejected("too-old"), Rejected("too-old")])
    await drain(office)
    await drain(office, hours=2)
    assert office.channel.texts == ["filed", SORRY.text]
    await office.put("b", FILED)
    office.channel.answers.extend([None, Rejected("too-old")])
    await drain(office)
    assert office.channel.texts[2:] == ["filed", SORRY.text]
    assert office.channel.deleted == [("b", "6")]
    assert await office.rows() == []


async def test_what_cannot_be_done_in_days_is_given_up_and_told(office: PostOffice) -> None:
    await office.put("a", FILED)
    office.channel.answers.append(None)
    for _ in range(MOST_TRIES):
        office.channel.answers.extend([Unreachable("connect")] * 2)
        await drain(office, hours=1)
    assert office.channel.deleted == []
    assert office.channel.texts == ["filed", SORRY.text]
    assert await office.rows() == []


@pytest.mark.parametrize("refusal", [Rejected("400"), Stopped("21610")])
async def test_words_that_are_refused_keep_no_deletion(office: PostOffice, refusal: Exception) -> None:
    row = await office.put("a", FILED)
    office.channel.answers.append(refusal)
    await drain(office)
    assert office.channel.deleted == BOTH
    assert [(each.row, each.code) for each in office.failures] == [(row, str(refusal))]
    assert await office.rows() == []


async def test_words_of_unknown_fate_keep_no_deletion(office: PostOffice) -> None:
    await office.put("a", FILED)
    office.channel.answers.extend([Unknown("timeout"), Unknown("timeout")])
    await drain(office)
    await drain(office, seconds=10)
    assert office.channel.deleted == BOTH
    assert office.channel.texts == []


async def test_who_blocked_us_is_not_asked_for_again_and_again(office: PostOffice) -> None:
    row = await office.put("a", FILED)
    office.channel.answers.extend([None, Stopped("blocked")])
    await drain(office)
    assert [(each.row, each.code) for each in office.failures] == [(row, "blocked")]
    assert await office.rows() == []


async def test_a_provider_that_asks_for_a_pause_gets_it(office: PostOffice) -> None:
    await office.put("a", FILED)
    office.channel.answers.extend([None, Throttled("429", timedelta(seconds=0))])
    await drain(office)
    await drain(office, seconds=5)
    assert sorted(set(office.channel.deleted)) == BOTH
    assert office.channel.texts == ["filed"]


@pytest.mark.parametrize("losses", [1, 2, 5])
async def test_a_process_that_ends_again_and_again_loses_no_deletion(office: PostOffice, losses: int) -> None:
    await office.put("a", FILED)
    for _ in range(losses):
        async with office.database.transaction() as tx:
            assert await claims.start(tx, office.identity, office.clock.now(), 10)
        office.wait(minutes=2)
        async with office.database.transaction() as tx:
            await claims.recover(tx, office.identity, office.clock.now())
    await drain(office)
    assert office.channel.deleted == BOTH
    # Said again once, and not more often: nobody knows whether it arrived.
    assert office.channel.texts == (["filed"] if losses == 1 else [])
    assert await office.rows() == []
