"""The HTTP side of Twilio's Messages API 2010-04-01: sign-in, forms, answers, mishaps.

Source: www.twilio.com/docs/usage/requests-to-twilio, /docs/usage/twilios-response.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sandbox.twilio_account import Account
from sandbox.twilio_errors import ApiError
from sandbox.twilio_faults import Call, Faults, HangUp, Method
from sandbox.twilio_listing import LIST_PARAMETERS, page_of
from sandbox.twilio_messages import API_VERSION

FORM = "application/x-www-form-urlencoded"
ACCOUNT_SID = re.compile(r"AC[0-9a-fA-F]{32}")
Done = tuple[int, dict[str, Any] | None]


@dataclass(frozen=True)
class Api:
    """What stands behind the routes."""

    account: Account
    auth_token: str
    faults: Faults
    received: list[Call]

    async def answer(
        self, request: Request, sid: str, method: Method, act: Callable[[dict[str, str]], Done]
    ) -> Response:
        """One call: mishaps, sign-in, the act itself, the record of it, the answer."""
        params = await _params(request, method)
        if self.faults.is_down:
            self.received.append(Call(method, params, 0))
            return HangUp()
        try:
            self._sign_in(request, sid)
            fault = self.faults.take(method)
            if fault and fault.error and not fault.accepted:
                raise fault.error
            status, document = act(params)
        except ApiError as error:
            self.received.append(Call(method, params, error.status))
            return _refusal(error)
        self.received.append(Call(method, params, status))
        if fault:
            return _refusal(fault.error) if fault.error else HangUp()
        return Response(status_code=status) if document is None else JSONResponse(document, status)

    def _sign_in(self, request: Request, sid: str) -> None:
        if not ACCOUNT_SID.fullmatch(sid):
            raise ApiError(20404, request.url.path)
        scheme, _, packed = request.headers.get("Authorization", "").partition(" ")
        try:
            given = base64.b64decode(packed, validate=True)
        except binascii.Error:
            given = b""
        expected = f"{self.account.sid}:{self.auth_token}".encode()
        known = scheme.lower() == "basic" and secrets.compare_digest(given, expected)
        if not known or sid != self.account.sid:
            raise ApiError(20003)


def build_router(api: Api) -> APIRouter:
    """The routes under /2010-04-01; whatever else is asked for there does not exist (20404)."""
    router = APIRouter()
    account = api.account
    many = f"/{API_VERSION}/Accounts/{{account_sid}}/Messages.json"
    one = f"/{API_VERSION}/Accounts/{{account_sid}}/Messages/{{sid}}.json"

    @router.post(many)
    async def create(request: Request, account_sid: str) -> Response:
        return await api.answer(
            request, account_sid, "create", lambda form: (201, account.create(form).resource())
        )

    @router.get(many)
    async def listing(request: Request, account_sid: str) -> Response:
        def act(query: dict[str, str]) -> Done:
            account.unknown_parameters += [f"list.{name}" for name in query if name not in LIST_PARAMETERS]
            return 200, page_of(account.sid, account.messages, query)

        return await api.answer(request, account_sid, "list", act)

    @router.get(one)
    async def fetch(request: Request, account_sid: str, sid: str) -> Response:
        return await api.answer(request, account_sid, "fetch", lambda _: (200, account.fetch(sid).resource()))

    @router.post(one)
    async def update(request: Request, account_sid: str, sid: str) -> Response:
        return await api.answer(
            request, account_sid, "update", lambda form: (200, account.update(sid, form).resource())
        )

    @router.delete(one)
    async def delete(request: Request, account_sid: str, sid: str) -> Response:
        def act(_: dict[str, str]) -> Done:
            account.delete(sid)
            return 204, None

        return await api.answer(request, account_sid, "delete", act)

    @router.api_route(f"/{API_VERSION}/{{path:path}}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    async def nothing(path: str) -> Response:
        return _refusal(ApiError(20404, f"/{API_VERSION}/{path}"))

    return router


async def _params(request: Request, method: Method) -> dict[str, str]:
    """The query of a list, the form of the rest; a body of any other type is not read, as at Twilio."""
    if method == "list":
        return dict(request.query_params)
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != FORM:
        return {}
    return dict(parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True))


def _refusal(error: ApiError) -> Response:
    headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if error.status == 401 else None
    return JSONResponse(error.body(), error.status, headers)
