"""When a second person looks at an alert before it goes, and who that may be. Pure."""

from collections.abc import Collection
from enum import StrEnum

from alerts.model import Alert, GroupRule, Urgency
from config.community_model import AlertRules
from staff.model import Role, Staff, may_compose, may_send_to, may_write_for

# A count that differs by more than both is another audience than the one that was approved (design 4.2).
MOVED_PEOPLE, MOVED_SHARE = 25, 0.1


class Reason(StrEnum):
    """Why a second person is asked. MOVED: its audience is not the one any more that was approved."""

    URGENCY = "urgency"
    GROUP = "group"
    PEOPLE = "people"
    TELEGRAM = "telegram"
    MOVED = "moved"


class Decision(StrEnum):
    """What became of it. UNNEEDED: nobody had to be asked. BYPASSED: a supervisor let danger to life go at once.
    VOID: it was changed, or stopped, meanwhile. MOVED: asked anew, because its audience had changed. LATE: its time
    went by, while nothing ran or while it waited for somebody. LEFT: who had a say in it was taken off the staff
    before its time came."""

    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    UNNEEDED = "unneeded"
    BYPASSED = "bypassed"
    VOID = "void"
    MOVED = "moved"
    LATE = "late"
    LEFT = "left"


def needs_second(alert: Alert, people: int, rules: AlertRules, *, from_telegram: bool) -> tuple[Reason, ...]:
    """Why a second person must look at the alert, which would reach `people`; nothing where none must."""
    is_for = {slug for slug, rule in alert.groups if rule != GroupRule.EXCLUDE}
    found = {
        Reason.URGENCY: alert.urgency in rules.urgencies,
        Reason.GROUP: bool(is_for & rules.groups),
        Reason.PEOPLE: people > rules.people,
        Reason.TELEGRAM: from_telegram and people > rules.telegram_people,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def may_bypass(alert: Alert, staff: Staff) -> bool:
    """Whether this sender lets danger to life go at once; others look at it afterwards."""
    return alert.urgency == Urgency.EMERGENCY and staff.role == Role.SUPERVISOR


def has_moved(approved: int, people: int) -> bool:
    """Whether the audience that was approved has become another."""
    return abs(people - approved) > max(MOVED_PEOPLE, MOVED_SHARE * approved)


def may_change(staff: Staff, alert: Alert) -> bool:
    """Whether they may write at the alert: its author, and who sends in the name of the same team, to these areas."""
    is_one = alert.author == staff.id or may_write_for(staff, alert.team)
    return may_compose(staff) and is_one and _is_in_their_areas(staff, alert)


def may_approve(staff: Staff, alert: Alert, hands: Collection[int]) -> bool:
    """Whether they may be the second person: of its team, or a supervisor of any, and none of those who had a hand
    in it (`hands`: its author, who changed it, who asked)."""
    is_one = may_write_for(staff, alert.team) or staff.role == Role.SUPERVISOR
    has_no_hand_in_it = staff.id not in {alert.author, *hands}
    return may_compose(staff) and is_one and has_no_hand_in_it and _is_in_their_areas(staff, alert)


def _is_in_their_areas(staff: Staff, alert: Alert) -> bool:
    return all(may_send_to((), area.borough_code, staff.areas) for area in alert.areas)
