"""The thief's guessers: each takes what the dump tells of one tip and of one route, and says how ill they fit: 0 is best."""

import math
from collections.abc import Mapping
from functools import partial

from tests.thief.dump import Traces
from tests.thief.ranking import Guess

DAY = 86_400.0
KEPT = 90 * DAY
NOTHING = math.inf


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


def _waits_for_an_answer(tip: Traces, route: Traces) -> float:
    """A row that waits for a route, while a tip was asked."""
    return -len(route.get("outbox.id", ())) if tip.get("audit sender asked.at") else 0.0


HIDDEN: Mapping[str, Guess] = {
    "page of the words, page of the conversation": partial(
        nearest, "tip_messages._overflow", "conversations._overflow"
    ),
    "page of the tip, page of the conversation": partial(nearest, "tips._page", "conversations._overflow"),
    "commit in the log": partial(nearest, "tip_messages._commit", "conversations._commit"),
    "xmin of the words": partial(nearest, "tip_messages._xmin", "conversations._xmin"),
    "xmin of the tip": partial(nearest, "tips._xmin", "conversations._xmin"),
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
}
