"""Telegram, played on this machine: the Bot API for the bot, and the hands of the people on their phones."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from sandbox.telegram_api import Api
from sandbox.telegram_errors import Call, Fault, Faults
from sandbox.telegram_hands import Hands
from sandbox.telegram_limits import Limits
from sandbox.telegram_methods import Methods
from sandbox.telegram_screen import Button, Shown
from sandbox.telegram_sending import Sending
from sandbox.telegram_updates import Updates
from sandbox.telegram_world import Json, World

__all__ = ["Button", "Call", "Fault", "Faults", "Shown", "TelegramFarEnd"]


class TelegramFarEnd(Hands):
    """One bot's Telegram. ``now`` gives aware UTC; real waiting (long poll, redelivery) takes real seconds:
    ``retry_seconds`` is the first delay before a webhook is tried again. ``natural_limits`` puts Telegram's
    published sending limits in force."""

    def __init__(
        self,
        now: Callable[[], datetime],
        token: str = "110201543:SANDBOX",  # noqa: S107 - opens nothing but this sandbox
        username: str = "MerseySandboxBot",
        *,
        retry_seconds: float = 1.0,
        natural_limits: bool = False,
    ) -> None:
        world = World(now, _bot(int(token.partition(":")[0]), username))
        updates = Updates(now)
        limits = Limits(lambda: asyncio.get_running_loop().time()) if natural_limits else None
        sending = Sending(world, lambda chat: limits.allow(chat.id) if limits else None)
        self._methods = Methods(world, updates, sending, retry_seconds)
        super().__init__(world, updates, self._methods.queries, username)
        api = Api(token, world, self._methods)
        self.token = token
        self.router = api.router
        self.received = api.received
        self.faults = api.faults
        self.unknown_parameters = api.unknown_parameters
        self.mistyped_parameters = api.mistyped_parameters

    async def close(self) -> None:
        """End long polls and the pushing to a webhook."""
        await self._methods.close()


def _bot(bot_id: int, username: str) -> Json:
    off = (
        "can_read_all_group_messages", "supports_inline_queries", "supports_guest_queries",
        "can_connect_to_business", "has_main_web_app", "has_topics_enabled",
        "allows_users_to_create_topics", "can_manage_bots", "supports_join_request_queries",
    )  # fmt: skip
    named = {"id": bot_id, "is_bot": True, "first_name": "Mersey Messenger", "username": username}
    return {**named, "can_join_groups": True, **dict.fromkeys(off, False)}
