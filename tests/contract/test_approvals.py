"""A second person, two processes and two databases: what was decided once stays so, and everybody hears of it once."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from alerts import approval, asked, schedule, service
from alerts.model import LIVES, Stage, Urgency
from alerts.notices import ApprovalNotices
from alerts.overdue import Overdue
from alerts.tables import alert_versions, alerts, approvals
from config.community_model import AlertRules
from config.errors import Conflict
from config.sealing import Ring
from database.audit import audit
from database.engine import Database
from delivery.outbox import Outbox
from delivery.tables import outbox
from staff.model import Role, Staff
from tests.unit.alerts.streets import LINACRE, NOON, Streets

pytest_plugins = ["tests.postgres"]
RULES = AlertRules()
TIMES = 6


@dataclass
class Asked:
    """An emergency that waits, and those who may decide."""

    streets: Streets
    author: Staff
    approvers: tuple[Staff, Staff]
    alert: int
    approval: int
    seen: bytes


async def ask(database: Database) -> Asked:
    streets = Streets(database)
    author, one, two = [await streets.officer() for _ in range(3)]
    draft = await streets.draft(author, LINACRE, urgency=Urgency.EMERGENCY)
    async with database.transaction() as tx:
        done = await approval.submit(tx, draft, author, NOON, RULES, from_telegram=True)
        row = await asked.find(tx, done.approval or 0)
    return Asked(streets, author, (one, two), draft, row.id, row.fingerprint)


async def approve(database: Database, case: Asked, who: Staff) -> str:
    try:
        async with database.transaction() as tx:
            await approval.approve(tx, case.approval, who, NOON, case.seen)
    except Conflict:
        return "conflict"
    return "approved"


async def test_of_two_who_decide_at_once_one_is_told_that_they_are_late(
    database: Database, other: Database
) -> None:
    for _ in range(TIMES):
        case = await ask(database)
        one, two = case.approvers
        found = await asyncio.gather(approve(database, case, one), approve(other, case, two))
        assert sorted(found) == ["approved", "conflict"]
        async with database.reading() as tx:
            this = alert_versions.c.alert_id == case.alert
            assert await tx.scalar(select(func.count()).select_from(alert_versions).where(this)) == 1


async def test_a_change_and_a_yes_at_once_leave_no_change_in_what_was_approved(
    database: Database, other: Database
) -> None:
    for _ in range(TIMES):
        case = await ask(database)

        async def change(case: Asked = case) -> str:
            try:
                async with other.transaction() as tx:
                    await service.set_text(tx, case.alert, case.author, "Something else.", NOON)
            except Conflict:
                return "conflict"
            return "changed"

        found = await asyncio.gather(approve(database, case, case.approvers[0]), change())
        async with database.reading() as tx:
            alert = await service.get(tx, case.alert)
        assert found in (["approved", "conflict"], ["conflict", "changed"])
        if alert.stage == Stage.DRAFT:
            assert alert.text == "Something else."
        else:
            assert (alert.stage, alert.text) == (Stage.SENDING, "Two sheds were broken into on Monday night.")


async def test_two_schedules_let_an_alert_go_once(database: Database, other: Database) -> None:
    streets = Streets(database)
    author = await streets.officer()
    later = NOON + timedelta(hours=3)
    for _ in range(TIMES):
        draft = await streets.draft(author, LINACRE)
        async with database.transaction() as tx:
            await tx.execute(update(alerts).where(alerts.c.id == draft).values(send_at=later))
            await approval.submit(tx, draft, author, NOON, RULES, from_telegram=True)
        both = [schedule.due(each, later, RULES) for each in (database, other)]
        assert any(await asyncio.gather(*both))
        assert not await schedule.due(database, later, RULES)
        async with database.reading() as tx:
            this = alert_versions.c.alert_id == draft
            assert await tx.scalar(select(func.count()).select_from(alert_versions).where(this)) == 1


async def test_two_clocks_close_what_is_too_late_once(database: Database, other: Database) -> None:
    for _ in range(TIMES):
        case = await ask(database)
        async with database.transaction() as tx:
            await tx.execute(update(alerts).where(alerts.c.id == case.alert).values(send_at=NOON))
        case.streets.clock.at = NOON + LIVES[Urgency.EMERGENCY]
        both = [Overdue(each, case.streets.clock).once() for each in (database, other)]
        assert sum(await asyncio.gather(*both)) == 1
        async with database.reading() as tx:
            rows = await tx.execute(select(audit.c.deed).where(audit.c.about == f"approval:{case.approval}"))
            assert rows.scalars().all().count("approval late") == 1
            assert (await service.get(tx, case.alert)).stage == Stage.DRAFT
        assert await approve(other, case, case.approvers[0]) == "conflict"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
async def test_everybody_who_may_decide_is_told_once(database: Database, other: Database, role: Role) -> None:
    streets = Streets(database)
    author = await streets.officer(role)
    await streets.officer()
    await streets.officer(Role.SUPERVISOR, "npt-wirral")
    await streets.officer(team="npt-wirral")
    await streets.officer(Role.MEMBER)
    draft = await streets.draft(author, LINACRE, urgency=Urgency.EMERGENCY)
    async with database.transaction() as tx:
        await approval.submit(tx, draft, author, NOON, RULES, from_telegram=True)
    ring = Ring((b"c" * 32,))
    each = [ApprovalNotices(one, Outbox(ring), streets.clock) for one in (database, other)]
    await asyncio.gather(*(notices.once() for notices in each))
    assert await each[0].once() == 0
    async with database.reading() as tx:
        told = list(await tx.scalars(select(outbox.c.route_id)))
        assert await tx.scalar(select(func.count()).select_from(approvals).where(approvals.c.is_news)) == 0
    assert len(told) == len(set(told)) == 2
