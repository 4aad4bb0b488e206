from typing import Any

import pytest
from telegram import Update

from sandbox.telegram_far_end import Button
from tests.unit.sandbox.telegram_stand import Stand, stand


async def taken(s: Stand) -> tuple[Update, ...]:
    """Everything that waits, confirmed."""
    updates = await s.bot.get_updates()
    if updates:
        await s.bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def offer(s: Stand, chat: int, *buttons: dict[str, Any]) -> int:
    answer = await s.call(
        "sendMessage", chat_id=chat, text="Pick", reply_markup={"inline_keyboard": [[*buttons]]}
    )
    message_id: int = answer["result"]["message_id"]
    return message_id


async def test_ids_need_more_than_32_bits_and_are_the_chat() -> None:
    async with stand() as s:
        ann, bob = s.far.add_person("Ann"), s.far.add_person("Bob", language="pl")
        assert ann > 2**32
        assert ann != bob
        assert s.far.add_group("Team") < -(2**31)
        s.far.start(bob, "area-E05000885")
        (update,) = (u for u in await taken(s) if u.effective_chat and u.effective_chat.id == bob)
        assert update.effective_user is not None
        assert (update.effective_user.id, update.effective_user.language_code) == (bob, "pl")
        assert update.message is not None
        assert update.message.text == "/start area-E05000885"
        assert update.message.parse_entities() == {update.message.entities[0]: "/start"}
        with pytest.raises(ValueError, match="64"):
            s.far.start(bob, "L20 4AB")


async def test_message_ids_count_per_chat() -> None:
    async with stand() as s:
        ann, bob = s.ann(), s.ann()
        assert s.far.type(ann, "a") == s.far.type(bob, "b")


async def test_a_press_finds_the_newest_button_by_label_or_data() -> None:
    async with stand() as s:
        ann = s.ann()
        yes = {"text": "Yes", "callback_data": "y:1"}
        old = await offer(s, ann, yes)
        new = await offer(s, ann, yes, {"text": "Open", "url": "https://example.org/a"})
        s.far.press(ann, "Yes")
        s.far.press(ann, "y:1", message_id=old)
        pressed = [update.callback_query for update in await taken(s) if update.callback_query]
        assert [(q.message.message_id, q.data) for q in pressed if q.message] == [(new, "y:1"), (old, "y:1")]
        assert len({q.chat_instance for q in pressed}) == 1
        assert len({q.id for q in pressed}) == 2
        assert s.far.screen(ann)[-1].buttons == [
            [Button("Yes", "y:1"), Button("Open", "", "https://example.org/a")]
        ]
        for nothing in ("Open", "Never"):
            with pytest.raises(KeyError):
                s.far.press(ann, nothing)
        await s.bot.edit_message_text("Done", ann, old)
        with pytest.raises(KeyError):
            s.far.press(ann, "Yes", message_id=old)
        s.far.press_data(ann, old, "y:1")  # the phone had not yet seen the edit
        (late,) = await taken(s)
        assert late.callback_query is not None
        assert late.callback_query.data == "y:1"


async def test_blocking_is_told_once_and_typing_ends_it() -> None:
    async with stand() as s:
        ann = s.ann()
        await taken(s)
        s.far.block(ann)
        s.far.block(ann)
        s.far.type(ann, "back again")
        first, second, third = await taken(s)
        standings = [u.my_chat_member for u in (first, second) if u.my_chat_member]
        assert [(c.old_chat_member.status, c.new_chat_member.status) for c in standings] == [
            ("member", "kicked"),
            ("kicked", "member"),
        ]
        assert third.message is not None


async def test_editing_tells_the_bot_and_deleting_does_not() -> None:
    async with stand() as s:
        ann = s.ann()
        typed = s.far.type(ann, "red van")
        await taken(s)
        s.clock.pass_(minutes=2)
        s.far.edit(ann, typed, "white van")
        (update,) = await taken(s)
        assert update.edited_message is not None
        assert (update.edited_message.text, update.edited_message.edit_date) == ("white van", s.clock())
        assert update.edited_message.message_id == typed
        assert s.far.screen(ann)[-1].edited
        s.far.delete_own(ann, typed)
        assert await taken(s) == ()
        assert [m.text for m in s.far.screen(ann)] == ["/start"]
        sent = await s.bot.send_message(ann, "a")
        with pytest.raises(ValueError, match="bot's"):
            s.far.edit(ann, sent.message_id, "b")


async def test_things_that_are_no_text() -> None:
    async with stand() as s:
        ann = s.ann()
        await taken(s)
        s.far.share_location(ann, 53.4494, -2.9977)
        s.far.send_contact(ann, phone="+447700900123", user_id=ann)
        s.far.send_contact(ann, phone="+447700900124", user_id=None)
        s.far.send_photo(ann, "by the bins")
        s.far.send_sticker(ann)
        s.far.send_voice(ann)
        place, own, other, photo, sticker, voice = [u.message for u in await taken(s) if u.message]
        assert place.location is not None
        assert (place.location.latitude, place.location.longitude) == (53.4494, -2.9977)
        assert own.contact is not None
        assert other.contact is not None
        assert (own.contact.user_id, other.contact.user_id) == (ann, None)
        assert (photo.caption, photo.text) == ("by the bins", None)
        file = await s.bot.get_file(photo.photo[-1].file_id)
        assert bytes(await file.download_as_bytearray())[:2] == b"\xff\xd8"
        assert sticker.sticker is not None
        assert voice.voice is not None
        kinds = [m.kind for m in s.far.screen(ann)]
        assert kinds == ["text", "location", "contact", "contact", "photo", "sticker", "voice"]


async def test_privacy_mode_shows_commands_replies_and_service_messages_alone() -> None:
    async with stand() as s:
        group = s.far.add_group("Sefton team")
        officer = s.far.add_person("Officer")
        added = await taken(s)
        assert added[0].my_chat_member is not None
        assert added[0].my_chat_member.new_chat_member.status == "member"
        assert added[1].message is not None
        assert added[1].message.new_chat_members[0].username == s.far.username
        sent = await s.bot.send_message(group, "A notice")
        s.far.type(group, "who takes this?", sender=officer)
        s.far.type(group, "/desk", sender=officer)
        s.far.type(group, "/desk@MerseySandboxBot now", sender=officer)
        s.far.type(group, "/desk@SomeOtherBot", sender=officer)
        s.far.type(group, "see https://example.org/desk", sender=officer)
        s.far.type(group, "I do", sender=officer, reply_to=sent.message_id)
        seen = [u.message for u in await taken(s) if u.message]
        assert [m.text for m in seen] == ["/desk", "/desk@MerseySandboxBot now", "I do"]
        assert {m.from_user.id for m in seen if m.from_user} == {officer}
        assert seen[-1].reply_to_message is not None
        assert [m.sender for m in s.far.screen(group)][-1] == "Officer"
        assert len(s.far.screen(group)) == 8


async def test_presses_in_a_group_and_being_removed() -> None:
    async with stand() as s:
        group, officer = s.far.add_group("Team"), s.far.add_person("Officer")
        await offer(s, group, {"text": "Claim", "callback_data": "c"})
        await taken(s)
        s.far.press(group, "Claim", sender=officer)
        s.far.kick(group)
        s.far.type(group, "/desk", sender=officer)
        press, removed = await taken(s)
        assert press.callback_query is not None
        assert press.callback_query.from_user.id == officer
        assert removed.my_chat_member is not None
        assert removed.my_chat_member.new_chat_member.status == "kicked"


async def test_a_phone_does_not_send_what_telegram_would_not() -> None:
    async with stand() as s:
        ann = s.ann()
        with pytest.raises(ValueError, match="empty"):
            s.far.type(ann, "  ")
        with pytest.raises(ValueError, match="4096"):
            s.far.type(ann, "x" * 4097)
        s.far.type(ann, "  مرحبا 😀 ")
        assert s.far.screen(ann)[-1].text == "مرحبا 😀"
