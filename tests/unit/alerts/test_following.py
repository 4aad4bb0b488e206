"""What follows an alert: to exactly those who had it, once, whatever still waits."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alerts import approval, asked, following, service
from alerts.following import Ended, Followed
from alerts.model import Stage, Urgency, VersionKind
from alerts.rules import Decision, Reason
from alerts.tables import alert_translations, alert_versions, alerts
from alerts.translations import Translations, of_version
from config.community_model import AlertRules
from config.errors import BadInput, Conflict, NotAllowed
from delivery.messages import AT_ONCE, SMS, TELEGRAM, Kind, Lane, Parcel, State
from delivery.tables import outbox, renderings
from staff.model import Role, Staff
from subscribers import service as subscribers
from tests.unit.alerts.streets import LINACRE, NOBODY_ASKED, NOON, Streets

CAREFUL = AlertRules(urgencies=frozenset({"routine"}))
NEWS = "One man was arrested. Please still lock your sheds."
POLISH = "Zatrzymano mezczyzne. Nadal zamykajcie szopy."


async def sent(streets: Streets, author: Staff, urgency: Urgency = Urgency.ROUTINE) -> int:
    draft = await streets.draft(author, LINACRE, urgency=urgency)
    await streets.send(draft, author)
    await streets.fanout.once()
    return draft


async def bring(streets: Streets, route: int, state: State = State.SENT, ref: str | None = "77") -> None:
    """As if the dispatcher had brought what waits for this route so far."""
    async with streets.database.transaction() as tx:
        waiting = (outbox.c.route_id == route) & (outbox.c.state == State.QUEUED)
        await tx.execute(update(outbox).where(waiting).values(state=state, provider_ref=ref))


async def tell(
    streets: Streets,
    alert: int,
    author: Staff,
    kind: VersionKind = VersionKind.UPDATE,
    words: str = NEWS,
    rules: AlertRules = NOBODY_ASKED,
    translations: Translations = (),
) -> Followed:
    async with streets.database.transaction() as tx:
        done = await following.follow_up(
            tx,
            alert,
            author,
            kind,
            words,
            streets.clock.now(),
            rules,
            translations=translations,
            from_telegram=True,
        )
    await streets.fanout.once()
    return done


async def end(streets: Streets, alert: int, staff: Staff, kind: str = "withdraw") -> Ended:
    async with streets.database.transaction() as tx:
        done: Ended = await getattr(following, kind)(tx, alert, staff, streets.clock.now())
    await streets.fanout.once()
    return done


async def stage_of(streets: Streets, alert: int) -> Stage:
    async with streets.database.reading() as tx:
        return (await service.get(tx, alert)).stage


async def body_of(streets: Streets, rendering: int) -> str:
    async with streets.database.reading() as tx:
        parcel = await tx.scalar(select(renderings.c.parcel).where(renderings.c.id == rendering))
    return Parcel.from_bytes(parcel or b"").messages[0].text


async def test_who_had_it_gets_the_message_changed_or_a_text(streets: Streets) -> None:
    on_telegram = await streets.resident(LINACRE)
    by_text = await streets.resident(LINACRE, channel=SMS)
    author = await streets.officer()
    alert = await sent(streets, author)
    first = {row.route_id: row.id for row in await streets.rows()}
    for route in (on_telegram, by_text):
        await bring(streets, route)
    await tell(streets, alert, author)
    new = {row.route_id: row for row in await streets.rows() if row.state == State.QUEUED}
    assert set(new) == {on_telegram, by_text}
    assert (new[on_telegram].kind, new[on_telegram].edits_id) == (Kind.EDIT, first[on_telegram])
    assert (new[by_text].kind, new[by_text].edits_id) == (Kind.SEND, None)
    for row in new.values():
        said = await body_of(streets, row.rendering_id)
        assert "UPDATE - Burglary: Linacre (Sefton)" in said
        assert NEWS in said
    assert await stage_of(streets, alert) == Stage.SENT


async def test_a_copy_that_waits_is_replaced_by_the_new_words(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await tell(streets, alert, author)
    old, new = await streets.rows()
    assert (old.state, old.reason) == (State.SUPPRESSED, "superseded")
    assert (new.route_id, new.kind, new.state) == (route, Kind.SEND, State.QUEUED)


async def test_three_versions_while_it_waits_leave_one_copy(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    for words in ("Second words.", "Third words."):
        await tell(streets, alert, author, words=words)
    waiting = [row for row in await streets.rows() if row.state == State.QUEUED]
    assert len(waiting) == 1
    assert "Third words." in await body_of(streets, waiting[0].rendering_id)


async def test_an_update_over_one_that_waits_still_changes_the_first_message(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route, ref="41")
    await tell(streets, alert, author, words="Second words.")
    await tell(streets, alert, author, words="Third words.")
    first, second, third = await streets.rows()
    assert (second.state, third.state) == (State.SUPPRESSED, State.QUEUED)
    assert (third.kind, third.edits_id) == (Kind.EDIT, first.id)


@pytest.mark.parametrize("state", [State.FAILED, State.SUPPRESSED])
async def test_who_never_had_it_hears_nothing(streets: Streets, state: State) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route, state, None)
    await tell(streets, alert, author)
    await end(streets, alert, author)
    assert len(await streets.rows()) == 1


@pytest.mark.parametrize("state", [State.DELIVERED, State.UNKNOWN, State.STARTED])
async def test_who_has_it_as_far_as_anybody_knows_is_told(streets: Streets, state: State) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route, state, None if state == State.UNKNOWN else "5")
    assert (await end(streets, alert, author)).told == 1
    row = (await streets.rows())[-1]
    # A message whose number nobody knows cannot be changed: then a new one goes.
    assert row.kind == (Kind.SEND if state == State.UNKNOWN else Kind.EDIT)


async def test_what_is_on_the_wire_does_not_come_back_later(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route, State.STARTED, None)
    await end(streets, alert, author)
    assert (await streets.rows())[0].expires_at == NOON


@pytest.mark.parametrize(("kind", "stage"), [("withdraw", Stage.WITHDRAWN), ("stand_down", Stage.STOOD_DOWN)])
async def test_an_end_holds_back_what_waits_and_tells_the_others(
    streets: Streets, kind: str, stage: Stage
) -> None:
    had = await streets.resident(LINACRE, channel=SMS)
    await streets.resident(LINACRE, channel=SMS)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, had)
    assert await end(streets, alert, author, kind) == Ended(told=1, held_back=1)
    assert await stage_of(streets, alert) == stage
    states = Counter((row.route_id == had, row.state) for row in await streets.rows())
    assert states == {(True, State.SENT): 1, (True, State.QUEUED): 1, (False, State.SUPPRESSED): 1}
    with pytest.raises(Conflict):
        await end(streets, alert, author, kind)


async def test_a_withdrawal_stops_the_search_for_recipients(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author = await streets.officer()
    draft = await streets.draft(author, LINACRE)
    await streets.send(draft, author)
    await end(streets, draft, author)
    assert await streets.rows() == []


async def test_an_update_waits_until_the_recipients_are_found(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author = await streets.officer()
    draft = await streets.draft(author, LINACRE)
    await streets.send(draft, author)
    await tell(streets, draft, author)
    states = [row.state for row in await streets.rows()]
    assert states == [State.SUPPRESSED, State.QUEUED]


async def test_who_left_is_not_written_to(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route)
    async with streets.database.transaction() as tx:
        await subscribers.withdraw(tx, route, channel=TELEGRAM, wording="stop", now=NOON)
    await end(streets, alert, author)
    assert len(await streets.rows()) == 1


async def test_each_way_of_an_emergency_is_followed(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author, Urgency.EMERGENCY)
    await bring(streets, route)
    await tell(streets, alert, author)
    row = (await streets.rows())[-1]
    assert row.lane == Lane.EMERGENCY


async def test_at_night_a_correction_waits_but_not_where_life_is_in_danger(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    routine = await sent(streets, author)
    danger = await sent(streets, author, Urgency.EMERGENCY)
    await bring(streets, route)
    streets.clock.at = NOON + timedelta(hours=10)
    await tell(streets, routine, author, VersionKind.CORRECTION)
    await tell(streets, danger, author, VersionKind.CORRECTION)
    held, at_once = (await streets.rows())[-2:]
    assert (held.lane, held.due_at) == (Lane.URGENT, NOON + timedelta(hours=20))
    assert (at_once.lane, at_once.due_at) == (Lane.EMERGENCY, AT_ONCE)
    assert held.expires_at > held.due_at


async def test_long_after_its_end_a_new_message_goes(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route)
    streets.clock.at = NOON + timedelta(days=3, hours=49)
    await tell(streets, alert, author, VersionKind.OUTCOME)
    await end(streets, alert, author)
    assert [row.kind for row in await streets.rows()] == [Kind.SEND] * 3


async def test_how_it_ended_is_a_message_of_its_own_and_is_told_once(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author, Urgency.EMERGENCY)
    await bring(streets, route)
    await tell(streets, alert, author, VersionKind.OUTCOME)
    row = (await streets.rows())[-1]
    assert (row.kind, row.lane) == (Kind.SEND, Lane.ROUTINE)
    assert "HOW IT ENDED" in await body_of(streets, row.rendering_id)
    with pytest.raises(Conflict):
        await tell(streets, alert, author, VersionKind.OUTCOME)
    # A correction of the alert changes the alert, not what was told of its end.
    await bring(streets, route, ref="99")
    await tell(streets, alert, author, VersionKind.CORRECTION)
    rows = await streets.rows()
    assert rows[-1].edits_id == rows[0].id


async def test_only_who_may_write_at_it_may_tell_more(streets: Streets) -> None:
    author = await streets.officer()
    mate = await streets.officer()
    stranger = await streets.officer(team="npt-wirral")
    chief = await streets.officer(Role.SUPERVISOR, team="npt-wirral")
    member = await streets.officer(Role.MEMBER)
    alert = await sent(streets, author)
    for nobody in (stranger, chief, member):
        with pytest.raises(NotAllowed):
            await tell(streets, alert, nobody)
    for nobody in (stranger, member):
        with pytest.raises(NotAllowed):
            await end(streets, alert, nobody)
    await tell(streets, alert, mate)
    await end(streets, alert, chief)
    assert await stage_of(streets, alert) == Stage.WITHDRAWN


async def test_words_that_matter_wait_for_a_second_person(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route)
    done = await tell(streets, alert, author, rules=CAREFUL)
    assert done.waits
    assert done.reasons == (Reason.URGENCY,)
    assert len(await streets.rows()) == 1
    with pytest.raises(BadInput, match="follow-waits-already"):
        await tell(streets, alert, author, VersionKind.CORRECTION)
    # An end goes at once: its words are nobody's. What waited is over with it.
    await end(streets, alert, author)
    async with streets.database.reading() as tx:
        stages = list(await tx.scalars(select(alert_versions.c.stage).order_by(alert_versions.c.number)))
    assert stages == [Stage.SENT, Stage.CANCELLED, Stage.SENT]


@pytest.mark.parametrize("kind", [VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.OUTCOME])
async def test_each_reads_it_in_their_language_where_it_was_given(
    streets: Streets, kind: VersionKind
) -> None:
    routes = {
        (language, channel): await streets.resident(LINACRE, channel=channel, language=language)
        for language in ("en", "pl", "cy")
        for channel in (TELEGRAM, SMS)
    }
    author = await streets.officer()
    alert = await sent(streets, author)
    for route in routes.values():
        await bring(streets, route)
    await tell(streets, alert, author, kind, translations=(("pl", f" {POLISH} "), ("cy", " ")))
    new = {row.route_id: row.rendering_id for row in await streets.rows() if row.state == State.QUEUED}
    for (language, _), route in routes.items():
        said = await body_of(streets, new[route])
        assert (POLISH in said, NEWS in said) == (language == "pl", language != "pl")
    async with streets.database.reading() as tx:
        assert await of_version(tx, alert, 2) == (("pl", POLISH),)
        assert (await service.get(tx, alert)).translations == ()


@pytest.mark.parametrize(
    ("language", "words", "key"),
    [
        ("pl", "Widziano go przy [ulica].", "lint-in-language"),
        ("pl", "Zamknij drzwi. " * 40, "compose-text-too-long"),
        ("en", "In English.", "compose-language-unknown"),
        ("xx", "In no language.", "compose-language-unknown"),
    ],
)
async def test_translations_that_could_not_go_out_come_back(
    streets: Streets, language: str, words: str, key: str
) -> None:
    author = await streets.officer()
    alert = await sent(streets, author)
    with pytest.raises(BadInput, match=key):
        await tell(streets, alert, author, translations=((language, words),))
    async with streets.database.reading() as tx:
        assert await of_version(tx, alert, 2) == ()


async def test_the_translations_are_what_is_approved(streets: Streets) -> None:
    author, other = await streets.officer(), await streets.officer()
    route = await streets.resident(LINACRE, language="pl")
    alert = await sent(streets, author)
    await bring(streets, route)
    await tell(streets, alert, author, rules=CAREFUL, translations=(("pl", POLISH),))
    async with streets.database.transaction() as tx:
        first = (await asked.history(tx, alert))[0]
        assert first.fields["translations"] == [["pl", POLISH]]
        # However that came about: other words than those that were shown are asked for anew.
        theirs = (alert_translations.c.alert_id == alert) & (alert_translations.c.number == first.number)
        await tx.execute(update(alert_translations).where(theirs).values(text="Wszystko dobrze."))
        again = await approval.approve(tx, first.id, other, NOON, first.fingerprint)
        assert again.approval is not None
        second = await asked.find(tx, again.approval)
        assert second.fields["translations"] == [["pl", "Wszystko dobrze."]]
        assert (await asked.find(tx, first.id)).decision == Decision.MOVED
        await approval.approve(tx, second.id, other, NOON, second.fingerprint)
    await streets.fanout.once()
    newest = (await streets.rows())[-1]
    assert "Wszystko dobrze." in await body_of(streets, newest.rendering_id)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("", "follow-words-missing"),
        ("A man was seen in [street].", "lint-mark"),
        ("Lock up. " * 60, "compose-text-too-long"),
        ("Lock up \U0001f512", "compose-text-costly"),
    ],
)
async def test_words_that_could_not_go_out_come_back(streets: Streets, words: str, key: str) -> None:
    author = await streets.officer()
    alert = await sent(streets, author)
    with pytest.raises(BadInput, match=key):
        await tell(streets, alert, author, words=words)


async def test_nothing_follows_what_never_went_or_is_over(streets: Streets) -> None:
    author = await streets.officer()
    draft = await streets.draft(author, LINACRE)
    for kind in (VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.OUTCOME):
        with pytest.raises(Conflict):
            await tell(streets, draft, author, kind)
    with pytest.raises(Conflict):
        await end(streets, draft, author)
    await streets.send(draft, author)
    await streets.fanout.once()
    streets.clock.at = NOON + timedelta(days=4)
    with pytest.raises(Conflict):
        await tell(streets, draft, author, VersionKind.UPDATE)
    for kind in (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN, VersionKind.FORWARD):
        with pytest.raises(Conflict):
            await tell(streets, draft, author, kind)


async def test_stopped_before_it_is_brought_to_people_it_is_over(streets: Streets) -> None:
    route = await streets.resident(LINACRE)
    await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    await bring(streets, route)
    async with streets.database.transaction() as tx:
        await following.follow_up(
            tx, alert, author, VersionKind.UPDATE, NEWS, NOON, NOBODY_ASKED, from_telegram=True
        )
        await service.cancel(tx, alert, author, NOON)
    await streets.fanout.once()
    assert sorted(row.state for row in await streets.rows()) == [State.SENT, State.SUPPRESSED]
    async with streets.database.reading() as tx:
        assert await tx.scalar(select(alerts.c.stage)) == Stage.CANCELLED


async def test_words_that_come_too_late_cannot_be_approved(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author, other = await streets.officer(), await streets.officer()
    alert = await sent(streets, author)
    await tell(streets, alert, author, rules=CAREFUL)
    streets.clock.at = NOON + timedelta(hours=80)
    async with streets.database.transaction() as tx:
        (request, _) = await asked.history(tx, alert)
        with pytest.raises(BadInput, match="approve-expired"):
            await approval.approve(tx, request.id, other, streets.clock.now(), request.fingerprint)
        await approval.send_back(tx, request.id, other, "It is over.", streets.clock.now())


@pytest.mark.parametrize("kind", [VersionKind.CORRECTION, VersionKind.OUTCOME])
async def test_what_puts_an_old_alert_right_is_never_too_late(streets: Streets, kind: VersionKind) -> None:
    await streets.resident(LINACRE)
    author, other = await streets.officer(), await streets.officer()
    alert = await sent(streets, author)
    await tell(streets, alert, author, kind, rules=CAREFUL)
    streets.clock.at = NOON + timedelta(hours=80)
    async with streets.database.transaction() as tx:
        (request, _) = await asked.history(tx, alert)
        await approval.approve(tx, request.id, other, streets.clock.now(), request.fingerprint)
    async with streets.database.reading() as tx:
        stage = await tx.scalar(select(alert_versions.c.stage).where(alert_versions.c.kind == kind))
    assert stage == Stage.SENDING


async def test_what_waits_for_approval_is_void_once_the_alert_is_stopped(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author, other = await streets.officer(), await streets.officer()
    alert = await sent(streets, author)
    await tell(streets, alert, author, rules=CAREFUL)
    async with streets.database.transaction() as tx:
        await service.cancel(tx, alert, author, NOON)
        (request, _) = await asked.history(tx, alert)
        assert request.decision == Decision.VOID
        with pytest.raises(Conflict):
            await approval.approve(tx, request.id, other, NOON, request.fingerprint)
    async with streets.database.reading() as tx:
        stages = list(await tx.scalars(select(alert_versions.c.stage).order_by(alert_versions.c.number)))
    assert stages == [Stage.SENT, Stage.CANCELLED]


async def test_what_is_on_its_way_ends_with_the_alert(streets: Streets) -> None:
    await streets.resident(LINACRE)
    author = await streets.officer()
    alert = await sent(streets, author)
    async with streets.database.transaction() as tx:
        await following.follow_up(
            tx, alert, author, VersionKind.UPDATE, NEWS, NOON, NOBODY_ASKED, from_telegram=True
        )
        await service.cancel(tx, alert, author, NOON)
        stages = list(await tx.scalars(select(alert_versions.c.stage).order_by(alert_versions.c.number)))
    assert stages == [Stage.SENT, Stage.CANCELLED]
