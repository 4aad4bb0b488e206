"""An identity's line: what is pressing goes first, what is known is written down, and little is in memory."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.loops import keep_doing
from config.errors import Throttled, Unknown
from delivery.claims import LEASE
from delivery.holding import call_back
from delivery.line import MOST_UNDER_WAY
from delivery.messages import Lane, State
from delivery.pacing import Gap
from delivery.tables import outbox
from tests.unit.delivery.post_office import PostOffice, open_post_office


async def test_what_is_pressing_goes_before_the_rest_of_a_long_alert(office: PostOffice) -> None:
    await office.bulletin(1, *(f"person {number}" for number in range(60)))
    office.channel.hangs.clear()
    working = asyncio.create_task(office.dispatcher(rate=50).drain())
    await office.channel.reached.wait()
    await office.say("ann", "answer")
    await office.bulletin(2, *(f"person {number}" for number in range(5)), lane=Lane.EMERGENCY)
    had = [row.state for row in await office.rows()].count(State.STARTED)
    office.channel.hangs.set()
    await working
    texts = office.channel.texts
    assert texts.index("answer") <= had + 10
    assert "bulletin 1" not in texts[texts.index("bulletin 2") : texts.index("answer")]
    assert texts[-20:] == ["bulletin 1"] * 20


async def test_an_emergency_leaves_a_share_for_answers(office: PostOffice) -> None:
    """At 33 minutes for a town, people who write meanwhile would wait as long."""
    await office.bulletin(1, *(f"person {number}" for number in range(200)), lane=Lane.EMERGENCY)
    for number in range(4):
        await office.say(f"asks {number}", "answer")
    await office.dispatcher(rate=200).drain()
    places = [at for at, text in enumerate(office.channel.texts) if text == "answer"]
    assert len(places) == 4
    assert places[0] < 60
    assert places[-1] < 160
    assert office.channel.texts.count("bulletin 1") == 200


async def test_sends_run_side_by_side_and_not_more_than_the_most(office: PostOffice) -> None:
    people = [f"person {number}" for number in range(MOST_UNDER_WAY + 100)]
    await office.bulletin(1, *people)
    office.channel.hangs.clear()
    working = asyncio.create_task(office.dispatcher(rate=1e6).drain())
    await asyncio.sleep(3)
    assert [row.state for row in await office.rows()].count(State.STARTED) == MOST_UNDER_WAY
    office.channel.hangs.set()
    await working
    assert sorted(address for address, _ in office.channel.sent) == sorted(people)


async def test_what_is_called_back_stops_within_a_handful(office: PostOffice) -> None:
    """Nothing but what was started when the cancel was committed leaves afterwards: at this rate a fifth of a second's
    worth."""
    await office.bulletin(1, *(f"person {number}" for number in range(200)))
    office.channel.reached.clear()
    working = asyncio.create_task(office.dispatcher(rate=50).drain())
    await office.channel.reached.wait()
    async with office.database.transaction() as tx:
        stopped = await call_back(tx, outbox.c.bulletin_id == 1, "cancelled", office.clock.now())
    went = len(office.channel.sent)
    await working
    states = Counter(row.state for row in await office.rows())
    assert states == {State.SUPPRESSED: stopped, State.SENT: 200 - stopped}
    assert len(office.channel.sent) == states[State.SENT] <= went + 50 / 5 + 1


async def test_at_the_end_what_is_under_way_is_settled_and_the_rest_stays(office: PostOffice) -> None:
    await office.bulletin(1, *(f"person {number}" for number in range(30)))
    dispatcher = office.dispatcher(rate=25)
    working = asyncio.create_task(dispatcher.drain())
    await office.channel.reached.wait()
    dispatcher.end()
    async with asyncio.timeout(5):
        await working
    states = [row.state for row in await office.rows()]
    assert set(states) == {State.SENT, State.QUEUED}
    assert states.count(State.SENT) == len(office.channel.sent) < 10


async def test_a_chat_that_had_enough_waits_and_the_others_go_on(office: PostOffice) -> None:
    office.channel.chat_gap = Gap(60, burst=2)
    for number in range(3):
        await office.say("quick", f"to quick {number}")
    await office.say("other", "to other")
    await office.dispatcher().drain()
    assert sorted(office.channel.texts) == ["to other", "to quick 0", "to quick 1"]
    [row] = await office.rows()
    assert (row.state, row.reason, row.attempts) == (State.QUEUED, "chat", 0)
    assert office.clock.now() < row.due_at <= office.clock.now() + timedelta(seconds=60)


async def test_a_chat_that_is_told_to_wait_does_not_stall_the_others(office: PostOffice) -> None:
    office.channel.answers.append(Throttled("429", timedelta(seconds=30), by_chat=True))
    await office.say("slow", "one")
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    await office.say("other", "two")
    await dispatcher.drain()
    assert office.channel.texts == ["two"]
    office.wait(seconds=30)
    await dispatcher.drain()
    assert office.channel.texts == ["two", "one"]


async def test_where_many_chats_are_told_to_wait_the_identity_does(office: PostOffice) -> None:
    office.channel.answers.extend([Throttled("429", timedelta(seconds=30), by_chat=True)] * 2)
    await office.say("a", "one")
    await office.say("b", "two")
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    await office.say("c", "three")
    assert await dispatcher.once() == 0
    assert office.channel.sent == []


async def test_nothing_overtakes_a_text_that_may_have_to_go_again(office: PostOffice) -> None:
    """Also not what was started beside it."""
    office.channel.answers.append(Unknown("timeout"))
    for number in range(2):
        await office.say("ann", f"to ann {number}")
    await office.say("ben", "to ben")
    await office.dispatcher(has_list=True).drain()
    assert office.channel.texts == ["to ben"]
    assert [row.state for row in await office.rows()] == [State.UNKNOWN, State.QUEUED]


async def test_what_is_under_way_here_is_not_taken_for_lost_where_the_clock_leaps(office: PostOffice) -> None:
    """Its lease is over, and whoever holds it lives."""
    await office.say("ann", "Ring 999", lane=Lane.EMERGENCY)
    [row] = await office.bulletin(7, "ben")
    office.channel.hangs.clear()
    working = asyncio.create_task(office.dispatcher().drain())
    await office.channel.reached.wait()
    office.wait(minutes=10)
    await office.say("cat", "answer")
    await asyncio.sleep(0.5)
    assert [each.state for each in await office.rows()] == [State.STARTED] * 3
    office.channel.hangs.set()
    await working
    assert sorted(office.channel.sent) == [("ann", "Ring 999"), ("ben", "bulletin 7"), ("cat", "answer")]
    assert [(each.id, each.state) for each in await office.rows()] == [(row, State.SENT)]


async def test_what_was_sent_while_the_database_is_locked_is_not_sent_again(tmp_path: Path) -> None:
    """Whoever lives remembers what could not be written down."""
    async with open_post_office(tmp_path / "office.db") as office:
        await office.say("ann", "Ring 999", lane=Lane.EMERGENCY)
        await office.bulletin(7, "ben")
        office.channel.hangs.clear()
        [step] = office.dispatcher().steps
        working = asyncio.create_task(keep_doing("dispatch", step, office.database))
        await office.channel.reached.wait()
        with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            office.channel.hangs.set()
            await asyncio.sleep(6)  # longer than the database is waited for
            other.execute("ROLLBACK")
        await asyncio.sleep(2)
        office.wait(seconds=LEASE.total_seconds())
        await asyncio.sleep(1)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        assert sorted(office.channel.sent) == [("ann", "Ring 999"), ("ben", "bulletin 7")]
        assert [each.state for each in await office.rows()] == [State.SENT]
