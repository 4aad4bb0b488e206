"""Words that are commands, and whose they are. Pure: what a word does is decided by its flow."""

import re
import unicodedata

from delivery.sms_text import fold

# Twilio answers and acts on these as single words (providers 2.6): none is a command of ours on SMS.
PROVIDER_STOP = frozenset("stop stopall unsubscribe cancel end quit revoke optout".split())
PROVIDER_START = frozenset("start yes unstop".split())
PROVIDER_HELP = frozenset("help info".split())
# On Telegram nobody else reads these.
LEAVE_FLOW = frozenset("cancel end quit".split())
STOP_ALL = frozenset("stop unsubscribe stopall".split())

_COMMAND = re.compile(r"\s*(/?)([A-Za-z]+)(?:@\w+)?(?:[\s:,]+(.*))?\s*", re.DOTALL)


def single_word(text: str) -> str | None:
    """The word, lower case, where the text is one word and nothing else (punctuation behind it is forgiven)."""
    word = text.strip().rstrip(".!").casefold()
    return word if word.isalpha() else None


def command_in(text: str) -> tuple[str, str] | None:
    """(first word in lower case without slash, rest), where the text begins with a word; else None."""
    found = _COMMAND.fullmatch(text)
    if not found:
        return None
    return found[2].casefold(), (found[3] or "").strip()


def is_slash(text: str) -> bool:
    return text.lstrip().startswith("/")


def plain(text: str) -> str:
    """For comparing what was typed with a label: case, blanks, punctuation and accents do not matter.

    Labels lose their accents on an old phone, so people type them without.
    """
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(sign)
    )
    return re.sub(r"[\W_]+", " ", bare).strip().casefold()
