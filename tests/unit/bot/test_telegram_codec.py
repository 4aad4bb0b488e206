"""Telegram's own payloads in our words, and whatever else it may send without harm."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.channels.telegram_codec import WANTED, read_raw
from bot.inbound import Form

PAYLOADS = Path(__file__).parents[2] / "payloads" / "telegram"
BOT = Bot("110201543:SANDBOX")
IDENTITY = 3

FORMS = {
    "update_text": Form.TEXT,
    "update_command": Form.TEXT,
    "update_reply": Form.TEXT,
    "update_edited": Form.EDITED,
    "update_callback": Form.PRESS,
    "update_location": Form.LOCATION,
    "update_photo": Form.UNREADABLE,
    "update_document": Form.UNREADABLE,
    "update_sticker": Form.UNREADABLE,
    "update_voice": Form.UNREADABLE,
    "update_contact": Form.UNREADABLE,
    "update_blocked": Form.BLOCKED,
    "update_unblocked": Form.UNBLOCKED,
    "update_added": Form.UNBLOCKED,
}


def payload(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text())
    return found


@pytest.mark.parametrize(("name", "form"), FORMS.items())
def test_each_captured_update_is_read(name: str, form: Form) -> None:
    raw = payload(name)
    found = read_raw(raw, BOT, IDENTITY)
    assert found
    assert (found.form, found.identity, found.key) == (form, IDENTITY, str(raw["update_id"]))
    assert found.address.lstrip("-").isdigit()
    assert (found.press_id is not None) == (form == Form.PRESS)


def test_of_a_photo_the_largest_size_is_named_and_of_a_file_nothing() -> None:
    raw = payload("update_photo")
    raw["message"]["photo"][0]["file_id"] = "small"
    raw["message"]["photo"][1]["file_id"] = "large"
    found = read_raw(raw, BOT, IDENTITY)
    assert found
    assert found.photo == "large"
    assert "large" not in repr(found)
    edited = read_raw({"update_id": 1, "edited_message": raw["message"]}, BOT, IDENTITY)
    assert edited
    assert edited.photo is None, "a caption that was changed is no photo sent"
    for name in ("update_document", "update_sticker", "update_text"):
        other = read_raw(payload(name), BOT, IDENTITY)
        assert other
        assert other.photo is None


def test_each_payload_of_an_update_is_tried_here() -> None:
    assert {file.stem for file in PAYLOADS.glob("update_*.json")} <= {*FORMS, "update_new_member"}


@pytest.mark.parametrize(
    "kind", ["channel_post", "edited_channel_post", "poll", "chat_member", "message_reaction"]
)
def test_what_we_do_not_ask_for_is_nothing(kind: str) -> None:
    raw = payload("update_text")
    assert read_raw({"update_id": raw["update_id"], kind: raw["message"]}, BOT, IDENTITY) is None
    assert kind not in WANTED


def test_words_of_a_machine_are_nothing() -> None:
    raw = payload("update_text")
    raw["message"]["from"]["is_bot"] = True
    assert read_raw(raw, BOT, IDENTITY) is None


def test_a_live_location_that_moves_on_is_nothing() -> None:
    raw = payload("update_location")
    moved = {
        "update_id": raw["update_id"],
        "edited_message": raw["message"] | {"edit_date": raw["message"]["date"]},
    }
    assert read_raw(moved, BOT, IDENTITY) is None


FIELDS = st.sampled_from([*WANTED, "chat", "from", "text", "date", "id"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*WANTED, "update_id"]), JSON, max_size=4))
def test_nothing_that_telegram_could_send_raises(raw: dict[str, Any]) -> None:
    read_raw(raw, BOT, IDENTITY)
