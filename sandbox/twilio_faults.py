"""What goes wrong on demand at the Twilio far end, and the way a connection dies without an answer."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sandbox.twilio_errors import SENTENCES, ApiError

Method = Literal["create", "fetch", "list", "update", "delete"]
USUAL_CODES = {401: 20003, 404: 20404, 429: 20429, 500: 20500, 503: 20503}


@dataclass(frozen=True)
class Call:
    """One request that reached the API: `status` is what was (or would have been) answered, 0 while down."""

    method: Method
    params: dict[str, str]
    status: int


@dataclass(frozen=True)
class Fault:
    """One prepared mishap: the call is done first if `accepted`; no `error` means no answer at all."""

    accepted: bool
    error: ApiError | None


class Faults:
    """Mishaps waiting for the next calls, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._waiting: defaultdict[Method, deque[Fault]] = defaultdict(deque)
        self.is_down = False

    def next(
        self,
        *,
        method: Method = "create",
        status: int | None = None,
        code: int | None = None,
        lose_answer: bool = False,
    ) -> None:
        """Let the next call of this method go wrong.

        status, code: answered in place of doing anything; one is enough (429 means 20429, 21610 means 400).
        lose_answer: the call is done, then the connection closes without an answer; given with a status or
        code, it is done and that is answered: an outcome that the caller cannot know.
        """
        error = None
        if status is not None or code is not None:
            known = code if code is not None else USUAL_CODES.get(status or 0, 20001)
            error = ApiError(known, status=status or SENTENCES.get(known, (400, ""))[0])
        elif not lose_answer:
            raise ValueError("a fault needs a status, a code or lose_answer")
        self._waiting[method].append(Fault(lose_answer, error))

    def down(self, on: bool) -> None:
        """While down, every connection is closed unanswered and nothing is done."""
        self.is_down = on

    def take(self, method: Method) -> Fault | None:
        """The mishap meant for this call, if any."""
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None


class HangUp(Response):
    """Closes the caller's connection with no byte of an answer.

    Under uvicorn the socket is cut. ASGI itself has no word for this, so the server's own transport is used;
    where a middleware hides it, an answer begins and breaks off, which is as useless to the caller.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hang up in place of answering."""
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()
            await asyncio.sleep(0)  # the server hears of the loss on the loop's next round, and is content
            await asyncio.sleep(0)
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
