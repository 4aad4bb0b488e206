"""The thief's guessers: each takes what the dump tells of one tip and of one route, and says how ill they fit: 0 is best."""

import math
from collections.abc import Mapping
from functools import partial

from tests.thief.dump import Traces
from tests.thief.ranking import Guess

DAY = 86_400.0
KEPT = 90 * DAY
NOTHING = math.inf
DEAD_ENVELOPE = "dead envelope, dead row of the outbox"
HOUR = 3600.0
# So many transactions may lie between a turn and its filing.
A_BATCH = 200


def nearest(ours: str, theirs: str, tip: Traces, route: Traces) -> float:
    """How near two of their numbers lie."""
    return min(
        (abs(one - other) for one in tip.get(ours, ()) for other in route.get(theirs, ())), default=NOTHING
    )


def _least(theirs: str, _tip: Traces, route: Traces) -> float:
    return min(route.get(theirs, ()), default=NOTHING)


def _most(theirs: str, _tip: Traces, route: Traces) -> float:
    return -max(route.get(theirs, ()), default=0.0)


def _has_none(theirs: str, _tip: Traces, route: Traces) -> float:
    return float(bool(route.get(theirs)))


def _was_about_until(ours: str, tip: Traces, route: Traces) -> float:
    """Whoever was about on the day of the newest of these cannot have a conversation that ends earlier than so many
    days after it; and the nearer to it the likelier."""
    newest = max(tip.get(ours, ()), default=None)
    ends = max(route.get("conversations.expires_on", ()), default=None)
    if newest is None or ends is None:
        return NOTHING
    left = ends - KEPT - newest // DAY * DAY
    return left if left >= 0 else DAY * 1000 - left


def _got_the_alert(tip: Traces, route: Traces) -> float:
    """Who answers an alert has it."""
    wanted = tip.get("tips.alert_id", ())
    return (
        float(not any(alert in route.get("alert_recipients.alert_id", ()) for alert in wanted))
        if wanted
        else 0.0
    )


def _lives_there(tip: Traces, route: Traces) -> float:
    """Who tells of a place lives there, or has it among their own."""
    wards = {*tip.get("area", ())}
    return float(not wards & {*route.get("subscriber_wards.ward_code", ())}) if wards else 0.0


def _waits_for_an_answer(tip: Traces, route: Traces) -> float:
    """A row that waits for a route, while a tip was asked."""
    return -len(route.get("outbox.id", ())) if tip.get("audit sender asked.at") else 0.0


def _joined_only_later(tip: Traces, route: Traces) -> float:
    """Who came after the hour of the tip did not send it."""
    return float(_first(route, "consents.at") > max(tip["tips.received_hour"]) + HOUR)


def _first(traces: Traces, name: str) -> float:
    return min(traces.get(name, ()), default=0.0)


def _wrote_just_before(ours: str, theirs: str, tip: Traces, route: Traces) -> float:
    """In the order of the database: the last turn lies shortly before the filing; else it lies later, and may have hidden
    one that does; who wrote last long before is out of it."""
    filed = min(tip.get(ours, ()), default=None)
    last = max(route.get(theirs, ()), default=None)
    if filed is None or last is None:
        return NOTHING
    before = filed - last
    return before if 0 <= before <= A_BATCH else A_BATCH + 1 if before < 0 else before


HIDDEN: Mapping[str, Guess] = {
    "page of the words, page of the conversation": partial(
        nearest, "tip_messages._overflow", "conversations._overflow"
    ),
    "page of the tip, page of the conversation": partial(nearest, "tips._page", "conversations._overflow"),
    "commit in the log": partial(nearest, "tip_messages._commit", "conversations._commit"),
    "xmin of the words": partial(nearest, "tip_messages._xmin", "conversations._xmin"),
    "xmin of the tip": partial(nearest, "tips._xmin", "conversations._xmin"),
    "xmin just before that of the words": partial(
        _wrote_just_before, "tip_messages._xmin", "conversations._xmin"
    ),
    "xmax just before xmin of the words": partial(_wrote_just_before, "tip_messages._xmin", "routes._xmax"),
    "dead row of the conversation before the words": partial(
        _wrote_just_before, "tip_messages._xmin", "dead conversations._xmin"
    ),
    "dead envelope, conversation": partial(nearest, "dead intake._xmin", "conversations._xmin"),
    "dead envelope, dead conversation": partial(nearest, "dead intake._xmin", "dead conversations._xmin"),
    DEAD_ENVELOPE: partial(nearest, "dead intake._xmin", "dead outbox._xmin"),
    "dead row of the outbox, in haste": partial(_least, "dead outbox.lane"),
    "xmin of the tip, of the route": partial(nearest, "tips._xmin", "routes._xmin"),
    "xmin of the claim, of the conversation": partial(
        nearest, "audit tip claimed._xmin", "conversations._xmin"
    ),
    "number of the toasted words": partial(nearest, "tip_messages._toast", "conversations._toast"),
    "place of the toasted words": partial(nearest, "tip_messages._toast_page", "conversations._toast_page"),
    "ctid of the words": partial(nearest, "tip_messages._page", "conversations._page"),
    "last day about, day received": partial(_was_about_until, "tips.received_hour"),
    "last day about, newest words": partial(_was_about_until, "tip_messages.hour"),
    "last day about, day asked": partial(_was_about_until, "audit sender asked.at"),
    "consent, hour received": partial(nearest, "tips.received_hour", "consents.at"),
    "joined only later": _joined_only_later,
    "consent, claim": partial(nearest, "audit tip claimed.at", "consents.at"),
    "consent, ring of the team's chat": partial(nearest, "knock", "consents.at"),
    "turns counted": partial(_most, "conversations.version"),
    "turns not counted": partial(_least, "conversations.version"),
    "rows that wait": partial(_most, "outbox.rows"),
    "a row waits where one was asked": _waits_for_an_answer,
    "never joined": partial(_has_none, "consents.at"),
    "votes": partial(_most, "alert_votes.rows"),
    "mutes": partial(_most, "mutes.rows"),
}
# What the words of a tip themselves give away, in columns that the desk must sort by.
OF_CONTENT: Mapping[str, Guess] = {
    "has the alert that is answered": _got_the_alert,
    "gets alerts for the place told of": _lives_there,
}
