import pytest
from telegram import (
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.unit.sandbox.telegram_stand import stand

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
    " same as a current content and reply markup of the message"
)


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=label.lower())] for label in labels]
    )


async def test_a_message_reaches_the_phone() -> None:
    async with stand() as s:
        ann = s.ann()
        sent = await s.bot.send_message(
            ann, "<b>Hello</b> &lt;Ann&gt; 😀", parse_mode="HTML", reply_markup=keyboard("Yes", "No")
        )
        assert (sent.text, sent.chat_id, sent.date) == ("Hello <Ann> 😀", ann, s.clock())
        assert sent.entities[0].type == "bold"
        assert sent.reply_markup == keyboard("Yes", "No")
        assert sent.from_user is not None
        assert sent.from_user.username == "MerseySandboxBot"
        shown = s.far.screen(ann)[-1]
        assert (shown.message_id, shown.from_bot, shown.text) == (sent.message_id, True, "Hello <Ann> 😀")
        assert [[button.label for button in row] for row in shown.buttons] == [["Yes"], ["No"]]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": "   \n "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 4097}, "message is too long"),
        ({"text": "a", "parse_mode": "wiki"}, "unsupported parse_mode"),
        ({"text": "a", "message_thread_id": 7}, "message thread not found"),
        ({"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "a", "reply_parameters": {"quote": "a"}}, 'can\'t find field "message_id"'),
        ({"text": "a", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "a", "link_preview_options": {"url": "not-a-url"}}, "WEBPAGE_URL_INVALID"),
        (
            {"text": "a", "link_preview_options": {"is_disabled": "yes"}},
            'field "is_disabled" must be of type Boolean',
        ),
        (
            {"text": "hello", "entities": [{"type": "bold", "offset": 100, "length": 1}]},
            "entity begins after the end of the text at UTF-16 offset 100",
        ),
        (
            {"text": "hello", "entities": [{"type": "bold", "offset": 0, "length": 100}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100",
        ),
        (
            {"text": "hello", "entities": [{"type": "shout", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
    ],
)
async def test_what_sendmessage_refuses(params: dict[str, object], description: str) -> None:
    async with stand() as s:
        ann = s.ann()
        assert await s.refusal("sendMessage", chat_id=ann, **params) == f"Bad Request: {description}"
        assert [m for m in s.far.screen(ann) if m.from_bot] == []


async def test_4096_characters_count_after_markup_was_parsed() -> None:
    async with stand() as s:
        ann = s.ann()
        sent = await s.bot.send_message(
            ann, f"<b>{'😀' * 4090}</b>&amp;&amp;&amp;&amp;&amp;&amp;", parse_mode="HTML"
        )
        assert sent.text == "😀" * 4090 + "&" * 6
        assert sent.entities[0].length == 8180


async def test_chats_that_cannot_be_written_to() -> None:
    async with stand() as s:
        ann, bob = s.ann(), s.far.add_person("Bob")
        assert await s.refusal("sendMessage", text="a") == "Bad Request: chat_id is empty"
        for chat in (0, -1, 77, "@nobody", "nobody"):
            assert await s.refusal("sendMessage", chat_id=chat, text="a") == "Bad Request: chat not found"
        with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
            await s.bot.send_message(bob, "a")
        s.far.block(ann)
        for _ in range(2):
            with pytest.raises(Forbidden, match="bot was blocked by the user"):
                await s.bot.send_message(ann, "a")
        s.far.unblock(ann)
        await s.bot.send_message(ann, "welcome back")
        s.far.deactivate(ann)
        with pytest.raises(Forbidden, match="user is deactivated"):
            await s.bot.send_message(ann, "a")


async def test_groups_that_cannot_be_written_to() -> None:
    async with stand() as s:
        kicked, left, moved = (s.far.add_group(title) for title in ("One", "Two", "Three"))
        await s.bot.send_message(kicked, "a")
        s.far.kick(kicked)
        with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
            await s.bot.send_message(kicked, "a")
        await s.bot.leave_chat(left)
        with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
            await s.bot.send_message(left, "a")
        new = s.far.upgrade(moved)
        with pytest.raises(ChatMigrated) as caught:
            await s.bot.send_message(moved, "a")
        assert caught.value.new_chat_id == new
        assert (await s.bot.send_message(new, "a")).chat.type == "supergroup"


async def test_replies_and_previews() -> None:
    async with stand() as s:
        ann = s.ann()
        typed = s.far.type(ann, "what happened?")
        sent = await s.bot.send_message(
            ann,
            "see https://example.org/a.",
            reply_parameters=ReplyParameters(typed),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        assert sent.reply_to_message is not None
        assert sent.reply_to_message.text == "what happened?"
        assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
        assert sent.parse_entities() == {sent.entities[0]: "https://example.org/a"}
        lone = ReplyParameters(999, allow_sending_without_reply=True)
        assert (await s.bot.send_message(ann, "a", reply_parameters=lone)).reply_to_message is None


async def test_editing_changes_the_message_in_place() -> None:
    async with stand() as s:
        ann = s.ann()
        sent = await s.bot.send_message(ann, "Pick one", reply_markup=keyboard("A", "B"))
        s.clock.pass_(minutes=1)
        edited = await s.bot.edit_message_text(
            "You picked A", ann, sent.message_id, reply_markup=keyboard("Undo")
        )
        assert isinstance(edited, Message)
        assert (edited.message_id, edited.text, edited.edit_date) == (
            sent.message_id,
            "You picked A",
            s.clock(),
        )
        shown = s.far.screen(ann)[-1]
        assert (shown.text, shown.edited, shown.buttons[0][0].label) == ("You picked A", True, "Undo")
        same = {"chat_id": ann, "message_id": sent.message_id, "text": "You picked A"}
        markup = keyboard("Undo").to_dict()
        assert await s.refusal("editMessageText", **same, reply_markup=markup) == NOT_MODIFIED
        assert await s.refusal(
            "editMessageReplyMarkup", chat_id=ann, message_id=sent.message_id, reply_markup=markup
        )
        await s.bot.edit_message_text("You picked A", ann, sent.message_id)
        assert s.far.screen(ann)[-1].buttons == []  # an edit without buttons takes them away
        await s.bot.edit_message_reply_markup(ann, sent.message_id, reply_markup=keyboard("A"))
        assert s.far.screen(ann)[-1].buttons[0][0].data == "a"


async def test_what_cannot_be_edited() -> None:
    async with stand() as s:
        ann = s.ann()
        typed = s.far.type(ann, "mine")
        photo = await s.bot.send_photo(ann, b"\xff\xd8\xff\xd9", caption="c")
        answers = await s.call(
            "sendMessage", chat_id=ann, text="a", reply_markup={"keyboard": [[{"text": "Yes"}]]}
        )
        for params, description in (
            ({"chat_id": ann, "message_id": 999}, "message to edit not found"),
            ({"chat_id": ann, "message_id": "abc"}, "message to edit not found"),
            ({"chat_id": ann, "message_id": typed}, "message can't be edited"),
            ({"chat_id": ann, "message_id": answers["result"]["message_id"]}, "message can't be edited"),
            ({"chat_id": ann, "message_id": photo.message_id}, "there is no text in the message to edit"),
            ({}, "message identifier is not specified"),
            ({"chat_id": 5, "message_id": 1}, "chat not found"),
            (
                {"chat_id": ann, "message_id": typed, "reply_markup": {"force_reply": True}},
                "inline keyboard expected",
            ),
        ):
            assert await s.refusal("editMessageText", text="b", **params) == f"Bad Request: {description}"


async def test_deleting_within_48_hours() -> None:
    async with stand() as s:
        ann = s.ann()
        old = s.far.type(ann, "an old tip")
        s.clock.pass_(hours=47)
        young = s.far.type(ann, "a new tip")
        s.clock.pass_(hours=1, seconds=1)
        with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
            await s.bot.delete_message(ann, old)
        assert await s.bot.delete_message(ann, young)
        assert await s.refusal("deleteMessage", chat_id=ann, message_id=young) == (
            "Bad Request: message to delete not found"
        )
        assert young not in [m.message_id for m in s.far.screen(ann)]
        group = s.far.add_group("Team")
        theirs = s.far.type(group, "/hello")
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await s.bot.delete_message(group, theirs)


async def test_deleting_several_skips_what_is_gone() -> None:
    async with stand() as s:
        ann = s.ann()
        ids = [s.far.type(ann, f"{n}") for n in range(3)]
        assert await s.bot.delete_messages(ann, [*ids, 999])
        assert [m.text for m in s.far.screen(ann)] == ["/start"]
        assert "not specified" in await s.refusal("deleteMessages", chat_id=ann, message_ids=[])
        assert "too many" in await s.refusal("deleteMessages", chat_id=ann, message_ids=list(range(101)))


async def test_photos_both_ways() -> None:
    async with stand() as s:
        ann = s.ann()
        sent = await s.bot.send_photo(
            ann, b"\xff\xd8 a picture \xff\xd9", caption="<i>Seen?</i>", parse_mode="HTML"
        )
        assert (sent.caption, len(sent.photo)) == ("Seen?", 3)
        file = await s.bot.get_file(sent.photo[-1].file_id)
        assert bytes(await file.download_as_bytearray()) == b"\xff\xd8 a picture \xff\xd9"
        again = await s.bot.send_photo(ann, sent.photo[-1].file_id)
        assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
        assert "caption is too long" in await s.refusal(
            "sendPhoto", chat_id=ann, photo=sent.photo[-1].file_id, caption="x" * 1025
        )
        assert "there is no photo" in await s.refusal("sendPhoto", chat_id=ann)
        assert "invalid file_id" in await s.refusal("getFile", file_id="nothing")


async def test_what_cannot_be_sent_as_a_photo() -> None:
    async with stand() as s:
        ann = s.ann()
        for content, description in (
            (b"GIF89a", "Image_process_failed"),
            (b"", "File must be non-empty"),
            (b"\xff\xd8" + bytes(10 * 1024 * 1024), "is too big for a photo"),
        ):
            with pytest.raises(BadRequest, match=description):
                await s.bot.send_photo(ann, content)
        s.far.send_photo(ann)
        photo = s.far.screen(ann)[-1].photo
        assert (await s.bot.send_photo(ann, photo)).photo
        s.far.forget_files()
        assert await s.refusal("sendPhoto", chat_id=ann, photo=photo) == (
            "Bad Request: wrong file identifier/HTTP URL specified"
        )
        assert "wrong remote file identifier" in await s.refusal("sendPhoto", chat_id=ann, photo="nothing")


async def test_captions_are_edited_and_texts_are_not() -> None:
    async with stand() as s:
        ann = s.ann()
        photo = await s.bot.send_photo(ann, b"\xff\xd8\xff\xd9", caption="c", reply_markup=keyboard("A"))
        text = await s.bot.send_message(ann, "t")
        await s.bot.edit_message_caption(ann, photo.message_id, caption="d", reply_markup=keyboard("B"))
        shown = s.far.screen(ann)[-2]
        assert (shown.text, shown.edited, shown.buttons[0][0].label) == ("d", True, "B")
        assert shown.photo == photo.photo[-1].file_id
        this = {"chat_id": ann, "message_id": photo.message_id}
        assert await s.refusal(
            "editMessageCaption", **this, caption="d", reply_markup=keyboard("B").to_dict()
        ) == (NOT_MODIFIED)
        assert "caption is too long" in await s.refusal("editMessageCaption", **this, caption="x" * 1025)
        assert await s.refusal(
            "editMessageCaption", chat_id=ann, message_id=text.message_id, caption="d"
        ) == ("Bad Request: there is no caption in the message to edit")
        assert "message to edit not found" in await s.refusal(
            "editMessageCaption", chat_id=ann, message_id=999, caption="d"
        )
        await s.bot.edit_message_caption(ann, photo.message_id)
        assert s.far.screen(ann)[-2].text == "", "no caption takes it away"


async def test_command_menus() -> None:
    async with stand() as s:
        ann = s.ann()
        assert await s.bot.set_my_commands([("start", "Begin"), ("stop", "End")])
        assert [c.command for c in await s.bot.get_my_commands()] == ["start", "stop"]
        assert list(await s.bot.get_my_commands(language_code="pl")) == []
        officers = BotCommandScopeChat(ann)
        assert await s.bot.set_my_commands([("alert", "Compose")], scope=officers)
        assert [c.command for c in await s.bot.get_my_commands(scope=officers)] == ["alert"]
        for commands, description in (
            ([{"command": "Start", "description": "x"}], "BOT_COMMAND_INVALID"),
            ([{"command": "a" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
            ([{"command": "a", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
            ([{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
            ([{"command": "a", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
            ("[", "can't parse commands JSON object"),
        ):
            assert await s.refusal("setMyCommands", commands=commands) == f"Bad Request: {description}"
        scope = {"type": "chat", "chat_id": 5}
        assert await s.refusal("setMyCommands", commands=[], scope=scope) == "Bad Request: chat not found"
        assert await s.bot.set_my_description("What this is")
        assert "too long" in await s.refusal("setMyShortDescription", short_description="x" * 121)
