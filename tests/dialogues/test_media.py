"""What comes that is no words and no photo: refused with the reason, and nothing of it kept."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot import memory as memories
from delivery.messages import SMS, TELEGRAM
from delivery.tables import routes
from intelligence.tables import tip_photos
from sandbox.handset import SmsHandset, TelegramHandset
from sandbox.telegram_picture import jpeg
from tests.dialogues.test_tip import BIKES, filed, own_words
from tests.world import Town

Sends = Callable[[TelegramHandset], object]
KINDS: dict[str, Sends] = {
    "a voice can tell who you are": lambda ann: ann.far.send_voice(ann.chat),
    "they can show who made them": lambda ann: ann.far.send_video(ann.chat),
    "keeps where it was taken": lambda ann: ann.far.send_document(ann.chat),
    "they hold a name and a number": lambda ann: ann.far.send_contact(
        ann.chat, phone="+447700900222", user_id=ann.chat
    ),
    "but no stickers": lambda ann: ann.far.send_sticker(ann.chat),
}


async def remembered(town: Town) -> memories.Memory:
    async with town.database.reading() as tx:
        route = int(await tx.scalar(select(routes.c.id)) or 0)
        return await memories.load(tx, town.parts.conversation_ring, route)


@pytest.mark.parametrize("where", ["unasked", "first screen", "offer", "another flow"])
@pytest.mark.parametrize("reason", KINDS)
async def test_each_is_refused_with_its_reason_and_what_to_do(town: Town, reason: str, where: str) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    if where == "another flow":
        await ann.says("/start")
    elif where != "unasked":
        await ann.says("/tip" if where == "first screen" else f"TIP {BIKES}")
    screen = ann.last
    KINDS[reason](ann)
    await town.settle()
    refusal = next(text for text in reversed(ann.texts) if text != screen)
    assert reason in refusal
    assert "in words" in refusal or "Please write down" in refusal
    assert "999" in refusal
    memory = await remembered(town)
    assert memory.photos == []
    if where == "offer":
        await ann.chooses("Send, no questions")
        await town.pass_time(minutes=16)
        assert len(await filed(town)) == 1
    elif where == "first screen":
        await ann.says(BIKES)
        assert ann.last.startswith("Send this without your name?")
    async with town.database.reading() as tx:
        assert (await tx.execute(select(tip_photos))).all() == []
    fetched = [call for call in ann.far.received if call.method == "getFile"]
    assert fetched == [], "nothing of it is even looked at"


async def test_a_photo_within_another_flow_is_a_report(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await ann.says("/topics")
    ann.far.send_photo(ann.chat, content=jpeg([[1]]))
    await town.settle()
    assert ann.last.startswith("Send this without your name?")


async def test_pictures_by_text_are_refused_and_deleted_at_the_provider(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    assert isinstance(ann, SmsHandset)
    await ann.far.text(ann.number, "", media=1)
    await town.settle()
    assert ann.last.startswith("Sorry, we take no pictures or sounds by text.")
    assert ann.far.media_kept(ann.number) == 0


async def test_words_with_a_picture_by_text_are_taken_and_the_picture_is_not(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    assert isinstance(ann, SmsHandset)
    await ann.far.text(ann.number, BIKES, media=2)
    await town.settle()
    assert "We take your words only" in ann.texts[-2]
    assert ann.last.startswith("Send this without your name?")
    assert ann.far.media_kept(ann.number) == 0
    assert "scramblers" not in await own_words(town, ann)
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    assert len(await filed(town)) == 1
