"""The bot's long poll without the library's reading of it: one update that it cannot read would end every poll."""

from typing import Any

from telegram import Bot


class PollingBot(Bot):
    """`Bot.get_updates` parses all updates at once, and where one fails it logs them all, words and names included."""

    async def raw_updates(
        self, offset: int | None, wait_seconds: int, wanted: list[str]
    ) -> list[dict[str, Any]]:
        """getUpdates, as it came. Raises TelegramError."""
        data = {"offset": offset, "timeout": wait_seconds, "allowed_updates": wanted}
        # The answer comes when something happens, at the latest when the wait is over.
        found: list[dict[str, Any]] = await self._post("getUpdates", data, read_timeout=wait_seconds + 10)
        return found
