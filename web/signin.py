"""Who is at the desk: a one-time code in, a session cookie out."""

import asyncio
import re
from dataclasses import dataclass
from urllib.parse import urlencode

import structlog
from fastapi import Request, Response
from starlette.responses import RedirectResponse

from config.errors import NotAllowed
from config.timekeeping import Clock
from database.engine import Database
from staff import service as staff
from staff.model import SESSION_LIVES, SIGN_IN_DIGITS, Staff, may_compose
from web.forms import Form, check_origin, check_proof, proof_for, read_form
from web.pages import page
from web.tries import Tries

log = structlog.get_logger()
HOME = "/desk/"
CONSOLE = "/console/"
# Where a sign-in may lead: pages of our own rooms, and nowhere else.
_PAGES = re.compile(
    r"(?:/desk|/console)/|/desk/(?:answers|figures|sessions)|(?:/desk/tips|/console/alerts)/(\d+)", re.ASCII
)
_MOST_ID = 2**63  # beyond it is no id, and no integer of a database


@dataclass(frozen=True)
class Visitor:
    """A member of staff with an open session; `proof` goes into each of their forms."""

    staff: Staff
    token: str
    proof: str

    @property
    def sends_alerts(self) -> bool:
        """Whether the room of alerts is theirs too."""
        return may_compose(self.staff)


class Porter:
    """Lets staff in and out. `form_key` is a secret of the installation that binds forms to sessions."""

    def __init__(self, database: Database, clock: Clock, form_key: bytes, *, is_https: bool) -> None:
        self._database = database
        self._clock = clock
        self._form_key = form_key
        self._is_https = is_https
        self._tries = Tries()

    @property
    def _cookie(self) -> str:
        # __Host-: only this host, only by https, no path or domain games (RFC 6265bis, 4.1.3.2).
        return "__Host-desk" if self._is_https else "desk"

    async def visitor(self, request: Request) -> Visitor | None:
        """Whose session the request carries."""
        token = request.cookies.get(self._cookie, "")
        if not token:
            return None
        async with self._database.reading() as tx:
            member = await staff.by_session(tx, token, self._clock.now())
        return Visitor(member, token, proof_for(self._form_key, token)) if member else None

    async def sent(self, request: Request) -> tuple[Visitor | None, Form]:
        """Who sent a form, and what is in it. Raises NotAllowed for one from no page of this session."""
        check_origin(request)
        visitor = await self.visitor(request)
        form = await read_form(request)
        if visitor:
            check_proof(form, visitor.proof)
        return visitor, form

    async def sign_in(self, request: Request) -> Response:
        """Take a code; a wrong one, a used one and one that is too old hear the same."""
        check_origin(request)
        form = await read_form(request)
        place = request.client.host if request.client else ""
        now = self._clock.now()
        if not self._tries.may_try(place, now):
            return sign_in_page(request, form.get("to"), "desk-code-too-often", status=429)
        if seconds := self._tries.wait_seconds:
            log.warning("many tries at the desk's door")
            await asyncio.sleep(seconds)
        code = "".join(each for each in form.get("code", "") if not each.isspace() and each != "-")
        token = await self._token_for(code) if len(code) == SIGN_IN_DIGITS and code.isdecimal() else None
        if token is None:
            return sign_in_page(request, form.get("to"), "desk-code-wrong", status=403)
        self._tries.forgive(place)
        answer = RedirectResponse(own_page(form.get("to")) or HOME, 303)
        answer.set_cookie(
            self._cookie,
            token,
            max_age=int(SESSION_LIVES.total_seconds()),
            path="/",
            secure=self._is_https,
            httponly=True,
            samesite="strict",
        )
        return answer

    async def sign_out(self, request: Request) -> Response:
        visitor, _ = await self.sent(request)
        if visitor:
            async with self._database.transaction() as tx:
                await staff.sign_out(tx, visitor.token)
        answer = RedirectResponse(f"{HOME}?done=signed-out", 303)
        answer.delete_cookie(self._cookie, path="/", secure=self._is_https, httponly=True, samesite="strict")
        return answer

    async def _token_for(self, code: str) -> str | None:
        async with self._database.transaction() as tx:
            try:
                return await staff.sign_in(tx, code, self._clock.now())
            except NotAllowed:
                return None


def sign_in_page(
    request: Request,
    to: str | None = None,
    trouble: str | None = None,
    *,
    notice: str | None = None,
    status: int = 200,
) -> Response:
    """The one field for the code. `to`: where they wanted to go; `trouble` and `notice` are text keys."""
    # A link in a chat opens without our cookie (SameSite=Strict), a link on our own page with it.
    comes_from_elsewhere = request.headers.get("sec-fetch-site") == "cross-site"
    return page(
        "sign_in.html",
        status,
        to=own_page(to),
        trouble=trouble,
        notice=notice,
        comes_from_elsewhere=comes_from_elsewhere,
    )


def to_sign_in(page: str, done: str | None = None) -> Response:
    """To the sign-in, and from there to the page that they wanted. `done`: what is said there."""
    return RedirectResponse(
        f"{HOME}?{urlencode({'to': page} | ({'done': done} if done else {}), safe='/')}", 303
    )


def own_page(address: str | None) -> str | None:
    """The address, if it is one of a page that staff may ask for before they have signed in."""
    found = _PAGES.fullmatch(address or "")
    is_one = found is not None and (found[1] is None or row_number(found[1]) is not None)
    return address if is_one else None


def row_number(text: str | None) -> int | None:
    """An id as it stands in an address, or None."""
    if text is None or not text.isdecimal() or len(text) > 19 or not 0 < int(text) < _MOST_ID:
        return None
    return int(text)
