import asyncio
import time

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint
from telegram import Bot, ReplyParameters
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut

from sandbox.telegram_far_end import TelegramFarEnd
from tests.serving import serve
from tests.unit.sandbox.telegram_stand import TOKEN, Clock, stand


async def test_unknown_methods_and_tokens_are_refused() -> None:
    async with stand() as s:
        assert await s.call("sendMesage") == {"ok": False, "error_code": 404, "description": "Not Found"}
        for token, code, text in (
            ("110201543:WRONG", 401, "Unauthorized"),
            ("nonsense", 404, "Not Found"),
            ("0:abc", 404, "Not Found"),
        ):
            answer = await s.http.get(f"{s.base}/bot{token}/getMe")
            assert (answer.status_code, answer.json()["description"]) == (code, text)
        with pytest.raises(InvalidToken):
            async with Bot("110201543:WRONG", base_url=f"{s.base}/bot"):
                pass


async def test_every_way_of_sending_parameters_is_read() -> None:
    async with stand() as s:
        ann = s.ann()
        url = f"{s.base}/bot{TOKEN}/SENDMESSAGE"
        keyboard = '{"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}'
        params = {"chat_id": str(ann), "text": "hello", "reply_markup": keyboard}
        await s.http.get(url, params=params)
        await s.http.post(url, data=params)
        await s.http.post(url, data=params, files={"unused": ("a.txt", b"a")})
        await s.http.post(url, json={**params, "chat_id": ann, "message_thread_id": None})
        await s.http.post(url, params={"chat_id": str(ann)}, json={"text": "hello"})
        shown = [message for message in s.far.screen(ann) if message.from_bot]
        assert [message.text for message in shown] == ["hello"] * 5
        assert [len(message.buttons) for message in shown] == [1, 1, 1, 1, 0]
        sent = [call for call in s.far.received if call.method == "sendMessage"]
        assert sent[0].params["chat_id"] == ann
        assert sent[0].params["reply_markup"]["inline_keyboard"][0][0]["text"] == "Yes"
        assert (
            await s.http.post(url, content=b"{", headers={"content-type": "application/json"})
        ).status_code == 400


async def test_unknown_and_mistyped_parameters_are_ignored_and_noted() -> None:
    async with stand() as s:
        ann = s.ann()
        button = {"text": "Yes", "callback_data": "y", "colour": "red"}
        await s.call(
            "sendMessage", chat_id=ann, text="a", colour="red", reply_markup={"inline_keyboard": [[button]]}
        )
        assert s.far.unknown_parameters == [
            "sendMessage.colour",
            "sendMessage.reply_markup.inline_keyboard[][].colour",
        ]
        assert await s.refusal("deleteMessage", chat_id=ann, message_id="soon") != ""
        assert s.far.mistyped_parameters == ["deleteMessage.message_id"]


async def test_the_client_sends_only_what_the_schema_knows() -> None:
    async with stand() as s:
        ann = s.ann()
        sent = await s.bot.send_message(ann, "<b>a</b>", parse_mode="HTML", disable_notification=True)
        await s.bot.send_message(ann, "b", reply_parameters=ReplyParameters(sent.message_id))
        await s.bot.set_my_commands([("start", "Begin")])
        await s.bot.get_updates(timeout=0, allowed_updates=["message", "callback_query"])
        await s.bot.send_photo(ann, b"\xff\xd8\xff\xd9", caption="c")
        assert s.far.unknown_parameters == []
        assert s.far.mistyped_parameters == []
        assert [call.status for call in s.far.received] == [200] * len(s.far.received)


async def test_429_on_demand_spoils_one_call_of_its_method(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the client warns, and warnings are errors
    async with stand() as s:
        ann = s.ann()
        s.far.faults.next(method="sendMessage", status=429, retry_after=3)
        assert (await s.call("getMe"))["ok"]
        assert await s.call("sendMessage", chat_id=ann, text="a") == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        }
        assert (await s.call("sendMessage", chat_id=ann, text="a"))["ok"]
        s.far.faults.next(status=429, retry_after=3)
        with pytest.raises(RetryAfter):
            await s.bot.send_message(ann, "b")
        s.far.faults.next(status=500)
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await s.bot.send_message(ann, "b")
        assert [m.text for m in s.far.screen(ann) if m.from_bot] == ["a"]


async def test_a_lost_answer_was_carried_out() -> None:
    async with stand() as s:
        ann = s.ann()
        s.far.faults.next(method="sendMessage", lose_answer=True)
        with pytest.raises(NetworkError) as caught:
            await s.bot.send_message(ann, "did you get this?")
        assert isinstance(caught.value.__cause__, httpx.RemoteProtocolError | httpx.ReadError)
        assert [m.text for m in s.far.screen(ann) if m.from_bot] == ["did you get this?"]
        assert s.far.received[-1].status == 0


async def test_down_carries_nothing_out() -> None:
    async with stand() as s:
        ann = s.ann()
        s.far.faults.down(True)
        with pytest.raises(NetworkError):
            await s.bot.send_message(ann, "a")
        s.far.faults.down(False)
        await s.bot.send_message(ann, "b")
        assert [m.text for m in s.far.screen(ann) if m.from_bot] == ["b"]


async def test_a_fault_says_one_thing() -> None:
    async with stand() as s:
        with pytest.raises(ValueError, match="either"):
            s.far.faults.next(method="sendMessage")
        with pytest.raises(ValueError, match="either"):
            s.far.faults.next(status=500, lose_answer=True)


async def test_natural_limits_refuse_a_burst() -> None:
    async with stand(natural_limits=True) as s:
        ann = s.ann()
        codes = [
            (await s.call("sendMessage", chat_id=ann, text=f"{n}")).get("error_code", 200) for n in range(5)
        ]
        assert codes == [200, 200, 200, 429, 429]
    async with stand() as s:
        ann = s.ann()
        codes = [
            (await s.call("sendMessage", chat_id=ann, text=f"{n}")).get("error_code", 200) for n in range(40)
        ]
        assert codes == [200] * 40


async def test_a_caller_that_hangs_up_leaves_no_poll_behind() -> None:
    async with stand() as s:
        with pytest.raises(httpx.ReadTimeout):
            await s.http.post(f"{s.base}/bot{TOKEN}/getUpdates", json={"timeout": 30}, timeout=0.2)
        began = time.monotonic()
        poll = asyncio.create_task(s.call("getUpdates", timeout=5))
        await asyncio.sleep(0.1)
        s.far.type(s.far.add_person("Ann"), "hello")
        assert len((await poll)["result"]) == 1
        assert time.monotonic() - began < 2
        assert all(call.status != 409 for call in s.far.received)


async def test_closing_ends_a_long_poll_at_once() -> None:
    async with stand() as s:
        poll = asyncio.create_task(s.bot.get_updates(timeout=30))
        await asyncio.sleep(0.1)
        await s.far.close()
        with pytest.raises(Exception, match="terminated"):
            await asyncio.wait_for(poll, 2)
        assert not isinstance(poll.exception(), TimedOut)


async def test_an_answer_is_lost_behind_a_middleware_too() -> None:
    far = TelegramFarEnd(Clock(), TOKEN)
    app = FastAPI()
    app.include_router(far.router, prefix="/sandbox/telegram")

    @app.middleware("http")
    async def passing(request: Request, following: RequestResponseEndpoint) -> Response:
        return await following(request)

    async with serve(app) as base, httpx.AsyncClient(trust_env=False) as http:
        url = f"{base}/sandbox/telegram/bot{TOKEN}/getMe"
        far.faults.next(method="getMe", lose_answer=True)
        with pytest.raises(httpx.RemoteProtocolError):
            await http.get(url)
        assert (await http.get(url)).json()["ok"]
