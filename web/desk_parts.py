"""What the pages of the desk work with."""

from dataclasses import dataclass

from config.community import Community
from config.timekeeping import Clock
from database.engine import Database
from intelligence.service import Desk


@dataclass(frozen=True)
class DeskParts:
    """`form_key` binds forms to sessions; `is_https`: how browsers reach us."""

    database: Database
    clock: Clock
    community: Community
    desk: Desk
    form_key: bytes
    is_https: bool
