"""A second person looks at an alert before it goes; who may be that person; and what happens in between."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alerts import approval, service
from alerts.model import Urgency
from alerts.overdue import Overdue
from alerts.tables import alerts, approvals
from database.audit import audit
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import TelegramHandset
from tests.dialogues.alerting import member, written
from tests.dialogues.test_compose import code_in, write
from tests.world import PIN, Town

WORDS = "A man with a knife was seen in Stanley Road. Keep away and ring 999."


async def ask(town: Town, officer: TelegramHandset, *, area: str = "Linacre", text: str = WORDS) -> str:
    """An officer writes an emergency and wants it to go; its code."""
    await write(officer, urgency="Emergency", area=area, text=text)
    await officer.chooses("Send now")
    return code_in(officer.last)


async def reopen(officer: TelegramHandset) -> None:
    """Back to the preview of what waits."""
    await officer.says("/alert")
    await officer.chooses("Burglary: Linacre")


async def decisions(town: Town) -> list[str | None]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(approvals.c.decision).order_by(approvals.c.id)))


async def test_an_emergency_waits_for_a_second_person_and_then_goes(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    ada, ben = await town.officer("Ada Brown"), await town.officer("Ben Carter")
    before = len(ann.texts)
    code = await ask(town, ada)
    assert len(ann.texts) == before
    assert f"Ada Brown asks for a second person. Alert {code}" in ben.last
    assert not any("asks for a second person" in text for text in ada.texts)
    await ben.chooses("Look at it")
    shown = "\n".join(ben.new)
    assert "Burglary: Linacre (Sefton)" in shown
    assert shown.count(WORDS) == 2
    for line in (
        f"Ada Brown asks you to look at alert {code}",
        "Why somebody must look: danger to life.",
        "For: The public of Linacre (Sefton).",
        "1 person:",
        "Goes out as soon as you approve it.",
    ):
        assert line in ben.last
    assert re.search(r"Fingerprint: [0-9a-f]{4} [0-9a-f]{4}$", ben.last)
    assert ben.labels == ["Approve", "Send back", "Refuse", "Leave it for now"]
    await ben.chooses("Approve")
    assert f"You approved alert {code}. It is going out." in ben.last
    assert len(ann.texts) == before + 1
    assert WORDS in ann.last
    assert f"Ben Carter approved alert {code}. It is going out." in ada.last
    await ben.says("/approve")
    assert "Nothing waits for you" in ben.last


async def test_what_was_shown_does_nothing_when_pressed(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await ask(town, ada)
    await ben.chooses("Look at it")
    screen = town.sandbox.telegram.screen(ben.chat)
    data = {button.data for shown in screen for row in shown.buttons for button in row}
    assert not [each for each in data if each.startswith(("saw=", "good=", "poor=", "mute="))]


async def test_the_author_an_editor_and_others_who_may_not(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben, cat = [await town.officer(name) for name in ("Ada", "Ben", "Cat")]
    far, member = await town.officer("Far", team="npt-wirral"), await town.officer("Kim", "member")
    resident = await town.subscriber("Bob", SMS)
    await write(ada, urgency="Emergency", text=WORDS)
    await ada.chooses("Keep as draft")
    await reopen(ben)
    await ben.chooses("Edit the text")
    await ben.says(WORDS + " Thank you.")
    await ben.chooses("Keep as draft")
    await reopen(ada)
    await ada.chooses("Send now")
    assert "asks for a second person" in cat.last
    for nobody in (ada, ben, far):
        assert not any("asks for a second person" in text for text in nobody.texts)
        await nobody.says("/approve")
        assert "Nothing waits for you" in nobody.last
    await member.says("/approve")
    assert "does not send alerts" in member.last
    await resident.says("APPROVE")
    assert "asks you to look" not in resident.last
    assert await decisions(town) == [None]


@pytest.mark.parametrize("who", ["Ada", "Ben", "Far", "Kim"])
async def test_a_button_that_was_passed_on_opens_nothing(town: Town, who: str) -> None:
    """Whoever presses it: rights are those of the person, not of the button."""
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    cat = await town.officer("Cat")
    await ask(town, ada)
    person = {
        "Ada": ada,
        "Ben": await town.person("Ben", TELEGRAM),
        "Far": await town.officer("Far", team="npt-wirral"),
        "Kim": await town.officer("Kim", "member"),
    }[who]
    if who == "Ben":
        await person.says("/start")
    screen = town.sandbox.telegram.screen(cat.chat)
    data = [button.data for shown in screen for row in shown.buttons for button in row]
    assert [each for each in data if each.startswith("look=")] == ["look=1"]
    before = len(person.texts)
    shown = town.sandbox.telegram.screen(person.chat)[-1]
    town.sandbox.telegram.press_data(person.chat, shown.message_id, "look=1")
    await town.settle()
    assert WORDS not in "\n".join(person.texts[before:])
    assert len(person.texts) > before
    assert await decisions(town) == [None]


async def test_sent_back_with_a_reason_changed_and_approved(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    code = await ask(town, ada)
    await ben.chooses("Look at it")
    await ben.chooses("Send back")
    assert "Why do you send it back?" in ben.last
    await ben.chooses("Back to the alert")
    await ben.chooses("Send back")
    await ben.says("Tip: name the end of the road, by the <b>library</b>")
    assert "Sent back. Ada is told why." in ben.last
    assert f"Ben sent alert {code} back to you" in ada.last
    assert "Tip: name the end of the road, by the <b>library</b>" in ada.last
    await reopen(ada)
    await ada.chooses("Edit the text")
    await ada.says(WORDS.replace("Stanley Road", "Stanley Road by the library"))
    before = len(ann.texts)
    await ada.chooses("Send now")
    await ben.presses("Look at it")
    assert "Now:\nA man with a knife was seen in Stanley Road by the library." in ben.last
    await ben.chooses("Approve")
    assert len(ann.texts) == before + 1
    assert await decisions(town) == ["returned", "approved"]


async def test_refused_it_never_goes(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    code = await ask(town, ada)
    before = len(ann.texts)
    await ben.chooses("Look at it")
    await ben.chooses("Refuse")
    await ben.says("x" * 501)
    assert "under 500 characters" in "\n".join(ben.new)
    await ben.says("It was a toy.")
    assert f"Ben said no to alert {code}" in ada.last
    assert "It was a toy." in ada.last
    await ada.says("/alert")
    assert "What is the alert about?" in ada.last
    await ben.presses("Look at it")
    assert f"You said no to alert {code}." in ben.last
    assert len(ann.texts) == before


async def test_an_edit_between_look_and_yes_is_found_out(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    code = await ask(town, ada)
    before = len(ann.texts)
    await ben.chooses("Look at it")
    await reopen(ada)
    await ada.chooses("Edit the text")
    await ada.says("Two men with knives were seen in Stanley Road.")
    await ben.chooses("Approve")
    assert f"Ada changed alert {code} after you were asked" in "\n".join([*ben.new, ben.last])
    assert len(ann.texts) == before
    await ada.chooses("Send now")
    # The old screen is still on Ben's phone: its button brings the new one, or does nothing.
    await ben.presses("Look at it")
    assert "Two men with knives" in "\n".join(ben.new)
    assert len(ann.texts) == before
    await ben.chooses("Approve")
    assert len(ann.texts) == before + 1
    assert "Two men with knives" in ann.last
    assert await decisions(town) == ["void", "approved"]


async def test_two_who_approve_at_once(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    ada, ben, cat = [await town.officer(name) for name in ("Ada", "Ben", "Cat")]
    code = await ask(town, ada)
    before = len(ann.texts)
    await ben.chooses("Look at it")
    await cat.chooses("Look at it")
    await ben.chooses("Approve")
    await cat.chooses("Approve")
    assert f"Ben approved alert {code} already." in "\n".join([*cat.new, cat.last])
    assert len(ann.texts) == before + 1


async def test_a_supervisor_sends_at_once_and_another_looks_at_it(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    sue, ben = await town.officer("Sue", "supervisor"), await town.officer("Ben")
    before = len(ann.texts)
    code = await ask(town, sue)
    assert len(ann.texts) == before + 1
    assert f"Sue sent alert {code} at once, because of danger to life." in ben.last
    await ben.says("/approve")
    assert "It is out. Please check that it is right." in ben.last
    assert ben.labels == ["I have looked at it", "Leave it for now"]
    await ben.chooses("Leave it")
    assert "It still waits" in ben.last
    await ben.says("/approve")
    await ben.chooses("I have looked at it")
    assert "It is noted" in ben.last
    async with town.database.reading() as tx:
        deeds = list(await tx.scalars(select(audit.c.deed)))
    assert "approval bypassed" in deeds
    assert "bypass reviewed" in deeds


async def test_one_at_a_time_reviews_first(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    await town.subscriber("Bob", TELEGRAM, "Derby (Sefton)")
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    sue = await town.officer("Sue", "supervisor")
    await ask(town, ada)
    second = await ask(town, sue, area="Derby (Sefton)", text="Gas leak in Oxford Road. Keep out.")
    await ben.says("/approve")
    assert f"Sue sent alert {second}" in ben.last
    assert "1 more waits for you." in ben.last
    await ben.chooses("Show the next one")
    assert "Ada asks you" in ben.last
    await ben.chooses("Show the next one")
    await ben.chooses("I have looked at it")
    assert "1 more waits for you." in ben.last
    await ben.chooses("Show the next one")
    await ben.says("what?")
    assert "Ada asks you" in ben.last
    await ben.chooses("Approve")
    assert "You approved" in ben.last


async def test_another_number_of_people_is_asked_anew(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    code = await ask(town, ada)
    async with town.database.transaction() as tx:
        # As if it had been asked for when 40 people lived there, and were no danger to life.
        await tx.execute(update(approvals).values(people=40))
        await tx.execute(update(alerts).values(urgency="urgent"))
    await ben.chooses("Look at it")
    await ben.chooses("Approve")
    assert f"Nothing went yet: alert {code} would now reach" in "\n".join(ben.texts)
    shown = "\n".join([*ben.new, ben.last])
    assert "the number of people or the areas changed since" in shown
    assert "Also changed: urgency, how long it lives." in shown
    assert f"Alert {code} did not go yet" in ada.last
    await ben.presses("Approve")
    assert "You approved" in "\n".join(ben.texts)
    assert await decisions(town) == ["moved", "approved"]


async def test_approved_for_later_it_goes_then(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await write(ada, urgency="Emergency", text=WORDS)
    async with town.database.transaction() as tx:
        at = town.clock.now().replace(minute=0, second=0, microsecond=0, hour=18)
        await tx.execute(update(alerts).values(send_at=at))
    await ada.says("/alert")
    await ada.chooses("Burglary: Linacre")
    await ada.chooses(next(label for label in ada.labels if label.startswith("Send")))
    before = len(ann.texts)
    await ben.says("/approve")
    assert "Goes out on Tue 17 Nov, 6:00pm." in ben.last
    await ben.chooses("Approve")
    assert "It goes out on Tue 17 Nov, 6:00pm." in ben.last
    assert "It goes out on Tue 17 Nov, 6:00pm." in ada.last
    await town.pass_time(hours=7)
    assert len(ann.texts) == before
    await town.pass_time(hours=1)
    assert len(ann.texts) == before + 1
    assert WORDS in ann.last


async def test_what_nobody_approved_in_time_is_a_draft_again(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    draft, author, now = (
        await written(town, ada, urgency=Urgency.EMERGENCY, is_appeal=False),
        await member(town, ada),
        town.clock.now(),
    )
    async with town.database.transaction() as tx:
        await service.set_send_at(tx, draft, author, now + timedelta(hours=3), now)
        rules = town.parts.community.alert_rules
        code = (await approval.submit(tx, draft, author, now, rules, from_telegram=True)).alert.code
    await town.settle()
    assert ben.labels == ["Look at it"]
    overdue = Overdue(town.database, town.clock)
    await town.pass_time(hours=14)
    assert await overdue.once() == 0
    await town.pass_time(hours=1)
    assert await overdue.once() == 1
    await town.settle()
    assert ada.last.startswith(f"Alert {code} did not go: nobody approved it in time.")
    await ben.chooses("Look at it")
    for phone in (ada, ben):  # both shifts are over by now
        await phone.says(PIN)
    assert f"Alert {code} did not go: it would have come too late." in "\n".join(ben.new)
    await ben.says("/approve")
    assert "Nothing waits for you" in ben.last
    await reopen(ada)
    await ada.chooses("More")
    await ada.chooses("When")
    await ada.chooses("At once")
    await ada.chooses("Send now")
    assert ben.labels == ["Look at it"]


async def test_approve_drops_another_flow_and_is_a_word_like_others(town: Town) -> None:
    ben = await town.officer("Ben")
    await ben.says("/alert")
    await ben.says("/approve")
    assert "Nothing waits for you" in ben.last
    await ben.says("approve of the new benches in the park")
    assert "waits for you" not in ben.last


async def test_all_that_is_approved_is_seen(town: Town) -> None:
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await town.subscriber("Ann", TELEGRAM)
    polish = "Ktoś był w Stanley Road. Nie podchodź."
    await written(town, ada, text=WORDS, urgency=Urgency.EMERGENCY, translations=(("pl", polish),))
    await reopen(ada)
    await ada.chooses("Send now")
    await ben.chooses("Look at it")
    shown = "\n".join(ben.new)
    assert f"In Polish:\n{polish}" in shown
    for line in (
        "Urgency: Emergency.",
        "In force until Tue 17 Nov, ",
        "People hear how it ended by Tue 1 Dec.",
    ):
        assert line in ben.last
