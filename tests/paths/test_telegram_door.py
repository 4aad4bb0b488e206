"""Telegram's ways in: the webhook with its secret, and the long poll. Nothing twice, nothing lost, nothing blocked."""

from pathlib import Path

import httpx
import pytest
from sqlalchemy import event, func, select

from bot.tables import conversations, seen_messages
from delivery.tables import outbox, routes
from sandbox.handset import TelegramHandset
from sandbox.telegram_webhook import PROOF_HEADER
from tests.dialogues.asking import place_names, subscribers_of
from tests.paths.lasting_town import LastingTown, open_lasting_town

UPDATE = {
    "update_id": 7_000_001,
    "message": {
        "message_id": 5,
        "date": 1_790_000_000,
        "chat": {"id": 77, "type": "private", "first_name": "Ann"},
        "from": {"id": 77, "is_bot": False, "first_name": "Ann", "language_code": "en"},
        "text": "JOIN BOOTLE",
    },
}


async def rows(town: LastingTown) -> int:
    """All that a message could have left."""
    async with town.database.reading() as tx:
        tables = (seen_messages, conversations, routes, outbox)
        return sum([await tx.scalar(select(func.count()).select_from(table)) or 0 for table in tables])


async def post(town: LastingTown, secret: str | None, body: object = UPDATE) -> int:
    """What the door answers to a call with this secret."""
    headers = {} if secret is None else {PROOF_HEADER: secret}
    async with httpx.AsyncClient(base_url=town.base_url) as client:
        url = f"/webhooks/telegram/{town.stack.telegram_identity}"
        answer = await client.post(url, json=body, headers=headers)
        return answer.status_code


@pytest.mark.parametrize("secret", [None, "", "wrong", "right, but cut short"])
async def test_a_wrong_secret_is_refused_and_leaves_nothing(tmp_path: Path, secret: str | None) -> None:
    async with open_lasting_town(tmp_path, telegram_calls=True) as town:
        cut = town.stack.telegram_secret[:-1] if secret and "cut" in secret else secret
        before = await rows(town)
        assert await post(town, cut) == 403
        assert await rows(town) == before
        assert await post(town, town.stack.telegram_secret) == 200
        assert await rows(town) > before


async def test_a_redelivered_update_does_nothing_twice(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path, telegram_calls=True) as town:
        assert await post(town, town.stack.telegram_secret) == 200
        after_one = await rows(town)
        assert [await post(town, town.stack.telegram_secret) for _ in range(3)] == [200] * 3
        assert await rows(town) == after_one
        assert len(await subscribers_of(town)) == 1


@pytest.mark.parametrize("body", ["no update", [], {}, {"update_id": 1}, {"update_id": 1, "poll": None}])
async def test_what_holds_nothing_for_us_is_taken_or_refused_but_no_error(
    tmp_path: Path, body: object
) -> None:
    async with open_lasting_town(tmp_path, telegram_calls=True) as town:
        before = await rows(town)
        assert await post(town, town.stack.telegram_secret, body) in (200, 403)
        assert await rows(town) == before


async def test_an_update_that_cannot_be_read_does_not_come_for_a_day(tmp_path: Path) -> None:
    """Whatever Telegram itself sends is acknowledged: else it would stand before the chat's next messages."""
    strange = {"update_id": 7_000_002, "message": {"message_id": 6, "text": "no chat, no date"}}
    async with open_lasting_town(tmp_path, telegram_calls=True) as town:
        assert await post(town, town.stack.telegram_secret, strange) == 200
        assert await post(town, town.stack.telegram_secret) == 200
        assert await place_names(town) == ["Bootle (Sefton)"]


async def test_a_database_that_is_away_makes_telegram_come_again(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path, telegram_calls=True) as town:
        ann = await town.person("Ann", "telegram")
        assert isinstance(ann, TelegramHandset)
        async with away(town, tmp_path):
            assert await post(town, town.stack.telegram_secret) == 503
            ann.far.type(ann.chat, "JOIN CHURCH")
        await town.settle()
        await ann.chooses("Church (Sefton)")
        assert "Church (Sefton)" in ann.last


class away:  # noqa: N801  # reads as a phrase: `async with away(town, folder)`
    """The database's folder is gone while the block runs."""

    def __init__(self, town: LastingTown, folder: Path) -> None:
        self._town = town
        self._here, self._there = folder, folder.with_name(f"{folder.name}-away")

    async def __aenter__(self) -> None:
        for engine in self._town.database.engines:
            await engine.dispose()
        self._here.rename(self._there)

    async def __aexit__(self, *_error: object) -> None:
        self._there.rename(self._here)


@pytest.mark.parametrize("telegram_calls", [True, False])
async def test_a_poison_update_is_apologised_for_and_the_chat_goes_on(
    tmp_path: Path, telegram_calls: bool
) -> None:
    """A bug in a turn, played by a statement that fails once: the next message of the chat is answered."""
    async with open_lasting_town(tmp_path, telegram_calls=telegram_calls) as town:
        ann = await town.person("Ann", "telegram")
        broken: list[str] = []

        def fail_once(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            if statement.startswith("INSERT INTO conversations") and not broken:
                broken.append(statement)
                raise RuntimeError("a bug")

        event.listen(town.database.engines[0].sync_engine, "before_cursor_execute", fail_once)
        await ann.says("JOIN BOOTLE")
        assert broken
        assert "Please send it again" in ann.last
        assert await subscribers_of(town) == []
        await ann.says("JOIN BOOTLE")
        assert await place_names(town) == ["Bootle (Sefton)"]
        assert sum("Please send it again" in text for text in ann.texts) == 1


async def test_polling_confirms_only_what_is_committed(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", "telegram")
        assert isinstance(ann, TelegramHandset)
        assert town.stack.telegram_poll
        ann.far.type(ann.chat, "JOIN BOOTLE")
        async with away(town, tmp_path):
            with pytest.raises(Exception, match="unable to open database"):
                await town.stack.telegram_poll.once(wait_seconds=0)
            assert ann.far.pending() == 1
        await town.stack.telegram_poll.once(wait_seconds=0)
        assert ann.far.pending() == 1  # committed, not yet confirmed
        await town.restart()
        await town.settle()
        assert ann.far.pending() == 0
        assert len(ann.texts) == 1
        assert await place_names(town) == ["Bootle (Sefton)"]


async def test_polling_goes_on_behind_an_update_that_cannot_be_read(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", "telegram")
        assert isinstance(ann, TelegramHandset)
        ann.far._updates.add("message", {"message_id": 6, "text": "no chat, no date"}, "strange")
        await ann.says("JOIN BOOTLE")
        assert await place_names(town) == ["Bootle (Sefton)"]
        assert ann.far.pending() == 0


async def test_two_buttons_at_once_count_as_the_first(tmp_path: Path) -> None:
    """Over the webhook they come side by side."""
    async with open_lasting_town(tmp_path, telegram_calls=True) as town:
        ann = await town.person("Ann", "telegram")
        assert isinstance(ann, TelegramHandset)
        await ann.says("JOIN CHURCH")
        ann.far.press(ann.chat, "Church (Sefton)")
        ann.far.press(ann.chat, "Church (Liverpool)")
        ann.far.press(ann.chat, "Church (Sefton)")
        await town.settle()
        assert await place_names(town) == ["Church (Sefton)"]


async def test_a_button_of_a_day_old_screen_brings_the_current_one(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", "telegram")
        assert isinstance(ann, TelegramHandset)
        await ann.says("JOIN CHURCH")
        old = ann.far.screen(ann.chat)[-1]
        await town.pass_time(days=1)
        await ann.says("/tip They broke into the sheds in Bootle")
        assert "Send, no questions" in ann.labels
        ann.far.press_data(ann.chat, old.message_id, old.buttons[0][0].data)
        await town.settle()
        assert "Send, no questions" in ann.labels
        assert ann.last.startswith("Send this without your name?")
        assert await subscribers_of(town) == []
        await ann.chooses("Do not send")
        assert "Nothing was sent" in ann.last
