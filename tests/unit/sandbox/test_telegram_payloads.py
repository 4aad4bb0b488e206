import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from telegram import TelegramObject, Update

from sandbox.telegram_schema import departures, schema
from tests.unit.sandbox.telegram_stand import Stand, stand

PAYLOADS = Path(__file__).parents[2] / "payloads" / "telegram"
KEYBOARD = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


def payload(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


def shape(value: Any) -> Any:
    """Fields and types at every depth; a list has the shape of its first item."""
    if isinstance(value, dict):
        return {name: shape(item) for name, item in sorted(value.items())}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def not_understood(parsed: TelegramObject) -> list[str]:
    """Fields that python-telegram-bot did not know, at every depth."""
    found = [f"{type(parsed).__name__}.{name}" for name in parsed.api_kwargs]
    for name in parsed.__slots__:
        value = getattr(parsed, name, None)
        items = value if isinstance(value, tuple | list) else [value]
        found += [f for item in items if isinstance(item, TelegramObject) for f in not_understood(item)]
    return found


async def blocked(s: Stand) -> dict[str, Any]:
    ann = s.ann()
    s.far.block(ann)
    return await s.call("sendMessage", chat_id=ann, text="a")


async def spoilt(s: Stand) -> dict[str, Any]:
    s.far.faults.next(status=429, retry_after=3)
    return await s.call("getMe")


async def migrated(s: Stand) -> dict[str, Any]:
    group = s.far.add_group("Team")
    s.far.upgrade(group)
    return await s.call("sendMessage", chat_id=group, text="a")


async def sent(s: Stand) -> dict[str, Any]:
    markup = {"reply_markup": KEYBOARD, "parse_mode": "HTML"}
    return await s.call("sendMessage", chat_id=s.ann(), text="<b>Hello</b>", **markup)


async def edited(s: Stand) -> dict[str, Any]:
    message = (await sent(s))["result"]
    params = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
    return await s.call(
        "editMessageText", **params, text="<b>Bye</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )


async def photographed(s: Stand) -> dict[str, Any]:
    ann = s.ann()
    s.far.send_photo(ann)
    photo = (await s.call("getUpdates", offset=-1))["result"][0]["message"]["photo"][0]["file_id"]
    return await s.call("sendPhoto", chat_id=ann, photo=photo, caption="Seen?")


async def captioned(s: Stand) -> dict[str, Any]:
    message = (await photographed(s))["result"]
    params = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
    return await s.call("editMessageCaption", **params, caption="Found.", reply_markup=KEYBOARD)


async def file(s: Stand) -> dict[str, Any]:
    return await s.call("getFile", file_id=(await photographed(s))["result"]["photo"][0]["file_id"])


async def hooked(s: Stand) -> dict[str, Any]:
    return await s.call("setWebhook", url=f"{s.base}/bot/hook", allowed_updates=["message"])


async def hook_info(s: Stand) -> dict[str, Any]:
    await hooked(s)
    s.ann()
    for _ in range(200):
        info = await s.call("getWebhookInfo")
        if "last_error_date" in info["result"]:
            break
    return info


ANSWERS = {
    "get_me": lambda s: s.call("getMe"),
    "send_message": sent,
    "edit_message_text": edited,
    "send_photo": photographed,
    "edit_message_caption": captioned,
    "get_file": file,
    "set_webhook": hooked,
    "get_webhook_info": hook_info,
    "error": blocked,
    "error_retry_after": spoilt,
    "error_migrated": migrated,
}
RESULTS = {
    "get_me": "User",
    "send_message": "Message",
    "edit_message_text": "Message",
    "send_photo": "Message",
    "edit_message_caption": "Message",
    "get_file": "File",
    "get_webhook_info": "WebhookInfo",
}


@pytest.mark.parametrize("name", ANSWERS)
async def test_answers_have_the_documented_shape(name: str) -> None:
    async with stand() as s:
        answer = await ANSWERS[name](s)
        assert shape(answer) == shape(payload(name))
        for body in (answer, payload(name)):
            assert departures(RESULTS.get(name, "Boolean"), body.get("result", True)) == []
            assert departures("ResponseParameters", body.get("parameters", {})) == []


async def press(s: Stand, ann: int) -> None:
    markup = {"reply_markup": KEYBOARD, "parse_mode": "HTML"}
    await s.call("sendMessage", chat_id=ann, text="<b>Pick</b>", **markup)
    s.far.press(ann, "Yes")


async def reply(s: Stand, ann: int) -> None:
    group = s.far.add_group("Team")
    notice = (await s.call("sendMessage", chat_id=group, text="A notice"))["result"]["message_id"]
    s.far.type(group, "I do", sender=ann, reply_to=notice)


def unblock(s: Stand, ann: int) -> None:
    s.far.block(ann)
    s.far.unblock(ann)


UPDATES: dict[str, Callable[[Stand, int], Any]] = {
    "update_text": lambda s, ann: s.far.type(ann, "hello there"),
    "update_command": lambda s, ann: s.far.start(ann, "L20"),
    "update_edited": lambda s, ann: s.far.edit(ann, s.far.type(ann, "hello"), "hello again"),
    "update_reply": reply,
    "update_location": lambda s, ann: s.far.share_location(ann, 53.4494, -2.9977),
    "update_contact": lambda s, ann: s.far.send_contact(ann, phone="+447700900123", user_id=ann),
    "update_photo": lambda s, ann: s.far.send_photo(ann, "by the bins"),
    "update_document": lambda s, ann: s.far.send_document(ann),
    "update_sticker": lambda s, ann: s.far.send_sticker(ann),
    "update_voice": lambda s, ann: s.far.send_voice(ann),
    "update_callback": press,
    "update_blocked": lambda s, ann: s.far.block(ann),
    "update_unblocked": unblock,
    "update_new_member": lambda s, ann: s.far.add_group("Team"),
}


@pytest.mark.parametrize("name", UPDATES)
async def test_updates_have_the_documented_shape(name: str) -> None:
    async with stand() as s:
        done = UPDATES[name](s, s.ann())
        if hasattr(done, "__await__"):
            await done
        (update,) = (await s.call("getUpdates", offset=-1))["result"]
        assert shape(update) == shape(payload(name))
        for body in (update, payload(name)):
            assert departures("Update", body) == []
            parsed = Update.de_json(body, s.bot)
            assert not_understood(parsed) == []
            assert parsed.effective_chat is not None


async def test_being_added_to_a_group_has_the_documented_shape() -> None:
    async with stand() as s:
        s.far.add_group("Team")
        first, _ = (await s.call("getUpdates"))["result"]
        assert shape(first) == shape(payload("update_added"))


async def test_every_payload_is_used() -> None:
    assert {path.stem for path in PAYLOADS.glob("*.json")} == {*ANSWERS, *UPDATES, "update_added"}


async def test_chat_details_follow_the_schema() -> None:
    async with stand() as s:
        for chat in (s.ann(), s.far.add_group("Team")):
            answer = await s.call("getChat", chat_id=chat)
            assert departures("ChatFullInfo", answer["result"]) == []


def test_the_schema_sees_a_departure() -> None:
    user = {"id": 5, "is_bot": False, "first_name": "Sam"}
    assert departures("User", user) == []
    assert departures("User", {**user, "id": "5"}) == [".id: not of type Integer"]
    assert departures("User", {**user, "id": True}) == [".id: not of type Integer"]
    assert departures("User", {**user, "nick": "s"}) == [".nick: unknown"]
    assert departures("User", {"id": 5, "is_bot": False}) == [".first_name: missing"]
    assert departures("Array of User", [user, 5]) == ["[]: not an object"]
    assert schema()["version"] == "10.3"
