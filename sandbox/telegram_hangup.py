"""An answer that never comes: the connection is closed instead."""

from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class Hangup(Response):
    """Closes the connection without an answer, as a broken network or a dying server would."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # uvicorn hands over a method of the object that holds the connection. Behind a middleware that wraps
        # it there is no way there: then an answer is begun that breaks off, as unusable for the client.
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1024")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
