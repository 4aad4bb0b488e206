"""Claims: which rows may be worked on, in which order, and what they become."""

from datetime import timedelta

from delivery import claims, settling
from delivery.claims import LEASE
from delivery.messages import Kind, Lane, Message, Parcel, State
from delivery.settling import Outcome
from tests.unit.delivery.post_office import NOW, PostOffice


async def start(office: PostOffice, most: int = 100, lane: Lane | None = None) -> list[int]:
    async with office.database.transaction() as tx:
        rows = await claims.start(tx, office.identity, office.clock.now(), most, lane)
    return [row.id for row in rows if row.state == State.STARTED]


async def settle(office: PostOffice, *outcomes: Outcome) -> None:
    async with office.database.transaction() as tx:
        await settling.settle(tx, outcomes, office.clock.now())


async def recover(office: PostOffice) -> None:
    async with office.database.transaction() as tx:
        await claims.recover(tx, office.identity, office.clock.now())


async def due(office: PostOffice) -> bool:
    async with office.database.reading() as tx:
        return await claims.anything_due(tx, office.identity, office.clock.now())


async def test_lanes_come_first_and_then_the_order_of_writing(office: PostOffice) -> None:
    digest = await office.say("a", "1", lane=Lane.DIGEST)
    routine = await office.say("b", "2", lane=Lane.ROUTINE)
    answers = [await office.say(address, "3") for address in "cde"]
    urgent = await office.say("f", "4", lane=Lane.URGENT)
    emergency = await office.say("g", "5", lane=Lane.EMERGENCY)
    wanted = [emergency, *answers, urgent, routine, digest]
    for most in range(1, 8):
        first = await start(office, most)
        assert first == wanted[:most]
        await settle(office, *(Outcome(row, State.QUEUED, again_at=NOW, tried=False) for row in first))


async def test_a_row_is_started_once(office: PostOffice) -> None:
    row = await office.say("a", "1")
    assert await start(office) == [row]
    assert await start(office) == []
    assert not await due(office)


async def test_what_is_not_due_waits_and_holds_nothing_back(office: PostOffice) -> None:
    await office.say("a", "in the morning", due_at=NOW + timedelta(hours=22))
    now = await office.say("a", "now")
    assert await start(office) == [now]


async def test_a_clock_that_is_set_back_delays_nothing_and_disorders_nothing(office: PostOffice) -> None:
    first = await office.say("a", "1")
    bulletin = await office.bulletin(1, "b")
    office.clock.offset -= timedelta(hours=1)
    second = await office.say("a", "2")
    assert await start(office) == [first, second, *bulletin]


async def test_nothing_overtakes_a_row_that_waits_for_another_try(office: PostOffice) -> None:
    first = await office.say("a", "1")
    assert await start(office) == [first]
    await settle(office, Outcome(first, State.QUEUED, reason="429", again_at=NOW + timedelta(seconds=9)))
    second = await office.say("a", "2")
    warning = await office.say("a", "999", lane=Lane.EMERGENCY)
    other = await office.say("b", "3")
    assert await start(office) == [warning, other]
    office.wait(seconds=9)
    assert await start(office) == [first, second]


async def test_what_was_not_tried_has_not_used_up_a_try(office: PostOffice) -> None:
    row = await office.say("a", "1")
    await start(office)
    await settle(office, Outcome(row, State.QUEUED, again_at=NOW, tried=False))
    assert (await office.row(row)).attempts == 0
    await start(office)
    await settle(office, Outcome(row, State.QUEUED, again_at=NOW))
    assert (await office.row(row)).attempts == 1


async def test_expired_bulletins_are_suppressed_and_not_sent(office: PostOffice) -> None:
    [late] = await office.bulletin(1, "a", expires_at=NOW)
    [fresh] = await office.bulletin(2, "b", expires_at=NOW + timedelta(seconds=1))
    assert await start(office) == [fresh]
    row = await office.row(late)
    assert (row.state, row.reason, row.settled_at) == (State.SUPPRESSED, "expired", NOW)
    assert (row.attempts, row.lease_until) == (0, None)


async def test_a_cancelled_row_is_not_started(office: PostOffice) -> None:
    gone, goes = await office.bulletin(1, "a", "b")
    await office.change(gone, state=State.SUPPRESSED)
    assert await start(office) == [goes]


async def test_a_row_that_replaces_another_brings_the_other_ones_reference(office: PostOffice) -> None:
    first, second = await office.bulletin(1, "a", "b")
    await office.change(first, state=State.SENT, provider_ref="41")
    await office.change(second, state=State.SENT, provider_ref="42")
    new, plain = await office.bulletin(2, "b", "c")
    await office.change(new, kind=Kind.EDIT, edits_id=second)
    async with office.database.transaction() as tx:
        rows = await claims.start(tx, office.identity, NOW, 10)
    assert [(row.id, row.edits_ref) for row in rows] == [(new, "42"), (plain, None)]
    assert [row.route_id for row in rows] == [await office.route("b"), await office.route("c")]


async def test_one_lane_alone(office: PostOffice) -> None:
    await office.say("a", "1", lane=Lane.EMERGENCY)
    answer = await office.say("b", "2")
    assert await start(office, lane=Lane.ANSWER) == [answer]


async def test_nothing_of_a_route_is_started_beside_what_is_under_way(office: PostOffice) -> None:
    """Perhaps with a dispatcher that has died: then it goes on once that is judged."""
    first, second = await office.say("a", "1"), await office.say("a", "2")
    assert await start(office, most=1) == [first]
    assert await start(office) == []
    office.wait(seconds=LEASE.total_seconds())
    assert await due(office)
    await recover(office)
    assert await start(office) == [first, second]


async def test_started_answers_are_sent_again_once_and_started_bulletins_are_unknown(
    office: PostOffice,
) -> None:
    answer = await office.say("a", "1")
    emergency = (await office.bulletin(1, "b", lane=Lane.EMERGENCY))[0]
    routine = (await office.bulletin(2, "c"))[0]
    await start(office)
    office.wait(minutes=2)
    await recover(office)
    assert (await office.row(routine)).state == State.UNKNOWN
    assert (await office.row(routine)).reason == "crash"
    assert await start(office) == [emergency, answer]
    office.wait(minutes=2)
    await recover(office)
    assert {row.id: row.state for row in await office.rows()} == {
        answer: State.QUEUED,
        emergency: State.UNKNOWN,
        routine: State.UNKNOWN,
    }
    await office.dispatcher().drain()
    assert office.channel.texts == []
    assert answer not in [row.id for row in await office.rows()]


async def test_recovering_leaves_other_identities_alone(office: PostOffice) -> None:
    row = await office.say("a", "1")
    await office.change(row, identity_id=99)
    async with office.database.transaction() as tx:
        assert [each.id for each in await claims.start(tx, 99, NOW, 10)] == [row]
    office.wait(minutes=2)
    await recover(office)
    assert (await office.row(row)).state == State.STARTED


async def test_settled_conversation_is_deleted_and_a_settled_bulletin_is_its_record(
    office: PostOffice,
) -> None:
    answer, [bulletin] = await office.say("a", "1"), await office.bulletin(1, "b")
    await start(office)
    await settle(office, Outcome(answer, State.SENT, ref="x"), Outcome(bulletin, State.SENT, ref="y"))
    [row] = await office.rows()
    assert (row.id, row.state, row.provider_ref, row.settled_at) == (bulletin, State.SENT, "y", NOW)
    assert row.lease_until is None


async def test_a_receipt_that_was_faster_than_our_own_note_stays_and_gets_its_reference(
    office: PostOffice,
) -> None:
    [row] = await office.bulletin(1, "a")
    await start(office)
    async with office.database.transaction() as tx:
        assert await office.receipts.record(tx, row, State.DELIVERED, None, NOW)
    await settle(office, Outcome(row, State.SENT, ref="SM1"))
    found = await office.row(row)
    assert (found.state, found.provider_ref) == (State.DELIVERED, "SM1")


async def test_what_was_sent_is_known_also_after_somebody_took_it_for_lost(office: PostOffice) -> None:
    """The database was away for longer than the lease: emergencies are not sent again, a bulletin is not unknown."""
    [emergency] = await office.bulletin(1, "a", lane=Lane.EMERGENCY)
    [routine] = await office.bulletin(2, "b")
    await start(office)
    office.wait(seconds=LEASE.total_seconds())
    await recover(office)
    await settle(office, *(Outcome(row, State.SENT, ref="x") for row in (emergency, routine)))
    assert [(row.state, row.provider_ref) for row in await office.rows()] == [(State.SENT, "x")] * 2


async def test_what_did_not_go_is_tried_again_also_after_somebody_took_it_for_lost(
    office: PostOffice,
) -> None:
    lanes = (Lane.EMERGENCY, Lane.ROUTINE)
    rows = [(await office.bulletin(number, "a", lane=lane))[0] for number, lane in enumerate(lanes, 1)]
    await start(office)
    office.wait(seconds=LEASE.total_seconds())
    await recover(office)
    later = office.clock.now() + timedelta(seconds=5)
    await settle(office, *(Outcome(row, State.QUEUED, reason="429", again_at=later) for row in rows))
    assert [(row.state, row.reason) for row in await office.rows()] == [(State.QUEUED, "429")] * 2


async def test_a_late_failure_does_not_bring_back_what_was_delivered_or_cancelled(office: PostOffice) -> None:
    """Sent again, it would come twice, or after the officer had stopped it."""
    delivered, stopped = await office.bulletin(1, "a", "b")
    await start(office)
    await office.change(delivered, state=State.DELIVERED)
    await office.change(stopped, state=State.SUPPRESSED)
    await settle(office, *(Outcome(row, State.QUEUED, again_at=NOW) for row in (delivered, stopped)))
    assert [row.state for row in await office.rows()] == [State.DELIVERED, State.SUPPRESSED]


async def test_what_is_left_of_a_parcel_replaces_it(office: PostOffice) -> None:
    row = await office.say("a", "1", "2")
    await start(office)
    rest = office.outbox.seal(Parcel((Message("2"),)))
    await settle(office, Outcome(row, State.QUEUED, again_at=NOW, sealed_rest=rest))
    found = await office.row(row)
    assert [message.text for message in office.outbox.open(found.sealed_parcel).messages] == ["2"]


async def test_every_conversational_row_looks_the_same(office: PostOffice) -> None:
    await office.say("a", "OK")
    await office.say("b", "long " * 700, "and two")
    await office.put("c", Parcel((Message("zażółć"),), edits="77"))
    assert len({len(row.sealed_parcel) for row in await office.rows()}) == 1
