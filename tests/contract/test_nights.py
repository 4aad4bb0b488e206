"""What is held: when the night begins, until it ends; many as one; over before it could go; stopped while it waits."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, select, update

from alerts import following, nights, service
from alerts.model import Urgency, VersionKind
from alerts.nights import Nights
from alerts.reach import Figure, reach
from alerts.reasons import Family
from database.engine import Database
from delivery import claims
from delivery.holding import standing
from delivery.messages import AT_ONCE, SMS, TELEGRAM, Lane, Parcel, State
from delivery.tables import outbox, renderings
from staff.model import Staff
from subscribers import service as subscribers
from tests.unit.alerts.streets import LINACRE, NOBODY_ASKED, NOON, Streets

pytest_plugins = ["tests.postgres"]
PAGE_URL = "https://mersey.example/alerts"
NIGHT = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


class Held:
    """Streets at night, and whoever releases what they hold."""

    def __init__(self, database: Database) -> None:
        self.streets = Streets(database)
        self.database = database
        self.nights = Nights(database, self.streets.clock, PAGE_URL)
        self.officer: Staff | None = None

    async def send(self, number: int = 1, urgency: Urgency = Urgency.ROUTINE) -> list[int]:
        """So many alerts for Linacre, fanned out; their ids."""
        self.officer = self.officer or await self.streets.officer()
        sent = []
        for _ in range(number):
            draft = await self.streets.draft(self.officer, LINACRE, urgency=urgency)
            await self.streets.send(draft, self.officer)
            sent.append(draft)
        await self.streets.fanout.once()
        return sent

    async def at(self, moment: datetime) -> None:
        self.streets.clock.at = moment
        await self.nights.once()

    async def states(self) -> Counter[str]:
        return Counter(row.state for row in await self.streets.rows())

    async def digests(self) -> Sequence[Row[Any]]:
        return [row for row in await self.streets.rows() if row.lane == Lane.DIGEST]

    async def words(self, row: Row[Any]) -> str:
        async with self.database.reading() as tx:
            body = await tx.scalar(select(renderings.c.parcel).where(renderings.c.id == row.rendering_id))
        return Parcel.from_bytes(body).messages[0].text

    async def codes(self, *alerts: int) -> list[str]:
        async with self.database.reading() as tx:
            return [(await service.get(tx, each)).code for each in alerts]

    async def figures(self, alert: int) -> dict[str, int]:
        async with self.database.reading() as tx:
            found = await reach(tx, alert)
        return {figure.value: found.count(figure) for figure in Figure if found.count(figure)}

    async def settle(self, state: State, reason: str | None = None) -> None:
        """As if the dispatcher had dealt with all that is queued."""
        async with self.database.transaction() as tx:
            queued = update(outbox).where(outbox.c.state == State.QUEUED)
            await tx.execute(queued.values(state=state, reason=reason, settled_at=self.streets.clock.now()))


@pytest.fixture
def held(database: Database) -> Held:
    return Held(database)


async def test_what_is_written_at_night_is_held_and_nobody_may_claim_it(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    await held.send(1)
    await held.send(1, Urgency.URGENT)
    await held.send(1, Urgency.EMERGENCY)
    rows = await held.streets.rows()
    assert [(row.lane, row.state) for row in rows] == [
        (Lane.ROUTINE, State.HELD),
        (Lane.URGENT, State.HELD),
        (Lane.EMERGENCY, State.QUEUED),
    ]
    assert {row.due_at for row in rows if row.state == State.HELD} == {MORNING}
    await held.settle(State.SENT)
    async with held.database.reading() as tx:
        # Not even when its hour has come: it is released first.
        assert not await claims.anything_due(tx, rows[0].identity_id, MORNING)
    await held.at(MORNING - A_MINUTE)
    assert (await held.states())[State.HELD] == 2
    await held.at(MORNING)
    assert await held.states() == {State.SENT: 1, State.QUEUED: 2}
    assert await held.nights.once() == 0


async def test_what_is_unsent_when_the_night_begins_waits_also_for_its_next_try(held: Held) -> None:
    await held.streets.resident(LINACRE)
    await held.streets.resident(LINACRE, channel=SMS)
    (alert,) = await held.send()
    async with held.database.transaction() as tx:
        later = outbox.update().where(outbox.c.id == (await held.streets.rows())[0].id)
        await tx.execute(later.values(due_at=NIGHT + A_MINUTE, reason="connect"))
    await held.at(NIGHT)
    assert await held.states() == {State.HELD: 2}
    assert await held.figures(alert) == {"waiting": 2}
    await held.at(MORNING)
    assert await held.states() == {State.QUEUED: 2}


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        # The clocks go forward on 29 March 2026 and back on 25 October (London): eight o'clock is that of the new time.
        (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 8, tzinfo=UTC)),
    ],
)
async def test_the_night_ends_at_eight_in_london_also_when_the_clocks_change(
    held: Held, evening: datetime, morning: datetime
) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = evening
    await held.send()
    await held.at(morning - A_MINUTE)
    assert await held.states() == {State.HELD: 1}
    await held.at(morning)
    assert await held.states() == {State.QUEUED: 1}


async def test_three_are_one_message_and_two_are_two(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    sent = await held.send(3)
    await held.at(MORNING)
    (digest,) = await held.digests()
    assert (digest.state, digest.due_at) == (State.QUEUED, AT_ONCE)
    assert (await held.states())[State.MERGED] == 3
    words = await held.words(digest)
    assert all(f"- Burglary: Linacre (Sefton) ({code})" in words for code in await held.codes(*sent))
    assert PAGE_URL in words

    for state in (State.STARTED, State.SENT, State.DELIVERED, State.UNKNOWN, State.FAILED):
        async with held.database.transaction() as tx:
            await tx.execute(
                update(outbox).where(outbox.c.id == digest.id).values(state=state, reason="blocked")
            )
        expected = "waiting" if state == State.STARTED else state.value
        for alert in sent:
            assert await held.figures(alert) == {expected: 1}
            async with held.database.reading() as tx:
                found = await reach(tx, alert)
                is_in_hand = state not in (State.FAILED,)
                assert await following.had_it(tx, alert) == int(is_in_hand)
            if state == State.FAILED:
                assert found.reasons(Figure.FAILED) == [(Family.BLOCKED, 1)]

    held.streets.clock.at = MORNING + timedelta(hours=14)
    await held.send(2)
    await held.at(MORNING + timedelta(days=1))
    assert len(await held.digests()) == 1
    assert (await held.states())[State.QUEUED] == 2


async def test_each_reads_it_in_their_language_and_within_three_texts(held: Held) -> None:
    await held.streets.resident(LINACRE, channel=SMS, language="pl")
    await held.streets.resident(LINACRE, language="es")
    await held.streets.resident(LINACRE, channel=SMS, language="ar")
    held.streets.clock.at = NIGHT
    await held.send(3)
    await held.at(MORNING)
    words = [await held.words(row) for row in await held.digests()]
    assert {each.splitlines()[0] for each in words} == {
        "Nowe alerty dla Ciebie:",
        "Avisos nuevos para usted:",
        "New alerts for you:",
    }


async def test_who_has_had_enough_this_week_gets_the_rest_in_the_morning_in_one(held: Held) -> None:
    held.streets.fanout = type(held.streets.fanout)(held.database, held.streets.clock, most_a_week=3)
    old = await held.streets.resident(LINACRE)
    await held.send(3)
    await held.settle(State.SENT)
    new = await held.streets.resident(LINACRE)
    two = await held.send(2)
    (urgent,) = await held.send(1, Urgency.URGENT)
    waiting = {
        (row.route_id, row.lane): row.state for row in await held.streets.rows() if row.state != State.SENT
    }
    assert waiting == {
        (old, Lane.ROUTINE): State.HELD,
        (new, Lane.ROUTINE): State.QUEUED,
        (old, Lane.URGENT): State.QUEUED,
        (new, Lane.URGENT): State.QUEUED,
    }
    await held.settle(State.SENT)
    assert await held.figures(two[0]) == {"sent": 1, "waiting": 1}
    await held.at(MORNING)
    (digest,) = await held.digests()
    assert digest.route_id == old
    await held.settle(State.SENT)
    assert await held.figures(two[1]) == {"sent": 2}
    assert await held.figures(urgent) == {"sent": 2}
    # A week later the count begins anew.
    held.streets.clock.at = NOON + timedelta(days=7, minutes=5)
    (later,) = await held.send(1)
    assert await held.figures(later) == {"waiting": 2}
    assert (await held.states())[State.HELD] == 0


async def test_one_alone_beyond_the_week_goes_as_it_is(held: Held) -> None:
    held.streets.fanout = type(held.streets.fanout)(held.database, held.streets.clock, most_a_week=1)
    await held.streets.resident(LINACRE)
    await held.send(1)
    await held.settle(State.SENT)
    await held.send(1)
    await held.at(MORNING)
    last = (await held.streets.rows())[-1]
    assert (last.lane, last.state, last.reason) == (Lane.ROUTINE, State.QUEUED, None)


@pytest.mark.parametrize("when", [NIGHT + A_MINUTE, MORNING])
async def test_what_is_withdrawn_leaves_the_digest_and_the_rest_goes_on(held: Held, when: datetime) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    first, *others = await held.send(5)
    await held.at(when)
    assert held.officer is not None
    async with held.database.transaction() as tx:
        ended = await following.withdraw(tx, first, held.officer, held.streets.clock.now())
    assert (ended.told, ended.held_back) == (0, 1)
    await held.streets.fanout.once()
    await held.at(MORNING + A_MINUTE)
    (digest,) = await held.digests()
    words = await held.words(digest)
    code, *rest = await held.codes(first, *others)
    assert code not in words
    assert all(each in words for each in rest)
    assert await held.figures(first) == {"suppressed": 1}
    await held.settle(State.SENT)
    assert [await held.figures(each) for each in others] == [{"sent": 1}] * 4


async def test_cancelled_in_a_digest_two_are_left_and_go_alone(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    first, *_ = await held.send(3)
    await held.at(MORNING)
    assert held.officer is not None
    async with held.database.transaction() as tx:
        stopped = await service.cancel(tx, first, held.officer, MORNING)
    assert (stopped.held_back, stopped.gone) == (1, 0)
    await held.at(MORNING + A_MINUTE)
    assert await held.digests() == []
    assert await held.states() == {State.SUPPRESSED: 1, State.QUEUED: 2}
    assert await held.figures(first) == {"suppressed": 1}


async def test_a_digest_that_has_gone_is_followed_by_a_message_of_its_own(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    first, *_ = await held.send(3)
    await held.at(MORNING)
    await held.settle(State.SENT)
    assert held.officer is not None
    async with held.database.transaction() as tx:
        ended = await following.withdraw(tx, first, held.officer, MORNING)
    assert (ended.told, ended.held_back) == (1, 0)
    await held.streets.fanout.once()
    last = (await held.streets.rows())[-1]
    assert (last.kind, last.edits_id, last.state) == ("send", None, State.QUEUED)


async def test_an_update_takes_the_place_of_the_words_in_a_digest(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    first, *_ = await held.send(3)
    await held.at(MORNING)
    assert held.officer is not None
    async with held.database.transaction() as tx:
        await following.follow_up(
            tx,
            first,
            held.officer,
            VersionKind.UPDATE,
            "It was only one shed.",
            MORNING,
            NOBODY_ASKED,
            from_telegram=True,
        )
    await held.streets.fanout.once()
    await held.nights.once()
    assert await held.digests() == []
    assert await held.states() == {State.SUPPRESSED: 1, State.QUEUED: 3}
    assert await held.figures(first) == {"waiting": 1}


async def test_who_leaves_gets_no_digest(held: Held) -> None:
    here, gone = await held.streets.resident(LINACRE), await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    sent = await held.send(3)
    await held.at(MORNING)
    async with held.database.transaction() as tx:
        await subscribers.withdraw(tx, gone, channel=TELEGRAM, wording="bye", now=MORNING)
    await held.nights.once()
    assert [row.route_id for row in await held.digests() if row.state == State.QUEUED] == [here]
    assert [await held.figures(each) for each in sent] == [{"waiting": 1, "suppressed": 1}] * 3


async def test_what_is_over_before_it_could_go_is_shown_so(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    first, second, *others = await held.send(5)
    for alert, ends in ((first, MORNING - A_MINUTE), (second, MORNING + A_MINUTE)):
        async with held.database.transaction() as tx:
            version = await tx.scalar(
                select(service.alert_versions.c.id).where(service.alert_versions.c.alert_id == alert)
            )
            await tx.execute(update(outbox).where(outbox.c.bulletin_id == version).values(expires_at=ends))
    await held.at(MORNING)
    assert await held.figures(first) == {"suppressed": 1}
    async with held.database.reading() as tx:
        assert (await reach(tx, first)).reasons(Figure.SUPPRESSED) == [(Family.EXPIRED, 1)]
    assert await held.figures(second) == {"waiting": 1}
    await held.at(MORNING + A_MINUTE)
    assert await held.figures(second) == {"suppressed": 1}
    (digest,) = await held.digests()
    words = await held.words(digest)
    code, *rest = await held.codes(second, *others)
    assert code not in words
    assert all(each in words for each in rest)


async def test_two_clocks_and_many_ticks_release_each_once(
    held: Held, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nights, "PAGE", 3)
    for number in range(6):
        await held.streets.resident(LINACRE, channel=SMS if number % 2 else TELEGRAM)
    held.streets.clock.at = NIGHT
    sent = await held.send(4)
    held.streets.clock.at = MORNING
    second = Nights(other, held.streets.clock, PAGE_URL)
    await asyncio.gather(*(each.once() for each in (held.nights, second, held.nights, second)))
    digests = await held.digests()
    assert len(digests) == len({row.route_id for row in digests}) == 6
    assert (await held.states())[State.MERGED] == 24
    await held.settle(State.SENT)
    assert [await held.figures(each) for each in sent] == [{"sent": 6}] * 4


async def test_a_clock_that_did_not_run_for_a_day_catches_up(held: Held) -> None:
    """Nothing is released in the next night, and what is over by then is dropped."""
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    await held.send(1, Urgency.URGENT)
    (alert,) = await held.send(1)
    await held.at(NIGHT + timedelta(days=1, minutes=1))
    assert await held.states() == {State.SUPPRESSED: 1, State.HELD: 1}
    await held.at(MORNING + timedelta(days=1))
    assert await held.figures(alert) == {"waiting": 1}
    assert await held.states() == {State.SUPPRESSED: 1, State.QUEUED: 1}


async def test_a_copy_stands_as_the_digest_that_carries_it(held: Held) -> None:
    await held.streets.resident(LINACRE)
    held.streets.clock.at = NIGHT
    await held.send(3)
    await held.at(MORNING)
    await held.settle(State.SUPPRESSED, "expired")
    async with held.database.reading() as tx:
        rows = (await tx.execute(select(standing(), standing(column="reason")))).all()
    assert set(rows) == {(State.SUPPRESSED, "expired")}
