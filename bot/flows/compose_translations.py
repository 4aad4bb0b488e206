"""The officer's own words in other languages: each person gets theirs; where there are none, the English ones."""

from babel import Locale

from alerts import service as alerts
from alerts.model import Alert
from alerts.rendering import render, room
from bot.flows import compose_draft
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from config.texts import ENGLISH, languages
from delivery.messages import SMS
from delivery.sms_text import segments
from staff.model import Staff

_OFF, _BACK = "words-off", "back"
WRITING = frozenset({"compose_translations.take_words"})


def ask(turn: Turn, alert: Alert) -> None:
    """In which language; those that have words of their own are marked."""
    turn.go("compose_translations.take", alert=alert.id)
    there = dict(alert.translations)
    choices = [
        (
            code,
            turn.text(f"compose-translation-{'there' if code in there else 'none'}", language=name_of(code)),
        )
        for code in languages()
        if code != ENGLISH
    ]
    turn.say("compose-translations", [*choices, (_BACK, turn.text("compose-back"))])


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    """A language, or back to the preview."""
    if turn.answer == _BACK:
        await compose_draft.show(turn, officer, alert)
    elif turn.answer is None:
        turn.say_again()
    else:
        _ask_words(turn, alert, turn.answer)


async def take_words(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The words in that language; none take back what was there."""
    language = str(turn.memory.draft["language"])
    if turn.answer == _BACK:
        ask(turn, alert)
        return
    words = "" if turn.answer == _OFF else turn.typed
    try:
        await alerts.set_translation(turn.tx, alert.id, officer, language, words, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), _choices(turn, alert, language))
        return
    changed = await alerts.get(turn.tx, alert.id)
    if words:
        _say_by_text(turn, changed, language)
    ask(turn, changed)


def name_of(language: str) -> str:
    """ "Polish", for staff."""
    return Locale.parse(language).get_display_name(ENGLISH) or language


def _ask_words(turn: Turn, alert: Alert, language: str) -> None:
    turn.go("compose_translations.take_words", language=language)
    there = dict(alert.translations).get(language)
    lines = [
        turn.text("compose-translation", language=name_of(language), room=room(alert, language=language))
    ]
    lines += [turn.text("compose-translation-english", words=alert.text or "")]
    if there:
        lines += [turn.text("compose-translation-so-far", words=there)]
    turn.say_words("\n\n".join(lines), _choices(turn, alert, language))


def _room(alert: Alert, language: str) -> int:
    """Long names of areas may leave none at all."""
    return max(0, room(alert, language=language))


def _say_by_text(turn: Turn, alert: Alert, language: str) -> None:
    """What the words come to as a text where their letters cost more, or where they do not fit one."""
    by_text = render(alert, SMS, language).text
    counted = segments(by_text)
    if by_text == render(alert, SMS).text:
        fits = _room(alert, language)
        turn.say("compose-translation-too-long", language=name_of(language), room=fits)
    elif counted.encoding != "GSM-7":
        turn.say("compose-translation-costs", language=name_of(language), parts=counted.parts)


def _choices(turn: Turn, alert: Alert, language: str) -> list[tuple[str, str]]:
    off = [(_OFF, turn.text("compose-translation-off"))] if language in dict(alert.translations) else []
    return [*off, (_BACK, turn.text("compose-back"))]


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take": with_draft(take), "take_words": with_draft(take_words)}
PRESSES: dict[str, Command] = {}
