"""LANGUAGE: which of ours somebody reads. The same choices open joining where Telegram names another one."""

from babel import Locale

from bot.keywords import plain
from bot.turn import Command, Step, Turn
from config.texts import languages
from subscribers import service


def choices() -> list[tuple[str, str]]:
    """Every language by its own name."""
    return [(code, (Locale.parse(code).get_display_name(code) or code).capitalize()) for code in languages()]


async def command(turn: Turn, rest: str) -> bool:
    """LANGUAGE, or LANGUAGE and one of ours; anything else behind it is free text."""
    wanted = next((code for code, name in choices() if plain(rest) in (code, plain(name))), None)
    if rest and wanted is None:
        return False
    turn.end()
    if wanted:
        await _set(turn, wanted)
    else:
        turn.go("language.take")
        turn.say("language-which", choices())
    return True


async def take(turn: Turn) -> None:
    if turn.answer is None:
        turn.say_again()
        return
    await _set(turn, turn.answer)


async def _set(turn: Turn, code: str) -> None:
    turn.memory.language = code
    await service.set_language(turn.tx, turn.route, code)
    turn.say("language-set")
    turn.end()


COMMANDS: dict[str, Command] = {"language": command, "settings": command}
STEPS: dict[str, Step] = {"take": take}
PRESSES: dict[str, Command] = {}
