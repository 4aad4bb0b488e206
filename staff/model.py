"""Who a member of staff is and what they may do. Pure."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

INVITATION_LIVES = timedelta(days=7)
DOOR_CODE_LIVES = timedelta(days=7)
SIGN_IN_CODE_LIVES = timedelta(minutes=10)
SESSION_LIVES = timedelta(hours=8)  # one shift
# So long that no count of wrong tries is needed, by which a stranger could shut everybody out: at a hundred tries a
# second, and each try is a slow hash, ten minutes find one of ten codes that wait once in a million times.
SIGN_IN_DIGITS = 12

# Letters and digits that nobody mistakes for one another, on paper or on the telephone.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_GROUPS, _GROUP = 3, 4  # 59 bits: not to be guessed within its life


class Role(StrEnum):
    """What somebody is: officers and supervisors write alerts, members read tips."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    MEMBER = "member"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Staff:
    """One of them; `teams` are slugs of the community's teams."""

    id: int
    name: str
    role: Role
    teams: frozenset[str] = field(default_factory=frozenset)

    @property
    def team(self) -> str:
        """The team in whose name they act; "" for nobody's."""
        return min(self.teams, default="")


@dataclass(frozen=True)
class Door:
    """A way by which a team hears of something. `kind` is the route's channel."""

    route: int
    kind: str
    tested: bool


def may_compose(staff: Staff | None) -> bool:
    """Whether they may write to the public at all."""
    return staff is not None and staff.role in (Role.OFFICER, Role.SUPERVISOR) and bool(staff.teams)


def may_open(staff: Staff | None, team: str) -> bool:
    """Whether a team's tips, and the alerts that went out in its name, are theirs to open."""
    return staff is not None and team in staff.teams


def may_link(staff: Staff | None, team: str) -> bool:
    """Whether they may make a chat the team's door: a code alone, found by a stranger, does not."""
    return staff is not None and (team in staff.teams or staff.role == Role.ADMINISTRATOR)


def may_send_to(team_areas: Collection[str], borough: str | None) -> bool:
    """Whether a team responsible for these boroughs (none named: the whole force) may write to an area.

    `borough` is the code of the borough that the area is or lies in; None for an area wider than one.
    """
    return not team_areas or borough in team_areas


def new_code() -> str:
    """A code for people to type or paste, in groups: K7QX-9MTR-2HWV."""
    letters = [secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))


def looks_like_code(typed: str) -> bool:
    """Whether somebody may have typed or pasted one of these codes, rather than a sentence."""
    bare = "".join(typed.replace("-", " ").split())
    return len(bare) == _GROUPS * _GROUP and all(each in _ALPHABET for each in bare.upper())


def new_sign_in_code() -> str:
    """Digits alone, for any keyboard."""
    return f"{secrets.randbelow(10**SIGN_IN_DIGITS):0{SIGN_IN_DIGITS}d}"


def code_hash(code: str) -> bytes:
    """What is stored of a random code or token, too long to guess: case, blanks and hyphens do not count."""
    bare = "".join(each for each in code if each.isalnum()).upper()
    return hashlib.blake2b(bare.encode(), digest_size=16, person=b"staff").digest()
