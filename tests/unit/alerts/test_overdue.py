"""What waits for a second person until it is too late is closed by itself, once, and whoever asked hears of it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from alerts import approval, asked, following, service
from alerts.model import LIVES, Stage, Urgency, VersionKind
from alerts.notices import ApprovalNotices
from alerts.overdue import Overdue
from alerts.rules import Decision
from alerts.tables import alerts
from config.community_model import AlertRules
from config.errors import Conflict
from config.sealing import Ring
from delivery.outbox import Outbox
from staff import service as staff_service
from staff.model import Role, Staff
from tests.unit.alerts.streets import LINACRE, NOBODY_ASKED, NOON, Streets

RULES = AlertRules()
CAREFUL = AlertRules(urgencies=frozenset({Urgency.ROUTINE}))
LATER = NOON + timedelta(hours=5)
OVER = LATER + LIVES[Urgency.EMERGENCY]
MOMENT = timedelta(seconds=1)


async def waits(streets: Streets, author: Staff, *, at_its_time: bool = True) -> int:
    """An emergency, for later or for at once, that somebody has to approve; its id."""
    draft = await streets.draft(author, LINACRE, urgency=Urgency.EMERGENCY)
    async with streets.database.transaction() as tx:
        if at_its_time:
            await tx.execute(update(alerts).where(alerts.c.id == draft).values(send_at=LATER))
        await approval.submit(tx, draft, author, NOON, RULES, from_telegram=True)
    return draft


async def follows(streets: Streets, author: Staff, kind: VersionKind) -> int:
    """A routine alert that went, and words after it that somebody has to approve; its id."""
    draft = await streets.draft(author, LINACRE)
    await streets.send(draft, author)
    await streets.fanout.once()
    async with streets.database.transaction() as tx:
        await following.follow_up(tx, draft, author, kind, "News.", NOON, CAREFUL, from_telegram=True)
    return draft


async def close(streets: Streets) -> int:
    return await Overdue(streets.database, streets.clock).once()


async def newest(streets: Streets, alert: int) -> tuple[Decision | None, Stage]:
    """What became of the last request about it, and where the alert stands."""
    async with streets.database.reading() as tx:
        return (await asked.history(tx, alert))[0].decision, (await service.get(tx, alert)).stage


async def told(streets: Streets) -> list[int]:
    """The routes that hear of what was decided, after everything that was asked has been told."""
    before = len(await streets.rows())
    await ApprovalNotices(streets.database, Outbox(Ring((b"c" * 32,))), streets.clock).once()
    return [row.route_id for row in (await streets.rows())[before:]]


async def phone_of(streets: Streets, person: Staff) -> int:
    async with streets.database.reading() as tx:
        ((route, _),) = await staff_service.routes_of(tx, person.id)
        return route


async def test_an_alert_whose_time_is_over_is_a_draft_again_and_its_author_hears_of_it(
    streets: Streets,
) -> None:
    author, other = await streets.officer(), await streets.officer()
    alert = await waits(streets, author)
    await told(streets)
    streets.clock.at = OVER - MOMENT
    assert await close(streets) == 0
    assert await newest(streets, alert) == (None, Stage.PENDING)
    streets.clock.at = OVER
    assert await close(streets) == 1
    assert await newest(streets, alert) == (Decision.LATE, Stage.DRAFT)
    assert await told(streets) == [await phone_of(streets, author)]
    assert (await close(streets), await told(streets)) == (0, [])
    async with streets.database.reading() as tx:
        assert await asked.waiting_for(tx, other) == []
        assert await asked.own_waiting(tx, author) == []


async def test_given_a_new_time_it_is_asked_for_anew(streets: Streets) -> None:
    author, other = await streets.officer(), await streets.officer()
    alert = await waits(streets, author)
    streets.clock.at = OVER
    await close(streets)
    async with streets.database.transaction() as tx:
        await service.set_send_at(tx, alert, author, OVER + timedelta(hours=1), OVER)
        await approval.submit(tx, alert, author, OVER, RULES, from_telegram=True)
    assert await close(streets) == 0
    async with streets.database.transaction() as tx:
        ((request, _),) = await asked.waiting_for(tx, other)
        done = await approval.approve(tx, request.id, other, OVER, request.fingerprint)
    assert done.alert.stage == Stage.SCHEDULED


async def test_what_is_to_go_at_once_can_wait_for_ever(streets: Streets) -> None:
    alert = await waits(streets, await streets.officer(), at_its_time=False)
    streets.clock.at = NOON + timedelta(days=30)
    assert await close(streets) == 0
    assert await newest(streets, alert) == (None, Stage.PENDING)


async def test_an_update_of_an_alert_that_is_over_is_never_sent(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author, other = await streets.officer(), await streets.officer()
    alert = await follows(streets, author, VersionKind.UPDATE)
    await told(streets)
    streets.clock.at = NOON + LIVES[Urgency.ROUTINE] - MOMENT
    assert await close(streets) == 0
    streets.clock.at += MOMENT
    assert await close(streets) == 1
    assert await newest(streets, alert) == (Decision.LATE, Stage.SENT)
    assert await told(streets) == [await phone_of(streets, author)]
    async with streets.database.transaction() as tx:
        assert not await following.pending(tx, alert)
        (request, *_) = await asked.history(tx, alert)
        with pytest.raises(Conflict):
            await approval.approve(tx, request.id, other, streets.clock.at, request.fingerprint)
        # What was wrong can still be put right.
        await following.follow_up(
            tx,
            alert,
            author,
            VersionKind.CORRECTION,
            "Wrong.",
            streets.clock.at,
            NOBODY_ASKED,
            from_telegram=True,
        )


@pytest.mark.parametrize("kind", [VersionKind.CORRECTION, VersionKind.OUTCOME])
async def test_what_puts_an_old_alert_right_goes_on_waiting(streets: Streets, kind: VersionKind) -> None:
    await streets.resident(LINACRE)
    alert = await follows(streets, await streets.officer(), kind)
    streets.clock.at = NOON + timedelta(days=30)
    assert await close(streets) == 0
    assert await newest(streets, alert) == (None, Stage.SENT)


async def test_a_sending_at_once_that_somebody_still_looks_at_stays(streets: Streets) -> None:
    """A supervisor's own emergency went: that its time is over does not mean that nobody has to look at it."""
    chief, other = await streets.officer(Role.SUPERVISOR), await streets.officer()
    alert = await waits(streets, chief, at_its_time=False)
    streets.clock.at = NOON + timedelta(days=30)
    assert await close(streets) == 0
    assert await newest(streets, alert) == (Decision.BYPASSED, Stage.SENDING)
    async with streets.database.reading() as tx:
        assert len(await asked.waiting_for(tx, other)) == 1
