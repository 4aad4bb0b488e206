"""The Bot API over HTTP: how a call is read, checked and answered.

Rules: core.telegram.org/bots/api, "Making requests".
"""

import asyncio
import json
import re
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from sandbox.telegram_errors import ApiError, Call, Faults, bad_request, refusal
from sandbox.telegram_files import content_at
from sandbox.telegram_hangup import Hangup
from sandbox.telegram_methods import Methods, Result
from sandbox.telegram_schema import Checked, Upload, check_call, method_name
from sandbox.telegram_world import World

_TOKEN = re.compile(r"[1-9]\d*:[A-Za-z0-9_-]+")
_NOT_FOUND = ApiError(404, "Not Found")
_UNAUTHORIZED = ApiError(401, "Unauthorized")


class Api:
    """Routes ``/bot{token}/{method}`` and ``/file/bot{token}/{path}``, and the record of what came in."""

    def __init__(self, token: str, world: World, methods: Methods) -> None:
        self.router = APIRouter()
        self.received: list[Call] = []
        self.faults = Faults()
        self.unknown_parameters: list[str] = []
        self.mistyped_parameters: list[str] = []
        self._token = token
        self._world = world
        self._methods = methods
        self.router.add_api_route(
            "/bot{token}/{method}",
            self._call,
            methods=["GET", "POST"],
            include_in_schema=False,
            response_model=None,
        )
        self.router.add_api_route(
            "/file/bot{token}/{path:path}",
            self._file,
            methods=["GET"],
            include_in_schema=False,
            response_model=None,
        )

    async def _call(self, request: Request, token: str, method: str) -> Response:
        if self.faults.is_down:
            return self._hang_up(method, {})
        name = method_name(method)
        try:
            self._authorise(token)
            if name is None:
                raise _NOT_FOUND
            checked = check_call(name, await _parameters(request))
        except ApiError as error:
            return self._refuse(method, {}, error)
        self._remark(checked)
        fault = self.faults.take(name)
        if fault is not None and not fault.lose_answer:
            return self._refuse(name, checked.params, refusal(fault))
        try:
            result = await self._run(request, name, checked.params)
        except ApiError as error:
            if fault is not None:
                return self._hang_up(name, checked.params)
            return self._refuse(name, checked.params, error)
        if result is None or fault is not None or self.faults.is_down:
            return self._hang_up(name, checked.params)
        self.received.append(Call(name, checked.params, 200))
        answer: dict[str, Any] = {"ok": True, "result": result.value}
        if result.description is not None:
            answer["description"] = result.description
        return JSONResponse(answer)

    async def _run(self, request: Request, name: str, params: dict[str, Any]) -> Result | None:
        """The result, or None when the caller of a long poll has hung up meanwhile."""
        if name != "getUpdates":
            return await self._methods.run(name, params)
        work = asyncio.create_task(self._methods.run(name, params))
        gone = asyncio.create_task(_disconnected(request))
        try:
            await asyncio.wait([work, gone], return_when=asyncio.FIRST_COMPLETED)
            return await work if work.done() else None
        finally:
            work.cancel()
            gone.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)

    async def _file(self, token: str, path: str) -> Response:
        try:
            self._authorise(token)
            content = content_at(self._world.files, path)
            if content is None:
                raise _NOT_FOUND
        except ApiError as error:
            return JSONResponse(error.body(), error.code)
        return Response(content, media_type="application/octet-stream")

    def _authorise(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise _NOT_FOUND
        if token != self._token:
            raise _UNAUTHORIZED

    def _remark(self, checked: Checked) -> None:
        self.unknown_parameters.extend(checked.unknown)
        self.mistyped_parameters.extend(checked.mistyped)

    def _refuse(self, method: str, params: dict[str, Any], error: ApiError) -> Response:
        self.received.append(Call(method, params, error.code))
        return JSONResponse(error.body(), error.code)

    def _hang_up(self, method: str, params: dict[str, Any]) -> Response:
        self.received.append(Call(method, params, 0))
        return Hangup()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _parameters(request: Request) -> dict[str, str | Upload]:
    """Query, form, multipart or JSON, as text: a JSON value that is no string stays JSON text."""
    sent: dict[str, str | Upload] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object")
        for name, value in body.items():
            if value is not None:
                sent[name] = value if isinstance(value, str) else json.dumps(value)
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            for name, item in form.multi_items():
                sent[name] = (
                    Upload(item.filename or name, await item.read()) if isinstance(item, UploadFile) else item
                )
    return _attached(sent)


def _attached(sent: dict[str, str | Upload]) -> dict[str, str | Upload]:
    """``attach://name`` stands for the uploaded file of that name."""
    used = {
        value.removeprefix("attach://")
        for value in sent.values()
        if isinstance(value, str) and value.startswith("attach://")
    }
    resolved: dict[str, str | Upload] = {}
    for name, value in sent.items():
        if isinstance(value, str) and value.startswith("attach://"):
            file = sent.get(value.removeprefix("attach://"))
            resolved[name] = file if isinstance(file, Upload) else value
        elif name not in used:
            resolved[name] = value
    return resolved
