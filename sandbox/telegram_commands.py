"""The bot's command lists and descriptions (setMyCommands and its neighbours)."""

import json
import re
from typing import Any

from sandbox.telegram_errors import bad_request
from sandbox.telegram_world import World

MAX_COMMANDS = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


class Commands:
    """Command lists by scope and language, and what the profile says."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lists: dict[str, list[dict[str, str]]] = {}
        self._profile: dict[tuple[str, str], str] = {}

    def set_commands(self, params: dict[str, Any]) -> bool:
        commands = params.get("commands")
        if not isinstance(commands, list):
            raise bad_request("can't parse commands JSON object")
        if len(commands) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        kept = [_command(command) for command in commands]
        self._lists[self._key(params)] = kept
        return True

    def get_commands(self, params: dict[str, Any]) -> list[dict[str, str]]:
        return self._lists.get(self._key(params), [])

    def set_text(self, what: str, params: dict[str, Any]) -> bool:
        """``what``: name, description or short_description."""
        text = str(params.get(what, ""))
        if len(text) > _LIMITS[what]:
            raise bad_request(f"bot {what.replace('_', ' ')} is too long")
        self._profile[what, _language(params)] = text
        return True

    def _key(self, params: dict[str, Any]) -> str:
        scope = params.get("scope", {"type": "default"})
        if not isinstance(scope, dict):
            raise bad_request("can't parse BotCommandScope: Expected an Object as BotCommandScope")
        kind = scope.get("type")
        if kind not in _SCOPES:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        for name in _SCOPES[kind]:
            if name not in scope:
                raise bad_request(f"can't parse BotCommandScope: Can't find field \"{name}\"")
        if "chat_id" in _SCOPES[kind]:
            chat = self._world.chat_for_bot(scope["chat_id"])
            if kind != "chat" and chat.private:
                raise bad_request("can't change commands in private chats")
        return json.dumps([scope, _language(params)], sort_keys=True)


def _language(params: dict[str, Any]) -> str:
    language = str(params.get("language_code", ""))
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _command(command: Any) -> dict[str, str]:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: Expected an Object as BotCommand")
    for name in ("command", "description"):
        if not isinstance(command.get(name), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    name = command["command"].strip().removeprefix("/")
    description = command["description"].strip()
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
