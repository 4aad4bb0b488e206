"""What coordinators pass on and write, on both databases: pages, two processes, newer words, an end in the middle."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from alerts import following, forwarding, forwards, scheme_fanout
from alerts.fanout import Fanout
from alerts.model import GroupRule, VersionKind
from alerts.service import cancel
from alerts.tables import alert_groups
from config.errors import BadInput, NotAllowed
from database.engine import Database
from delivery.messages import SMS, TELEGRAM, Parcel, State
from delivery.tables import outbox, renderings
from staff.model import Role
from subscribers import scheme_leading, scheme_messages, scheme_vetting, schemes, service
from subscribers.scheme_model import SchemeRole, SchemeState
from subscribers.tables import group_members, scheme_members, scheme_reports
from tests.unit.alerts.streets import LINACRE, NOBODY_ASKED, NOON, Streets
from tests.unit.alerts.watches import HOW, Watches

pytest_plugins = ["tests.postgres"]
NEWS = "One man was arrested. Please still lock your sheds."
LATER = NOON + timedelta(hours=1)


async def alert_out(streets: Streets) -> tuple[str, int]:
    """Code and id of an alert that one person of Linacre has."""
    await streets.resident(LINACRE)
    officer = await streets.officer()
    alert = await streets.draft(officer, LINACRE)
    code = await streets.send(alert, officer)
    await streets.fanout.once()
    return code, alert


async def test_two_processes_tell_every_member_once(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwarding, "PAGE", 2)
    streets = Streets(database)
    watches = Watches(streets)
    first, ann = await watches.scheme("First Watch")
    second, bob = await watches.scheme("Second Watch")
    members = {await watches.person(await watches.member(first, (TELEGRAM, SMS)[n % 2])) for n in range(7)}
    for _ in range(3):
        both = await watches.member(first)
        await watches.join(second, both)
        members.add(await watches.person(both))
    code, _ = await alert_out(streets)
    await watches.forward(first, ann, code, "Lock up!")
    await watches.forward(second, bob, code, "Mine.")
    await asyncio.gather(streets.fanout.once(), Fanout(other, streets.clock).once())
    told = members | {await watches.person(ann), await watches.person(bob)}
    assert await watches.via("scheme") == told
    copies = await watches.copies()
    assert {person: len(copies[person]) for person in told} == dict.fromkeys(told, 1)
    assert {kind for kind, _ in await watches.versions()} == {"first", "forward"}
    assert {stage for _, stage in await watches.versions()} == {"sent"}


async def test_newer_words_overtake_a_forward_under_way(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who was told has the old words, and the update; who was not gets the new words, and nothing else."""
    monkeypatch.setattr(forwarding, "PAGE", 2)
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    for _ in range(4):
        await watches.member(scheme)
    code, alert = await alert_out(streets)
    await watches.forward(scheme, ann, code, "Lock up!")
    assert await forwarding.page(database, NOON)
    early = await watches.via("scheme")
    assert len(early) == 2
    async with database.transaction() as tx:
        gone = {"state": State.SENT, "provider_ref": "7", "settled_at": NOON}
        await tx.execute(outbox.update().where(outbox.c.person_id.in_(early)).values(**gone))
    author = await streets.officer()
    async with database.transaction() as tx:
        await following.follow_up(
            tx, alert, author, VersionKind.UPDATE, NEWS, NOON, NOBODY_ASKED, from_telegram=True
        )
    await streets.fanout.once()
    copies = await watches.copies()
    late = await watches.via("scheme") - early
    assert len(late) == 3
    for person in late:
        (got,) = copies[person]
        assert NEWS in got
        assert "Lock up!" in got
    for person in early:
        old, new = copies[person]
        assert NEWS not in old
        assert NEWS in new
        assert "coordinator of Watch" in new, "still says why they have it"
        assert "Lock up!" not in new


async def test_what_follows_keeps_the_name_of_the_scheme_that_somebody_had_it_from(
    database: Database,
) -> None:
    streets = Streets(database)
    watches = Watches(streets)
    first, ann = await watches.scheme("First Watch")
    second, bob = await watches.scheme("Second Watch")
    reader = await watches.person(await watches.member(first))
    texter = await watches.person(await watches.member(second, SMS))
    code, alert = await alert_out(streets)
    await watches.forward(first, ann, code, "Lock up!")
    await watches.forward(second, bob, code, "Mine.")
    await streets.fanout.once()
    author = await streets.officer()
    gone = {"state": State.SENT, "provider_ref": "7", "settled_at": NOON}
    for deed in ("update", "second update", "stand down"):
        async with database.transaction() as tx:
            await tx.execute(outbox.update().where(outbox.c.state == State.QUEUED).values(**gone))
        async with database.transaction() as tx:
            if deed == "stand down":
                await following.stand_down(tx, alert, author, NOON)
            else:
                await following.follow_up(
                    tx, alert, author, VersionKind.UPDATE, deed, NOON, NOBODY_ASKED, from_telegram=True
                )
        await streets.fanout.once()
    copies = await watches.copies()
    (neighbour,) = await watches.via("audience")
    for person, name in ((reader, "First Watch"), (texter, "Second Watch")):
        assert len(copies[person]) == 4
        assert all(name in words for words in copies[person][1:]), copies[person]
        assert "This is over now." in copies[person][-1]
    assert len(copies[neighbour]) == 4
    assert not any("Watch" in words for words in copies[neighbour])


@pytest.mark.parametrize("way", ["cancelled", "expired", "stopped", "vacant"])
async def test_what_ends_in_the_middle_goes_no_further(
    database: Database, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(forwarding, "PAGE", 2)
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    for _ in range(5):
        await watches.member(scheme)
    code, alert = await alert_out(streets)
    await watches.forward(scheme, ann, code)
    await forwarding.page(database, NOON)
    officer = await streets.officer(Role.SUPERVISOR)
    async with database.transaction() as tx:
        if way == "cancelled":
            await cancel(tx, alert, officer, NOON)
        elif way == "stopped":
            await scheme_vetting.stop(tx, scheme.id, officer, (), NOON)
            await forwards.hold_back(tx, scheme.id, NOON)
        elif way == "vacant":
            await schemes.leave_all(tx, await watches.person(ann))
            assert [each.id for each in await scheme_leading.note_vacancies(tx)] == [scheme.id]
            assert await scheme_leading.note_vacancies(tx) == []
    streets.clock.at = NOON + timedelta(hours=100 if way == "expired" else 0)
    await streets.fanout.once()
    assert len(await watches.via("scheme")) == 2
    assert ("forward", "cancelled") in await watches.versions()
    if way in ("cancelled", "stopped"):
        theirs = [row for row in await streets.rows() if row.person_id in await watches.via("scheme")]
        assert {row.state for row in theirs} == {State.SUPPRESSED}


async def test_the_audience_is_found_before_a_forward_goes(database: Database) -> None:
    """Who is in the audience gets the alert itself, though a coordinator was quick."""
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    near = await streets.resident(LINACRE)
    await watches.join(scheme, near)
    officer = await streets.officer()
    code = await streets.send(await streets.draft(officer, LINACRE), officer)
    await watches.forward(scheme, ann, code, "Lock up!")
    assert not await forwarding.page(database, NOON)
    await streets.fanout.once()
    assert await watches.via("audience") == {await watches.person(near)}
    assert await watches.via("scheme") == {await watches.person(ann)}


async def test_two_coordinators_send_the_same_at_once(database: Database, other: Database) -> None:
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    bob = await watches.member(scheme)
    async with database.transaction() as tx:
        code = await scheme_leading.make_deputy_code(tx, await watches.person(ann), scheme.id, NOON)
        await scheme_leading.take_lead_code(tx, bob, code, **HOW)  # type: ignore[arg-type]  # HOW holds several types
    alert, _ = await alert_out(streets)

    async def forward(each: Database, route: int) -> None:
        person = await watches.person(route)
        async with each.transaction() as tx:
            await forwards.pass_on(tx, person, scheme.id, alert, "", NOON)
            await asyncio.sleep(0.1)

    results = await asyncio.gather(forward(database, ann), forward(other, bob), return_exceptions=True)
    assert sorted(type(result) for result in results if result) == [BadInput]
    await streets.fanout.once()
    assert [len(copies) for copies in (await watches.copies()).values()] == [1, 1, 1]


async def test_a_member_may_not_send_in_the_schemes_name(database: Database) -> None:
    streets = Streets(database)
    watches = Watches(streets)
    scheme, _ = await watches.scheme("Watch")
    bob = await watches.member(scheme)
    code, _ = await alert_out(streets)
    with pytest.raises(NotAllowed):
        await watches.forward(scheme, bob, code)
    person = await watches.person(bob)
    async with database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await scheme_messages.write(tx, person, scheme.id, "Hello", NOON, NOON)
        with pytest.raises(NotAllowed):
            await scheme_leading.make_deputy_code(tx, person, scheme.id, NOON)


async def test_own_words_reach_every_member_once(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheme_fanout, "PAGE", 2)
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    members = {await watches.person(await watches.member(scheme)) for _ in range(6)}
    async with database.transaction() as tx:
        person = await watches.person(ann)
        await scheme_messages.write(tx, person, scheme.id, "Litter pick on Saturday", NOON, LATER)
    await streets.fanout.once()
    assert await streets.rows() == []
    streets.clock.at = LATER
    await asyncio.gather(streets.fanout.once(), Fanout(other, streets.clock).once())
    copies = await watches.copies()
    assert {each: len(copies[each]) for each in copies} == dict.fromkeys(members | {person}, 1)
    assert all("Litter pick on Saturday" in words for (words,) in copies.values())
    # An alert's answers know nothing of it.
    assert {row.bulletin_id for row in await streets.rows()} == {-1}


async def test_one_code_makes_one_leader(database: Database, other: Database) -> None:
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    bob, eve = await watches.member(scheme), await watches.member(scheme)
    officer = await streets.officer(Role.SUPERVISOR)
    async with database.transaction() as tx:
        code = await scheme_vetting.change_coordinator(tx, scheme.id, officer, (), NOON)

    async def take(each: Database, route: int) -> None:
        async with each.transaction() as tx:
            await scheme_leading.take_lead_code(tx, route, code, **HOW)  # type: ignore[arg-type]  # HOW holds several types

    results = await asyncio.gather(take(database, bob), take(other, eve), return_exceptions=True)
    assert sum(result is None for result in results) == 1, results
    async with database.reading() as tx:
        roles = [
            (await schemes.of_person(tx, await watches.person(route)))[0].role for route in (ann, bob, eve)
        ]
    assert sorted(roles) == [SchemeRole.COORDINATOR, SchemeRole.MEMBER, SchemeRole.MEMBER]
    assert roles[0] == SchemeRole.MEMBER


async def test_two_reports_at_once_are_told_once(database: Database, other: Database) -> None:
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    people = [await watches.person(await watches.member(scheme)) for _ in range(2)]
    async with database.transaction() as tx:
        message = await scheme_messages.write(
            tx, await watches.person(ann), scheme.id, "Litter pick", NOON, NOON
        )
    await streets.fanout.once()

    async def report(each: Database, person: int) -> bool:
        async with each.transaction() as tx:
            return (await scheme_messages.report(tx, person, message.id)).is_first

    firsts = await asyncio.gather(report(database, people[0]), report(other, people[1]))
    assert sorted(firsts) == [False, True]


async def test_who_is_erased_leaves_no_trace_in_schemes(database: Database) -> None:
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    bob = await watches.member(scheme)
    person = await watches.person(bob)
    async with database.transaction() as tx:
        message = await scheme_messages.write(
            tx, await watches.person(ann), scheme.id, "Litter pick", NOON, NOON
        )
    await streets.fanout.once()
    async with database.transaction() as tx:
        await scheme_messages.report(tx, person, message.id)
        await service.erase(tx, bob, NOON, channel=TELEGRAM)
        for table in (scheme_members, scheme_reports):
            assert person not in (await tx.scalars(select(table.c.subscriber_id))).all()
        known = await schemes.get(tx, scheme.id)
    assert known.state == SchemeState.ACTIVE


async def test_the_button_goes_with_what_may_be_passed_on(database: Database) -> None:
    """An update keeps it; an alert for some people only reaches a coordinator among them without it."""
    streets = Streets(database)
    watches = Watches(streets)
    scheme, ann = await watches.scheme("Watch")
    near = await streets.resident(LINACRE)
    await watches.join(scheme, near)
    async with database.transaction() as tx:
        code = await scheme_leading.make_deputy_code(tx, await watches.person(ann), scheme.id, NOON)
        await scheme_leading.take_lead_code(tx, near, code, **HOW)  # type: ignore[arg-type]  # HOW holds several types
        member = {"group_slug": "schools", "subscriber_id": await watches.person(near)}
        await tx.execute(group_members.insert().values(since=NOON.date(), how="open", **member))
    officer = await streets.officer()
    first, second = [await streets.draft(officer, LINACRE, text=f"{n} sheds.") for n in ("Two", "Three")]
    async with database.transaction() as tx:
        rule = {"group_slug": "schools", "rule": GroupRule.MUST_BE}
        await tx.execute(alert_groups.insert().values(alert_id=second, **rule))
    for draft in (first, second):
        await streets.send(draft, officer)
    await streets.fanout.once()
    async with database.transaction() as tx:
        gone = {"state": State.SENT, "provider_ref": "7", "settled_at": NOON}
        await tx.execute(outbox.update().values(**gone))
    async with database.transaction() as tx:
        await following.follow_up(
            tx, first, officer, VersionKind.UPDATE, NEWS, NOON, NOBODY_ASKED, from_telegram=True
        )
    await streets.fanout.once()
    async with database.reading() as tx:
        bodies = select(renderings.c.parcel).join(outbox, outbox.c.rendering_id == renderings.c.id)
        parcels = (await tx.scalars(bodies.order_by(outbox.c.bulletin_id))).all()
    labels = [[choice.label for choice in Parcel.from_bytes(each).messages[0].choices] for each in parcels]
    assert ["Pass on to my scheme" in each for each in labels] == [True, False, True]
