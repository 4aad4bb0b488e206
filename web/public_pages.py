"""How the public pages speak: their languages and their times, and the answers that carry them. Pure."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from babel import Locale
from babel.dates import format_date
from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from config.texts import ENGLISH, languages, text
from config.timekeeping import LONDON, clock_time
from web.pages import PAGE_HEADERS, filled

# Browsers and whatever stands between may keep a page for a minute: a withdrawal must not wait for longer.
KEPT = {"Cache-Control": "public, max-age=60"}
# What somebody looked for stays between them and us.
NOT_KEPT = {"Cache-Control": "no-store"}
# No page elsewhere learns from where somebody came to it.
_HEADERS = PAGE_HEADERS | {"Referrer-Policy": "no-referrer"}


class Reader:
    """Who asks for a page: in which language, and at which address."""

    def __init__(self, request: Request) -> None:
        wanted = request.query_params.get("lang", ENGLISH)
        self.language = wanted if wanted in languages() else ENGLISH
        self._request = request

    def link(self, path: str, **query: str) -> str:
        """The address of another page of ours in the reader's language."""
        given = {name: value for name, value in query.items() if value}
        if self.language != ENGLISH:
            given["lang"] = self.language
        return f"{path}?{urlencode(given)}" if given else path

    def when(self, moment: datetime) -> str:
        """ "Tuesday 17 November 2026, 7:30pm"."""
        shown = format_date(moment.astimezone(LONDON), "EEEE d MMMM y", locale=self.language)
        return f"{shown}, {clock_time(moment)}"

    def day(self, moment: datetime) -> str:
        """ "17 November, 7:30pm": of what is some days old at most."""
        shown = format_date(moment.astimezone(LONDON), "d MMMM", locale=self.language)
        return f"{shown}, {clock_time(moment)}"

    def page(
        self, template: str, status: int = 200, kept: Mapping[str, str] = KEPT, **values: object
    ) -> Response:
        """One template filled in; nothing but its headers where the reader has it already."""
        body = filled(
            template,
            t=partial(text, self.language),
            link=self.link,
            when=self.when,
            day=self.day,
            name_of=name_of,
            direction=direction,
            lines=lines,
            language=self.language,
            languages=self._languages(),
            **values,
        )
        tag = f'"{hashlib.blake2b(body.encode(), digest_size=12).hexdigest()}"'
        headers = {**_HEADERS, **kept, "ETag": tag}
        known = [
            each.strip().removeprefix("W/")
            for each in self._request.headers.get("if-none-match", "").split(",")
        ]
        if status == 200 and tag in known:
            return Response(status_code=304, headers=headers)
        return HTMLResponse(body, status, headers)

    def go(self, path: str, **query: str) -> Response:
        """To the page that has what they looked for, at an address without what they typed."""
        return RedirectResponse(self.link(path, **query), 303, {**_HEADERS, **NOT_KEPT})

    def _languages(self) -> list[tuple[str, str]]:
        """(language, this page in it), English first."""
        asked = {name: value for name, value in self._request.query_params.items() if name != "lang"}
        path = self._request.url.path
        return [
            (each, f"{path}?{urlencode(asked | ({'lang': each} if each != ENGLISH else {}))}".rstrip("?"))
            for each in languages()
        ]


def name_of(language: str) -> str:
    """A language by its own name."""
    return (Locale.parse(language).get_display_name(language) or language).capitalize()


def direction(language: str) -> str:
    """ "rtl" for languages that are written from right to left."""
    return str(Locale.parse(language).text_direction)


def lines(words: str) -> list[str]:
    """The paragraphs of an officer's words."""
    return [line.strip() for line in words.splitlines() if line.strip()]
