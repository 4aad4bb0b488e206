"""FWD K7QX: a coordinator passes an alert on to the scheme, with a line of their own or without."""

from alerts import forwards
from alerts.forwards import Forward
from alerts.model import read_code
from bot.flows import tip
from bot.flows.scheme_people import ask_which, chosen, led_by
from bot.keywords import command_in
from bot.turn import Command, Step, Turn
from config.errors import BadInput, NotAllowed

TO_NEIGHBOURS = frozenset({"scheme_forward.take_line"})
_SEND, _LINE, _BARE, _LEAVE = "send", "line", "bare", "leave"
# What is wrong with the line, not with the alert: another line helps.
_ABOUT_LINE = ("scheme-words-", "scheme-line-")


async def command(turn: Turn, rest: str) -> bool:
    """FWD K7QX, or FWD K7QX and the line."""
    code, line = _code_and_line(rest)
    turn.end()
    if code is None:
        turn.say("scheme-forward-how")
    else:
        await _begin(turn, code, line)
    return True


async def press(turn: Turn, code: str) -> bool:
    """The button below an alert. The alert stays as it is."""
    known = read_code(code)
    if known is None:
        return False
    turn.edits_pressed = False
    turn.end()
    await _begin(turn, known, "")
    return True


async def show(turn: Turn, scheme_id: int, code: str, line: str) -> None:
    """Exactly what the members will get, how many, and what may be done now."""
    person, _ = await led_by(turn)
    try:
        forward = await forwards.look(turn.tx, person, scheme_id, code, line, turn.now)
    except NotAllowed:
        _end(turn, "scheme-forward-not-yours")
    except BadInput as error:
        _say_why(turn, error, scheme_id, code)
    else:
        turn.go("scheme_forward.take_decision", scheme=scheme_id, code=code, line=forward.line)
        _preview(turn, forward)


async def take_scheme(turn: Turn) -> None:
    """Which of several schemes."""
    scheme = chosen(turn)
    if scheme:
        await show(turn, scheme, str(turn.memory.draft["code"]), str(turn.memory.draft["line"]))
    else:
        turn.say_again()


async def take_decision(turn: Turn) -> None:
    """Below what the members will get."""
    if turn.answer == _SEND:
        await _send(turn)
    elif turn.answer == _LINE:
        await _ask_line(turn)
    elif turn.answer == _LEAVE:
        _end(turn, "scheme-nothing-changed")
    else:
        await tip.free_text(turn)


async def take_line(turn: Turn) -> None:
    """The coordinator's own words; or the whole command once more, as it is natural after a line that may not go."""
    again = command_in(turn.typed)
    if again and again[0] in COMMANDS and _code_and_line(again[1])[0]:
        await command(turn, again[1])
        return
    line = "" if turn.answer == _BARE else turn.typed
    await show(turn, int(turn.memory.draft["scheme"]), str(turn.memory.draft["code"]), line)


def _code_and_line(rest: str) -> tuple[str | None, str]:
    first, *more = rest.strip().split(maxsplit=1)[:2] or [""]
    return read_code(first), "".join(more)


async def _begin(turn: Turn, code: str, line: str) -> None:
    _, led = await led_by(turn)
    if not led:
        _end(turn, "scheme-forward-not-yours")
    elif len(led) > 1:
        ask_which(turn, "scheme_forward.take_scheme", led, code=code, line=line)
    else:
        await show(turn, led[0].scheme.id, code, line)


def _preview(turn: Turn, forward: Forward) -> None:
    shown = forward.shown(turn.inbound.channel, turn.language)
    turn.say_words(shown.text)
    can_line = forward.room >= 10
    deeds = [*([_SEND] if forward.told else []), *([_LINE] if can_line else []), _LEAVE]
    choices = [(each, turn.text(f"scheme-forward-do-{each}")) for each in deeds]
    turn.say("scheme-forward-counts", choices, told=forward.told, had=forward.had)


async def _send(turn: Turn) -> None:
    draft = turn.memory.draft
    person, _ = await led_by(turn)
    code, line = str(draft["code"]), str(draft["line"])
    try:
        forward = await forwards.pass_on(turn.tx, person, int(draft["scheme"]), code, line, turn.now)
    except NotAllowed:
        _end(turn, "scheme-forward-not-yours")
    except BadInput as error:
        _say_why(turn, error, int(draft["scheme"]), code)
    else:
        turn.end()
        turn.say("scheme-forward-done", scheme=forward.scheme.name, told=forward.told, had=forward.had)


async def _ask_line(turn: Turn) -> None:
    draft = turn.memory.draft
    person, _ = await led_by(turn)
    try:
        forward = await forwards.look(turn.tx, person, int(draft["scheme"]), str(draft["code"]), "", turn.now)
    except (NotAllowed, BadInput):
        _end(turn, "scheme-forward-not-yours")
        return
    turn.go("scheme_forward.take_line")
    turn.say("scheme-forward-line", [(_BARE, turn.text("scheme-forward-do-bare"))], most=forward.room)


def _say_why(turn: Turn, error: BadInput, scheme_id: int, code: str) -> None:
    if error.key.startswith(_ABOUT_LINE):
        turn.go("scheme_forward.take_line", scheme=scheme_id, code=code)
        bare = [(_BARE, turn.text("scheme-forward-do-bare"))]
        turn.say_words(turn.text(error.key, **error.values), bare)
    else:
        turn.end()
        turn.say_words(turn.text(error.key, **error.values))


def _end(turn: Turn, key: str) -> None:
    turn.end()
    turn.say(key)


COMMANDS: dict[str, Command] = {"fwd": command}
STEPS: dict[str, Step] = {
    "take_scheme": take_scheme,
    "take_decision": take_decision,
    "take_line": take_line,
}
PRESSES: dict[str, Command] = {"fwd": press}
