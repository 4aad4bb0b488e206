"""Photos that go with a report on Telegram: sealed with it, without the camera's notes, and gone from the chat."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from delivery.messages import TELEGRAM
from intelligence.intake import ENVELOPE_BYTES
from intelligence.model import TipPage
from intelligence.photos import PHOTO_BYTES
from intelligence.tables import intake, tip_keys, tip_messages, tip_photos, tips
from sandbox.handset import TelegramHandset
from sandbox.telegram_picture import jpeg
from staff.model import Role, Staff
from tests.dialogues.test_saw import send_alert
from tests.dialogues.test_tip import filed, own_words
from tests.world import Town

SHEDS = "Somebody broke into the sheds in Bootle"
PICTURE = [[0, 64], [128, 255]]
GPS = "GPSLatitude 53.4496"


async def photographer(town: Town, name: str = "Ann") -> TelegramHandset:
    ann = await town.person(name, TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    return ann


async def shows(town: Town, person: TelegramHandset, caption: str = "", content: bytes | None = None) -> None:
    person.far.send_photo(person.chat, caption, content=content or jpeg(PICTURE, notes=GPS))
    await town.settle()


def away(person: TelegramHandset) -> None:
    """Telegram has no file for us, however often it is asked."""
    for _ in range(30):
        person.far.faults.next("getFile", status=502)


async def read(town: Town) -> tuple[int, TipPage]:
    """The one report, as its team reads it."""
    async with town.database.transaction() as tx:
        tip = (await tx.execute(select(tips))).one()
        reader = Staff(1, "Ada", Role.MEMBER, frozenset({tip.team}))
        return int(tip.id), await town.stack.desk.read(tx, tip.id, reader, town.clock.now())


async def picture(town: Town, tip: int, number: int) -> bytes:
    async with town.database.transaction() as tx:
        team = str(await tx.scalar(select(tips.c.team)))
        reader = Staff(1, "Ada", Role.MEMBER, frozenset({team}))
        return await town.stack.desk.photo(tx, tip, number, reader, town.clock.now())


async def rows(town: Town) -> list[Any]:
    async with town.database.reading() as tx:
        return list((await tx.execute(select(tip_photos))).all())


async def test_in_the_flow_with_words_under_it(town: Town) -> None:
    ann = await photographer(town)
    await ann.says("/tip")
    await shows(town, ann, SHEDS)
    assert ann.last.startswith("Send this without your name?")
    assert "Photos that go with it: 1" in ann.last
    await ann.chooses("Send, no questions")
    assert "We remove what you sent" in ann.last
    assert SHEDS not in await own_words(town, ann)
    assert not any(shown.photo for shown in ann.far.screen(ann.chat))
    await town.pass_time(minutes=16)
    tip, page = await read(town)
    [message] = page.messages
    assert message.text == SHEDS
    assert [(each.number, each.is_here) for each in message.photos] == [(1, True)]
    kept = await picture(town, tip, 1)
    assert b"GPSLatitude" not in kept
    with Image.open(BytesIO(kept)) as image:
        assert (image.size, image.format, dict(image.getexif())) == ((16, 16), "JPEG", {})
    [row] = await rows(town)
    assert len(row.sealed) == PHOTO_BYTES + 40, "one size for all, with nonce and seal"
    assert (row.hour.minute, row.hour.second) == (0, 0)


async def test_unasked_and_without_words_it_is_offered_and_words_can_follow(town: Town) -> None:
    ann = await photographer(town)
    await shows(town, ann)
    assert ann.last.startswith("Send this without your name?")
    assert "what does the photo show" in ann.last
    await town.pass_time(minutes=30)
    assert await filed(town) == []
    assert await rows(town) == []
    await ann.says(SHEDS)
    assert ann.last.startswith("Added.")
    assert "what does the photo show" not in ann.last
    await shows(town, ann, "and this is the door", jpeg([[7, 9]]))
    assert "Photos that go with it: 2" in ann.last
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=16)
    _, page = await read(town)
    [message] = page.messages
    assert message.text == f"{SHEDS}\nand this is the door"
    assert [each.is_here for each in message.photos] == [True, True]


async def test_a_photo_alone_can_be_sent(town: Town) -> None:
    ann = await photographer(town)
    await shows(town, ann)
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    _, page = await read(town)
    assert [(message.text, len(message.photos)) for message in page.messages] == [("", 1)]


async def test_below_an_alert(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await send_alert(town)
    await ann.chooses("I saw something")
    await shows(town, ann, "This van stood there at nine")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    _, page = await read(town)
    assert page.reply is not None
    assert page.reply.category == "burglary"
    assert len(page.messages[0].photos) == 1


async def test_not_sent_nothing_of_it_is_kept(town: Town) -> None:
    ann = await photographer(town)
    await shows(town, ann, SHEDS)
    await ann.chooses("Do not send")
    await ann.says(f"TIP {SHEDS}")
    assert "Photos" not in ann.last
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    assert await rows(town) == []


async def test_three_are_enough(town: Town) -> None:
    ann = await photographer(town)
    for number in range(4):
        await shows(town, ann, content=jpeg([[number * 50, 0]]))
    assert "Three photos can go with one report" in "".join(ann.texts[-2:])
    await ann.chooses("Send, no questions")
    assert not any(shown.photo for shown in ann.far.screen(ann.chat)), "the fourth goes from the chat too"
    await town.pass_time(minutes=16)
    tip, page = await read(town)
    assert [each.number for each in page.messages[0].photos] == [1, 2, 3]
    assert len({await picture(town, tip, number) for number in (1, 2, 3)}) == 3


async def test_the_photo_is_made_ready_before_its_message_is_deleted(town: Town) -> None:
    """Nobody promises that a file can be had once its message is gone; for an hour after getFile it can (Bot API)."""
    ann = await photographer(town)
    await shows(town, ann, SHEDS)
    ann.far.faults.next("getFile", status=502)
    await ann.chooses("Send, no questions")
    assert any(shown.photo for shown in ann.far.screen(ann.chat)), "not before it is ready"
    await town.pass_time(minutes=1)
    assert not any(shown.photo for shown in ann.far.screen(ann.chat))
    order = [call.method for call in ann.far.received if call.method in ("getFile", "deleteMessage")]
    assert order == ["getFile", "getFile", "deleteMessage"]


async def test_a_photo_that_cannot_be_had_any_more_keeps_no_report(town: Town) -> None:
    ann = await photographer(town)
    await shows(town, ann, SHEDS)
    await ann.chooses("Send, no questions")
    ann.far.forget_files()
    await town.pass_time(minutes=16)
    _, page = await read(town)
    [photo] = page.messages[0].photos
    assert (photo.is_here, photo.is_lost) == (False, True)
    assert page.messages[0].text == SHEDS
    assert not any(shown.photo for shown in ann.far.screen(ann.chat))


async def test_while_telegram_is_away_it_is_tried_again_and_given_up_after_a_day(town: Town) -> None:
    ann = await photographer(town)
    bea = await photographer(town, "Bea")
    await shows(town, ann, SHEDS)
    await ann.chooses("Send, no questions")
    away(ann)
    await town.pass_time(minutes=16)
    assert [row.state for row in await rows(town)] == ["waiting"]
    ann.far.faults.waiting.clear()
    await town.pass_time(minutes=1)
    assert [row.state for row in await rows(town)] == ["here"]
    await shows(town, bea, SHEDS, jpeg([[9, 8]]))
    await bea.chooses("Send, no questions")
    away(bea)
    for _ in range(4):
        await town.pass_time(hours=11)
    assert sorted(row.state for row in await rows(town)) == ["here", "lost"]


async def test_a_bomb_is_refused(town: Town) -> None:
    """A small file that is a hundred million points once it is drawn."""
    bomb = BytesIO()
    Image.new("L", (10_000, 10_000)).save(bomb, "JPEG")
    ann = await photographer(town)
    await shows(town, ann, SHEDS, bomb.getvalue())
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    assert [row.state for row in await rows(town)] == ["lost"]


async def test_a_large_photo_is_drawn_smaller(town: Town) -> None:
    noise = BytesIO()
    Image.effect_noise((2000, 1500), 120).save(noise, "JPEG", quality=90)
    assert len(noise.getvalue()) > 1_000_000
    ann = await photographer(town)
    await shows(town, ann, SHEDS, noise.getvalue())
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    tip, _ = await read(town)
    assert len(await picture(town, tip, 1)) < PHOTO_BYTES
    assert len((await rows(town))[0].sealed) == PHOTO_BYTES + 40


async def test_the_envelope_has_one_size_with_three_photos_and_the_longest_words(town: Town) -> None:
    ann = await photographer(town)
    for number in range(3):
        await shows(town, ann, content=jpeg([[number * 50, 0]]))
    await ann.says(SHEDS + " رأيت رجلين" * 330)
    await ann.chooses("Send, you may ask me")
    assert "Thank you. We have it" in ann.last
    async with town.database.reading() as tx:
        sizes = {len(sealed) for sealed in await tx.scalars(select(intake.c.sealed))}
    assert sizes == {ENVELOPE_BYTES + 48}


async def test_taken_back_unread_no_photo_is_left(town: Town) -> None:
    ann = await photographer(town)
    await shows(town, ann, "A lad is dealing drugs outside the school gates in Bootle right now")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=2)
    assert len(await rows(town)) == 1
    await ann.says("UNDO")
    async with town.database.reading() as tx:
        for table in (tip_photos, tip_messages, tip_keys, tips):
            assert (await tx.execute(select(table))).all() == []


async def test_words_of_danger_under_a_photo_get_the_text_first_and_the_photo_goes_with_them(
    town: Town,
) -> None:
    ann = await photographer(town)
    await shows(town, ann, "he has a knife and is in our house")
    assert "Ring 999 now" in ann.last
    await shows(town, ann)
    assert "We have added this" in ann.last
    await town.pass_time(minutes=1)
    _, page = await read(town)
    assert [len(message.photos) for message in page.messages] == [1, 1]
    assert page.line.urgency == "emergency"


async def test_as_an_answer_to_a_question(town: Town) -> None:
    ann = await photographer(town)
    await ann.says(f"TIP {SHEDS}")
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=16)
    async with town.database.transaction() as tx:
        tip = (await tx.execute(select(tips))).one()
        reader = Staff(1, "Ada", Role.MEMBER, frozenset({tip.team}))
        await town.stack.desk.claim(tx, tip.id, reader, town.clock.now())
        await town.stack.desk.ask(tx, tip.id, reader, "What did the door look like?", town.clock.now())
    await town.settle()
    await ann.says("READ")
    await shows(town, ann, "Like this")
    assert "Your answer is on its way" in ann.last
    assert not any(shown.photo for shown in ann.far.screen(ann.chat))
    await town.pass_time(minutes=16)
    _, page = await read(town)
    answer = page.messages[-1]
    assert (answer.text, [each.is_here for each in answer.photos]) == ("Like this", [True])


async def test_new_words_under_a_photo_are_offered_anew(town: Town) -> None:
    ann = await photographer(town)
    message = ann.far.send_photo(ann.chat, SHEDS, content=jpeg(PICTURE))
    await town.settle()
    ann.far.edit(ann.chat, message, f"{SHEDS} at nine")
    await town.settle()
    assert "Photos that go with it: 1" in ann.last
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    _, page = await read(town)
    assert [(each.text, len(each.photos)) for each in page.messages] == [(f"{SHEDS} at nine", 1)]


@pytest.mark.parametrize(
    "caption", ["TIP Somebody broke into the sheds in Bootle", "/tip They took two bikes"]
)
async def test_a_command_under_a_photo_is_none_of_its_words(town: Town, caption: str) -> None:
    ann = await photographer(town)
    await shows(town, ann, caption)
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=16)
    _, page = await read(town)
    assert page.messages[0].text == caption.partition(" ")[2]
