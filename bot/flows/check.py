"""CHECK K7QX: is this message real, and does it still hold? Answered to anybody, member or not."""

import re
from difflib import get_close_matches

from alerts import service as alerts
from alerts import votes
from alerts.model import CODE_LENGTH, Alert, read_code
from alerts.published import Said, Standing, Story, story
from alerts.rendering import headline
from bot.flows.topics import day
from bot.keywords import is_slash, plain
from bot.turn import Command, Step, Turn
from config.timekeeping import clock_time
from delivery.pointers import link_in, number_in
from delivery.sms_text import fold
from subscribers import service

_LONGEST_CODE = 8
# With more words behind it than these ("K7QX is this one real please") somebody pasted the message itself.
_MOST_WORDS = 8
# Anybody may ask, and everybody's turn waits meanwhile: of more words that look like codes the first ones count.
_MOST_CODES = 20
_TOKEN = re.compile(rf"\b\w{{{CODE_LENGTH}}}\b")
# Something to press, as false messages have it; "in the bin.Then" is none.
_PRESSED = re.compile(r"://|\bwww\.|\w\.[a-z]{2,6}/", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:CHECK|SAW|MUTE|USEFUL|FWD)\s+(\w{{{CODE_LENGTH}}})\b")


async def check(turn: Turn, rest: str) -> bool:
    """A code, or a message that was pasted with one in it, gets an answer; "check out the garages" is free text."""
    turn.is_check = True
    if not rest:
        turn.say("check-how")
        return True
    is_code = len(rest.split()) == 1 and len(rest) <= _LONGEST_CODE
    alert, code = await _found(turn, rest)
    if alert:
        await _answer(turn, alert, "" if len(rest.split()) <= _MOST_WORDS else rest)
    elif is_code or code:
        turn.say("check-unknown", code=(code or rest[:_LONGEST_CODE]).upper())
    elif _PRESSED.search(rest) or is_slash(turn.typed):
        turn.say("check-no-code")
    else:
        turn.is_check = False
        return False
    return True


async def unasked(turn: Turn) -> bool:
    """A code alone, or behind a mistyped CHECK ("CHEK K7QX"), is asked about as if CHECK stood there."""
    *before, last = turn.typed.split() or [""]
    code = read_code(last)
    is_asked = not before or (
        len(before) == 1 and get_close_matches(plain(before[0]), ["check"], cutoff=0.75)
    )
    if code is None or not is_asked or await alerts.first_of(turn.tx, [code]) is None:
        return False
    return await check(turn, code)


async def _found(turn: Turn, words: str) -> tuple[Alert | None, str | None]:
    """The alert whose code stands in the words; where there is none, the code that looks most like one of ours."""
    named = [code for code in map(read_code, _NAMED.findall(words)) if code]
    first = read_code(words) or read_code(words.split()[0])
    others = [code for code in map(read_code, _TOKEN.findall(words)) if code]
    codes = list(dict.fromkeys([*([first] if first else []), *named, *others]))[:_MOST_CODES]
    if alert := await alerts.first_of(turn.tx, codes):
        return alert, alert.code
    return None, first or (named[0] if named else None)


async def _answer(turn: Turn, alert: Alert, pasted: str) -> None:
    """How the alert stands; then, while it is in force, the words that hold, where others may be in the asker's hand."""
    person = await service.by_route(turn.tx, turn.route)
    is_theirs = person is not None and await votes.is_recipient(turn.tx, alert.id, person.id)
    if not alert.is_public and not is_theirs:
        turn.say("check-some-only", code=alert.code)
        return
    told = await story(turn.tx, alert, turn.now)
    is_other = bool(pasted and told.said) and not any(_is_in(turn, each, pasted) for each in told.said)
    at = alert.sent_at or turn.now
    lines = [
        turn.text(
            _verdict(told, is_other=is_other),
            headline=headline(alert, turn.language),
            sender=alert.sender,
            day=day(turn, at),
            time=clock_time(at),
            code=alert.code,
        )
    ]
    if told.was_forwarded and not is_other:
        lines.append(turn.text("check-forwarded"))
    if alert.is_public and turn.on_telegram:
        lines.append(turn.text("check-page-telegram", page=f"{turn.parts.public_url}/alerts/{alert.code}"))
    turn.say_words("\n".join(lines))
    shown = told.newest if is_other else told.news
    if shown and told.standing == Standing.IN_FORCE:
        turn.say_words(shown.words(turn.language))


def _verdict(told: Story, *, is_other: bool) -> str:
    """The text for how it stands."""
    if told.standing == Standing.IN_FORCE:
        if is_other:
            return "check-other-words"
        return "check-updated" if told.news else "check-real"
    if is_other:
        return "check-other-over"
    return f"check-{told.standing}"


def _is_in(turn: Turn, said: Said, pasted: str) -> bool:
    """Whether somebody pasted what we sent: a coordinator's line may stand before it, but nothing to press or to ring."""
    whole = fold(pasted.replace(turn.parts.public_url, " "))
    for words in map(fold, (said.text, *(each for _, each in said.translations))):
        rest = whole.replace(words, " ")
        if plain(words) in plain(whole) and not link_in(rest) and not number_in(rest):
            return True
    return False


COMMANDS: dict[str, Command] = {"check": check}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
