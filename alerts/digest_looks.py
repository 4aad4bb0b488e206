"""How several alerts in one message look: headline and code of each, as far as there is room, and where to read them."""

from collections.abc import Sequence

from alerts.model import Alert
from alerts.rendering import headline
from config.texts import ENGLISH, text
from delivery.messages import SMS, Message
from delivery.sms_text import MOST_PARTS, fold, is_gsm, segments

# More lines than these nobody reads, and a message on Telegram holds 4096 characters.
_MOST_LINES = 20


def render(alerts: Sequence[Alert], channel: str, language: str, page_url: str) -> Message:
    """By text never more than three parts, and in letters that cost no more than English ones."""
    if channel != SMS:
        return Message(_filled(alerts, channel, language, page_url, _MOST_LINES))
    tongue = language if is_gsm(fold(_filled(alerts, channel, language, page_url, _MOST_LINES))) else ENGLISH
    for lines in range(min(len(alerts), _MOST_LINES), 0, -1):
        said = fold(_filled(alerts, channel, tongue, page_url, lines))
        if segments(said).parts <= MOST_PARTS:
            return Message(said)
    return Message(fold(_filled(alerts, channel, tongue, page_url, 0)))


def _filled(alerts: Sequence[Alert], channel: str, language: str, page_url: str, most: int) -> str:
    listed = [
        text(language, "digest-line", headline=headline(each, language), code=each.code)
        for each in alerts[:most]
    ]
    if more := len(alerts) - len(listed):
        listed.append(text(language, "digest-more", more=more))
    return text(language, f"digest-{channel}", lines="\n".join(listed), page=page_url)
