"""Taken off the staff, or let in anew: what was made before opens no door, and nobody becomes a second person."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from alerts import approval, leaving, service
from alerts.tables import alerts, approvals
from config.community_model import GroupHow
from config.errors import NotAllowed
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import TelegramHandset
from staff import service as staff
from staff.model import Role, Staff
from staff.tables import sessions
from subscribers import groups
from subscribers.tables import group_codes
from tests.dialogues.alerting import NOBODY_ASKED, member, written
from tests.dialogues.test_shift_unasked import ASKED_OF_SECOND
from tests.world import Town

LATER = "Bikes were taken from yards near the station on Monday night."


async def scheduled(town: Town, phone: TelegramHandset) -> Staff:
    """An alert of theirs that waits for its time, in three hours."""
    draft, author = await written(town, phone, is_appeal=False, text=LATER), await member(town, phone)
    now = town.clock.now()
    async with town.database.transaction() as tx:
        await service.set_send_at(tx, draft, author, now + timedelta(hours=3), now)
        for warning in (await service.look_at(tx, await service.get(tx, draft), now)).open:
            await service.answer_finding(tx, draft, author, warning.place, now)
        await service.submit(tx, draft, author, now, NOBODY_ASKED, from_telegram=True)
    return author


async def stages(town: Town) -> list[str]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(alerts.c.stage).order_by(alerts.c.id)))


async def test_what_a_stolen_phone_had_scheduled_does_not_go_and_the_team_hears_of_it(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    ada, ben, chief = (
        await town.officer("Ada"),
        await town.officer("Ben"),
        await town.officer("Chief", "supervisor"),
    )
    elsewhere = await town.officer("Cal", team="npt-wirral")
    await scheduled(town, ada)
    assert await stages(town) == ["scheduled"]
    await chief.says("/revoke")
    await chief.chooses("Ada")
    await chief.chooses("Yes, shut it")
    await town.settle()
    assert await stages(town) == ["draft"]
    assert any("does not go at its time" in each for each in ben.texts)
    assert any("does not go at its time" in each for each in chief.texts)
    assert not any("does not go at its time" in each for each in elsewhere.texts + ada.texts)
    await town.pass_time(hours=4)
    assert LATER not in "".join(ann.texts)


async def test_what_a_colleague_had_scheduled_goes(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await scheduled(town, ada)
    async with town.database.transaction() as tx:
        await leaving.revoke(tx, (await member(town, ben)).id, None, town.clock.now())
    assert await stages(town) == ["scheduled"]
    await town.pass_time(hours=4)
    assert LATER in "".join(ann.texts)


async def test_codes_for_groups_end_with_who_made_them(town: Town) -> None:
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    first, second = await member(town, ada), await member(town, ben)
    group = next(each for each in town.parts.community.groups if each.slug == "pub-watch")
    async with town.database.transaction() as tx:
        for person in (first, second):
            await groups.make_code(tx, person, group, GroupHow.INVITATION, town.clock.now())
        await leaving.revoke(tx, first.id, None, town.clock.now())
    async with town.database.reading() as tx:
        assert list(await tx.scalars(select(group_codes.c.made_by))) == [second.id]


async def test_a_new_pin_ends_what_was_open_at_the_desk(town: Town) -> None:
    ada = await town.officer("Ada")
    person = await member(town, ada)
    async with town.database.transaction() as tx:
        code = await staff.make_signin_code(tx, person.id, town.clock.now())
        token = await staff.sign_in(tx, code, town.clock.now())
        waiting = await staff.make_signin_code(tx, person.id, town.clock.now())
        invitation = await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", town.clock.now())
    await ada.starts(f"i-{invitation}")
    async with httpx.AsyncClient(base_url=town.base_url) as browser:
        page = await browser.get("/console/", headers={"cookie": f"desk={token}", "accept": "text/html"})
    assert page.status_code != 200
    async with town.database.transaction() as tx:
        assert list(await tx.scalars(select(sessions.c.staff_id))) == []
        with pytest.raises(NotAllowed):
            await staff.sign_in(tx, waiting, town.clock.now())


@pytest.mark.parametrize("name", ["Ada", "ADA"])
async def test_nobody_is_their_own_second_person_by_a_second_invitation(town: Town, name: str) -> None:
    for each in ("Ann", "Bob"):
        await town.subscriber(each, TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    draft, author, now = await written(town, ada, is_appeal=False), await member(town, ada), town.clock.now()
    async with town.database.transaction() as tx:
        for warning in (await service.look_at(tx, await service.get(tx, draft), now)).open:
            await service.answer_finding(tx, draft, author, warning.place, now)
        done = await service.submit(tx, draft, author, now, ASKED_OF_SECOND, from_telegram=True)
    again = await town.officer(name)
    await again.says("/approve")
    assert "Approve" not in again.labels
    async with town.database.reading() as tx:
        other = next(each for each in await staff.named(tx, "ada") if each.id != author.id)
        seen = await tx.scalar(select(approvals.c.fingerprint))
    assert done.approval is not None
    assert seen is not None
    async with town.database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await approval.approve(tx, done.approval, other, now, seen)
        await approval.approve(tx, done.approval, await member(town, ben), now, seen)
