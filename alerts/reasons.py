"""Why somebody did not get an alert, in words that staff understand: each reason of the outbox belongs to one family.

The reasons are ours and the vendors' own codes; what nobody has listed here is "other", and the code stands beside it
where an operator looks.
"""

from enum import StrEnum

from delivery.spending import Held


class Family(StrEnum):
    """A text `reason-<family>` says each in words."""

    # Held back by ourselves.
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    STOPPED = "stopped"
    MUTED = "muted"
    NO_COPY = "no-copy"
    MONEY = "money"
    NUMBER = "number"
    # Refused, or nobody there.
    BLOCKED = "blocked"
    OPTED_OUT = "opted-out"
    DEAD = "dead"
    REFUSED = "refused"
    GAVE_UP = "gave-up"
    BUG = "bug"
    OTHER = "other"


_REASONS: dict[Family, tuple[str, ...]] = {
    Family.EXPIRED: ("expired",),
    Family.CANCELLED: ("cancelled",),
    Family.SUPERSEDED: ("superseded",),
    Family.STOPPED: ("stopped",),
    Family.MUTED: ("muted",),
    Family.NO_COPY: ("no-copy",),
    # delivery.spending
    Family.MONEY: (Held.CEILING, Held.CAP, Held.FLOOD, Held.PREFIX),
    Family.NUMBER: (Held.NUMBER,),
    # Telegram (Client.cpp of the Bot API server): the person, or the chat, shut the bot out.
    Family.BLOCKED: ("blocked", "kicked", "never-started", "no-rights"),
    Family.OPTED_OUT: ("21610",),
    # An account or a number that is not there (any more), or takes no texts (twilio.com/docs/api/errors).
    Family.DEAD: (
        *("deactivated", "chat-not-found"),
        *("21211", "21614", "21635", "30004", "30005", "30006"),
    ),
    Family.REFUSED: ("badrequest", "forbidden", "too-big", "21602", "21617", "30007", "30034", "30036"),
    # It was tried until there was no point in it any more.
    Family.GAVE_UP: (
        *(
            "connect",
            "token",
            "conflict",
            "behind",
            "unsure",
            "429",
            "20429",
            "21611",
            "30001",
            "63038",
            "30450",
        ),
        *(
            "20003",
            "20005",
            "20009",
            "20404",
            "21408",
            "21606",
            "21212",
            "21612",
            "21659",
            "21701",
            "21703",
            "21704",
            "30002",
        ),
        *("timeout", "network", "crash", "spent", "20500", "20503", "30003", "30008", "30410"),
    ),
    Family.BUG: ("bug",),
}
_FAMILY_OF = {reason: family for family, reasons in _REASONS.items() for reason in reasons}


def is_listed(reason: str) -> bool:
    return reason in _FAMILY_OF


def family_of(reason: str | None) -> Family:
    return _FAMILY_OF.get(reason or "", Family.OTHER)
