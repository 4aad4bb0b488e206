"""What anybody may read: alerts in force, and whether a message is real."""

from dataclasses import dataclass

from fastapi import APIRouter

from config.community import Community
from config.timekeeping import Clock
from database.engine import Database
from places.gazetteer import Gazetteer


@dataclass(frozen=True)
class PublicParts:
    """What the public pages work with.."""

    database: Database
    clock: Clock
    community: Community
    gazetteer: Gazetteer


def public_router(parts: PublicParts) -> APIRouter:
    """/alerts and below it."""
    return APIRouter(include_in_schema=False)
