"""Pages as people see them: Jinja templates, texts of the catalogue, nothing for a browser to keep."""

from functools import cache
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from config.texts import ENGLISH, has_text, text

FOLDER = Path(__file__).parent
PAGE_HEADERS = {
    # What nameless people wrote is shown here: no script at all, and nothing from elsewhere.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With "no-referrer" browsers send "Origin: null" even with our own forms (Fetch standard, 3.2).
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    # No page opened from here, and none that opened it, has a hand on it (HTML standard, 7.1.3).
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def say(key: str, **values: object) -> str:
    """A text of the catalogue; pages for staff are in English."""
    return text(ENGLISH, key, **values)


def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    """One template filled in, for a browser to keep nothing of."""
    return HTMLResponse(filled(template, **values), status, PAGE_HEADERS)


def filled(template: str, **values: object) -> str:
    """One template filled in. Every value is escaped; a value that is missing raises."""
    return _environment().get_template(template).render(values)


def problem_page(status: int, key: str | None = None, *, home: str | None = None) -> HTMLResponse:
    """A kind page about what went wrong: the text `key` where it exists, else the one of the status."""
    said = key if key and has_text(ENGLISH, key) else f"page-{status}"
    if not has_text(ENGLISH, said):
        said = "page-400" if status < 500 else "page-500"
    return page("problem.html", status, words=say(said), home=home)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = say
    return made
