"""What follows an alert, as the officer does it and as residents see it on their phones."""

import pytest
from sqlalchemy import update

from alerts import following, service
from alerts.final_word import FinalWord
from alerts.model import Urgency, VersionKind
from alerts.outcomes import OutcomeReminders
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from delivery.tables import outbox
from sandbox.handset import Handset, TelegramHandset
from staff.model import Role
from tests.dialogues.alerting import NOBODY_ASKED, SHEDS, member, sent
from tests.world import PIN, Town

NEWS = "A man was arrested in Stanley Road. Please still lock your sheds."
ALL_BUTTONS = ["I saw something", "Useful", "Not useful", "Mute this"]


async def tell(officer: TelegramHandset, code: str, deed: str, words: str = NEWS) -> None:
    """From /sent to the words' last press."""
    await officer.says("/sent")
    await officer.chooses(code)
    await officer.chooses(deed)
    await officer.says(words)
    await officer.chooses("Send it")


async def test_an_update_changes_the_message_or_comes_as_a_text(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    before = len(ann.texts)
    await tell(officer, code, "Update")
    assert "The update" in officer.last
    assert "going out" in officer.last
    assert "UPDATE - Burglary: Linacre (Sefton)" in ann.last
    assert NEWS in ann.last
    assert code in ann.last
    # On Telegram nothing is new on the screen, and nothing rang; a text cannot be changed.
    assert len(ann.texts) == before + (channel == SMS)
    assert not [text for text in ann.texts if SHEDS in text] or channel == SMS
    if isinstance(ann, TelegramHandset):
        assert ann.buttons == ALL_BUTTONS


async def test_what_is_shown_before_is_exactly_what_comes(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    bob = await town.subscriber("Bob", SMS)
    officer = await town.officer()
    code = await sent(town, officer)
    await officer.says("/sent")
    await officer.chooses(code)
    await officer.chooses("Correct")
    assert SHEDS in officer.last
    await officer.says(NEWS)
    assert "2 people had the alert" in officer.last
    shown = list(officer.texts)
    await officer.chooses("Send it")
    assert bob.last in shown
    assert any(text in shown for text in ann.texts[-2:])
    assert is_gsm(bob.last)
    assert segments(bob.last).parts <= 3


async def test_words_that_point_at_a_victim_are_shown_to_their_author_first(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    officer = await town.officer()
    code = await sent(town, officer)
    await tell(officer, code, "Update", "A man left 14 Stanley Road with a saw.")
    assert "14 Stanley Road" in ann.last, "the author may let it stand"
    await officer.says("/sent")
    await officer.chooses(code)
    await officer.chooses("Update")
    await officer.says("A man left 14 Stanley Road with a saw.")
    assert "Please look at this before it goes:" in officer.last
    assert "14 Stanley Road" in officer.last
    assert officer.labels[0] == "Send it as it is"
    await officer.chooses("Change")
    await officer.says(NEWS)
    assert "Please look" not in officer.last
    assert officer.labels[0] == "Send it"


async def test_what_a_colleague_told_people_meanwhile_is_seen_first(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    officer, colleague = await town.officer("Ada"), await town.officer("Ben")
    code = await sent(town, officer)
    await officer.says("/sent")
    await officer.chooses(code)
    await officer.chooses("Update")
    await officer.says(NEWS)
    await tell(colleague, code, "Correct", "No shed was broken into. We are sorry.")
    await officer.chooses("Send it")
    assert officer.texts[-6].startswith("People were told something else about this alert meanwhile")
    assert NEWS not in ann.last
    await officer.chooses("Send it")
    assert NEWS in ann.last


async def test_words_typed_below_the_preview_take_the_place_of_the_ones_above(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    officer = await town.officer()
    code = await sent(town, officer)
    await officer.says("/sent")
    await officer.chooses(code)
    await officer.chooses("Update")
    await officer.says("A man was seen.")
    await officer.says(NEWS)
    await officer.chooses("Send it")
    assert NEWS in ann.last
    assert "A man was seen" not in ann.last


async def test_a_correction_rings_below_the_message_that_it_changed(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    code = await sent(town, officer)
    before = len(ann.texts)
    await tell(officer, code, "Correct")
    assert len(ann.texts) == before + 1
    assert "CORRECTION - Burglary" in ann.texts[-2]
    assert ann.last == "We have put this message right. Please read it again."
    shown = [each for each in town.sandbox.telegram.screen(ann.chat) if each.from_bot]  # type: ignore[attr-defined]  # on Telegram
    assert [button.label for row in shown[-2].buttons for button in row] == ALL_BUTTONS


async def test_in_an_emergency_everything_rings(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer(role=Role.SUPERVISOR)
    code = await sent(town, officer, urgency=Urgency.EMERGENCY)
    await tell(officer, code, "Update")
    assert ann.last == "There is news in this message. Please read it again."
    assert NEWS in ann.texts[-2]


@pytest.mark.parametrize(
    ("deed", "yes", "told"),
    [
        ("Withdraw", "Yes, withdraw it", "wrong. Please ignore it. We are sorry."),
        ("It is over", "Yes, it is over", "Thank you"),
    ],
)
async def test_an_end_is_asked_once_and_told_to_who_had_it(
    town: Town, channel: str, deed: str, yes: str, told: str
) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    late = await town.subscriber("Late", channel)
    seen = list(late.texts)
    await officer.says(f"/sent {code.lower()}")
    await officer.chooses(deed)
    assert f"1 person has alert {code}" in officer.last
    assert SHEDS in "\n".join(ann.texts)
    await officer.chooses(yes)
    assert "1 person is being told" in officer.last
    assert any(told in text for text in ann.texts)
    assert late.texts == seen
    if channel == TELEGRAM:
        assert SHEDS not in "\n".join(ann.texts)
    await officer.says(f"/sent {code}")
    assert deed not in officer.labels


async def test_what_officers_read_of_the_promise_is_what_people_read(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    await officer.says(f"/sent {code}")
    assert "Please tell people by Tue 1 Dec how it ended." in officer.last
    assert "We will tell you how it ended by 1 December." in ann.last


async def test_it_is_over_in_plain_words(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    await officer.says(f"/sent {code}")
    await officer.chooses("It is over")
    await officer.chooses("Yes, it is over")
    assert "This is over now." in ann.last
    assert "You do not need to do anything more." in ann.last
    if channel == SMS:
        assert ann.last.startswith("This is over now. Burglary: Linacre (Sefton). You do not need")


async def test_leaving_the_question_leaves_the_alert(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    code = await sent(town, officer)
    await officer.says(f"/sent {code}")
    assert "It was for 1 person.\nSent to them: 1" in officer.last
    await officer.chooses("Withdraw")
    await officer.chooses("Leave it")
    assert "In force until" in officer.last
    await officer.chooses("Update")
    await officer.chooses("Leave it")
    assert SHEDS in ann.last


async def test_a_copy_that_waits_for_the_morning_has_the_new_words(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    await town.pass_time(hours=12)
    await officer.says("/menu")
    before = len(ann.texts)
    code = await sent(town, officer)
    await sign_on(officer)
    await tell(officer, code, "Update")
    assert len(ann.texts) == before
    await town.pass_time(hours=10)
    assert len(ann.texts) == before + 1
    assert NEWS in ann.last
    assert SHEDS not in "\n".join(ann.texts)


async def sign_on(officer: TelegramHandset) -> None:
    """A new shift, after the last one ran out."""
    await officer.says("/sent")
    if "PIN" in officer.last:
        await officer.says(PIN)


async def test_how_it_ended_comes_as_a_new_message(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    before = len(ann.texts)
    await tell(officer, code, "Tell how it ended", "Two men were charged with both burglaries.")
    assert len(ann.texts) == before + 1
    assert "HOW IT ENDED - Burglary" in ann.last
    assert "Two men were charged" in ann.last
    await officer.says(f"/sent {code}")
    assert "Tell how it ended" not in officer.labels


async def test_a_message_that_is_not_there_any_more_comes_anew(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    code = await sent(town, officer)
    async with town.database.transaction() as tx:
        gone = outbox.c.bulletin_id.is_not(None)
        await tx.execute(update(outbox).where(gone).values(provider_ref="999999"))
    before = len(ann.texts)
    await tell(officer, code, "Correct")
    # One message, and it rings by itself.
    assert len(ann.texts) == before + 1
    assert NEWS in ann.last


async def test_a_change_whose_answer_was_lost_is_made_again_and_rings_once(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer(role=Role.SUPERVISOR)
    code = await sent(town, officer, urgency=Urgency.EMERGENCY)
    before = len(ann.texts)
    async with town.database.transaction() as tx:
        alert = await service.by_code(tx, code)
        assert alert is not None
        author, now = await member(town, officer), town.clock.now()
        kind = VersionKind.CORRECTION
        await following.follow_up(tx, alert.id, author, kind, NEWS, now, NOBODY_ASKED, from_telegram=False)
    town.sandbox.telegram.faults.next("editMessageText", lose_answer=True)
    await town.settle()
    await town.pass_time(seconds=30)
    assert len(ann.texts) == before + 1
    assert "put this message right" in ann.last
    assert NEWS in ann.texts[-2]


async def test_markup_arrives_as_it_was_typed(town: Town, channel: str) -> None:
    words = """Lock_your *sheds* ~ it's 5 > 3 & "so" | _now_ &amp; always."""
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    await tell(officer, code, "Update", words)
    assert words in ann.last


async def test_an_old_button_and_a_second_press_do_nothing_twice(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    officer = await town.officer()
    code = await sent(town, officer)
    await officer.says(f"/sent {code}")
    await officer.chooses("Withdraw")
    mate = await town.officer("Mate")
    await mate.says(f"/sent {code}")
    await mate.chooses("Withdraw")
    await officer.chooses("Yes")
    count = len(ann.texts)
    await mate.chooses("Yes")
    assert "has changed meanwhile" in mate.last
    assert len(ann.texts) == count


async def test_who_may_not_is_told_so(town: Town) -> None:
    officer = await town.officer()
    code = await sent(town, officer)
    stranger = await town.officer("Wirral officer", team="npt-wirral")
    await stranger.says(f"/sent {code}")
    assert f"no alert with the code {code}" in stranger.last
    await stranger.says("/sent")
    assert "sent no alerts yet" in stranger.last
    chief = await town.officer("Chief", Role.SUPERVISOR, "npt-wirral")
    await chief.says(f"/sent {code}")
    assert chief.labels == ["Withdraw", "It is over", "All alerts"]
    ann = await town.subscriber("Ann", TELEGRAM)
    await ann.says(f"/sent {code}")
    assert "staff" in ann.last.casefold()


async def test_the_author_hears_how_many_it_reached(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    await town.subscriber("Bob", SMS)
    officer = await town.officer()
    code = await sent(town, officer)
    word = FinalWord(town.database, town.parts.outbox, town.clock)
    assert [await word.once(), await word.once()] == [1, 0]
    await town.settle()
    assert officer.last == f"Alert {code}: 2 people got it."
    await officer.presses("What next?")
    assert "It was for 2 people.\nSent to them: 2\n" in officer.last
    assert "Burglary: Linacre" in officer.last
    assert "Update" in officer.labels


async def test_nobody_hears_a_final_word_while_a_copy_waits(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await town.pass_time(hours=12)
    await sent(town, officer)
    word = FinalWord(town.database, town.parts.outbox, town.clock)
    assert await word.once() == 0
    await town.pass_time(hours=10)
    assert await word.once() == 1


async def test_an_appeal_without_an_outcome_is_asked_after(town: Town) -> None:
    officer = await town.officer()
    chief = await town.officer("Chief", Role.SUPERVISOR)
    code = await sent(town, officer)
    reminders = OutcomeReminders(town.database, town.parts.outbox, town.clock)
    await town.pass_time(days=14)
    assert await reminders.once() == 0
    await town.pass_time(hours=13, minutes=30)  # the day is over, and it is night
    assert await reminders.once() == 0
    await town.pass_time(hours=9)
    assert [await reminders.once(), await reminders.once()] == [1, 0]
    await town.settle()
    assert f"You asked for help with alert {code}" in officer.last
    assert "told people yet" not in chief.last
    await town.pass_time(days=3)
    assert [await reminders.once(), await reminders.once()] == [1, 0]
    await town.settle()
    assert f"how alert {code} of your team ended" in chief.last
    await town.pass_time(days=30)
    assert await reminders.once() == 0


@pytest.mark.parametrize("deed", ["Tell how it ended", "It is over"])
async def test_an_outcome_or_an_end_is_not_asked_after(town: Town, deed: str) -> None:
    officer = await town.officer()
    code = await sent(town, officer)
    if deed == "It is over":
        await officer.says(f"/sent {code}")
        await officer.chooses(deed)
        await officer.chooses("Yes")
    else:
        await tell(officer, code, deed, "Two men were charged.")
    await town.pass_time(days=20)
    assert await OutcomeReminders(town.database, town.parts.outbox, town.clock).once() == 0


async def test_to_a_big_audience_words_wait_for_a_second_person(town: Town, channel: str) -> None:
    ann: Handset = await town.subscriber("Ann", channel)
    officer = await town.officer()
    mate = await town.officer("Mate")
    code = await sent(town, officer, urgency=Urgency.EMERGENCY)
    before = list(ann.texts)
    await tell(officer, code, "Update")
    assert "wait for a second person" in officer.last
    assert ann.texts == before
    await officer.says(f"/sent {code}")
    assert "waits for a second person" in officer.last
    await mate.presses("Look at it")
    await mate.chooses("Approve")
    assert any(NEWS in text for text in ann.texts)


@pytest.mark.parametrize("deed", ["Withdraw", "It is over"])
async def test_an_end_says_that_what_waits_for_approval_is_dropped(town: Town, deed: str) -> None:
    officer = await town.officer()
    await town.officer("Mate")
    code = await sent(town, officer, urgency=Urgency.EMERGENCY)
    await officer.says(f"/sent {code}")
    await officer.chooses(deed)
    assert "never sent" not in officer.last
    await tell(officer, code, "Update")
    await officer.says(f"/sent {code}")
    await officer.chooses(deed)
    assert "What waits for a second person is then never sent." in officer.last
