"""How an alert looks that a coordinator passes on: the approved words, and a line that is marked as the coordinator's.

By text the frame is shorter than the alert's own, so that there is always room for the mark.
"""

from dataclasses import replace

from alerts.model import Alert, VersionKind
from alerts.rendering import render, top_line
from config.texts import ENGLISH, languages, text
from delivery.messages import SMS, TELEGRAM, Choice, Message
from delivery.sms_text import GSM_PART, MOST_PARTS, fold, is_gsm, segments
from subscribers.scheme_messages import REPORT
from subscribers.scheme_model import LONGEST_LINE


def render_forward(alert: Alert, scheme: str, line: str, channel: str, language: str) -> Message:
    """The message as members get it. `line` may be empty; `scheme` is its name."""
    key = f"scheme-forward-{channel}" if line else f"scheme-forward-{channel}-bare"
    if channel == TELEGRAM:
        alone = render(alert, TELEGRAM, language)
        said = text(language, key, scheme=scheme, line=line, alert=alone.text)
        wrong = Choice(text(language, "scheme-report-button"), f"{REPORT}{alert.code}", is_wide=True)
        return replace(alone, text=said, choices=(*alone.choices, *([wrong] if line else [])))
    said = _on_sms(alert, key, line, language)
    # As with the alert itself: letters of another script are worth their price where all of it is the reader's language.
    is_theirs = language in dict(alert.translations) and segments(said).parts <= MOST_PARTS
    return Message(said if is_gsm(said) or is_theirs else _on_sms(alert, key, line, ENGLISH))


def render_news(alert: Alert, scheme: str, channel: str, language: str, kind: VersionKind) -> Message:
    """What follows an alert, as members get it who have it by their scheme: why they have it stands above, by text
    where there is room for that. The coordinator's own line is not said again."""
    alone = render(alert, channel, language, kind)
    if channel == TELEGRAM:
        said = text(language, "scheme-forward-telegram-bare", scheme=scheme, alert=alone.text)
        return replace(alone, text=said)
    for tongue in (language, ENGLISH):
        said = fold(text(tongue, "scheme-follow-sms", scheme=scheme, alert=alone.text))
        if segments(said).parts <= MOST_PARTS and is_gsm(said) == is_gsm(alone.text):
            return Message(said)
    return alone


def room_for_line(alert: Alert, scheme: str) -> int:
    """How many characters the coordinator's line may have, in the language that leaves least; 0 for none."""
    bodies = (render_forward(alert, scheme, "x", SMS, language).text for language in languages())
    # Where another script leaves no room, the reader gets English words, which do.
    counted = [each for each in map(segments, bodies) if each.encoding == "GSM-7"]
    # A pair at the end of a part may leave a unit empty.
    spare = (MOST_PARTS * GSM_PART - (MOST_PARTS - 1) - each.units + 1 for each in counted)
    return max(0, min(LONGEST_LINE, *spare))


def _on_sms(alert: Alert, key: str, line: str, language: str) -> str:
    said = text(
        language,
        key,
        line=line,
        headline=top_line(alert, language),
        text=dict(alert.translations).get(language) or alert.text or "",
        sender=alert.sender,
        code=alert.code,
    )
    return fold(said)
