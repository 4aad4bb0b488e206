import asyncio
import time

import pytest
from telegram import Update
from telegram.error import BadRequest, Conflict, TelegramError

from tests.unit.sandbox.telegram_stand import Stand, stand


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text for update in updates if update.message]


async def button(s: Stand, chat: int) -> str:
    await s.call(
        "sendMessage",
        chat_id=chat,
        text="Pick",
        reply_markup={"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]},
    )
    return s.far.press(chat, "Yes")


async def test_updates_stay_until_a_later_offset_confirms_them() -> None:
    async with stand() as s:
        ann = s.ann()
        s.far.type(ann, "one")
        s.far.type(ann, "two")
        first = await s.bot.get_updates()
        assert texts(first) == ["/start", "one", "two"]
        assert [update.update_id - first[0].update_id for update in first] == [0, 1, 2]
        assert texts(await s.bot.get_updates()) == ["/start", "one", "two"]
        assert texts(await s.bot.get_updates(limit=1)) == ["/start"]
        assert texts(await s.bot.get_updates(offset=first[1].update_id)) == ["one", "two"]
        assert texts(await s.bot.get_updates(offset=first[2].update_id + 1)) == []
        assert s.far.pending() == 0


async def test_a_negative_offset_keeps_the_last_ones() -> None:
    async with stand() as s:
        ann = s.ann()
        for text in ("one", "two", "three"):
            s.far.type(ann, text)
        assert texts(await s.bot.get_updates(offset=-2)) == ["two", "three"]
        assert texts(await s.bot.get_updates()) == ["two", "three"]


async def test_a_long_poll_wakes_for_an_update_and_otherwise_ends_in_time() -> None:
    async with stand() as s:
        poll = asyncio.create_task(s.bot.get_updates(timeout=20))
        await asyncio.sleep(0.1)
        began = time.monotonic()
        s.ann()
        assert texts(await poll) == ["/start"]
        assert time.monotonic() - began < 1
        last = (await s.bot.get_updates())[-1].update_id
        assert await s.bot.get_updates(offset=last + 1, timeout=1) == ()
        assert time.monotonic() - began >= 1


async def test_a_second_poller_ends_the_first() -> None:
    async with stand() as s:
        first = asyncio.create_task(s.bot.get_updates(timeout=20))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(s.call("getUpdates", timeout=20))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await first
        s.ann()
        assert [update["message"]["text"] for update in (await second)["result"]] == ["/start"]


async def test_messages_are_kept_24_hours_and_presses_150_seconds() -> None:
    async with stand() as s:
        ann = s.ann()
        await button(s, ann)
        s.clock.pass_(seconds=150)
        assert [bool(update.callback_query) for update in await s.bot.get_updates()] == [False, True]
        s.clock.pass_(seconds=1)
        assert [bool(update.callback_query) for update in await s.bot.get_updates()] == [False]
        s.clock.pass_(hours=23, minutes=57)
        assert texts(await s.bot.get_updates()) == ["/start"]
        s.clock.pass_(minutes=1)
        assert await s.bot.get_updates() == ()


async def test_a_quiet_week_breaks_the_sequence_of_ids() -> None:
    async with stand() as s:
        ann = s.ann()
        (before,) = await s.bot.get_updates()
        s.clock.pass_(days=7, seconds=1)
        s.far.type(ann, "still there?")
        (after,) = await s.bot.get_updates()
        assert after.update_id != before.update_id + 1


async def test_allowed_updates_omitted_keeps_and_empty_means_the_default() -> None:
    async with stand() as s:
        ann = s.ann()
        (start,) = await s.bot.get_updates(allowed_updates=["message"])
        await button(s, ann)
        s.far.block(ann)
        assert await s.bot.get_updates(offset=start.update_id + 1) == ()  # omitted: still messages alone
        await s.bot.get_updates(allowed_updates=[])
        s.far.unblock(ann)
        await button(s, ann)
        kinds = [(bool(u.my_chat_member), bool(u.callback_query)) for u in await s.bot.get_updates()]
        assert kinds == [(True, False), (False, True)]
        assert await s.refusal("getUpdates", allowed_updates="[")


async def test_a_press_is_answered_once_shown_and_in_time() -> None:
    async with stand() as s:
        ann = s.ann()
        query = await button(s, ann)
        assert not s.far.answered(query)
        assert await s.bot.answer_callback_query(query, "Saved")
        assert s.far.answered(query)
        assert s.far.toast(query) == "Saved"
        late = await button(s, ann)
        assert "MESSAGE_TOO_LONG" in await s.refusal(
            "answerCallbackQuery", callback_query_id=late, text="x" * 201
        )
        s.clock.pass_(seconds=61)
        for stale in (late, "12345"):
            with pytest.raises(
                BadRequest, match="Query is too old and response timeout expired or query id is"
            ):
                await s.bot.answer_callback_query(stale)
        assert not s.far.answered(late)
        with pytest.raises(KeyError):
            s.far.answered("12345")


async def test_polling_and_webhook_exclude_each_other() -> None:
    async with stand() as s:
        poll = asyncio.create_task(s.bot.get_updates(timeout=20))
        await asyncio.sleep(0.1)
        await s.bot.set_webhook(f"{s.base}/nobody")
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await s.bot.get_updates()
        await s.bot.delete_webhook()
        assert await s.bot.get_updates() == ()


async def test_dropping_what_waits() -> None:
    async with stand() as s:
        s.ann()
        assert (await s.call("deleteWebhook", drop_pending_updates=True))[
            "description"
        ] == "Webhook is already deleted"
        assert await s.bot.get_updates() == ()
        with pytest.raises(TelegramError):
            await s.bot.set_webhook("https://example.org/hook")
