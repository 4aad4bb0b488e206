"""The ``reply_markup`` of a message: what Telegram accepts and how it words what it refuses."""

from typing import Any

from sandbox.telegram_errors import ApiError, bad_request
from sandbox.telegram_links import complaint

MAX_BUTTONS = 100  # a message
MAX_ROW = 8
MAX_DATA_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data: 1-64 bytes
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
_STYLES = ("danger", "success", "primary")
_FLAGS = (
    "resize_keyboard",
    "one_time_keyboard",
    "is_persistent",
    "selective",
    "remove_keyboard",
    "force_reply",
)

Markup = dict[str, Any]


def check_markup(raw: Any, *, private: bool) -> Markup | None:
    """The markup as the message keeps it, or None for none; ``ApiError`` 400 where the server refuses it.

    ``private`` says whether the chat is one with a person: only there a contact or place may be asked for.
    """
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    for name in _FLAGS:
        if name in raw and not isinstance(raw[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    if "inline_keyboard" in raw:
        return _inline(raw["inline_keyboard"])
    if "keyboard" in raw:
        return _reply_keyboard(raw, private)
    return raw if raw.get("remove_keyboard") or raw.get("force_reply") else None


def is_inline(markup: Markup | None) -> bool:
    """Only messages without a markup or with an inline keyboard can be edited."""
    return markup is None or "inline_keyboard" in markup


def _rows(value: Any, name: str) -> list[list[Any]]:
    if not isinstance(value, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return value


def _inline(value: Any) -> Markup | None:
    rows: list[list[dict[str, Any]]] = []
    for row in _rows(value, "inline_keyboard"):
        buttons = [_inline_button(button) for button in row]
        shown = [button for button in buttons if button["text"]]  # the server drops buttons without a label
        if len(shown) > MAX_ROW:
            raise bad_request("reply markup is too long")
        if shown:
            rows.append(shown)
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unparsable('Can\'t find field "text"')
    for name in ("text", "url", "callback_data", "style"):
        if name in button and not isinstance(button[name], str):
            raise _unparsable(f'Field "{name}" must be of type String')
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "")]
    if not actions:
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:  # the documentation's "exactly one"; the wording is ours
        raise _unparsable("Exactly one of the optional fields must be used")
    if "callback_data" in actions and len(button["callback_data"].encode()) > MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "pay" in actions or "callback_game" in actions:
        raise bad_request("BUTTON_TYPE_INVALID")
    if "url" in actions and (reason := complaint(button["url"])) is not None:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {reason}")
    if button.get("style", "primary") not in _STYLES:
        raise _unparsable("Invalid button style specified")
    return {name: item for name, item in button.items() if name in ("text", "style", actions[0])}


def _reply_keyboard(raw: dict[str, Any], private: bool) -> Markup | None:
    rows = _rows(raw["keyboard"], "keyboard")
    for button in (button for row in rows for button in row):
        if isinstance(button, str):
            continue
        if not isinstance(button, dict) or not isinstance(button.get("text"), str):
            raise bad_request("can't parse keyboard button: Can't find field \"text\"")
        if button.get("request_contact") and not private:
            raise bad_request("phone number can be requested in private chats only")
        if button.get("request_location") and not private:
            raise bad_request("location can be requested in private chats only")
    return raw if any(rows) else None
