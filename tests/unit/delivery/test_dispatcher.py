"""The dispatcher: every promise kept once, in order, whatever the provider says; two of them never on one identity."""

import asyncio
from datetime import timedelta

from config.errors import Rejected, Stopped, Throttled, Unknown, Unreachable
from delivery.claims import LEASE
from delivery.messages import Lane, Message, Parcel, State
from delivery.routes import RouteState, set_state
from delivery.settling import Failure
from delivery.tenure import HOLD
from tests.unit.delivery.post_office import CountingChannel, PostOffice


async def test_a_parcel_goes_out_in_order_and_its_row_is_gone(office: PostOffice) -> None:
    row = await office.say("+447700900001", "one", "two", "three")
    await office.dispatcher().drain()
    assert office.channel.sent == [("+447700900001", text) for text in ("one", "two", "three")]
    assert {office.receipts.row_of(mark) for mark in office.channel.marks} == {row}
    assert await office.rows() == []


async def test_lanes_are_kept_within_one_pass_too(office: PostOffice) -> None:
    for number in range(5):
        await office.say(f"routine {number}", "routine", lane=Lane.ROUTINE)
    await office.say("answer", "answer")
    await office.say("emergency", "emergency", lane=Lane.EMERGENCY)
    await office.dispatcher().drain()
    assert office.channel.texts == ["emergency", "answer", *["routine"] * 5]


async def test_edits_replace_the_first_message_and_the_rest_is_sent(office: PostOffice) -> None:
    await office.put("a", Parcel((Message("new"), Message("more")), edits="77"))
    await office.put("a", Parcel(deletes=("5", "6")))
    await office.dispatcher().drain()
    assert office.channel.edited == [("a", "77", "new")]
    assert office.channel.texts == ["more"]
    assert office.channel.deleted == [("a", "5"), ("a", "6")]
    assert await office.rows() == []


async def test_a_throttled_message_waits_as_asked_and_is_not_repeated_in_part(office: PostOffice) -> None:
    await office.say("a", "one", "two")
    office.channel.answers.extend([None, Throttled("429", timedelta(seconds=0.05))])
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    assert office.channel.texts == ["one"]
    office.wait(seconds=1)
    await asyncio.sleep(0.06)
    await dispatcher.drain()
    assert office.channel.texts == ["one", "two"]


async def test_while_a_provider_asks_for_a_pause_nothing_is_claimed(office: PostOffice) -> None:
    """Rows that were started would lose their lease meanwhile, and be taken for lost or be sent twice."""
    office.channel.answers.append(Throttled("429", timedelta(seconds=0.2)))
    dispatcher = office.dispatcher()
    await office.say("a", "one")
    await dispatcher.once()
    waiting = await office.say("b", "two")
    assert await dispatcher.once() == 0
    assert (await office.row(waiting)).state == State.QUEUED
    await asyncio.sleep(0.21)
    office.wait(seconds=1)
    await dispatcher.drain()
    assert sorted(office.channel.texts) == ["one", "two"]


async def test_what_waited_for_its_turn_when_the_pause_came_goes_back_untried(office: PostOffice) -> None:
    office.channel.answers.append(Throttled("429", timedelta(seconds=30)))
    rows = [await office.say(f"to {number}", f"{number}") for number in range(5)]
    async with asyncio.timeout(5):
        await office.dispatcher(rate=20).once()
    assert office.channel.sent == []
    found = [await office.row(row) for row in rows]
    assert {row.state for row in found} == {State.QUEUED}
    assert [row.attempts for row in found] == [0] * 5
    office.wait(seconds=29)
    assert not await office.dispatcher("ben").once()
    office.wait(seconds=2)
    await office.dispatcher("ann").drain()
    assert sorted(office.channel.texts) == ["0", "1", "2", "3", "4"]


async def test_who_takes_over_keeps_the_pause_that_the_provider_asked_for(office: PostOffice) -> None:
    """Asked again too early, a provider asks for longer."""
    ann, ben = office.dispatcher("ann"), office.dispatcher("ben")
    office.channel.answers.append(Throttled("429", timedelta(seconds=30)))
    await office.say("a", "one")
    await ann.once()
    await ann.leave()
    await office.say("b", "two")
    office.wait(seconds=20)
    assert await ben.once() == 0
    assert office.channel.sent == []
    office.wait(seconds=11)
    await ben.drain()
    assert sorted(office.channel.texts) == ["one", "two"]


async def test_throttling_uses_up_no_try(office: PostOffice) -> None:
    """A provider that is slow all night does not lose a message."""
    await office.say("a", "one")
    office.channel.answers.extend([Throttled("429", timedelta(0))] * 30)
    dispatcher = office.dispatcher()
    for _ in range(31):
        await dispatcher.drain()
        office.wait(seconds=1)
    assert office.channel.texts == ["one"]


async def test_later_messages_do_not_overtake_one_that_waits(office: PostOffice) -> None:
    await office.say("a", "one")
    await office.say("a", "two")
    office.channel.answers.append(Unreachable("timeout"))
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    assert office.channel.texts == []
    await office.say("a", "three")
    await office.say("b", "other")
    await dispatcher.drain()
    assert office.channel.texts == ["other"]
    office.wait(seconds=10)
    await dispatcher.drain()
    assert office.channel.texts == ["other", "one", "two", "three"]


async def test_a_message_that_waited_behind_another_has_all_its_tries(office: PostOffice) -> None:
    await office.say("a", "one")
    second = await office.say("a", "two")
    office.channel.answers.extend([Unreachable("timeout")] * 3)
    dispatcher = office.dispatcher()
    for _ in range(3):
        await dispatcher.drain()
        office.wait(minutes=1)
    assert (await office.row(second)).attempts == 0


async def test_a_provider_that_is_away_for_hours_loses_nothing(office: PostOffice) -> None:
    await office.say("a", "one")
    [bulletin] = await office.bulletin(1, "b")
    office.channel.answers.extend([Unreachable("ConnectError")] * 60)
    dispatcher = office.dispatcher()
    for _ in range(12 * 4):
        await dispatcher.drain()
        office.wait(minutes=5)
    office.channel.answers.clear()
    await dispatcher.drain()
    assert sorted(office.channel.texts) == ["bulletin 1", "one"]
    assert (await office.row(bulletin)).state == State.SENT


async def test_it_is_given_up_in_the_end(office: PostOffice) -> None:
    [row] = await office.bulletin(1, "a")
    dispatcher = office.dispatcher()
    office.channel.answers.extend([Unreachable("ConnectError")] * 1000)
    for _ in range(400):
        await dispatcher.drain()
        office.wait(minutes=5)
    found = await office.row(row)
    assert (found.state, found.reason) == (State.FAILED, "ConnectError")


async def test_answers_of_unknown_fate_are_sent_again_once_and_bulletins_are_not(office: PostOffice) -> None:
    await office.say("a", "answer")
    [bulletin] = await office.bulletin(1, "b")
    office.channel.answers.extend([Unknown("ReadTimeout")] * 2)
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    found = await office.row(bulletin)
    assert (found.state, found.reason) == (State.UNKNOWN, "ReadTimeout")
    office.channel.answers.append(Unknown("ReadTimeout"))
    office.wait(seconds=10)
    await dispatcher.drain()
    office.wait(seconds=10)
    await dispatcher.drain()
    assert office.channel.texts == []
    assert [row.id for row in await office.rows()] == [bulletin]


async def test_an_answer_that_could_not_be_sent_before_is_sent_again_too(office: PostOffice) -> None:
    """A provider that comes back slowly: refused, then no word, then refused, then no word again."""
    await office.say("a", "answer")
    dispatcher = office.dispatcher()
    for error in (
        Unreachable("ConnectError"),
        Unknown("ReadTimeout"),
        Unreachable("ConnectError"),
        Unknown("x"),
    ):
        assert len(await office.rows()) == 1
        office.channel.answers.append(error)
        await dispatcher.drain()
        office.wait(minutes=1)
    assert await office.rows() == [], "once, not for ever"
    assert office.channel.texts == []


async def test_one_message_that_cannot_be_deleted_does_not_keep_the_others(office: PostOffice) -> None:
    await office.put("a", Parcel((Message("filed"),), deletes=("5", "6", "7")))
    office.channel.answers.extend([None, Rejected("not found"), Throttled("429", timedelta(0))])
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    office.wait(seconds=1)
    await dispatcher.drain()
    assert office.channel.deleted == [("a", "6"), ("a", "7")]
    assert office.channel.texts == ["filed"]


async def test_a_throttled_answer_is_still_sent_again_when_its_fate_is_unknown(office: PostOffice) -> None:
    await office.say("a", "answer")
    office.channel.answers.extend([Throttled("429", timedelta(0)), Unknown("ReadTimeout")])
    dispatcher = office.dispatcher()
    for _ in range(3):
        await dispatcher.drain()
        office.wait(seconds=10)
    assert office.channel.texts == ["answer"]


async def test_a_refused_message_fails_and_the_next_one_goes(office: PostOffice) -> None:
    [row] = await office.bulletin(1, "a")
    await office.say("a", "two")
    office.channel.answers.extend([None, Rejected("400")])
    await office.dispatcher().drain()
    assert office.channel.texts == ["two"]
    assert ((await office.row(row)).state, (await office.row(row)).reason) == (State.FAILED, "400")
    assert [(each.row, each.code) for each in office.failures] == [(row, "400")]


async def test_what_fails_is_told_to_the_rest_of_the_house(office: PostOffice) -> None:
    row = await office.say("a", "one")
    office.channel.answers.append(Stopped("blocked"))
    await office.dispatcher().drain()
    [failure] = office.failures
    assert failure[:3] == (row, await office.route("a"), "blocked")
    assert failure.answer is not None
    assert office.outbox.open(failure.answer) == Parcel((Message("one"),)), (
        "what was not said may go another way"
    )


async def test_a_closed_route_gets_no_more_bulletins(office: PostOffice) -> None:
    route = await office.route("a")
    async with office.database.transaction() as tx:
        await set_state(tx, route, RouteState.BLOCKED)
    [row] = await office.bulletin(1, "a")
    await office.dispatcher().drain()
    assert office.channel.sent == []
    found = await office.row(row)
    assert (found.state, found.reason) == (State.SUPPRESSED, "stopped")
    assert office.failures == [Failure(row, found.route_id, "stopped")], "another way is looked for"


async def test_a_refusal_says_itself_when_and_how_often_to_try_again(office: PostOffice) -> None:
    [row] = await office.bulletin(1, "a")
    office.channel.answers.extend([Unreachable("chat-not-found", timedelta(minutes=10), tries=2)] * 2)
    dispatcher = office.dispatcher()
    await dispatcher.drain()
    office.wait(minutes=9)
    assert not await dispatcher.once()
    office.wait(minutes=1)
    await dispatcher.drain()
    assert ((await office.row(row)).state, (await office.row(row)).reason) == (State.FAILED, "chat-not-found")
    assert [each.code for each in office.failures] == ["chat-not-found"]


async def test_one_poisoned_row_does_not_harm_the_others(office: PostOffice) -> None:
    """A seal that no key opens, an address of a lost key, a bug in the channel: one failure each, noted."""
    poison = await office.say("a", "never read")
    await office.change(poison, sealed_parcel=b"no seal of ours")
    [broken] = await office.bulletin(1, "b")
    await office.say("c", "fine")
    office.channel.answers.extend([None, ZeroDivisionError()])
    await office.dispatcher().drain()
    assert office.channel.texts == ["fine"]
    assert [(row.id, row.state, row.reason) for row in await office.rows()] == [(broken, State.FAILED, "bug")]
    await office.say("d", "later")
    await office.dispatcher().drain()
    assert office.channel.texts == ["fine", "later"]


async def test_two_dispatchers_never_send_for_one_identity(office: PostOffice) -> None:
    ann, ben = office.dispatcher("ann"), office.dispatcher("ben")
    for number in range(30):
        await office.say(f"{number}", f"{number}")
    await asyncio.gather(*(each.drain() for each in (ann, ben)))
    assert sorted(office.channel.texts, key=int) == [str(number) for number in range(30)]
    await office.say("a", "held by ann")
    assert await ben.once() + await ann.once() == 1


async def test_another_takes_over_when_the_holder_dies_and_at_once_when_it_leaves(office: PostOffice) -> None:
    ann, ben = office.dispatcher("ann"), office.dispatcher("ben")
    await office.say("a", "one")
    assert await ann.once() == 1
    await office.say("a", "two")
    assert await ben.once() == 0
    office.wait(seconds=HOLD.total_seconds())
    assert await ben.once() == 1
    await office.say("a", "three")
    assert await ann.once() == 0
    await ben.leave()
    assert await ann.once() == 1
    assert office.channel.texts == ["one", "two", "three"]


async def test_a_crash_between_start_and_send_sends_an_answer_once(office: PostOffice) -> None:
    await office.say("a", "one")
    office.channel.hangs.clear()
    task = asyncio.create_task(office.dispatcher("ann").once())
    await office.channel.reached.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert [row.state for row in await office.rows()] == [State.STARTED]
    office.wait(seconds=LEASE.total_seconds())
    fresh = CountingChannel()
    await office.dispatcher("ben", channel=fresh).drain()
    assert (office.channel.texts, fresh.texts) == ([], ["one"])


async def test_each_identity_is_served_at_its_own_pace(office: PostOffice) -> None:
    """A slow provider of texts does not hold up the chats: each identity is a step of its own."""
    dispatcher = office.dispatcher()
    assert len(dispatcher.steps) == 1
    await office.say("a", "one")
    assert await dispatcher.steps[0]() == 1
    assert office.channel.texts == ["one"]


async def test_conversation_reaches_a_stopped_route_only_if_the_provider_lets_it(office: PostOffice) -> None:
    route = await office.route("a")
    async with office.database.transaction() as tx:
        await set_state(tx, route, RouteState.BLOCKED)
    await office.say("a", "an answer to what they just wrote")
    await office.dispatcher().drain()
    assert len(office.channel.sent) == 1


async def test_a_crash_leaves_few_in_doubt(office: PostOffice) -> None:
    """At 25 a second: what is started is a fifth of a second's worth, the rest still waits and is safe."""
    await office.bulletin(1, *(f"person {number}" for number in range(30)))
    office.channel.hangs.clear()
    one_pass = asyncio.create_task(office.dispatcher(rate=25).once())
    await office.channel.reached.wait()
    states = [row.state for row in await office.rows()]
    assert 0 < states.count(State.STARTED) <= 5
    assert states.count(State.QUEUED) >= 25
    office.channel.hangs.set()
    await one_pass
