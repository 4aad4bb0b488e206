"""sendMessage, sendPhoto, the edits and deletions: what each does to a chat, and every reason to refuse."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sandbox.telegram_content import formatted_text, preview_options, reply_target
from sandbox.telegram_errors import ApiError, bad_request
from sandbox.telegram_files import check_photo, photo_sizes, unknown_file
from sandbox.telegram_keyboard import Markup, check_markup, is_inline
from sandbox.telegram_schema import Upload
from sandbox.telegram_text import Formatted
from sandbox.telegram_world import Chat, Json, Message, World

MAX_TEXT = 4096  # characters after entities were parsed
MAX_CAPTION = 1024
DELETABLE = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
Params = dict[str, Any]


class Sending:
    """The methods that put messages into chats and change them."""

    def __init__(self, world: World, allow: Callable[[Chat], None]) -> None:
        self._world = world
        self._allow = allow  # raises 429 where a natural limit is in force

    def send_message(self, params: Params) -> Json:
        formatted = formatted_text(params, "text", "entities")
        content = preview_options(params)
        return self._send(params, formatted, "text", content)

    def send_photo(self, params: Params) -> Json:
        photo = params.get("photo")
        if photo in (None, ""):
            raise bad_request("there is no photo in the request")
        formatted = formatted_text({"caption": "", **params}, "caption", "caption_entities")
        if isinstance(photo, Upload):
            check_photo(photo.content)
            sizes = photo_sizes(self._world.files, photo.content)
        elif photo in self._world.files:
            sizes = photo_sizes(self._world.files, self._world.files[photo])
        elif "://" in photo:
            raise bad_request("failed to get HTTP URL content")  # nothing leaves this machine
        else:
            raise bad_request(unknown_file(photo))
        return self._send(params, formatted, "photo", {"photo": sizes})

    def _send(self, params: Params, formatted: Formatted, kind: str, content: Json) -> Json:
        chat = self._world.chat_for_bot(params.get("chat_id"))
        markup = check_markup(params.get("reply_markup"), private=chat.private)
        self._world.writable(chat)
        if params.get("message_thread_id"):
            raise bad_request("message thread not found")
        reply_to = reply_target(chat, params.get("reply_parameters"))
        limit = MAX_TEXT if kind == "text" else MAX_CAPTION
        if len(formatted.text) > limit:
            raise bad_request("message is too long" if kind == "text" else "message caption is too long")
        self._allow(chat)
        if params.get("protect_content"):
            content["has_protected_content"] = True
        message = self._world.add_message(
            chat, None, formatted, kind=kind, content=content, markup=markup, reply_to=reply_to
        )
        return self._world.message_object(chat, message)

    def edit_text(self, params: Params) -> Json:
        formatted = formatted_text(params, "text", "entities")
        content = preview_options(params)
        chat, message, markup = self._editable(params)
        if message.kind != "text":
            raise bad_request("there is no text in the message to edit")
        if len(formatted.text) > MAX_TEXT:
            raise bad_request("message is too long")
        before = (message.text, message.entities, message.content, message.markup)
        if before == (formatted.text, formatted.entities, content, markup):
            raise bad_request(NOT_MODIFIED)
        message.text, message.entities, message.content = formatted.text, formatted.entities, content
        return self._edited(chat, message, markup)

    def edit_caption(self, params: Params) -> Json:
        formatted = formatted_text({"caption": "", **params}, "caption", "caption_entities")
        chat, message, markup = self._editable(params)
        if message.kind == "text":
            raise bad_request("there is no caption in the message to edit")
        if len(formatted.text) > MAX_CAPTION:
            raise bad_request("message caption is too long")
        if (message.text, message.entities, message.markup) == (formatted.text, formatted.entities, markup):
            raise bad_request(NOT_MODIFIED)
        message.text, message.entities = formatted.text, formatted.entities
        return self._edited(chat, message, markup)

    def edit_markup(self, params: Params) -> Json:
        chat, message, markup = self._editable(params)
        if message.markup == markup:
            raise bad_request(NOT_MODIFIED)
        return self._edited(chat, message, markup)

    def _editable(self, params: Params) -> tuple[Chat, Message, Markup | None]:
        raw = params.get("reply_markup")
        if params.get("chat_id") in (None, "") and not params.get("message_id"):
            raise bad_request("message identifier is not specified")
        chat = self._world.chat_for_bot(params.get("chat_id"))
        markup = check_markup(raw, private=chat.private)
        if not is_inline(markup):
            raise bad_request("inline keyboard expected")
        self._world.writable(chat)
        message = chat.messages.get(params.get("message_id", 0))
        if message is None:
            raise bad_request("message to edit not found")
        if message.sender is not None or not is_inline(message.markup) or message.kind == "service":
            raise bad_request("message can't be edited")
        return chat, message, markup

    def _edited(self, chat: Chat, message: Message, markup: Markup | None) -> Json:
        self._allow(chat)
        message.markup = markup  # an edit without reply_markup takes the buttons away
        message.edited = self._world.now()
        return self._world.message_object(chat, message)

    def delete(self, params: Params) -> bool:
        chat = self._world.chat_for_bot(params.get("chat_id"))
        message_id = params.get("message_id", 0)
        if message_id <= 0:
            raise bad_request("message identifier is not specified")
        error = self._undeletable(chat, message_id)
        if error is not None:
            raise error
        del chat.messages[message_id]
        return True

    def delete_many(self, params: Params) -> bool:
        """Messages that cannot be found are skipped; one that may not be deleted stops all."""
        chat = self._world.chat_for_bot(params.get("chat_id"))
        ids = params.get("message_ids")
        if not isinstance(ids, list):
            raise bad_request("can't parse message identifiers JSON object")
        if not ids:
            raise bad_request("message identifiers are not specified")
        if len(ids) > 100:
            raise bad_request("too many message identifiers specified")
        present = [message_id for message_id in ids if message_id in chat.messages]
        for message_id in present:
            error = self._undeletable(chat, message_id)
            if error is not None:
                raise error
        for message_id in present:
            del chat.messages[message_id]
        return True

    def _undeletable(self, chat: Chat, message_id: int) -> ApiError | None:
        message = chat.messages.get(message_id)
        if message is None:
            return bad_request("message to delete not found")
        if not chat.private and (message.sender is not None or message.kind == "service"):
            return bad_request("message can't be deleted")  # only an administrator may
        if self._world.now() - message.date > DELETABLE:
            return bad_request("message can't be deleted for everyone")
        return None

    def chat_action(self, params: Params) -> bool:
        chat = self._world.chat_for_bot(params.get("chat_id"))
        if params.get("action") not in _ACTIONS:
            raise bad_request("wrong parameter action in request")
        self._world.writable(chat)
        return True
