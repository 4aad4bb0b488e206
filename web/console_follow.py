"""What can follow an alert that is out, by the forms of its page: update, correct, tell how it ended, withdraw, stand down.

Words are looked at before they go, in each language: the same form shows how they will look, and sends exactly those.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from alerts import following
from alerts.fingerprint import fingerprint
from alerts.lint import in_words
from alerts.model import Alert, VersionKind
from alerts.published import Story, story
from alerts.records import get
from alerts.rendering import WORDED, render, room
from alerts.rules import may_change
from alerts.translations import Translations, by_text
from config.community_model import AlertRules
from config.errors import NotFound
from config.texts import name_of, others
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
class InLanguage:
    """The words in another language, once somebody asked how they look: `by_text` is what they come to as a text."""

    name: str
    words: str
    by_text: str


@dataclass(frozen=True)
class Field:
    """Where words in another language are written. `so_far`: those that hold in it until now."""

    language: str
    name: str
    room: int
    so_far: str


@dataclass(frozen=True)
class Writing:
    """A form for words: `words` to begin with, `room` for them, and how they look once somebody asked. `missing` are
    the languages in which people read on, `warnings` what to look at before it goes. `looked` is what the form sends
    back of the words that it shows."""

    kind: VersionKind
    words: str
    room: int
    fields: tuple[Field, ...]
    missing: str
    looks: Looks | None
    translations: tuple[InLanguage, ...]
    warnings: tuple[str, ...]
    looked: str


@dataclass(frozen=True)
class Follows:
    """What the reader can do now. `had`: people who have it; `people`: everybody it is for."""

    writings: tuple[Writing, ...] = ()
    ends: tuple[VersionKind, ...] = ()
    had: int = 0
    people: int = 0
    waits: bool = False


def _is_unseen(form: Form, seen: str) -> bool:
    """Whether the words are to be shown before they go: they always are once, and again after a change."""
    return form.get("step") != "send" or seen != form.get("looked")


def looked(alert: Alert, kind: VersionKind, after: int, words: str, translations: Translations) -> str:
    """Stands for exactly these words of this kind, as the next after version `after` of the alert: the same form sends
    them once, and what a colleague told people meanwhile is seen first."""
    return fingerprint(json.dumps([alert.id, kind, after, words, translations])).hex()


def words_of(form: Form) -> str:
    """The officer's words."""
    return _plain(form.get("words", ""))


def translations_of(form: Form) -> Translations:
    """The same in other languages, as far as they gave them."""
    written = ((language, _plain(form.get(f"words-{language}", ""))) for language in others())
    return tuple((language, words) for language, words in written if words)


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
    words, translations = words_of(form), translations_of(form)
    # Held, so that of two at once the second sees what the first one did.
    alert = await get(tx, alert_id, is_held=True)
    after = await following.newest(tx, alert_id)
    if _is_unseen(form, looked(alert, kind, after, words, translations)):
        following.check_words(alert, kind, words, now, translations)
        return LOOK
    done = await following.follow_up(
        tx, alert_id, staff, kind, words, now, rules, translations=translations, from_telegram=False
    )
    return "follow-asked" if done.waits else deed


async def follows(tx: Tx, alert: Alert, reader: Staff, now: datetime, shown: tuple[str, Form]) -> Follows:
    """The forms for this reader; `shown`: the deed whose words somebody wants to look at, and its form."""
    kinds = await following.open_kinds(tx, alert, now)
    told, after = await story(tx, alert, now), await following.newest(tx, alert.id)
    return Follows(
        tuple(
            _writing(alert, kind, told, after, shown[1] if shown[0] == kind else {}, now)
            for kind in (kinds if may_change(reader, alert) else ())
            if kind in WORDED
        ),
        tuple(kind for kind in kinds if kind in _ENDS and following.may_end(reader, alert)),
        had=await following.had_it(tx, alert.id) if kinds else 0,
        people=await following.recipients(tx, alert.id) if kinds else 0,
        waits=await following.pending(tx, alert.id),
    )


def _writing(alert: Alert, kind: VersionKind, told: Story, after: int, form: Form, now: datetime) -> Writing:
    holds = told.newest if kind != VersionKind.OUTCOME else None
    so_far = dict(holds.translations) if holds else {}
    words, translations = words_of(form), translations_of(form)
    said = following.saying(alert, words, translations)
    return Writing(
        kind,
        words or (holds.text if holds else ""),
        room(alert, kind),
        tuple(
            Field(each, name_of(each), max(0, room(alert, kind, each)), so_far.get(each, ""))
            for each in others()
        ),
        ", ".join(map(name_of, told.languages_without(translations))),
        _looks(said, kind) if words else None,
        tuple(InLanguage(name_of(each), theirs, by_text(said, each, kind)) for each, theirs in translations),
        tuple(map(in_words, following.warnings(said, now))) if words else (),
        looked(alert, kind, after, words, translations),
    )


def _looks(said: Alert, kind: VersionKind) -> Looks:
    on_sms = render(said, SMS, kind=kind)
    return looks(render(said, TELEGRAM, kind=kind), on_sms, segments(on_sms.text).parts)


def _plain(words: str) -> str:
    """Browsers end each line of a form with a return as well."""
    return words.replace("\r\n", "\n").strip()
