"""How an alert looks on each channel and in each language. The officer's own words are never translated."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from alerts.model import Alert
from config.texts import ENGLISH, languages, text
from delivery.messages import SMS, TELEGRAM, Choice, Message
from delivery.sms_text import GSM_PART, MOST_PARTS, UCS_PART, fold, is_gsm, segments

CHANNELS = (TELEGRAM, SMS)
SAW = "saw="  # the button's data, with the code behind it


def area_label(labels: Sequence[str], language: str = ENGLISH) -> str:
    """Several areas in one line: "Linacre (Sefton), Derby (Sefton) and 2 more"."""
    if len(labels) < 2:
        return "".join(labels)
    if len(labels) == 2:
        return text(language, "alert-two-areas", first=labels[0], second=labels[1])
    return text(language, "alert-many-areas", first=labels[0], second=labels[1], more=len(labels) - 2)


def headline(alert: Alert, language: str = ENGLISH) -> str:
    """ "Burglary: Linacre (Sefton)". The alert has a category and areas."""
    areas = area_label([area.label for area in alert.areas], language)
    return text(language, "alert-headline", category=text(language, f"category-{alert.category}"), area=areas)


def render(alert: Alert, channel: str, language: str = ENGLISH) -> Message:
    """The message as it goes out; of a draft, as it would. The alert is whole."""
    return Message(*_body(alert, channel, language, is_appeal=bool(alert.is_appeal)))


def too_long_by(alert: Alert) -> int:
    """How many characters must go before the text fits three parts of SMS, in the language that needs most.

    While it is not known whether the alert is an appeal, the longer of the two forms counts.
    """
    forms = (True, False) if alert.is_appeal is None else (alert.is_appeal,)
    bodies = (_body(alert, SMS, each, is_appeal=form)[0] for each, form in product(languages(), forms))
    return max(_overflow(body) for body in bodies)


def room(alert: Alert) -> int:
    """About how many characters the officer's words may have."""
    empty = replace(alert, text="")
    return MOST_PARTS * GSM_PART - max(
        segments(_body(empty, SMS, language, is_appeal=form)[0]).units
        for language, form in product(languages(), (True, False))
    )


def _body(alert: Alert, channel: str, language: str, *, is_appeal: bool) -> tuple[str, tuple[Choice, ...]]:
    form = "appeal" if is_appeal else "news"
    language = _written(channel, language)
    said = text(
        language,
        f"alert-{channel}-{form}",
        headline=headline(alert, language),
        text=alert.text or "",
        sender=alert.sender,
        code=alert.code,
    )
    if channel == SMS:
        return fold(said), ()  # never numbered choices: "2" belongs to the last menu
    return said, (Choice(text(language, "alert-saw-button"), SAW + alert.code),)


def _written(channel: str, language: str) -> str:
    """The language of the words around the officer's. One Arabic letter would make the officer's English words cost
    three times as much and leave room for a third of them: by text such readers get the English frame."""
    is_costly = channel == SMS and not is_gsm(fold(text(language, "alert-saw-button")))
    return ENGLISH if is_costly else language


def _overflow(body: str) -> int:
    counted = segments(body)
    if counted.parts <= MOST_PARTS:
        return 0
    # One more than the surplus: a pair at the end of a part may leave a unit empty.
    part = GSM_PART if counted.encoding == "GSM-7" else UCS_PART
    return max(1, counted.units - MOST_PARTS * part)
