"""The console: alerts as officers and their supervisors see them in a browser."""

from dataclasses import dataclass

from fastapi import APIRouter

from config.community import Community
from config.timekeeping import Clock
from database.engine import Database


@dataclass(frozen=True)
class ConsoleParts:
    """What the console works with. `form_key` binds forms to sessions; `is_https`: how browsers reach us."""

    database: Database
    clock: Clock
    community: Community
    form_key: bytes
    is_https: bool


def console_router(parts: ConsoleParts) -> APIRouter:
    """Everything under /console/."""
    return APIRouter(prefix="/console", include_in_schema=False)
