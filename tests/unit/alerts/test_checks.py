"""What stands between a draft and its sending, whoever asks and by whichever door."""

from datetime import timedelta

import pytest

from alerts import service
from alerts.model import Stage, Urgency
from config.errors import BadInput, Conflict, NotAllowed
from staff.model import Role
from tests.unit.alerts.streets import DERBY, LINACRE, NOBODY_ASKED, NOON, Streets

NAMED = "Mr Smith had his shed broken into."


async def test_an_error_and_an_open_warning_keep_it_from_going(streets: Streets) -> None:
    officer = await streets.officer()
    wrong = await streets.draft(officer, LINACRE, text="Sheds in [street] were broken into.")
    named = await streets.draft(officer, LINACRE, text=NAMED)
    async with streets.database.transaction() as tx:
        for draft, key in ((wrong, "lint-mark"), (named, "lint-name")):
            with pytest.raises(BadInput, match=key):
                await service.submit(tx, draft, officer, NOON, NOBODY_ASKED, from_telegram=False)
            assert (await service.get(tx, draft)).stage == Stage.DRAFT
        (warning,) = (await service.look_at(tx, await service.get(tx, named), NOON)).open
        await service.answer_finding(tx, named, officer, warning.place, NOON)
        await service.submit(tx, named, officer, NOON, NOBODY_ASKED, from_telegram=False)


async def test_only_a_warning_that_is_there_is_answered_and_only_until_the_words_change(
    streets: Streets,
) -> None:
    officer, other = await streets.officer(), await streets.officer(team="npt-wirral")
    draft = await streets.draft(officer, LINACRE, text=f"In [street] {NAMED}")
    async with streets.database.transaction() as tx:
        looked = await service.look_at(tx, await service.get(tx, draft), NOON)
        (error,), (warning,) = looked.errors, looked.open
        with pytest.raises(NotAllowed):
            await service.answer_finding(tx, draft, other, warning.place, NOON)
        for place in (error.place, warning.place, warning.place, "lint-name@en0-999", "x" * 200):
            await service.answer_finding(tx, draft, officer, place, NOON)
        looked = await service.look_at(tx, await service.get(tx, draft), NOON)
        assert (len(looked.errors), len(looked.open)) == (1, 0)
        # The same words again are the same words.
        await service.set_text(tx, draft, officer, f"In [street] {NAMED}", NOON)
        assert (await service.look_at(tx, await service.get(tx, draft), NOON)).open == ()
        await service.set_text(tx, draft, officer, NAMED, NOON)
        await service.set_text(tx, draft, officer, f"In [street] {NAMED}", NOON)
        assert len((await service.look_at(tx, await service.get(tx, draft), NOON)).open) == 1


@pytest.mark.parametrize(
    ("text", "ward", "hours", "is_same"),
    [
        ("  two  SHEDS were broken into. ", DERBY, 1, True),
        ("Something else.", LINACRE, 1, True),
        ("Something else.", DERBY, 1, False),
        ("Two sheds were broken into.", LINACRE, 25, False),
    ],
)
async def test_the_same_within_a_day_is_noticed(
    streets: Streets, text: str, ward: str, hours: int, is_same: bool
) -> None:
    officer = await streets.officer()
    first = await streets.draft(officer, LINACRE, text="Two sheds were broken into.")
    code = await streets.send(first, officer)
    again = await streets.draft(officer, ward, text=text)
    async with streets.database.transaction() as tx:
        looked = await service.look_at(tx, await service.get(tx, again), NOON + timedelta(hours=hours))
    assert [(each.key, each.values) for each in looked.open] == (
        [("lint-again", {"code": code})] if is_same else []
    )


async def test_a_time_that_passed_while_it_was_written_is_an_error(streets: Streets) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        await service.set_send_at(tx, draft, officer, NOON + timedelta(hours=1), NOON)
        later = NOON + timedelta(hours=2)
        with pytest.raises(BadInput, match="compose-time-past"):
            await service.submit(tx, draft, officer, later, NOBODY_ASKED, from_telegram=False)


async def test_dates_have_their_limits(streets: Streets) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        for send_at, key in ((NOON, "compose-time-past"), (NOON + timedelta(days=15), "compose-time-far")):
            with pytest.raises(BadInput, match=key):
                await service.set_send_at(tx, draft, officer, send_at, NOON)
        with pytest.raises(BadInput, match="compose-life-unknown"):
            await service.set_lives(tx, draft, officer, 5, NOON)
        with pytest.raises(BadInput, match="lint-outcome-past"):
            await service.set_outcome_on(tx, draft, officer, NOON.date(), NOON)
        alert = await service.get(tx, draft)
        assert (alert.send_at, alert.lives) == (None, None)
        assert alert.outcome_on == NOON.date() + timedelta(days=14)
        await service.set_lives(tx, draft, officer, 168, NOON)
        assert (await service.get(tx, draft)).life == timedelta(days=7)


async def test_a_colleague_may_write_at_it_and_who_may_not_send_alerts_may_not(streets: Streets) -> None:
    officer, colleague, member = (
        await streets.officer(),
        await streets.officer(),
        await streets.officer(Role.MEMBER),
    )
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        await service.set_text(tx, draft, colleague, "One shed was broken into.", NOON)
        for verb in (
            service.set_lives(tx, draft, member, 3, NOON),
            service.set_send_at(tx, draft, member, None, NOON),
            service.set_outcome_on(tx, draft, member, NOON.date() + timedelta(days=3), NOON),
            service.set_translation(tx, draft, member, "pl", "Zamknij.", NOON),
        ):
            with pytest.raises(NotAllowed):
                await verb
        await service.submit(tx, draft, officer, NOON, NOBODY_ASKED, from_telegram=False)
        with pytest.raises(Conflict):
            await service.set_lives(tx, draft, officer, 3, NOON)


async def test_new_words_take_the_translations_of_the_old_ones_with_them(streets: Streets) -> None:
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        await service.set_translation(tx, draft, officer, "pl", "Zamknij szopy.", NOON)
        assert (await service.get(tx, draft)).translations == (("pl", "Zamknij szopy."),)
        await service.set_text(tx, draft, officer, "Lock your doors.", NOON)
        assert (await service.get(tx, draft)).translations == ()


async def test_the_preview_tells_who_waits_for_the_morning_and_for_whom_it_is_too_late(
    streets: Streets,
) -> None:
    await streets.resident(LINACRE)
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE, urgency=Urgency.URGENT)
    night = NOON + timedelta(hours=10)
    async with streets.database.transaction() as tx:
        preview = await service.preview(tx, draft, officer, night)
        assert (preview.waits, preview.expires) == (1, 0)
        await service.set_lives(tx, draft, officer, 3, NOON)
        preview = await service.preview(tx, draft, officer, night)
        assert (preview.waits, preview.expires) == (1, 1)
        await service.set_send_at(tx, draft, officer, night, NOON)
        preview = await service.preview(tx, draft, officer, NOON)
        assert (preview.waits, preview.expires, preview.goes_at) == (1, 1, NOON + timedelta(hours=20))
        await service.set_urgency(tx, draft, officer, Urgency.EMERGENCY, NOON)
        preview = await service.preview(tx, draft, officer, NOON)
        assert (preview.waits, preview.expires, preview.goes_at) == (0, 0, night)
        assert preview.minutes(25, 1) == 1


async def test_a_draft_that_was_sent_back_can_be_thrown_away(streets: Streets) -> None:
    """What was asked of others about it goes too; the log keeps that it was."""
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE, text=NAMED)
    async with streets.database.transaction() as tx:
        for warning in (await service.look_at(tx, await service.get(tx, draft), NOON)).open:
            await service.answer_finding(tx, draft, officer, warning.place, NOON)
        later = NOON + timedelta(days=1)
        await service.set_send_at(tx, draft, officer, later, NOON)
        await service.submit(tx, draft, officer, NOON, NOBODY_ASKED, from_telegram=False)
        assert (await service.get(tx, draft)).stage == Stage.SCHEDULED
        with pytest.raises(Conflict):
            await service.discard(tx, draft, officer, NOON)
        await service.set_lives(tx, draft, officer, 12, NOON)
        await service.discard(tx, draft, officer, NOON)
