"""What follows an alert, in other languages: asked for as those of a draft, but kept in the conversation until it goes."""

from alerts import following
from alerts.model import Alert
from bot.flows import sent_screens
from bot.flows import translation_screens as screens
from bot.flows.sent_alert import keep, with_alert, written
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from staff.model import Staff

_LANGUAGE, _WORDS = "sent_translations.take", "sent_translations.take_words"
WRITING = frozenset({_WORDS})


def ask(turn: Turn, said: Alert) -> None:
    screens.ask_language(turn, said, _LANGUAGE)


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    """A language, or back to the preview."""
    kind, said = written(turn, alert)
    if turn.answer == screens.BACK:
        await sent_screens.show_preview(turn, alert, kind, said)
    elif turn.answer is None:
        turn.say_again()
    else:
        earlier = await sent_screens.words_so_far(turn, alert, kind, turn.answer)
        screens.ask_words(turn, said, turn.answer, _WORDS, kind=kind, earlier=earlier)


async def take_words(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The words in that language; none take back what was there."""
    kind, said = written(turn, alert)
    language = str(turn.memory.draft["language"])
    if turn.answer == screens.BACK:
        ask(turn, said)
        return
    words = "" if turn.answer == screens.OFF else turn.typed
    translations = tuple({**dict(said.translations), language: words}.items())
    try:
        changed = following.check_words(alert, kind, said.text or "", turn.now, translations)
    except BadInput as error:
        screens.refuse(turn, error, said, language)
        return
    keep(turn, changed)
    if words:
        screens.say_by_text(turn, changed, language, kind)
    ask(turn, changed)


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take": with_alert(take), "take_words": with_alert(take_words)}
PRESSES: dict[str, Command] = {}
