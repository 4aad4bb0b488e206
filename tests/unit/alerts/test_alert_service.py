"""Drafts, preview, sending, stopping; who may; and what answers to an alert may know of it."""

from datetime import timedelta

import pytest

from alerts import service
from alerts.model import AlertArea, Urgency
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from database.engine import Tx
from delivery.messages import SMS, State
from delivery.sms_text import segments
from staff.model import Role, Staff
from tests.unit.alerts.streets import DERBY, LINACRE, NOBODY_ASKED, NOON, Streets


async def submit(tx: Tx, draft: int, staff: Staff) -> service.Submitted:
    return await service.submit(tx, draft, staff, NOON, NOBODY_ASKED, from_telegram=True)


async def test_a_preview_shows_what_will_be_sent_and_to_how_many(streets: Streets) -> None:
    for channel in ("telegram", "telegram", SMS):
        await streets.resident(LINACRE, DERBY, channel=channel)
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE, DERBY)
    async with streets.database.transaction() as tx:
        preview = await service.preview(tx, draft, officer, NOON)
        alert = (await submit(tx, draft, officer)).alert
    assert (preview.people, preview.telegram, preview.sms) == (3, 2, 1)
    assert preview.fewer_than_25
    assert preview.goes_at is None
    assert preview.segments == segments(preview.on_sms.text).parts <= 3
    assert segments(preview.on_sms.text).encoding == "GSM-7"
    for text in (preview.on_telegram.text, preview.on_sms.text):
        for part in ("Two sheds were broken into", alert.code, "Sefton neighbourhood team", "999", "Linacre"):
            assert part in text
    assert preview.on_telegram.choices[0].data == f"saw={alert.code}"
    assert not preview.on_sms.choices


async def test_at_night_the_preview_says_when_it_goes(streets: Streets) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        preview = await service.preview(tx, draft, officer, NOON + timedelta(hours=10))
    assert preview.goes_at == NOON + timedelta(hours=20)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "compose-text-missing"),
        ("Watch out \U0001f525", "compose-text-costly"),
        ("Sheds were broken into. " * 20, "compose-text-too-long"),
    ],
)
async def test_words_that_cannot_go_out_leave_the_old_ones(streets: Streets, text: str, key: str) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        before = await service.get(tx, draft)
        with pytest.raises(BadInput, match=key):
            await service.set_text(tx, draft, officer, text, NOON)
        assert await service.get(tx, draft) == before


async def test_an_unfinished_draft_is_not_sent(streets: Streets) -> None:
    officer = await streets.officer()
    async with streets.database.transaction() as tx:
        draft = await service.start_draft(tx, officer, "Team", NOON)
        with pytest.raises(BadInput):
            await submit(tx, draft, officer)


async def test_rights_are_checked_where_the_deed_is_done(streets: Streets) -> None:
    officer, other = await streets.officer(), await streets.officer(team="npt-wirral")
    colleague, member = await streets.officer(), await streets.officer(Role.MEMBER)
    draft = await streets.draft(officer, LINACRE)
    wirral = AlertArea("E05000954", "Bebington (Wirral)", "E08000015", "Wirral")
    async with streets.database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await service.start_draft(tx, member, "Team", NOON)
        with pytest.raises(NotAllowed):
            await service.add_area(tx, draft, officer, wirral, ["E05000954"], ("E08000014",), NOON)
        for somebody in (other, member):
            with pytest.raises(NotAllowed):
                await service.set_text(tx, draft, somebody, "Hello", NOON)
            with pytest.raises(NotAllowed):
                await service.preview(tx, draft, somebody, NOON)
            with pytest.raises(NotAllowed):
                await service.discard(tx, draft, somebody, NOON)
            with pytest.raises(NotAllowed):
                await submit(tx, draft, somebody)
        await service.set_text(tx, draft, colleague, "Three sheds were broken into.", NOON)
        await submit(tx, draft, officer)
        for somebody in (other, member):
            with pytest.raises(NotAllowed):
                await service.cancel(tx, draft, somebody, NOON)
        await service.cancel(tx, draft, colleague, NOON)


async def test_an_alert_goes_once_and_is_fixed_then(streets: Streets) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    await streets.send(draft, officer)
    async with streets.database.transaction() as tx:
        with pytest.raises(Conflict):
            await submit(tx, draft, officer)
        with pytest.raises(Conflict):
            await service.set_text(tx, draft, officer, "Something else", NOON)
        assert await service.drafts_of(tx, officer) == []


async def test_drafts_are_kept_listed_and_thrown_away(streets: Streets) -> None:
    officer = await streets.officer()
    first, second = await streets.draft(officer, LINACRE), await streets.draft(officer, DERBY)
    async with streets.database.transaction() as tx:
        await service.set_urgency(tx, first, officer, Urgency.URGENT, NOON + timedelta(minutes=1))
        assert [draft.id for draft in await service.drafts_of(tx, officer)] == [first, second]
        await service.discard(tx, first, officer, NOON)
        assert [draft.id for draft in await service.drafts_of(tx, officer)] == [second]
        with pytest.raises(NotFound):
            await service.get(tx, first)


async def test_cancelling_stops_what_waits_only(streets: Streets) -> None:
    states = (State.QUEUED, State.STARTED, State.SENT, State.DELIVERED, State.FAILED)
    routes = {state: await streets.resident(LINACRE) for state in states}
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    await streets.send(draft, officer)
    await streets.fanout.once()
    for state, route in routes.items():
        await streets.mark(route, state)
    async with streets.database.transaction() as tx:
        stopped = await service.cancel(tx, draft, officer, NOON)
        with pytest.raises(Conflict):
            await service.cancel(tx, draft, officer, NOON)
    assert (stopped.held_back, stopped.gone) == (1, 3)
    now_is = {row.route_id: row for row in await streets.rows()}
    ended = [now_is[route].state for route in routes.values()]
    assert ended == [State.SUPPRESSED, *states[1:]]
    # What was on the wire must not go out later if it comes back refused for now.
    assert now_is[routes[State.STARTED]].expires_at == NOON


async def test_facts_for_an_answer(streets: Streets) -> None:
    routes = [await streets.resident(LINACRE) for _ in range(3)]
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE, DERBY)
    async with streets.database.transaction() as tx:
        code = (await service.get(tx, draft)).code
        assert await service.facts(tx, code) is None
    assert await streets.send(draft, officer) == code
    await streets.fanout.once()
    for route, state in zip(routes, (State.SENT, State.DELIVERED, State.FAILED), strict=True):
        await streets.mark(route, state)
    async with streets.database.reading() as tx:
        facts = await service.facts(tx, f" {code.lower()} ")
        assert await service.facts(tx, "no code") is None
        since = NOON - timedelta(hours=72)
        assert [code for code, _ in await service.reached(tx, routes[0], since)] == [code]
        assert await service.reached(tx, routes[2], since) == []
        assert await service.reached(tx, routes[0], NOON + timedelta(seconds=1)) == []
    assert facts is not None
    assert (facts.code, facts.category, facts.reached, facts.team) == (code, "burglary", 2, "npt-sefton")
    assert facts.area_label == "Linacre (Sefton) and Derby (Sefton)"
    assert (facts.borough_code, facts.borough_label) == ("E08000014", "Sefton")


async def test_recent_lists_what_is_in_force_here(streets: Streets) -> None:
    officer = await streets.officer()
    here, there, stopped = [await streets.draft(officer, ward) for ward in (LINACRE, DERBY, LINACRE)]
    codes = []
    for minute, draft in enumerate((here, there, stopped)):
        streets.clock.at = NOON + timedelta(minutes=minute)
        codes.append(await streets.send(draft, officer))
    async with streets.database.transaction() as tx:
        await service.cancel(tx, stopped, officer, NOON)
        assert [each.code for each in await service.recent(tx, [LINACRE], NOON)] == codes[:1]
        assert [each.code for each in await service.recent(tx, [LINACRE, DERBY], NOON)] == codes[1::-1]
        assert await service.recent(tx, [LINACRE], NOON + timedelta(hours=72)) == []
        assert await service.recent(tx, [], NOON) == []


async def test_erasing_leaves_the_count(streets: Streets) -> None:
    await streets.resident(LINACRE)
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE), officer)
    await streets.fanout.once()
    (person,) = await streets.recipients()
    async with streets.database.transaction() as tx:
        await service.forget_person(tx, person, 42)
    assert await streets.recipients() == [42]
