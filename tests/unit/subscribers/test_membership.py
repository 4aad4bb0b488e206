"""Groups: what lets people in, and what becomes of those who belong."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from config.community import Group, GroupHow, load_community
from config.errors import BadInput, NotAllowed, NotFound
from database.audit import audit
from database.engine import Database, Tx
from staff.model import Role, Staff
from subscribers import groups, service
from subscribers.model import Deed
from subscribers.tables import group_codes, group_members
from tests.unit.subscribers.conftest import ANN, BOB, NOW
from tests.unit.subscribers.test_wishes import adds, heard_in, joins, ledger

PUBS = Group(slug="pub-watch", how=GroupHow.INVITATION, kind="key-location")
RISK = Group(slug="people-at-risk", how=GroupHow.REFERRAL, kind="people")
OPEN = Group(slug="dog-walkers", how=GroupHow.OPEN, kind="people")
OFFICER = Staff(7, "Ada", Role.OFFICER, frozenset({"npt-sefton"}))
PARTNER = Staff(8, "Bea", Role.MEMBER, frozenset({"sefton-idva"}))


async def enters(
    tx: Tx, group: Group, code: str, route: int = ANN, *, wording: str = "words", now: datetime = NOW
) -> None:
    await groups.join(tx, route, group, code, channel="sms", wording=wording, now=now)


async def quits(tx: Tx, group: Group, route: int = ANN) -> bool:
    return await groups.leave(tx, route, group.slug, channel="sms", wording="bye", now=NOW)


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "]
)
async def test_a_code_lets_in_however_it_is_typed(tx: Tx, typed: type[str]) -> None:
    ann = await joins(tx)
    code = await groups.make_code(tx, OFFICER, PUBS, GroupHow.INVITATION, NOW)
    found = await groups.invitation(tx, typed(code), NOW)
    assert found == groups.Invitation("pub-watch", GroupHow.INVITATION, OFFICER.id)
    await enters(tx, PUBS, typed(code))
    assert await groups.groups_of(tx, ann.id) == ["pub-watch"]
    assert await groups.sizes(tx) == {"pub-watch": 1}


async def test_a_code_itself_is_stored_nowhere(database: Database) -> None:
    async with database.transaction() as tx:
        code = await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW)
    async with database.reading() as tx:
        kept = [repr(tuple(row)) for table in (group_codes, audit) for row in await tx.execute(select(table))]
    assert len(kept) == 2
    assert not any(code in row or code.replace("-", "") in row for row in kept)


async def test_an_invitation_is_for_many_and_thirty_days(tx: Tx) -> None:
    await joins(tx)
    await joins(tx, BOB)
    code = await groups.make_code(tx, OFFICER, PUBS, GroupHow.INVITATION, NOW)
    for route in (ANN, BOB):
        await enters(tx, PUBS, code, route)
    assert await groups.sizes(tx) == {"pub-watch": 2}
    last = NOW + timedelta(days=30)
    assert await groups.invitation(tx, code, last - timedelta(seconds=1))
    assert await groups.invitation(tx, code, last) is None


async def test_a_referral_is_for_one_and_fourteen_days(tx: Tx) -> None:
    await joins(tx)
    await joins(tx, BOB)
    code = await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW)
    last = NOW + timedelta(days=14)
    assert await groups.invitation(tx, code, last - timedelta(seconds=1))
    assert await groups.invitation(tx, code, last) is None
    await enters(tx, RISK, code)
    assert await groups.invitation(tx, code, NOW) is None
    with pytest.raises(BadInput, match="groups-code-unknown"):
        await enters(tx, RISK, code, BOB)
    assert await groups.sizes(tx) == {"people-at-risk": 1}
    assert (await tx.execute(select(group_codes))).all() == [], "nothing is left that leads to who came in"


async def test_wrong_used_and_old_codes_are_told_apart_by_nobody(tx: Tx) -> None:
    await joins(tx)
    await joins(tx, BOB)
    used = await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW)
    await enters(tx, RISK, used, BOB)
    old = await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW - timedelta(days=14))
    for code in (used, old, "AAAA-AAAA-AAAA", "", "x" * 300, "' OR 1=1 --"):
        assert await groups.invitation(tx, code, NOW) is None
        with pytest.raises(BadInput, match="groups-code-unknown"):
            await enters(tx, RISK, code)
    assert await groups.sizes(tx) == {"people-at-risk": 1}


async def test_a_code_opens_no_other_group(tx: Tx) -> None:
    await joins(tx)
    code = await groups.make_code(tx, OFFICER, PUBS, GroupHow.INVITATION, NOW)
    with pytest.raises(BadInput):
        await enters(tx, RISK, code)
    assert await groups.sizes(tx) == {}


async def test_who_belongs_already_uses_nothing_up(tx: Tx) -> None:
    await joins(tx)
    await enters(tx, RISK, await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW))
    second = await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW)
    await enters(tx, RISK, second)
    assert await groups.invitation(tx, second, NOW)
    assert await ledger(tx) == [Deed.JOINED, Deed.ENTERED]


async def test_an_open_group_asks_for_no_code(tx: Tx) -> None:
    await joins(tx)
    await enters(tx, OPEN, "")
    row = (await tx.execute(select(group_members))).one()
    assert (row.group_slug, row.how, row.since) == ("dog-walkers", "open", NOW.date())


@pytest.mark.parametrize("role", list(Role))
def test_who_may_let_people_in(role: Role) -> None:
    in_team, alone = Staff(1, "A", role, frozenset({"a"})), Staff(1, "A", role)
    invites = role != Role.MEMBER
    assert groups.may_make(in_team, PUBS, GroupHow.INVITATION) is invites
    assert groups.may_make(in_team, OPEN, GroupHow.INVITATION) is invites
    assert not groups.may_make(in_team, RISK, GroupHow.INVITATION)
    assert groups.may_make(in_team, RISK, GroupHow.REFERRAL)
    assert groups.may_make(in_team, PUBS, GroupHow.REFERRAL)
    assert not groups.may_make(alone, RISK, GroupHow.REFERRAL)
    assert not groups.may_make(in_team, OPEN, GroupHow.OPEN)


@pytest.mark.parametrize(
    ("role", "slug", "ways"),
    [
        (Role.OFFICER, "pub-watch", [GroupHow.INVITATION, GroupHow.REFERRAL]),
        (Role.SUPERVISOR, "schools", [GroupHow.INVITATION, GroupHow.REFERRAL]),
        (Role.MEMBER, "pub-watch", [GroupHow.REFERRAL]),
        (Role.OFFICER, "people-at-risk", [GroupHow.REFERRAL]),
    ],
)
def test_the_ways_into_the_groups_of_merseyside(role: Role, slug: str, ways: list[GroupHow]) -> None:
    group = next(each for each in load_community("merseyside").groups if each.slug == slug)
    staff = Staff(1, "A", role, frozenset({"a"}))
    assert [how for how in groups.CODE_LIVES if groups.may_make(staff, group, how)] == ways


async def test_the_right_is_checked_where_the_code_is_made(tx: Tx) -> None:
    with pytest.raises(NotAllowed):
        await groups.make_code(tx, PARTNER, PUBS, GroupHow.INVITATION, NOW)
    with pytest.raises(NotAllowed):
        await groups.make_code(tx, OFFICER, RISK, GroupHow.INVITATION, NOW)
    assert (await tx.execute(select(group_codes))).all() == []


async def test_old_codes_go_when_a_new_one_is_made(tx: Tx) -> None:
    await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW - timedelta(days=14))
    await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW)
    assert len((await tx.execute(select(group_codes))).all()) == 1


async def test_deeds_of_staff_are_noted_and_members_never(database: Database) -> None:
    async with database.transaction() as tx:
        ann = await joins(tx)
        code = await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW)
        await enters(tx, RISK, code)
        await quits(tx, RISK)
    async with database.reading() as tx:
        rows = (await tx.execute(select(audit))).all()
    assert [(row.staff_id, row.deed, row.about) for row in rows] == [
        (PARTNER.id, "group code made, referral", "group:people-at-risk")
    ]
    assert str(ann.id) not in repr(rows)


async def test_a_stranger_and_who_has_left_cannot_enter(tx: Tx) -> None:
    code = await groups.make_code(tx, OFFICER, PUBS, GroupHow.INVITATION, NOW)
    with pytest.raises(NotFound):
        await enters(tx, PUBS, code)
    await joins(tx)
    await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    with pytest.raises(NotFound):
        await enters(tx, PUBS, code)
    with pytest.raises(NotFound):
        await quits(tx, PUBS)


async def test_the_audience_follows_places_and_groups(tx: Tx) -> None:
    ann = await joins(tx, topics=())
    code = await groups.make_code(tx, OFFICER, PUBS, GroupHow.INVITATION, NOW)
    await enters(tx, PUBS, code)
    assert await heard_in(tx, ann.id) == {("W1", ""), ("W1", "@pub-watch")}
    await adds(tx, "B1", ["W1", "W2"])
    assert ("W2", "@pub-watch") in await heard_in(tx, ann.id)
    await service.drop_place(tx, ANN, 1, channel="sms", wording="-", now=NOW)
    await service.drop_place(tx, ANN, 2, channel="sms", wording="-", now=NOW)
    assert await heard_in(tx, ann.id) == set()
    await adds(tx, "W3", ["W3"])
    await service.set_topics(tx, ANN, ["burglary"])
    assert await heard_in(tx, ann.id) == {("W3", ""), ("W3", "@pub-watch"), ("W3", "burglary")}
    assert await quits(tx, PUBS)
    assert await heard_in(tx, ann.id) == {("W3", ""), ("W3", "burglary")}
    assert not await quits(tx, PUBS)


async def test_what_was_agreed_is_kept(tx: Tx) -> None:
    await joins(tx)
    code = await groups.make_code(tx, OFFICER, PUBS, GroupHow.INVITATION, NOW)
    await enters(tx, PUBS, code, wording="the words on screen")
    await quits(tx, PUBS)
    held = await service.export(tx, ANN)
    assert held
    assert [(line.deed, line.about, line.wording) for line in held.consents[1:]] == [
        (Deed.ENTERED, "@pub-watch", "the words on screen"),
        (Deed.QUIT, "@pub-watch", "bye"),
    ]


async def test_the_copy_holds_the_groups_and_erasing_takes_them(tx: Tx) -> None:
    await joins(tx)
    await enters(tx, RISK, await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW))
    held = await service.export(tx, ANN)
    assert held
    assert held.groups == ("people-at-risk",)
    await service.erase(tx, ANN, NOW, channel="sms")
    assert (await tx.execute(select(group_members))).all() == []


async def test_leaving_everything_leaves_the_groups_and_coming_back_brings_none(tx: Tx) -> None:
    ann = await joins(tx)
    await enters(tx, RISK, await groups.make_code(tx, PARTNER, RISK, GroupHow.REFERRAL, NOW))
    await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    assert (await tx.execute(select(group_members))).all() == []
    assert (await joins(tx)).id == ann.id
    assert await groups.groups_of(tx, ann.id) == []
