"""The officer's own words in other languages: each person gets theirs; where there are none, the English ones."""

from alerts import service as alerts
from alerts.model import Alert
from bot.flows import compose_draft
from bot.flows import translation_screens as screens
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from staff.model import Staff

_LANGUAGE, _WORDS = "compose_translations.take", "compose_translations.take_words"
WRITING = frozenset({_WORDS})


def ask(turn: Turn, alert: Alert) -> None:
    screens.ask_language(turn, alert, _LANGUAGE)


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    """A language, or back to the preview."""
    if turn.answer == screens.BACK:
        await compose_draft.show(turn, officer, alert)
    elif turn.answer is None:
        turn.say_again()
    else:
        screens.ask_words(turn, alert, turn.answer, _WORDS)


async def take_words(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The words in that language; none take back what was there."""
    language = str(turn.memory.draft["language"])
    if turn.answer == screens.BACK:
        ask(turn, alert)
        return
    words = "" if turn.answer == screens.OFF else turn.typed
    try:
        await alerts.set_translation(turn.tx, alert.id, officer, language, words, turn.now)
    except BadInput as error:
        screens.refuse(turn, error, alert, language)
        return
    changed = await alerts.get(turn.tx, alert.id)
    if words:
        screens.say_by_text(turn, changed, language)
    ask(turn, changed)


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take": with_draft(take), "take_words": with_draft(take_words)}
PRESSES: dict[str, Command] = {}
