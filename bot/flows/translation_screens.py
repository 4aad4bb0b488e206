"""An officer's words in other languages, as they are asked for: of a draft, and of what follows an alert that is out.

`said` is the alert with the English words and those translations that are there. Each flow takes the answers itself.
"""

from alerts.model import Alert, VersionKind
from alerts.rendering import room
from alerts.translations import by_text
from bot.turn import Turn
from config.errors import BadInput
from config.texts import name_of, others

OFF, BACK = "words-off", "back"


def ask_language(turn: Turn, said: Alert, step: str) -> None:
    """In which language; those that have words of their own are marked."""
    turn.go(step)
    there = dict(said.translations)
    choices = [
        (
            code,
            turn.text(f"compose-translation-{'there' if code in there else 'none'}", language=name_of(code)),
        )
        for code in others()
    ]
    turn.say("compose-translations", [*choices, (BACK, turn.text("compose-back"))])


def ask_words(
    turn: Turn,
    said: Alert,
    language: str,
    step: str,
    *,
    kind: VersionKind = VersionKind.FIRST,
    earlier: str = "",
) -> None:
    """The words in this language. `earlier`: those that hold in it until now, to begin with."""
    turn.go(step, language=language)
    # Long names of areas may leave no room at all.
    fits = max(0, room(said, kind, language))
    lines = [
        turn.text("compose-translation", language=name_of(language), room=fits),
        turn.text("compose-translation-english", words=said.text or ""),
    ]
    if so_far := dict(said.translations).get(language) or earlier:
        lines.append(turn.text("compose-translation-so-far", words=so_far))
    turn.say_words("\n\n".join(lines), _choices(turn, said, language))


def refuse(turn: Turn, error: BadInput, said: Alert, language: str) -> None:
    """Why these words cannot go; others are asked for."""
    turn.say_words(turn.text(error.key, **error.values), _choices(turn, said, language))


def say_by_text(turn: Turn, said: Alert, language: str, kind: VersionKind = VersionKind.FIRST) -> None:
    """What the words come to as a text, where their author should know."""
    if remark := by_text(said, language, kind):
        turn.say_words(remark)


def _choices(turn: Turn, said: Alert, language: str) -> list[tuple[str, str]]:
    off = [(OFF, turn.text("compose-translation-off"))] if language in dict(said.translations) else []
    return [*off, (BACK, turn.text("compose-back"))]
