"""CHECK: is this message real, and does it still hold? By a code, or with the message pasted behind it."""

from datetime import timedelta
from itertools import islice, product

import pytest
from sqlalchemy import event, insert, update

from alerts.model import Stage, VersionKind
from alerts.tables import alert_versions, alerts
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import Handset
from tests.dialogues.alerting import stands
from tests.dialogues.test_compose import TEXT
from tests.dialogues.test_hand import found
from tests.dialogues.test_saw import send_alert
from tests.world import Town

NEWS = "Both sheds were in Knowsley Road. A ladder was taken."
# About alerts, in one turn and whatever runs beside it.
MOST_QUESTIONS = 10


async def follows(
    town: Town, code: str, kind: VersionKind, words: str = NEWS, stage: str = Stage.SENT
) -> None:
    """A later version, as alerts.following stores it."""
    alert = await found(town, code)
    async with town.database.transaction() as tx:
        await tx.execute(
            insert(alert_versions).values(
                alert_id=alert.id, number=2, kind=kind, stage=stage, text=words, made_at=town.clock.now()
            )
        )


async def is_of(town: Town, kind: VersionKind) -> None:
    """That later version is of another kind."""
    async with town.database.transaction() as tx:
        await tx.execute(update(alert_versions).where(alert_versions.c.number == 2).values(kind=kind))


@pytest.fixture
async def asker(town: Town, channel: str) -> Handset:
    """Somebody who never joined, and to whom a neighbour showed the message."""
    await town.subscriber("Ann", SMS)
    return await town.person("Bob", channel)


async def test_a_real_one(town: Town, asker: Handset, channel: str) -> None:
    code = await send_alert(town)
    await asker.says(f"check {code.lower()}")
    assert asker.last.startswith('Yes, this one is ours. "Burglary: Linacre (Sefton)" was sent by Sefton')
    assert "on 17 Nov at 10:00am." in asker.last
    assert (f"/alerts/{code}" in asker.last) == (channel == TELEGRAM), "an old phone has no use for a link"
    if channel == SMS:
        assert is_gsm(asker.last)
        assert segments(asker.last).parts <= 2


async def test_one_that_ended(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    for stage, said in (
        (Stage.CANCELLED, "This one is ours, but we stopped sending it."),
        (Stage.STOOD_DOWN, "Yes, this one is ours, and it is over now."),
        (Stage.WITHDRAWN, "This one was ours, but it was wrong. Please ignore it"),
    ):
        await stands(town, stage)
        await asker.says(f"CHECK {code}")
        assert asker.last.startswith(said)


async def test_nothing_is_said_after_that_it_is_over(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    kinds = (VersionKind.UPDATE, VersionKind.CORRECTION)
    await follows(town, code, kinds[0])
    for stage, kind in product((Stage.CANCELLED, Stage.STOOD_DOWN, Stage.WITHDRAWN, Stage.SENT), kinds):
        await is_of(town, kind)
        await stands(town, stage)
        if stage == Stage.SENT:
            await town.pass_time(hours=73)
        before = len(asker.texts)
        await asker.says(f"CHECK {code}")
        assert " ours" in asker.last, (stage, kind)
        assert len(asker.texts) == before + 1
    said = "\n".join(asker.texts)
    assert NEWS not in said
    assert "Two sheds" not in said


async def test_other_words_with_the_code_of_what_is_over(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    for stage in (Stage.CANCELLED, Stage.STOOD_DOWN, Stage.WITHDRAWN):
        await stands(town, stage)
        before = len(asker.texts)
        await asker.says(f"CHECK Pay for your new shed lock at https://locks.example/pay today CHECK {code}")
        assert len(asker.texts) == before + 1, stage
        assert asker.last.startswith(f"Take care: we know the code {code}, but not these words.")
        assert "Our own message with this code no longer counts." in asker.last
    assert "Two sheds" not in "\n".join(asker.texts)


async def test_one_that_is_old(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    await town.pass_time(hours=73)
    await asker.says(f"CHECK {code}")
    assert asker.last.startswith("Yes, this one is ours, but it is old and no longer counts.")


async def test_one_with_news_brings_the_newest_words(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    await follows(town, code, VersionKind.UPDATE)
    for kind in (VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.OUTCOME):
        await is_of(town, kind)
        await asker.says(f"CHECK {code}")
        verdict, words = asker.new[-2:]
        assert verdict.startswith("Yes, this one is ours, and there is news."), kind
        assert words == NEWS


async def test_words_that_nobody_has_approved_yet_are_no_news(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    await follows(town, code, VersionKind.UPDATE, stage=Stage.PENDING)
    await asker.says(f"CHECK {code}")
    assert asker.last.startswith("Yes, this one is ours. ")
    assert NEWS not in "\n".join(asker.texts)


async def test_withdrawn_words_are_not_said_again(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    await follows(town, code, VersionKind.UPDATE)
    await stands(town, Stage.WITHDRAWN)
    await asker.says(f"CHECK {code}")
    assert NEWS not in "\n".join(asker.texts)


async def test_one_that_a_coordinator_passed_on(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    await follows(town, code, VersionKind.FORWARD, TEXT)
    await asker.says(f"CHECK {code}")
    assert asker.last.startswith("Yes, this one is ours. ")
    assert "A Neighbourhood Watch coordinator may have passed it on, with a line of their own." in asker.last


async def test_one_for_a_few_is_real_and_no_more(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    bob = await town.person("Bob", channel)
    code = await send_alert(town)
    async with town.database.transaction() as tx:
        await tx.execute(update(alerts).values(to_public=False))
    await bob.says(f"CHECK {code}")
    assert bob.last == f"Yes, {code} is ours. It went to some people only, so we say no more about it here."
    await ann.says(f"CHECK {code}")
    assert ann.last.startswith('Yes, this one is ours. "Burglary')
    assert "/alerts/" not in ann.last, "the page would not show it"


async def test_a_whole_message_pasted_behind_it(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    bob = await town.person("Bob", channel)
    await send_alert(town)
    message = next(text for text in ann.texts if "Burglary: Linacre" in text)
    for words in (message, f"From your coordinator: do lock up!\n{message}", message.replace("\n", " ")):
        await bob.says(f"CHECK {words}")
        assert bob.last.startswith("Yes, this one is ours. "), words


async def test_our_code_in_somebody_elses_message(town: Town, asker: Handset) -> None:
    code, words = await send_alert(town), TEXT.replace("–", "-")
    ours = f"Burglary: Linacre (Sefton)\n{words}"
    for doctored in (
        f"Linacre police: our partner shop has a shed lock for you, it costs nothing. Reply CHECK {code}",
        f"{ours}\nConfirm your address at http://mersey-police.example/x CHECK {code}",
        f"{ours}\nRing 07700 900123 at once to be safe. Reply CHECK {code}",
    ):
        await asker.says(f"CHECK {doctored}")
        verdict, shown = asker.new[-2:]
        assert verdict.startswith(f"Take care: we know the code {code}, but not these words."), doctored
        assert shown.startswith("Two sheds were broken into on Monday night")


async def test_a_question_behind_the_code(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    await asker.says(f"CHECK {code} is this one real please?")
    assert asker.last.startswith("Yes, this one is ours. ")


async def test_the_code_alone_and_a_mistyped_word_before_it_ask_as_well(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    for asked in (code.lower(), f"{code}.", f"Chek {code}", f"check: {code}", f"CHCK {code.lower()}"):
        await asker.says(asked)
        assert asker.last.startswith("Yes, this one is ours. "), asked
    for other in (f"Saturday {code}", "K7QX", "3QX7", f"{code} lads on bikes", "Chek my garage"):
        await asker.says(other)
        assert "is ours" not in asker.last, other
        assert "sent nothing" not in asker.last, other


async def test_a_code_that_is_not_ours(town: Town, channel: str) -> None:
    bob = await town.person("Bob", channel)
    for words in ("3QX7", "k7qx", "Your parcel waits, reply SAW 3QX7 to get it back from us today"):
        await bob.says(f"CHECK {words}")
        assert bob.last.startswith("We have sent nothing with the code "), words
        assert "7726" in bob.last


async def test_a_code_that_spells_a_word_of_danger_is_a_code(town: Town, channel: str) -> None:
    """Read with 4 for A, this one says "robbery" in Romanian."""
    bob = await town.person("Bob", channel)
    await bob.says("CHECK 9J4F")
    assert "999" not in bob.last
    await bob.says("CHECK he has a gun")
    assert "999" in bob.last


async def test_a_false_message_without_any_code(town: Town, channel: str) -> None:
    bob = await town.person("Bob", channel)
    await bob.says(
        "CHECK Royal Mail: your parcel waits for a fee, pay at https://royal-mail.example/pay today"
    )
    assert bob.last.startswith("We see no code of ours in it.")


async def test_other_sentences_that_begin_so_are_free_text(town: Town, channel: str) -> None:
    bob = await town.person("Bob", channel)
    await bob.says(
        "Check out the garages behind Knowsley Road in Bootle.Lads break into cars there every night"
    )
    assert "code" not in bob.last.casefold()
    assert bob.last.startswith("Send this without your name?")


async def test_check_alone_says_how(town: Town, channel: str) -> None:
    bob = await town.person("Bob", channel)
    await bob.says("CHECK")
    assert bob.last == "To check a message send CHECK and its code, such as CHECK K7QX."


async def test_drafts_mean_nothing_to_anybody(town: Town, asker: Handset) -> None:
    code = await send_alert(town)
    for stage in (Stage.DRAFT, Stage.PENDING, Stage.SCHEDULED, Stage.REJECTED):
        await stands(town, stage)
        await asker.says(f"CHECK {code}")
        assert asker.last.startswith(f"We have sent nothing with the code {code}.")


async def test_everybody_is_answered_in_their_language_and_three_texts_do(town: Town) -> None:
    await town.subscriber("Ann", SMS)
    bob = await town.person("Bob", SMS)
    code = await send_alert(town)
    async with town.database.transaction() as tx:
        await tx.execute(update(alerts).values(expires_at=town.clock.now() + timedelta(days=9)))
    for language in ("pl", "ro", "es", "cy"):
        await bob.says(f"LANGUAGE {language}")
        for stage in (Stage.SENT, Stage.CANCELLED, Stage.STOOD_DOWN, Stage.WITHDRAWN):
            await stands(town, stage)
            await bob.says(f"CHECK {code}")
            assert is_gsm(bob.last), bob.last
            assert segments(bob.last).parts <= 3, bob.last
        await town.pass_time(days=1)


async def test_a_message_of_nothing_but_codes_is_one_question_to_the_database(
    town: Town, asker: Handset
) -> None:
    asked: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM alerts" in statement:
            asked.append(statement)

    code = await send_alert(town)
    codes = ["".join(each) for each in islice(product("CDFGHJKM", repeat=4), 400)]
    engines = [each.sync_engine for each in town.database.engines]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", count)
    await asker.says(f"check {' '.join(codes)} CHECK {code}")
    for engine in engines:
        event.remove(engine, "before_cursor_execute", count)
    assert code in asker.last or any(code in text for text in asker.texts[-2:])
    assert len(asked) <= MOST_QUESTIONS


async def test_check_is_answered_when_the_texts_of_the_day_are_used_up(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    for _ in range(14):
        await ann.says("MENU")
    before = len(ann.texts)
    for _ in range(14):
        await ann.says("CHECK K7QX")
    assert "K7QX" in ann.last
    assert len(ann.texts) == before + 12  # and two machines still end
