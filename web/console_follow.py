"""What can follow an alert that is out, by the forms of its page: update, correct, tell how it ended, withdraw, stand down.

Words are looked at before they go: the same form shows how they will look, and sends exactly those.
"""

from dataclasses import dataclass
from datetime import datetime

from alerts import following
from alerts.model import Alert, VersionKind
from alerts.published import story
from alerts.records import get
from alerts.rendering import WORDED, render, room
from alerts.rules import may_change
from config.community_model import AlertRules
from config.errors import NotFound
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from staff.model import Staff
from web.console_pages import Looks, looks
from web.forms import Form

LOOK = "look"  # nothing was done: the page shows how it will look
_ENDS = {VersionKind.WITHDRAWAL: following.withdraw, VersionKind.STAND_DOWN: following.stand_down}
_DEEDS = frozenset(VersionKind) - {VersionKind.FIRST, VersionKind.FORWARD}
DONE = (*sorted(_DEEDS), "follow-asked")


@dataclass(frozen=True)
class Writing:
    """A form for words: `words` to begin with, `room` for them, and how they look once somebody asked."""

    kind: VersionKind
    words: str
    room: int
    looks: Looks | None


@dataclass(frozen=True)
class Follows:
    """What the reader can do now. `had`: people who have it; `people`: everybody it is for."""

    writings: tuple[Writing, ...] = ()
    ends: tuple[VersionKind, ...] = ()
    had: int = 0
    people: int = 0
    waits: bool = False


def _is_unseen(form: Form) -> bool:
    """Whether the words are to be shown before they go: they always are once, and again after a change."""
    return form.get("step") != "send" or words_of(form) != _plain(form.get("looked", ""))


def words_of(form: Form) -> str:
    """The officer's words."""
    return _plain(form.get("words", ""))


async def follow(
    tx: Tx, deed: str, alert_id: int, staff: Staff, form: Form, now: datetime, rules: AlertRules
) -> str:
    """Do it; what the page says afterwards. Raises NotFound, NotAllowed, Conflict, BadInput."""
    if deed not in _DEEDS:
        raise NotFound
    kind = VersionKind(deed)
    if kind in _ENDS:
        await _ENDS[kind](tx, alert_id, staff, now)
        return deed
    if _is_unseen(form):
        following.check_words(await get(tx, alert_id), kind, words_of(form), now)
        return LOOK
    done = await following.follow_up(
        tx, alert_id, staff, kind, words_of(form), now, rules, from_telegram=False
    )
    return "follow-asked" if done.waits else deed


async def follows(tx: Tx, alert: Alert, reader: Staff, now: datetime, shown: tuple[str, Form]) -> Follows:
    """The forms for this reader; `shown`: the deed whose words somebody wants to look at, and its form."""
    kinds = await following.open_kinds(tx, alert, now)
    newest = (await story(tx, alert, now)).newest
    writings = []
    for kind in kinds if may_change(reader, alert) else ():
        if kind in WORDED:
            so_far = newest.text if newest and kind != VersionKind.OUTCOME else ""
            words = words_of(shown[1]) if shown[0] == kind else ""
            as_it_looks = _looks(alert, kind, words) if words else None
            writings.append(Writing(kind, words or so_far, room(alert, kind), as_it_looks))
    return Follows(
        tuple(writings),
        tuple(kind for kind in kinds if kind in _ENDS and following.may_end(reader, alert)),
        had=await following.had_it(tx, alert.id) if kinds else 0,
        people=await following.recipients(tx, alert.id) if kinds else 0,
        waits=await following.pending(tx, alert.id),
    )


def _looks(alert: Alert, kind: VersionKind, words: str) -> Looks:
    said = following.saying(alert, words)
    on_sms = render(said, SMS, kind=kind)
    return looks(render(said, TELEGRAM, kind=kind), on_sms, segments(on_sms.text).parts)


def _plain(words: str) -> str:
    """Browsers end each line of a form with a return as well."""
    return words.replace("\r\n", "\n").strip()
