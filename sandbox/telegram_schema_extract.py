"""Makes ``bot_api_schema.json`` from the machine-readable Bot API that aiogram publishes.

Fetch and unpack aiogram's source archive (``pip download --no-deps --no-binary :all: aiogram``), then run
``python -m sandbox.telegram_schema_extract <archive>/.butcher/schema/schema.json`` and keep what it prints as
``sandbox/bot_api_schema.json``.
"""

import json
import sys
from pathlib import Path
from typing import Any

METHODS = """
getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage editMessageText editMessageReplyMarkup
deleteMessage deleteMessages answerCallbackQuery setMyCommands getMyCommands getChat getFile sendPhoto
sendChatAction leaveChat setMyName setMyDescription setMyShortDescription
editMessageCaption
""".split()

TYPES = """
Update Message User Chat ChatFullInfo AcceptedGiftTypes MessageEntity PhotoSize Sticker Voice Contact Location
Document File CallbackQuery ChatMemberUpdated ChatMemberMember ChatMemberLeft ChatMemberBanned WebhookInfo
ResponseParameters InlineKeyboardMarkup InlineKeyboardButton ReplyKeyboardMarkup KeyboardButton
ReplyKeyboardRemove ForceReply ReplyParameters LinkPreviewOptions BotCommand
BotCommandScopeDefault BotCommandScopeAllPrivateChats
BotCommandScopeAllGroupChats BotCommandScopeAllChatAdministrators BotCommandScopeChat
BotCommandScopeChatAdministrators BotCommandScopeChatMember
""".split()


def extract(schema: dict[str, Any]) -> dict[str, Any]:
    """Names, types and required marks of the methods and types above; ``KeyError``: one has gone."""
    known = {child["name"]: child for section in schema["items"] for child in section["children"]}

    def fields(name: str) -> dict[str, dict[str, Any]]:
        return {
            field["name"]: {"type": field["type"], "required": field["required"]}
            for field in known[name]["annotations"]
        }

    return {
        "note": "Made by sandbox/telegram_schema_extract.py from aiogram's Bot API schema, not by hand.",
        "version": schema["api"]["version"],
        "release_date": schema["api"]["release_date"],
        "methods": {name: fields(name) for name in METHODS},
        "types": {name: fields(name) for name in TYPES},
    }


def _lines(value: dict[str, Any]) -> str:
    """JSON with one line per method or type, so that a new version is a readable difference."""
    parts: list[str] = []
    for key, part in value.items():
        if isinstance(part, dict):
            rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in part.items())
            parts.append(f"  {json.dumps(key)}: {{\n{rows}\n  }}")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(part)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(_lines(extract(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
