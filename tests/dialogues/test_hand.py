"""An alert in hand: mute what it is about, say whether it was useful; and what a copy and erasing make of that."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from alerts import votes
from alerts.model import Alert, Stage
from alerts.records import by_code
from alerts.tables import alert_votes, alert_wards, alerts
from bot.inbound import Form, Inbound
from config.community import load_community
from config.texts import languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import fold, is_gsm, segments
from delivery.tables import outbox
from sandbox.handset import Handset, TelegramHandset
from subscribers import mutes as muting
from subscribers.tables import mutes
from tests.dialogues.alerting import stands
from tests.dialogues.asking import only_subscriber
from tests.dialogues.test_saw import send_alert
from tests.world import Town, open_town

ALL_TAKEN = "Two sheds were broken into on Monday night"


async def found(town: Town, code: str) -> Alert:
    async with town.database.reading() as tx:
        alert = await by_code(tx, code)
    assert alert
    return alert


async def tally(town: Town, code: str) -> tuple[int, int]:
    async with town.database.reading() as tx:
        return await votes.tally(tx, (await found(town, code)).id)


async def muted_topics(town: Town) -> list[str]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(mutes.c.topic)))


async def mutes_it(person: Handset, code: str) -> None:
    """By the button, or by text."""
    if isinstance(person, TelegramHandset):
        await person.presses("Mute this")
    else:
        await person.says(f"MUTE {code}")


async def another(town: Town, officer: TelegramHandset, words: str, urgency: str = "Routine") -> str:
    """One more alert about burglary; its code."""
    return await send_alert(town, officer, text=words, urgency=urgency)


def press(town: Town, person: TelegramHandset, data: str) -> Inbound:
    """A press as it reaches us, whatever button it may have been."""
    return Inbound(
        channel=TELEGRAM,
        identity=town.stack.telegram_identity,
        address=str(person.chat),
        key="one-press",
        form=Form.PRESS,
        text=data,
        ref="1",
    )


async def test_a_muted_topic_is_heard_of_no_more_for_thirty_days(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await town.subscriber("Bob", SMS)
    officer = await town.officer()
    code = await send_alert(town, officer)
    alert = next(text for text in ann.texts if ALL_TAKEN in text)
    await mutes_it(ann, code)
    assert ann.last.startswith("Done. No more alerts until 17 Dec: Burglary and theft.")
    assert "If lives are in danger near you, we still tell you" in ann.last
    assert alert in ann.texts, "the alert stays as it is"
    before = len(ann.texts)
    await another(town, officer, "A garage was opened in the night. Please lock yours.")
    assert len(ann.texts) == before
    await town.pass_time(days=30)
    officer = await town.officer("Somebody on the next shift")
    await another(town, officer, "Bikes went from three yards on Friday. Please bring yours in.")
    assert "Bikes went" in ann.last


async def test_danger_to_life_passes_every_mute(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await mutes_it(ann, await send_alert(town))
    sue = await town.officer("Sue", "supervisor")
    await another(town, sue, "A man who is armed is in Knowsley Road. Stay indoors.", "Emergency")
    assert "Stay indoors." in ann.last


async def test_choosing_it_again_prolongs_it(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    code = await send_alert(town)
    await mutes_it(ann, code)
    await town.pass_time(days=10)
    await mutes_it(ann, code)
    assert "until 27 Dec" in ann.last
    async with town.database.reading() as tx:
        row = (await tx.execute(select(mutes))).one()
    assert (row.topic, row.alert_id) == ("burglary", (await found(town, code)).id)
    assert row.until == datetime(2026, 12, 27, tzinfo=UTC)


async def test_unmute_lifts_it(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    code = await send_alert(town)
    await mutes_it(ann, code)
    if channel == SMS:
        assert "text UNMUTE" in ann.last
        await ann.says("unmute")
    else:
        await ann.chooses("Get them again")
    assert ann.last == "Done. You get these alerts again: Burglary and theft."
    assert await muted_topics(town) == []
    await ann.says("UNMUTE")
    assert ann.last.startswith("You have muted nothing like that")


async def test_unmute_one_topic_by_its_name_or_by_a_code(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    code = await send_alert(town)
    person = await only_subscriber(town)
    async with town.database.transaction() as tx:
        route = await tx.scalar(select(outbox.c.route_id).where(outbox.c.person_id == person.id))
        await muting.mute(tx, int(route or 0), "drugs", 1, town.clock.now())
    for words in ("UNMUTE BURGLARY", f"unmute {code}", "Unmute burglary and theft"):
        await mutes_it(ann, code)
        assert sorted(await muted_topics(town)) == ["burglary", "drugs"]
        await ann.says(words)
        assert await muted_topics(town) == ["drugs"], words


async def test_topics_shows_until_when_and_lifts_it(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await mutes_it(ann, await send_alert(town))
    await ann.says("TOPICS")
    shown = "Burglary and theft (muted to 17 Dec)" if channel == SMS else "🔕 Burglary and theft (to 17 Dec)"
    assert ann.labels[0] == shown
    if channel == SMS:
        assert is_gsm(ann.last)
        assert segments(ann.last).parts <= 3
    await ann.chooses(shown)
    assert await muted_topics(town) == []
    person = await only_subscriber(town)
    assert "burglary" in person.topics, "it is on, as it was before"
    await ann.chooses("Burglary and theft" if channel == SMS else "✅ Burglary and theft")
    assert "burglary" not in (await only_subscriber(town)).topics


async def test_done_names_no_muted_topic(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await mutes_it(ann, await send_alert(town))
    await ann.says("TOPICS")
    await ann.chooses("Done")
    assert ann.last.startswith("Saved. You get: Vehicle crime")


async def test_what_waits_for_the_morning_is_held_back(tmp_path: object, channel: str) -> None:
    evening = datetime(2026, 11, 17, 20, 50, tzinfo=UTC)
    async with open_town(tmp_path, start=evening) as town:  # type: ignore[arg-type]  # a parameter of the case
        ann = await town.subscriber("Ann", channel)
        officer = await town.officer()
        first = await send_alert(town, officer)
        await town.pass_time(minutes=20)
        await another(town, officer, "A garage was opened in the night. Please lock yours.")
        await mutes_it(ann, first)
        before = len(ann.texts)
        await town.pass_time(hours=12)
        assert len(ann.texts) == before
        async with town.database.reading() as tx:
            (reason,) = await tx.scalars(select(outbox.c.reason).where(outbox.c.state == "suppressed"))
        assert reason == "muted"


async def test_stop_and_a_topic_holds_back_what_waits_too(tmp_path: object, channel: str) -> None:
    night = datetime(2026, 11, 17, 22, 0, tzinfo=UTC)
    async with open_town(tmp_path, start=night) as town:  # type: ignore[arg-type]  # a parameter of the case
        ann = await town.subscriber("Ann", channel)
        await send_alert(town)
        await ann.says("STOP BURGLARY")
        before = len(ann.texts)
        await town.pass_time(hours=12)
        assert len(ann.texts) == before


async def test_the_code_may_be_left_out_after_one_alert(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    code = await send_alert(town, officer)
    await ann.says("Useful")
    assert await tally(town, code) == (1, 0)
    await ann.says("not useful.")
    assert await tally(town, code) == (0, 1)
    await another(town, officer, "A garage was opened in the night. Please lock yours.")
    await ann.says("MUTE")
    assert ann.last.startswith("To get no alerts about something for 30 days, send MUTE and the code")
    await ann.says("USEFUL")
    assert ann.last.startswith("To tell us what you think of an alert")
    assert await muted_topics(town) == []


async def test_one_vote_a_person_and_the_last_counts(town: Town, channel: str) -> None:
    ann, bob = await town.subscriber("Ann", channel), await town.subscriber("Bob", SMS)
    code = await send_alert(town)
    await bob.says(f"USEFUL {code}")
    for _ in range(2):
        await ann.says(f"useful {code.lower()}")
    assert await tally(town, code) == (2, 0)
    assert ann.last == f"Thank you. We now know that alert {code} was useful to you."
    await ann.says(f"NOT USEFUL {code}")
    assert await tally(town, code) == (1, 1)
    assert f"send MUTE {code}" in ann.last


async def test_buttons_are_marked_in_place_and_nothing_new_is_said(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    code = await send_alert(town)
    alert, before = ann.last, len(ann.texts)
    await ann.presses("Useful")
    assert ann.buttons == ["I saw something", "✅ Useful", "Not useful", "Mute this"]
    await ann.presses("Not useful")
    assert ann.buttons == ["I saw something", "Useful", "✅ Not useful", "Mute this"]
    assert await tally(town, code) == (0, 1)
    await ann.presses("✅ Not useful")  # a second press changes nothing, and Telegram's refusal harms nobody
    assert (ann.last, len(ann.texts)) == (alert, before)
    assert await tally(town, code) == (0, 1)
    await ann.presses("I saw something")
    assert ann.last.startswith("What did you see?")


async def test_a_press_leaves_what_is_running(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await send_alert(town)
    await ann.says("ADD")
    await ann.presses("Useful")
    await ann.presses("Mute this")
    await ann.says("Kirkby")
    assert len((await only_subscriber(town)).places) == 2


async def test_a_number_after_a_vote_still_belongs_to_the_menu(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    code = await send_alert(town)
    await ann.says("TOPICS")
    await ann.says(f"USEFUL {code}")
    await ann.says("2")
    assert "vehicle-crime" not in (await only_subscriber(town)).topics


async def test_a_press_that_comes_twice_counts_once(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    code = await send_alert(town)
    town.sandbox.telegram.press(ann.chat, "Useful")
    town.sandbox.telegram.press(ann.chat, "Useful")
    await town.settle()
    assert await tally(town, code) == (1, 0)


async def test_a_press_that_telegram_delivers_again_is_answered_once(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    code = await send_alert(town)
    for _ in range(2):
        await town.stack.conversation.take(press(town, ann, f"mute={code}"))
        await town.settle()
    assert len([said for said in ann.texts if said.startswith("Done. No more alerts until")]) == 1


async def test_a_stranger_and_a_neighbour_have_no_vote(town: Town, channel: str) -> None:
    await town.subscriber("Ann", SMS)
    far = await town.subscriber("Far", channel, "Greasby")
    stranger = await town.person("Stranger", channel)
    code = await send_alert(town)
    for person in (far, stranger):
        await person.says(f"USEFUL {code}")
        assert person.last == f"Alert {code} did not come to you, so nothing has changed."
    assert await tally(town, code) == (0, 0)
    await stranger.says(f"MUTE {code}")
    assert "You have not joined yet" in stranger.last
    await stranger.says("UNMUTE")
    assert "nothing has changed" in stranger.last
    assert await muted_topics(town) == []


async def test_who_has_left_may_say_what_it_was_worth_and_mutes_nothing(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    code = await send_alert(town)
    await mutes_it(ann, code)
    await ann.says("/stop")
    assert await muted_topics(town) == [], "they come back to all that they choose then"
    await ann.presses("Get them again")
    assert len([text for text in ann.texts if "You have not joined yet" in text]) == 1
    await ann.presses("Mute this")
    assert len([text for text in ann.texts if "You have not joined yet" in text]) == 2
    await ann.presses("Useful")
    assert await tally(town, code) == (1, 0)


async def test_sentences_are_no_commands(town: Town, channel: str) -> None:
    sentences = (
        "MUTE THE BIKES PLEASE THEY ARE LOUD",
        "Useful tools went from the shed in Bootle last night, saw two lads climb the wall",
        "not sure about the lads who broke into the sheds in Bootle last night",
        "unmute the telly",
    )
    people = [await town.subscriber(words, channel) for words in sentences]
    await send_alert(town)
    for person, words in zip(people, sentences, strict=True):
        assert "Burglary: Linacre" in person.last
        await person.says(words)
        assert "code" not in person.last.casefold(), words
    assert await muted_topics(town) == []
    async with town.database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(alert_votes)) == 0


async def test_a_code_that_was_never_sent(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    for words in ("MUTE 3QX7", "USEFUL 3QX7", "NOT USEFUL 3QX7"):
        await ann.says(words)
        assert ann.last == "We know no alert with the code 3QX7. Please look at the code again."


async def test_a_button_that_was_never_ours_does_nothing(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await send_alert(town)
    for data in ("mute=3QX7", "good=", "poor=<b>", "unmute=no-such-topic", "good=K7QX=K7QX"):
        await town.stack.conversation.take(press(town, ann, data))
        await town.settle()
        assert await muted_topics(town) == [], data
        async with town.database.reading() as tx:
            assert await tx.scalar(select(func.count()).select_from(alert_votes)) == 0, data


async def test_the_copy_tells_of_mutes_and_votes_and_erasing_takes_them(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    bob = await town.subscriber("Bob", SMS)
    code = await send_alert(town)
    await bob.says(f"NOT USEFUL {code}")
    await ann.says(f"USEFUL {code}")
    await mutes_it(ann, code)
    await ann.says("MYDATA")
    before = len(ann.texts)
    await ann.chooses("Send me a copy")
    copy = "\n".join(ann.texts[before - 1 :])
    assert "Muted: Burglary and theft, until 17.12.2026" in copy
    assert f"You told us that alert {code} was useful" in copy
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    await ann.chooses("Yes, erase it")
    assert await muted_topics(town) == []
    assert await tally(town, code) == (0, 1), "the neighbour's vote stays"


async def test_an_alert_for_a_few_gives_nothing_away_to_others(town: Town, channel: str) -> None:
    await town.subscriber("Ann", SMS)
    far = await town.subscriber("Far", channel, "Greasby")
    code = await send_alert(town)
    async with town.database.transaction() as tx:
        await tx.execute(update(alerts).values(to_public=False))
    await far.says(f"MUTE {code}")
    assert far.last == f"Alert {code} did not come to you, so nothing has changed."


async def test_saw_is_taken_once_it_is_over(town: Town, channel: str) -> None:
    stages = (Stage.WITHDRAWN, Stage.STOOD_DOWN, Stage.CANCELLED)
    people = [await town.subscriber(stage, channel) for stage in stages]
    code = await send_alert(town)
    for person, stage in zip(people, stages, strict=True):
        await stands(town, stage)
        if isinstance(person, TelegramHandset):
            await person.presses("I saw something")
        else:
            await person.says(f"SAW {code}")
        over, question = person.last.split("\n", 1)
        assert over == "This alert is over now. We still want to know what you saw.", stage
        assert question.startswith("What did you see?")
        await person.says("A lad in a grey hoodie was at it on Tuesday")
        await person.chooses("Send, no questions")
        assert "We have it, without your name" in person.last, stage


async def test_saw_by_the_link_of_the_public_page(town: Town) -> None:
    await town.subscriber("Ann", SMS)
    stranger = await town.person("Stranger", TELEGRAM)
    assert isinstance(stranger, TelegramHandset)
    code = await send_alert(town)
    await stranger.starts(f"saw-{code}")
    assert stranger.last.startswith("What did you see?")
    await town.pass_time(hours=73)
    await stranger.starts(f"saw-{code}")
    assert stranger.last.startswith("This alert is over now.")
    await stranger.starts("saw-3QX7")
    assert "no alert with that code" in stranger.last


async def test_nobody_hears_of_a_mute_that_ended(town: Town) -> None:
    ann = await town.subscriber("Ann", SMS)
    await mutes_it(ann, await send_alert(town))
    await town.pass_time(days=31)
    await ann.says("TOPICS")
    assert "muted" not in ann.last
    async with town.database.transaction() as tx:
        await muting.forget_past(tx, town.clock.now())
        assert list(await tx.scalars(select(mutes.c.topic))) == []
        assert list(await tx.scalars(select(alert_wards.c.ward_code))) != []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "key", ["mute-done-sms", "unmute-done", "vote-poor", "vote-how", "mute-how", "saw-over"]
)
def test_what_is_said_by_text_is_short(key: str, language: str) -> None:
    longest = max(
        (text(language, f"topic-{topic.slug}") for topic in load_community("merseyside").topics), key=len
    )
    said = fold(text(language, key, topic=longest, topics=longest, date="17 Dec", code="K7QX"))
    counted = segments(said)
    assert counted.parts <= (2 if counted.encoding == "GSM-7" else 3), said
    assert counted.encoding == "GSM-7" or language == "ar"
