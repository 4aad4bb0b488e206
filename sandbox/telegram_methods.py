"""Which code answers which method, and the methods about the bot itself, its updates and its buttons."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram_commands import Commands
from sandbox.telegram_errors import ApiError, bad_request
from sandbox.telegram_files import file_object
from sandbox.telegram_sending import Sending
from sandbox.telegram_updates import WEBHOOK_ACTIVE, Updates, kinds_wanted
from sandbox.telegram_webhook import DEFAULT_CONNECTIONS, Pusher, hook_of
from sandbox.telegram_world import Json, World

ANSWERABLE = timedelta(seconds=60)  # after that "query is too old"
MAX_ANSWER_TEXT = 200
Params = dict[str, Any]


@dataclass
class Query:
    """A pressed button that waits for answerCallbackQuery."""

    pressed: datetime
    answered: bool = False
    text: str = ""


@dataclass(frozen=True)
class Result:
    """What a call answers: ``result`` and, for some methods, a ``description`` beside it."""

    value: Any
    description: str | None = None


class Methods:
    """All methods of the schema. Each takes checked parameters and answers or raises ``ApiError``."""

    def __init__(self, world: World, updates: Updates, sending: Sending, retry_seconds: float) -> None:
        self._world = world
        self._updates = updates
        self._retry_seconds = retry_seconds
        self._pusher: Pusher | None = None
        self._setting = asyncio.Lock()
        self.queries: dict[str, Query] = {}
        commands = Commands(world)
        self._simple: dict[str, Callable[[Params], Any]] = {
            "getMe": lambda params: world.bot,
            "sendMessage": sending.send_message,
            "sendPhoto": sending.send_photo,
            "sendChatAction": sending.chat_action,
            "editMessageText": sending.edit_text,
            "editMessageCaption": sending.edit_caption,
            "editMessageReplyMarkup": sending.edit_markup,
            "deleteMessage": sending.delete,
            "deleteMessages": sending.delete_many,
            "answerCallbackQuery": self._answer_query,
            "getWebhookInfo": self._webhook_info,
            "getChat": self._chat,
            "leaveChat": self._leave,
            "getFile": lambda params: file_object(world.files, params.get("file_id")),
            "setMyCommands": commands.set_commands,
            "getMyCommands": commands.get_commands,
            "setMyName": lambda params: commands.set_text("name", params),
            "setMyDescription": lambda params: commands.set_text("description", params),
            "setMyShortDescription": lambda params: commands.set_text("short_description", params),
        }
        self._waiting: dict[str, Callable[[Params], Awaitable[Result]]] = {
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
        }

    async def run(self, method: str, params: Params) -> Result:
        """Carry out a method of the schema, by its documented name."""
        if method in self._waiting:
            return await self._waiting[method](params)
        return Result(self._simple[method](params))

    async def close(self) -> None:
        """End the long poll and the pushing to a webhook."""
        self._updates.end_poll("terminated by setWebhook request")
        if self._pusher is not None:
            await self._pusher.stop()
            self._pusher = None

    async def _get_updates(self, params: Params) -> Result:
        if self._pusher is not None:
            raise ApiError(409, f"Conflict: {WEBHOOK_ACTIVE}")
        self._updates.allow(kinds_wanted(params.get("allowed_updates")))
        found = await self._updates.poll(
            params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
        )
        return Result(found)

    async def _set_webhook(self, params: Params) -> Result:
        url = str(params.get("url", ""))
        if not url:
            return await self._delete_webhook(params)
        hook = hook_of(url, str(params.get("secret_token", "")), params.get("max_connections"))
        async with self._setting:
            self._updates.allow(kinds_wanted(params.get("allowed_updates")))
            if params.get("drop_pending_updates"):
                self._updates.clear()
            if self._pusher is not None and self._pusher.hook == hook:
                return Result(True, "Webhook is already set")
            if self._pusher is not None:
                await self._pusher.stop()
            self._updates.end_poll("terminated by setWebhook request")
            self._pusher = Pusher(hook, self._updates, self._world.now, self._retry_seconds)
        return Result(True, "Webhook was set")

    async def _delete_webhook(self, params: Params) -> Result:
        async with self._setting:
            if params.get("drop_pending_updates"):
                self._updates.clear()
            if self._pusher is None:
                return Result(True, "Webhook is already deleted")
            await self._pusher.stop()
            self._pusher = None
        return Result(True, "Webhook was deleted")

    def _webhook_info(self, params: Params) -> Json:
        info: Json = {
            "url": self._pusher.hook.url if self._pusher else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting()),
        }
        if self._pusher is not None:
            if self._pusher.last_error is not None:
                when, message = self._pusher.last_error
                info["last_error_date"] = int(when.timestamp())
                info["last_error_message"] = message
            info["max_connections"] = self._pusher.hook.max_connections or DEFAULT_CONNECTIONS
            info["ip_address"] = "127.0.0.1"
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    def _answer_query(self, params: Params) -> bool:
        query = self.queries.get(str(params.get("callback_query_id", "")))
        if query is None or self._world.now() - query.pressed > ANSWERABLE:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        text = str(params.get("text", ""))
        if len(text) > MAX_ANSWER_TEXT:
            raise bad_request("MESSAGE_TOO_LONG")
        if params.get("url"):
            raise bad_request("URL_INVALID")  # only a game or a t.me link of the bot itself would do
        query.answered = True
        query.text = text
        return True

    def _chat(self, params: Params) -> Json:
        chat = self._world.chat_for_bot(params.get("chat_id"))
        gifts = dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            chat.private,
        )
        return {
            **self._world.chat_object(chat),
            "accent_color_id": chat.id % 7,
            "max_reaction_count": 11,
            "accepted_gift_types": gifts,
        }

    def _leave(self, params: Params) -> bool:
        chat = self._world.chat_for_bot(params.get("chat_id"))
        if chat.private:
            raise bad_request("chat not found")  # one cannot leave a private chat
        self._world.writable(chat)
        chat.standing = "left"
        return True
