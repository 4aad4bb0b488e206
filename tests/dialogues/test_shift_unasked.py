"""The PIN, typed before anybody asked for it: it begins the shift, and becomes nobody's words."""

from sqlalchemy import select

from alerts import service
from alerts.tables import alerts, approvals
from bot.inbound import Form, Inbound
from config.community_model import AlertRules
from delivery.messages import TELEGRAM
from tests.dialogues.alerting import SHEDS, member, written
from tests.dialogues.test_shift import OTHER, deeds, typed_on_screen
from tests.world import PIN, Town

ASKED_OF_SECOND = AlertRules(people=1, telegram_people=1, urgencies=frozenset(), groups=frozenset())


async def test_it_does_not_become_the_text_of_an_alert(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    await written(town, ada)
    await ada.says("/alert")
    await ada.chooses("Burglary: Linacre")
    await ada.chooses("Edit the text")
    await town.pass_time(hours=9)
    await ada.says(PIN)
    assert "Your shift is open until" in ada.new[0]
    assert PIN not in typed_on_screen(town, ada)
    async with town.database.reading() as tx:
        assert list(await tx.scalars(select(alerts.c.text))) == [SHEDS]
    await ada.says("Two garages were broken into on Monday night. Please lock yours.")
    async with town.database.reading() as tx:
        (text,) = await tx.scalars(select(alerts.c.text))
    assert text.startswith("Two garages")


async def test_it_does_not_become_a_reason_for_a_colleague(town: Town) -> None:
    for name in ("Ann", "Bob"):
        await town.subscriber(name, TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    draft, author = await written(town, ada, is_appeal=False), await member(town, ada)
    async with town.database.transaction() as tx:
        for warning in (await service.look_at(tx, await service.get(tx, draft), town.clock.now())).open:
            await service.answer_finding(tx, draft, author, warning.place, town.clock.now())
        await service.submit(tx, draft, author, town.clock.now(), ASKED_OF_SECOND, from_telegram=True)
    await town.settle()
    await ben.chooses("Look at it")
    await ben.chooses("Send back")
    await town.pass_time(hours=9)
    await ben.says(OTHER)
    assert "not your PIN" in ben.last
    await ben.says(PIN)
    async with town.database.reading() as tx:
        assert list(await tx.scalars(select(approvals.c.reason))) == [None]
    await ben.says("Please say which street.")
    async with town.database.reading() as tx:
        assert list(await tx.scalars(select(approvals.c.reason))) == ["Please say which street."]
    assert not [each for each in ada.texts if PIN in each or OTHER in each]


async def test_it_leaves_the_chat_and_begins_the_shift(town: Town) -> None:
    ada = await town.officer("Ada")
    await town.pass_time(hours=9)
    await ada.says("48 29 15")
    assert "Your shift is open until" in ada.texts[-1] + ada.texts[-2]
    assert "48 29 15" not in typed_on_screen(town, ada)
    await ada.says("/desk")
    assert "Your code" in ada.last


async def test_locked_it_leaves_the_chat_too(town: Town) -> None:
    ada = await town.officer("Ada")
    await ada.says("/endshift")
    for wrong in ("507318", "507319", "507320", "507321", "507322", PIN):
        await ada.says(wrong)
    assert "locked" in ada.last
    assert typed_on_screen(town, ada)[-1] == "/endshift"
    assert (await deeds(town)).count("wrong PIN") == 5


async def test_a_slip_that_is_mended_in_the_message_is_the_pin_too(town: Town) -> None:
    ada = await town.officer("Ada")
    await ada.says("/endshift")
    await ada.says("/desk")
    inbound = Inbound(TELEGRAM, town.stack.telegram_identity, str(ada.chat), "e", Form.EDITED, PIN, ref="1")
    await town.stack.take(inbound)
    await town.settle()
    assert "Your code" in ada.last


async def test_during_a_shift_six_digits_are_words(town: Town) -> None:
    ada = await town.officer("Ada")
    before = await deeds(town)
    await ada.says(OTHER)
    assert "PIN" not in ada.last
    assert await deeds(town) == before
