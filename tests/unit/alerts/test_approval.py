"""Nothing that needs a second person goes without one, and what goes is what they saw."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alerts import approval, asked, schedule, service
from alerts.model import Stage, Urgency
from alerts.rules import Decision, Reason
from alerts.tables import alert_versions, alert_wards, alerts, approvals
from config.community_model import AlertRules
from config.errors import BadInput, Conflict, NotAllowed
from database.audit import audit
from database.engine import Tx
from places.tables import areas
from staff.model import Role, Staff
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets

RULES = AlertRules()
LATER = NOON + timedelta(hours=5)


async def submitted(
    streets: Streets, author: Staff, *wards: str, urgency: Urgency = Urgency.EMERGENCY
) -> approval.Submitted:
    """A draft that its author wants to go."""
    draft = await streets.draft(author, *(wards or (LINACRE,)), urgency=urgency)
    async with streets.database.transaction() as tx:
        return await approval.submit(tx, draft, author, NOON, RULES, from_telegram=True)


async def stage_of(streets: Streets, alert: int) -> Stage:
    async with streets.database.reading() as tx:
        return (await service.get(tx, alert)).stage


async def request(streets: Streets, approval_id: int | None) -> asked.Asked:
    async with streets.database.reading() as tx:
        return await asked.find(tx, approval_id or 0)


async def say_yes(streets: Streets, done: approval.Submitted, by: Staff) -> approval.Submitted:
    seen = (await request(streets, done.approval)).fingerprint
    async with streets.database.transaction() as tx:
        return await approval.approve(tx, done.approval or 0, by, NOON, seen)


async def deeds(streets: Streets) -> list[tuple[int | None, str]]:
    async with streets.database.reading() as tx:
        rows = await tx.execute(select(audit.c.staff_id, audit.c.deed).order_by(audit.c.id))
        return [(row.staff_id, row.deed) for row in rows]


async def test_what_needs_nobody_goes_at_once_and_leaves_a_record(streets: Streets) -> None:
    officer = await streets.officer()
    done = await submitted(streets, officer, urgency=Urgency.ROUTINE)
    assert (done.alert.stage, done.reasons, done.approval) == (Stage.SENDING, (), None)
    async with streets.database.reading() as tx:
        (row,) = await asked.history(tx, done.alert.id)
    assert (row.decision, row.asked_by, row.text) == (Decision.UNNEEDED, officer.id, done.alert.text)


async def test_an_emergency_waits_until_somebody_else_says_yes(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    await streets.resident(LINACRE)
    done = await submitted(streets, officer)
    assert (done.alert.stage, done.reasons) == (Stage.PENDING, (Reason.URGENCY,))
    await streets.fanout.once()
    assert await streets.rows() == []
    async with streets.database.reading() as tx:
        assert [row.id for row, _ in await asked.waiting_for(tx, other)] == [done.approval]
        assert await asked.waiting_for(tx, officer) == []
    went = await say_yes(streets, done, other)
    assert went.alert.stage == await stage_of(streets, done.alert.id) == Stage.SENDING
    await streets.fanout.once()
    assert len(await streets.rows()) == 1
    assert (await request(streets, done.approval)).decided_by == other.id
    assert (other.id, "approval approved") in await deeds(streets)
    async with streets.database.reading() as tx:
        assert await asked.waiting_for(tx, other) == []


async def test_nobody_with_a_hand_in_it_and_no_stranger_may_decide(streets: Streets) -> None:
    officer, editor, asker = [await streets.officer(Role.SUPERVISOR) for _ in range(3)]
    officer = replace(officer, role=Role.OFFICER)
    stranger, member = await streets.officer(team="npt-wirral"), await streets.officer(Role.MEMBER)
    draft = await streets.draft(officer, LINACRE, urgency=Urgency.EMERGENCY)
    asker = replace(asker, role=Role.OFFICER)
    async with streets.database.transaction() as tx:
        await approval.touched(tx, await service.get(tx, draft), editor, NOON)
        done = await approval.submit(tx, draft, asker, NOON, RULES, from_telegram=True)
        assert done.approval
        seen = (await asked.find(tx, done.approval)).fingerprint
        for somebody in (officer, editor, asker, stranger, member):
            with pytest.raises(NotAllowed):
                await approval.approve(tx, done.approval, somebody, NOON, seen)
            with pytest.raises(NotAllowed):
                await approval.send_back(tx, done.approval, somebody, "Why", NOON)
            with pytest.raises(NotAllowed):
                await approval.reject(tx, done.approval, somebody, "Why", NOON)
            with pytest.raises(NotAllowed):
                await asked.look(tx, await asked.find(tx, done.approval), done.alert, somebody, NOON)
            assert await asked.waiting_for(tx, somebody) == []
    far = await streets.officer(Role.SUPERVISOR, team="npt-wirral")
    assert (await say_yes(streets, done, far)).alert.stage == Stage.SENDING


async def test_two_at_once_decide_once(streets: Streets) -> None:
    officer, one, two = [await streets.officer() for _ in range(3)]
    done = await submitted(streets, officer)
    await say_yes(streets, done, one)
    with pytest.raises(Conflict):
        await say_yes(streets, done, two)
    async with streets.database.transaction() as tx:
        for verb in (approval.send_back, approval.reject):
            with pytest.raises(Conflict):
                await verb(tx, done.approval or 0, two, "Too late", NOON)
        with pytest.raises(Conflict):
            await approval.review(tx, done.approval or 0, two, NOON)
        versions = await tx.scalars(select(alert_versions.c.id))
        assert len(versions.all()) == 1


async def test_a_change_voids_what_was_asked_for_and_what_was_approved(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    done = await submitted(streets, officer)
    seen = (await request(streets, done.approval)).fingerprint
    async with streets.database.transaction() as tx:
        await approval.touched(tx, await service.get(tx, done.alert.id), officer, NOON)
    assert await stage_of(streets, done.alert.id) == Stage.DRAFT
    assert (await request(streets, done.approval)).decision == Decision.VOID
    async with streets.database.transaction() as tx:
        with pytest.raises(Conflict):
            await approval.approve(tx, done.approval or 0, other, NOON, seen)
    assert await stage_of(streets, done.alert.id) == Stage.DRAFT


async def test_who_read_it_before_somebody_else_sent_it_changes_nothing(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    done = await submitted(streets, officer)
    async with streets.database.reading() as tx:
        old = await service.get(tx, done.alert.id)
    await say_yes(streets, done, other)
    async with streets.database.transaction() as tx:
        with pytest.raises(Conflict):
            await approval.touched(tx, old, officer, NOON)


async def test_what_is_approved_is_what_was_shown(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    done = await submitted(streets, officer)
    async with streets.database.transaction() as tx:
        with pytest.raises(Conflict):
            await approval.approve(tx, done.approval or 0, other, NOON, b"\0" * 32)
    # As if by a way round the service.
    async with streets.database.transaction() as tx:
        await tx.execute(update(alerts).values(text="Something else."))
    again = await say_yes(streets, done, other)
    assert again.alert.stage == await stage_of(streets, done.alert.id) == Stage.PENDING
    assert again.approval not in (None, done.approval)
    assert (await request(streets, again.approval)).text == "Something else."
    assert (await request(streets, done.approval)).decision == Decision.MOVED


async def test_new_boundaries_are_another_audience(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    async with streets.database.transaction() as tx:
        ward = {
            "code": LINACRE,
            "name": "Linacre",
            "kind": "ward",
            "lat": 53.4,
            "lon": -3.0,
            "vintage": "2023",
        }
        await tx.execute(areas.insert().values(**ward))
    done = await submitted(streets, officer)
    async with streets.database.transaction() as tx:
        await tx.execute(update(areas).values(vintage="2026"))
    again = await say_yes(streets, done, other)
    assert again.alert.stage == Stage.PENDING
    assert (await say_yes(streets, again, other)).alert.stage == Stage.SENDING


async def test_a_count_that_moved_is_asked_anew_unless_lives_depend_on_it(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    await streets.resident(LINACRE)
    strict = AlertRules(people=1)
    for _ in range(2):
        await streets.resident(LINACRE)
    draft = await streets.draft(officer, LINACRE, urgency=Urgency.URGENT)
    async with streets.database.transaction() as tx:
        done = await service.submit(tx, draft, officer, NOON, strict, from_telegram=False)
    danger = await submitted(streets, officer, DERBY)
    for _ in range(26):
        await streets.resident(LINACRE, DERBY)
    again = await say_yes(streets, done, other)
    assert (again.alert.stage, again.reasons) == (Stage.PENDING, (Reason.PEOPLE, Reason.MOVED))
    assert (await request(streets, again.approval)).people == 29
    assert (await say_yes(streets, again, other)).alert.stage == Stage.SENDING
    assert (await say_yes(streets, danger, other)).alert.stage == Stage.SENDING
    assert (None, "count moved, emergency goes on") in await deeds(streets)


@pytest.mark.parametrize("reason", ["", " \n "])
async def test_a_refusal_says_why(streets: Streets, reason: str) -> None:
    officer, other = await streets.officer(), await streets.officer()
    done = await submitted(streets, officer)
    async with streets.database.transaction() as tx:
        for verb in (approval.send_back, approval.reject):
            with pytest.raises(BadInput, match="approve-reason-missing"):
                await verb(tx, done.approval or 0, other, reason, NOON)
            with pytest.raises(BadInput, match="approve-reason-long"):
                await verb(tx, done.approval or 0, other, "x" * 501, NOON)
    assert await stage_of(streets, done.alert.id) == Stage.PENDING


async def test_sent_back_is_a_draft_again_and_refused_is_the_end(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    back, no = await submitted(streets, officer), await submitted(streets, officer, DERBY)
    async with streets.database.transaction() as tx:
        await approval.send_back(tx, back.approval or 0, other, "Which  street?", NOON)
        await approval.reject(tx, no.approval or 0, other, "A rumour", NOON)
    assert await stage_of(streets, back.alert.id) == Stage.DRAFT
    assert await stage_of(streets, no.alert.id) == Stage.REJECTED
    assert (await request(streets, back.approval)).reason == "Which street?"
    async with streets.database.transaction() as tx:
        again = await service.submit(tx, back.alert.id, officer, NOON, RULES, from_telegram=True)
        assert again.alert.stage == Stage.PENDING
        with pytest.raises(Conflict):
            await approval.submit(tx, no.alert.id, officer, NOON, RULES, from_telegram=True)


async def test_a_supervisor_lets_danger_to_life_go_and_another_person_looks_at_it(streets: Streets) -> None:
    boss, other = await streets.officer(Role.SUPERVISOR), await streets.officer()
    waiting = await submitted(streets, await streets.officer())
    done = await submitted(streets, boss, DERBY)
    assert (done.alert.stage, done.reasons) == (Stage.SENDING, (Reason.URGENCY,))
    async with streets.database.transaction() as tx:
        assert [row.id for row, _ in await asked.waiting_for(tx, other)] == [done.approval, waiting.approval]
        assert [row.id for row, _ in await asked.waiting_for(tx, boss)] == [waiting.approval]
        with pytest.raises(NotAllowed):
            await approval.review(tx, done.approval or 0, boss, NOON)
        seen = (await asked.find(tx, done.approval or 0)).fingerprint
        with pytest.raises(Conflict):
            await approval.approve(tx, done.approval or 0, other, NOON, seen)
        reviewed = await approval.review(tx, done.approval or 0, other, NOON)
        assert (reviewed.reviewed_by, reviewed.waits) == (other.id, False)
        with pytest.raises(Conflict):
            await approval.review(tx, done.approval or 0, await_other(other), NOON)
        assert [row.id for row, _ in await asked.waiting_for(tx, other)] == [waiting.approval]


def await_other(other: Staff) -> Staff:
    """Somebody else of the same standing."""
    return replace(other, id=other.id + 1)


@pytest.mark.parametrize("urgency", [Urgency.ROUTINE, Urgency.URGENT])
async def test_a_supervisor_passes_nobody_where_no_life_depends_on_it(
    streets: Streets, urgency: Urgency
) -> None:
    boss = await streets.officer(Role.SUPERVISOR)
    await streets.resident(LINACRE)
    await streets.resident(LINACRE)
    draft = await streets.draft(boss, LINACRE, urgency=urgency)
    async with streets.database.transaction() as tx:
        done = await service.submit(tx, draft, boss, NOON, AlertRules(people=1), from_telegram=False)
    assert done.alert.stage == Stage.PENDING


async def at(tx: Tx, draft: int, when: object) -> None:
    """As if its author had chosen this time."""
    await tx.execute(update(alerts).where(alerts.c.id == draft).values(send_at=when))


async def test_what_is_for_later_waits_for_its_time_also_when_approved(streets: Streets) -> None:
    boss, other = await streets.officer(Role.SUPERVISOR), await streets.officer()
    await streets.resident(LINACRE)
    plain = await streets.draft(boss, LINACRE)
    danger = await streets.draft(boss, DERBY, urgency=Urgency.EMERGENCY)
    async with streets.database.transaction() as tx:
        await at(tx, plain, LATER)
        await at(tx, danger, LATER)
        first = await service.submit(tx, plain, boss, NOON, RULES, from_telegram=True)
        # What has time for a second person has one.
        second = await service.submit(tx, danger, boss, NOON, RULES, from_telegram=True)
    assert (first.alert.stage, second.alert.stage) == (Stage.SCHEDULED, Stage.PENDING)
    assert (await say_yes(streets, second, other)).alert.stage == Stage.SCHEDULED
    assert not await schedule.due(streets.database, LATER - timedelta(seconds=1), RULES)
    assert await streets.rows() == []
    streets.clock.at = LATER
    assert await schedule.Schedule(streets.database, streets.clock, RULES).once() == 2
    assert [await stage_of(streets, each) for each in (plain, danger)] == [Stage.SENDING, Stage.SENDING]
    async with streets.database.reading() as tx:
        alert = await service.get(tx, plain)
    assert (alert.sent_at, alert.expires_at) == (LATER, LATER + timedelta(hours=72))
    await streets.fanout.once()
    assert len(await streets.rows()) == 1


async def test_a_schedule_looks_again_before_it_lets_go(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    ids = [await streets.draft(officer, ward, urgency=Urgency.URGENT) for ward in (LINACRE, DERBY)]
    async with streets.database.transaction() as tx:
        for each in ids:
            await at(tx, each, LATER)
        asked_for = await service.submit(
            tx, ids[0], officer, NOON, AlertRules(groups=frozenset()), from_telegram=True
        )
        assert asked_for.alert.stage == Stage.SCHEDULED
        free = await service.submit(tx, ids[1], officer, NOON, RULES, from_telegram=True)
    for _ in range(26):
        await streets.resident(LINACRE)
    for _ in range(3):
        await streets.resident(DERBY)
    streets.clock.at = LATER
    strict = AlertRules(people=20, telegram_people=20)
    assert await schedule.Schedule(streets.database, streets.clock, strict).once() == 2
    assert await stage_of(streets, ids[0]) == Stage.PENDING
    assert await stage_of(streets, free.alert.id) == Stage.SENDING
    async with streets.database.reading() as tx:
        ((row, _),) = await asked.waiting_for(tx, other)
    assert (row.people, row.reasons) == (26, (Reason.PEOPLE, Reason.TELEGRAM, Reason.MOVED))
    streets.clock.at = LATER + timedelta(minutes=5)
    async with streets.database.transaction() as tx:
        went = await approval.approve(tx, row.id, other, streets.clock.at, row.fingerprint)
    assert went.alert.stage == Stage.SENDING


async def test_an_approved_one_that_moved_waits_again(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    await streets.resident(LINACRE)
    await streets.resident(LINACRE)
    draft = await streets.draft(officer, LINACRE)
    few = AlertRules(people=1)
    async with streets.database.transaction() as tx:
        await at(tx, draft, LATER)
        done = await service.submit(tx, draft, officer, NOON, few, from_telegram=True)
    assert (await say_yes(streets, done, other)).alert.stage == Stage.SCHEDULED
    async with streets.database.transaction() as tx:
        await tx.execute(alert_wards.insert().values(alert_id=draft, ward_code=DERBY))
    streets.clock.at = LATER
    await schedule.Schedule(streets.database, streets.clock, few).once()
    assert await stage_of(streets, draft) == Stage.PENDING


async def test_what_comes_too_late_does_not_go(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    ids = [
        await streets.draft(officer, ward, urgency=each)
        for ward, each in ((LINACRE, Urgency.ROUTINE), (DERBY, Urgency.EMERGENCY))
    ]
    async with streets.database.transaction() as tx:
        for each in ids:
            await at(tx, each, LATER)
        await service.submit(tx, ids[0], officer, NOON, RULES, from_telegram=True)
        waits = await service.submit(tx, ids[1], officer, NOON, RULES, from_telegram=True)
        seen = (await asked.find(tx, waits.approval or 0)).fingerprint
        with pytest.raises(BadInput, match="approve-expired"):
            await approval.approve(tx, waits.approval or 0, other, LATER + timedelta(hours=12), seen)
    streets.clock.at = LATER + timedelta(hours=72)
    await schedule.Schedule(streets.database, streets.clock, RULES).once()
    assert await stage_of(streets, ids[0]) == Stage.CANCELLED
    async with streets.database.reading() as tx:
        assert (await asked.newest(tx, ids[0])).decision == Decision.LATE
        code = (await service.get(tx, ids[0])).code
        assert await service.by_code(tx, code) is None
        assert await service.by_any_code(tx, code) is not None


async def test_a_scheduled_alert_can_be_stopped(streets: Streets) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        await at(tx, draft, LATER)
        await service.submit(tx, draft, officer, NOON, RULES, from_telegram=True)
        stopped = await service.cancel(tx, draft, officer, NOON)
    assert (stopped.held_back, stopped.gone) == (0, 0)
    streets.clock.at = LATER
    assert await schedule.Schedule(streets.database, streets.clock, RULES).once() == 0
    assert await stage_of(streets, draft) == Stage.CANCELLED


async def follow(tx: Tx, alert: int, number: int, author: Staff) -> None:
    """A version that follows the first, as whoever makes one leaves it."""
    await tx.execute(
        alert_versions.insert().values(
            alert_id=alert, number=number, kind="update", stage=Stage.PENDING, text="More",
            author_id=author.id, made_at=NOON,
        )
    )  # fmt: skip


async def version_stage(streets: Streets, alert: int, number: int) -> str:
    async with streets.database.reading() as tx:
        this = (alert_versions.c.alert_id == alert) & (alert_versions.c.number == number)
        return str(await tx.scalar(select(alert_versions.c.stage).where(this)))


async def test_what_follows_an_alert_is_asked_for_as_the_alert_was(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    plain = await submitted(streets, officer, urgency=Urgency.ROUTINE)
    danger = await submitted(streets, officer, DERBY)
    went = await say_yes(streets, danger, other)
    async with streets.database.transaction() as tx:
        await follow(tx, plain.alert.id, 2, officer)
        free = await approval.ask(tx, plain.alert, 2, "More", officer, NOON, 3, RULES)
        requests = []
        for number in (2, 3, 4, 5):
            await follow(tx, went.alert.id, number, officer)
            requests.append(await approval.ask(tx, went.alert, number, "More", officer, NOON, 3, RULES))
        draft = await service.get(tx, await streets_draft(tx, officer))
        with pytest.raises(Conflict):
            await approval.ask(tx, draft, 2, "More", officer, NOON, 3, RULES)
    assert free.approval is None
    assert await version_stage(streets, plain.alert.id, 2) == Stage.SENDING
    yes, back, no, gone = requests
    await say_yes(streets, yes, other)
    async with streets.database.transaction() as tx:
        await approval.send_back(tx, back.approval or 0, other, "Why", NOON)
        await approval.reject(tx, no.approval or 0, other, "Why", NOON)
        await approval.void(tx, went.alert.id, officer, NOON)
    stages = [await version_stage(streets, went.alert.id, number) for number in (2, 3, 4, 5)]
    assert stages == [Stage.SENDING, Stage.DRAFT, Stage.REJECTED, Stage.CANCELLED]
    assert (await request(streets, gone.approval)).decision == Decision.VOID
    assert await stage_of(streets, went.alert.id) == Stage.SENDING


async def streets_draft(tx: Tx, officer: Staff) -> int:
    return await service.start_draft(tx, officer, "Team", NOON)


async def test_news_is_left_for_those_concerned(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    plain = await submitted(streets, officer, DERBY, urgency=Urgency.ROUTINE)
    done = await submitted(streets, officer)

    async def news() -> list[int]:
        async with streets.database.transaction() as tx:
            found = await tx.scalars(select(approvals.c.id).where(approvals.c.is_news))
            ids = list(found)
            await tx.execute(update(approvals).values(is_news=False))
            return ids

    assert plain.approval is None
    assert await news() == [done.approval]
    await say_yes(streets, done, other)
    assert await news() == [done.approval]
    assert await news() == []


async def test_a_number_never_stands_for_another_draft_or_request(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    first = await submitted(streets, officer)
    async with streets.database.transaction() as tx:
        await approval.send_back(tx, first.approval or 0, other, "Not yet", NOON)
        await service.discard(tx, first.alert.id, officer, NOON)
    second = await submitted(streets, officer)
    assert second.alert.id != first.alert.id
    assert second.approval != first.approval


async def test_a_reason_has_no_signs_that_nobody_sees(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer()
    done = await submitted(streets, officer)
    async with streets.database.transaction() as tx:
        with pytest.raises(BadInput, match="approve-reason-missing"):
            await approval.reject(tx, done.approval or 0, other, "\x00\u200b\u202e", NOON)
        await approval.reject(tx, done.approval or 0, other, "Wrong\x00 \u202estreet.\r\nSorry\ttoo", NOON)
    assert (await request(streets, done.approval)).reason == "Wrong street. Sorry too"


async def test_what_other_teams_leave_open_hides_nothing(streets: Streets) -> None:
    far, other = await streets.officer(team="npt-wirral"), await streets.officer()
    for _ in range(3):
        await submitted(streets, far)
    done = await submitted(streets, await streets.officer())
    async with streets.database.reading() as tx:
        assert [row.id for row, _ in await asked.waiting_for(tx, other, most=2)] == [done.approval]
        boss = await streets.officer(Role.SUPERVISOR)
        assert len(await asked.waiting_for(tx, boss, most=2)) == 2
