"""How an alert, and what follows it, looks on each channel and in each language.

The officer's words are translated by nobody but the officer: where they are not, the words around them are.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from babel.dates import format_date

from alerts.model import Alert, Urgency, VersionKind
from config.texts import ENGLISH, languages, text
from delivery.messages import SMS, TELEGRAM, Choice, Message
from delivery.sms_text import GSM_PART, MOST_PARTS, UCS_PART, fold, is_gsm, segments

CHANNELS = (TELEGRAM, SMS)
# More characters than these never fit, whatever stands around them.
LONGEST = MOST_PARTS * GSM_PART
# The data of an alert's buttons; its code stands behind each.
SAW, USEFUL, NOT_USEFUL, MUTE, FORWARD = "saw=", "good=", "poor=", "mute=", "fwd="
# Carries words of the officer's; the others say what the catalogue says.
WORDED = frozenset(VersionKind) - {VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN}
_MARKED = (VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.OUTCOME)
_OWN_FRAMES = (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN, VersionKind.OUTCOME)
# It goes on. What is wrong or over loses its mark of danger, and its picture: somebody may have been in it.
_GOES_ON = (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.FORWARD)
# A correction may come after the day that was promised.
_PROMISES = (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.FORWARD)
_RING = (VersionKind.CORRECTION, VersionKind.WITHDRAWAL)
_SILENT = (VersionKind.UPDATE, VersionKind.STAND_DOWN)


def area_label(labels: Sequence[str], language: str = ENGLISH) -> str:
    """Several areas in one line: "Linacre (Sefton), Derby (Sefton) and 2 more"."""
    if len(labels) < 2:
        return "".join(labels)
    if len(labels) == 2:
        return text(language, "alert-two-areas", first=labels[0], second=labels[1])
    return text(language, "alert-many-areas", first=labels[0], second=labels[1], more=len(labels) - 2)


def headline(alert: Alert, language: str = ENGLISH) -> str:
    """ "Burglary: Linacre (Sefton)". The alert has a category and areas."""
    areas = area_label(alert.places, language)
    return text(language, "alert-headline", category=text(language, f"category-{alert.category}"), area=areas)


def top_line(alert: Alert, language: str = ENGLISH, kind: VersionKind = VersionKind.FIRST) -> str:
    """The headline as an alert in force begins: "UPDATE - Burglary: Linacre (Sefton)", and danger to life first."""
    top = headline(alert, language)
    if kind in _MARKED:
        top = text(language, f"follow-{kind}-headline", headline=top)
    if alert.urgency == Urgency.EMERGENCY and kind in _GOES_ON:
        top = text(language, "alert-emergency-headline", headline=top)
    return top


def promise(alert: Alert, language: str = ENGLISH) -> str:
    """By when those who were asked hear how it ended, in words; empty where nobody was asked."""
    if not alert.is_appeal or alert.outcome_on is None:
        return ""
    month = format_date(alert.outcome_on, "MMMM", locale=language)
    return text(language, "alert-promise", day=str(alert.outcome_on.day), month=month)


def render(
    alert: Alert, channel: str, language: str = ENGLISH, kind: VersionKind = VersionKind.FIRST
) -> Message:
    """The message as it goes out; of a draft, as it would. The alert is whole, its words are those of this version."""
    said = _body(alert, channel, language, kind, is_appeal=bool(alert.is_appeal))
    if channel == SMS:
        return Message(said)  # never numbered choices: "2" belongs to the last menu
    return Message(
        said,
        buttons(alert.code, language),
        columns=2,
        notice=_notice(alert, language, kind),
        photo=alert.photo if kind in _GOES_ON else None,
    )


def buttons(code: str, language: str) -> tuple[Choice, ...]:
    """What can be done with an alert in hand: one wide button, two beside each other, and the last below."""
    return (
        Choice(text(language, "alert-saw-button"), SAW + code, is_wide=True),
        Choice(text(language, "alert-useful-button"), USEFUL + code),
        Choice(text(language, "alert-not-useful-button"), NOT_USEFUL + code),
        Choice(text(language, "alert-mute-button"), MUTE + code),
    )


def for_coordinators(said: Message, code: str, language: str) -> Message:
    """The same message with a button to pass it on to one's Neighbourhood Watch scheme."""
    button = Choice(text(language, "scheme-forward-button"), FORWARD + code, is_wide=True)
    return replace(said, choices=(*said.choices, button))


def too_long_by(alert: Alert, kind: VersionKind = VersionKind.FIRST) -> int:
    """How many characters must go before the text fits three parts of SMS, in the language that needs most.

    While it is not known whether the alert is an appeal, the longer of the two forms counts.
    """
    written = max(len(words) for words in (alert.text or "", *dict(alert.translations).values()))
    if written > LONGEST:
        return written - room(alert, kind)  # not worth rendering, and beyond what a catalogue puts together
    forms = (True, False) if alert.is_appeal is None else (alert.is_appeal,)
    return max(
        _overflow(_body(alert, SMS, each, kind, is_appeal=form)) for each, form in product(languages(), forms)
    )


def room(alert: Alert, kind: VersionKind = VersionKind.FIRST, language: str = ENGLISH) -> int:
    """About how many characters of a text the officer's words may have; in a language with letters of its own
    (Arabic) those of a translation, which are fewer."""
    empty = replace(alert, text="", translations=())
    others = [each for each in languages() if _is_gsm(each)] if _is_gsm(language) else [language]
    part = GSM_PART if _is_gsm(language) else UCS_PART
    return MOST_PARTS * part - max(
        segments(fold(_filled(empty, SMS, each, kind, is_appeal=form))).units
        for each, form in product(others, (True, False))
    )


def _body(alert: Alert, channel: str, language: str, kind: VersionKind, *, is_appeal: bool) -> str:
    said = _filled(alert, channel, language, kind, is_appeal=is_appeal)
    if channel != SMS:
        return _with_promise(said, alert, language, kind)
    tongue = _on_sms(alert, fold(said), language, kind)
    short = said if tongue == language else _filled(alert, channel, tongue, kind, is_appeal=is_appeal)
    before, after = fold(short), fold(_with_promise(short, alert, tongue, kind))
    # By text there is no room for a promise that costs a part.
    costs = segments(after).parts > min(segments(before).parts, MOST_PARTS)
    return before if costs or is_gsm(before) != is_gsm(after) else after


def _with_promise(said: str, alert: Alert, language: str, kind: VersionKind) -> str:
    promised = promise(alert, language) if kind in _PROMISES else ""
    return f"{said}\n{promised}" if promised else said


def _on_sms(alert: Alert, said: str, language: str, kind: VersionKind) -> str:
    """The language that a text goes out in which would say this in its reader's own."""
    # One letter of another script makes the whole text cost three times as much, and leaves room for a third of it.
    # That is worth it where all of it is in the reader's language, and fits; else they get English words by text.
    is_theirs = language in dict(alert.translations) or kind not in WORDED
    return language if is_gsm(said) or (is_theirs and segments(said).parts <= MOST_PARTS) else ENGLISH


def _filled(alert: Alert, channel: str, language: str, kind: VersionKind, *, is_appeal: bool) -> str:
    form = "appeal" if is_appeal else "news"
    if alert.urgency == Urgency.EMERGENCY:
        form = "emergency"
    return text(
        language,
        f"follow-{channel}-{kind}" if kind in _OWN_FRAMES else f"alert-{channel}-{form}",
        headline=top_line(alert, language, kind),
        text=dict(alert.translations).get(language) or alert.text or "",
        sender=alert.sender,
        code=alert.code,
    )


def _notice(alert: Alert, language: str, kind: VersionKind) -> str:
    """What rings where a message is only changed in place: whoever acts on what is wrong must hear of it, and in danger
    everybody must hear everything."""
    rings = kind in _RING or (kind in _SILENT and alert.urgency == Urgency.EMERGENCY)
    return text(language, f"follow-notice-{kind}") if rings else ""


def _is_gsm(language: str) -> bool:
    """Whether this language is written on SMS in the letters that every phone has."""
    return is_gsm(fold(text(language, "alert-saw-button")))


def _overflow(body: str) -> int:
    counted = segments(body)
    if counted.parts <= MOST_PARTS:
        return 0
    # One more than the surplus: a pair at the end of a part may leave a unit empty.
    part = GSM_PART if counted.encoding == "GSM-7" else UCS_PART
    return max(1, counted.units - MOST_PARTS * part)
