"""What a message says, as a call gives it: text and markup, link previews, the message replied to.

Every refusal is an ``ApiError`` 400 in the server's words.
"""

from typing import Any

from sandbox.telegram_errors import bad_request
from sandbox.telegram_html import parse_html
from sandbox.telegram_links import complaint
from sandbox.telegram_markdown import parse_markdown
from sandbox.telegram_text import Entity, Formatted, tidy, utf16
from sandbox.telegram_world import Chat, Json

_ENTITY_TYPES = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic",
    "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
    "text_link", "text_mention", "custom_emoji", "date_time",
}  # fmt: skip
Params = dict[str, Any]


def reply_target(chat: Chat, parameters: Any) -> int | None:
    """``reply_parameters``: the message replied to, or None."""
    if parameters is None:
        return None
    if not isinstance(parameters, dict):
        raise bad_request("can't parse reply parameters JSON object")
    if "message_id" not in parameters:
        raise bad_request('can\'t find field "message_id"')
    replied = chat.messages.get(parameters["message_id"])
    if replied is None:
        if parameters.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    if (quote := parameters.get("quote")) and quote not in replied.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return replied.id


def preview_options(params: Params) -> Json:
    """``link_preview_options`` as the message keeps them."""
    options = params.get("link_preview_options")
    if options is None:
        return {}
    if not isinstance(options, dict):
        raise bad_request("can't parse link preview options JSON object")
    for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"):
        if name in options and not isinstance(options[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    if options.get("url") and complaint(options["url"]) is not None:
        raise bad_request("WEBPAGE_URL_INVALID")
    set_options = {name: value for name, value in options.items() if value}
    return {"link_preview_options": set_options} if set_options else {}


def formatted_text(params: Params, field: str, entities_field: str) -> Formatted:
    """The text (``field``) of a call after its markup was parsed; a text must not be empty, a caption may."""
    raw = params.get(field)
    if field == "text" and raw in (None, ""):
        raise bad_request("message text is empty")
    text = str(raw or "")
    mode = str(params.get("parse_mode", "")).lower()
    if mode == "html":
        parsed = parse_html(text)
    elif mode == "markdownv2":
        parsed = parse_markdown(text)
    elif mode in ("", "none"):
        parsed = Formatted(text, _entities(params.get(entities_field), text))
    else:
        raise bad_request("unsupported parse_mode")  # the legacy Markdown too, which nothing new should use
    tidied = tidy(parsed.text, parsed.entities)
    if field == "text" and not tidied.text:
        raise bad_request("text must be non-empty" if parsed.text else "message text is empty")
    return tidied


def _entities(value: Any, text: str) -> list[Entity]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request("can't parse entities JSON object")
    end = utf16(text)
    for entity in value:
        if not isinstance(entity, dict) or entity.get("type") not in _ENTITY_TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        for name in ("offset", "length", *(("url",) if entity["type"] == "text_link" else ())):
            if name not in entity:
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
        offset, length = entity["offset"], entity["length"]
        if offset < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset}")
        if length < 0:
            raise bad_request(f"receive an entity with incorrect length {length}")
        if offset >= end:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
                f" at UTF-16 offset {offset + length}"
            )
        if entity["type"] == "text_link" and (reason := complaint(entity["url"])) is not None:
            raise bad_request(f"entity URL '{entity['url']}' is invalid: {reason}")
    return [{**entity} for entity in value]
