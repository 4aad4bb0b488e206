"""The far ends in a process of their own: both providers, strictly played, behind a wire that fails as told.

`python -m tests.chaos.far_end CLOCK SEED` prints where it is told what to do, and where the providers are.
"""

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd
from tests.chaos.shared_clock import SharedClock
from tests.chaos.weather import Arrival, Fate, Weather, Wire, to_json
from tests.ending import end_with_parent
from tests.serving import free_port, serve

OURS = "+447700900100"


async def main(clock_file: str, seed: str) -> None:
    end_with_parent()
    clock = SharedClock(Path(clock_file))
    telegram = TelegramFarEnd(clock.now, retry_seconds=0.2)
    twilio = TwilioFarEnd(clock.now, numbers=(OURS,))
    providers, app = FastAPI(), FastAPI()
    providers.include_router(telegram.router, prefix="/telegram")
    providers.include_router(twilio.router, prefix="/twilio")
    wire = Wire(providers, int(seed))
    port = free_port()
    serving = AsyncExitStack()
    texting: set[asyncio.Task[str]] = set()

    @app.post("/control/people")
    async def people(wanted: dict[str, int]) -> dict[str, list[str]]:
        """So many people with Telegram, so many phones; what they are called there."""
        chats = [str(telegram.add_person(f"Person {number}")) for number in range(wanted["telegram"])]
        return {"telegram": chats, "sms": [twilio.add_phone() for _ in range(wanted["sms"])]}

    @app.post("/control/says")
    async def says(spoken: dict[str, str]) -> None:
        """Somebody writes to us; nobody waits for the answer."""
        if spoken["channel"] == "telegram":
            telegram.type(int(spoken["person"]), spoken["text"])
            return
        task = asyncio.create_task(twilio.text(spoken["person"], spoken["text"]))
        texting.add(task)
        task.add_done_callback(texting.discard)

    @app.post("/control/calls")
    async def calls(address: dict[str, str]) -> None:
        twilio.set_inbound_webhook(OURS, address["sms"])

    @app.post("/control/weather")
    async def weather(told: dict[str, Any]) -> None:
        odds = {Fate(name): share for name, share in told.pop("odds", {}).items()}
        wire.weather = Weather(odds=odds, **told)

    @app.post("/control/gone")
    async def gone() -> None:
        """From now on nobody listens there."""
        await serving.aclose()

    @app.post("/control/back")
    async def back() -> None:
        await serving.enter_async_context(serve(wire, port))

    @app.get("/control/ledger")
    async def ledger(after: int) -> list[dict[str, Any]]:
        return to_json(wire.ledger[after:])

    @app.get("/control/strictness")
    async def strictness() -> list[str]:
        """What a real provider would have ignored or taken otherwise than it was meant."""
        return telegram.unknown_parameters + telegram.mistyped_parameters + twilio.unknown_parameters

    await back()
    async with serve(app) as control:
        words = (control, f"http://127.0.0.1:{port}", telegram.token, twilio.account_sid, twilio.auth_token)
        sys.stdout.write(" ".join(words) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


class FarEnd:
    """The other side of /control, for whoever runs the campaign. `url` begins the providers' addresses."""

    def __init__(self, control: str, url: str) -> None:
        self.url = url
        self._client = httpx.AsyncClient(base_url=control, timeout=30)
        self.ledger: list[Arrival] = []

    async def people(self, telegram: int, sms: int) -> dict[str, list[str]]:
        answer: dict[str, list[str]] = (await self._post("people", telegram=telegram, sms=sms)).json()
        return answer

    async def says(self, channel: str, person: str, text: str) -> None:
        await self._post("says", channel=channel, person=person, text=text)

    async def calls(self, sms: str) -> None:
        """Where texts are posted."""
        await self._post("calls", sms=sms)

    async def weather(self, **weather: Any) -> None:
        """As Weather; without words: fair."""
        await self._post("weather", **weather)

    async def gone(self) -> None:
        """Connections are refused, until `back`."""
        await self._post("gone")

    async def back(self) -> None:
        await self._post("back")

    async def read(self) -> list[Arrival]:
        """All that ever came."""
        answer = await self._client.get("/control/ledger", params={"after": len(self.ledger)})
        for each in answer.json():
            self.ledger.append(Arrival(**{**each, "fate": Fate(each["fate"])}))
        return self.ledger

    async def strictness(self) -> list[str]:
        answer: list[str] = (await self._client.get("/control/strictness")).json()
        return answer

    async def close(self) -> None:
        await self._client.aclose()

    async def _post(self, what: str, **words: Any) -> httpx.Response:
        answer = await self._client.post(f"/control/{what}", json=words)
        return answer.raise_for_status()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
