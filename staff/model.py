"""Who a member of staff is and what they may do. Pure."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

INVITATION_LIVES = timedelta(days=7)
PHONE_CODE_LIVES = timedelta(minutes=10)
DOOR_CODE_LIVES = timedelta(days=7)
SIGN_IN_CODE_LIVES = timedelta(minutes=10)
SESSION_LIVES = timedelta(hours=8)  # one shift
PIN_DIGITS = 6
MOST_PIN_TRIES = 5  # wrong ones in a row
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
    """One of them; `teams` are slugs of the community's teams, whose tips they read.

    `stands_in_for` are those of them that are only looked after for a while, `areas` the boroughs (codes) that they
    may send to where that is less than their team may.
    """

    id: int
    name: str
    role: Role
    teams: frozenset[str] = field(default_factory=frozenset)
    stands_in_for: frozenset[str] = field(default_factory=frozenset)
    areas: frozenset[str] = field(default_factory=frozenset)

    @property
    def own_teams(self) -> frozenset[str]:
        """The teams that they belong to."""
        return self.teams - self.stands_in_for

    @property
    def team(self) -> str:
        """The team in whose name they act; "" for nobody's."""
        return min(self.own_teams, default="")


@dataclass(frozen=True)
class Door:
    """A way by which a team hears of something. `kind` is the route's channel."""

    route: int
    kind: str
    tested: bool


def may_compose(staff: Staff | None) -> bool:
    """Whether they may write to the public at all."""
    return staff is not None and staff.role in (Role.OFFICER, Role.SUPERVISOR) and bool(staff.own_teams)


def may_write_for(staff: Staff | None, team: str) -> bool:
    """Whether alerts may go out, change or be agreed to in a team's name by them. Standing in for it is not enough."""
    return staff is not None and may_compose(staff) and team in staff.own_teams


def may_open(staff: Staff | None, team: str) -> bool:
    """Whether a team's tips are theirs to open, and the alerts that went out in its name theirs to stop."""
    return staff is not None and team in staff.teams


def may_link(staff: Staff | None, team: str) -> bool:
    """Whether they may make a chat the team's door: a code alone, found by a stranger, does not."""
    return staff is not None and (team in staff.own_teams or staff.role == Role.ADMINISTRATOR)


def may_revoke(staff: Staff | None, other: Staff) -> bool:
    """Whether they may take a colleague off, whose phone is lost or who has left. Nobody takes themselves off."""
    if staff is None or staff.id == other.id:
        return False
    if staff.role == Role.ADMINISTRATOR:
        return True
    is_one_of_theirs = bool(staff.own_teams & other.own_teams) and other.role != Role.ADMINISTRATOR
    return staff.role == Role.SUPERVISOR and is_one_of_theirs


def may_send_to(
    team_areas: Collection[str], borough: str | None, own_areas: Collection[str] = frozenset()
) -> bool:
    """Whether one of a team responsible for these boroughs (none named: the whole force) may write to an area.

    `own_areas` narrow that for one person; none named: all that the team may. `borough` is the code of the borough
    that the area is or lies in; None for an area wider than one.
    """
    return all(not areas or borough in areas for areas in (team_areas, own_areas))


def new_code() -> str:
    """A code for people to type or paste, in groups: K7QX-9MTR-2HWV."""
    letters = [secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))


def looks_like_code(typed: str) -> bool:
    """Whether somebody may have typed or pasted one of these codes, rather than a sentence."""
    bare = "".join(typed.replace("-", " ").split())
    return len(bare) == _GROUPS * _GROUP and all(each in _ALPHABET for each in bare.upper())


def read_pin(typed: str) -> str | None:
    """The six digits of a PIN however they were typed ("48 29 15", "482-915"); None for anything else."""
    bare = "".join(typed.replace("-", " ").split())
    if len(bare) != PIN_DIGITS or not bare.isdecimal():
        return None
    return "".join(str(int(digit)) for digit in bare)


def is_easy_pin(pin: str) -> bool:
    """Whether a PIN is among those that are tried first: one digit or one pair over and over, counting up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return pin in (pin[:1] * 6, pin[:2] * 3, pin[:3] * 2) or steps in ({1}, {9})


def new_sign_in_code() -> str:
    """Digits alone, for any keyboard."""
    return f"{secrets.randbelow(10**SIGN_IN_DIGITS):0{SIGN_IN_DIGITS}d}"


def code_hash(code: str) -> bytes:
    """What is stored of a random code or token, too long to guess: case, blanks and hyphens do not count."""
    bare = "".join(each for each in code if each.isalnum()).upper()
    return hashlib.blake2b(bare.encode(), digest_size=16, person=b"staff").digest()
