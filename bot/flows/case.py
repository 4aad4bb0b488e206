"""The resident's way back to a tip: CASE and FORGET with four words, READ and the answer to a question."""

from collections.abc import Awaitable, Callable

from bot.flows import enough, filing, guarding, media
from bot.keywords import is_slash
from bot.memory import Memory, Question, is_past
from bot.turn import Command, Step, Turn
from intelligence.cases import case_tag, hash_of
from intelligence.intake import fit_text
from intelligence.model import CaseState, Envelope, EnvelopeKind, IntakeLane, TipState, lane_for

TRIES_A_DAY = 5
MOST_ODD_WORDS = 8
READ_BUTTON = "read=now"
Act = Callable[[Turn, str, str, CaseState | None, str], Awaitable[None]]


async def case(turn: Turn, rest: str) -> bool:
    """CASE and four words: how it stands; with words behind them: add these."""
    return await _with_code(turn, rest, "case-how", _tell_and_add)


async def forget(turn: Turn, rest: str) -> bool:
    """FORGET and four words: burn the way back, at once."""
    return await _with_code(turn, rest, "forget-how", _forget)


async def read(turn: Turn, rest: str) -> bool:
    """READ: the oldest message that was not read yet; else the question that still waits for an answer."""
    if rest:
        return False
    memory = turn.memory
    turn.is_exempt = True
    memory.questions = [each for each in memory.questions if not is_past(each.until, turn.now)]
    if not memory.questions:
        turn.say("message-none")
        turn.say_again()
        return True
    turn.end()
    memory.offer = None
    shown = next((each for each in memory.questions if not each.was_read), memory.questions[0])
    shown.was_read = True
    if shown.token:
        turn.go("case.take_answer", token=shown.token)
        turn.say("message-question", words=shown.text)
    else:
        memory.questions.remove(shown)
        turn.say("message-told", words=shown.text)
    if any(not each.was_read for each in memory.questions):
        turn.say("message-more")
    return True


async def press_read(turn: Turn, _rest: str) -> bool:
    return await read(turn, "")


async def take_answer(turn: Turn) -> None:
    """The answer to the question just read. It leaves like a tip: sealed, and in a batch."""
    if media.refused(turn):
        return
    token = turn.memory.draft.get("token")
    if not (turn.typed or turn.inbound.photo) or not isinstance(token, str):
        await read(turn, "")
        return
    media.keep_photo(turn)
    if not guarding.show_back(turn, "case.take_held_answer", turn.typed, token=token):
        await _send_answer(turn, turn.typed, token)


async def take_held_answer(turn: Turn) -> None:
    """How the answer shall go in which they may show who they are; written again, it is looked at again."""
    words = guarding.chosen(turn)
    if words is not None:
        await _send_answer(turn, words, str(turn.memory.draft["token"]))
    elif turn.answer is None:
        if guarding.is_written_again(turn):
            await take_answer(turn)
        else:
            turn.say_again()
    else:
        filing.leave_no_trace(turn)
        turn.say("tip-not-sent")


async def _send_answer(turn: Turn, words: str, token: str) -> None:
    async with turn.parts.database.reading(on_tips=True) as reading:
        is_asked = await turn.parts.cases.is_asked(reading, token)
    if not is_asked:
        turn.memory.questions = [each for each in turn.memory.questions if each.token != token]
        filing.leave_no_trace(turn)
        turn.say("answer-late")
        return
    judged = filing.judge(turn, words, None)
    envelope = Envelope(EnvelopeKind.ANSWER, fit_text(words), token=token, photos=tuple(turn.memory.photos))
    turn.leave(envelope, lane_for(judged.urgency))
    turn.memory.questions = [each for each in turn.memory.questions if each.token != token]
    filing.leave_no_trace(turn)
    filing.say_filed(turn, "answer-sent")


async def take_held_words(turn: Turn) -> None:
    """As for an answer: words for a case."""
    words, verifier = guarding.chosen(turn), str(turn.memory.draft["verifier"])
    if turn.answer is None:
        if not guarding.is_written_again(turn):
            turn.say_again()
            return
        if guarding.show_back(turn, "case.take_held_words", turn.typed, verifier=verifier):
            return
        words = turn.typed
    if words is not None:
        await _add(turn, words, verifier)
    filing.leave_no_trace(turn)
    if words is None:
        turn.say("tip-not-sent")


async def _add(turn: Turn, words: str, verifier: str) -> None:
    if enough.refused(turn, filing.judge(turn, words, None, is_report=True).urgency):
        return
    enough.count(turn)
    envelope = Envelope(EnvelopeKind.ADD, fit_text(words), verifier=verifier)
    turn.leave(envelope, IntakeLane.QUARTER)
    filing.say_filed(turn, "case-added")


async def _with_code(turn: Turn, rest: str, how: str, act: Act) -> bool:
    found = turn.parts.cases.read(rest)
    if found is None and not turn.parts.cases.resembles(rest):
        if rest and not is_slash(turn.typed) and not _is_odd_attempt(turn, rest):
            return False
        if rest and turn.inbound.ref:
            turn.deletes.append(turn.inbound.ref)
        turn.say(how)
        return True
    turn.memory.refs = []
    filing.leave_no_trace(turn)
    today = turn.now.date().isoformat()
    tries = turn.memory.tries if turn.memory.tries_on == today else 0
    if tries >= TRIES_A_DAY:
        turn.say("case-too-many")
        return True
    if found is None:
        turn.memory.tries_on, turn.memory.tries = today, tries + 1
        turn.say("case-unknown")
        return True
    code, words = found
    verifier = await turn.parts.cases.verifier(code)
    # A transaction of its own, which reads tips and nothing else: the turn's own must never meet one.
    async with turn.parts.database.reading(on_tips=True) as reading:
        state = await turn.parts.cases.state(reading, verifier)
    if state is None and not _is_recent(turn, code):
        turn.memory.tries_on, turn.memory.tries = today, tries + 1
        turn.say("case-unknown")
        return True
    await act(turn, code, verifier.hex(), state, words)
    return True


def _is_odd_attempt(turn: Turn, rest: str) -> bool:
    """A few words that tell nothing and are written into no flow: rather case words gone wrong than a sentence."""
    if turn.memory.step or not 1 < len(rest.split()) <= MOST_ODD_WORDS:
        return False
    judged = filing.judge(turn, turn.typed, None)
    return not judged.is_intelligence and not judged.quiet and judged.team == "bot"


async def _tell_and_add(turn: Turn, _code: str, verifier: str, state: CaseState | None, words: str) -> None:
    is_muted = state is not None and state.is_muted
    if words and not is_muted:
        if guarding.show_back(turn, "case.take_held_words", words, verifier=verifier):
            return
        await _add(turn, words, verifier)
    elif state is None or not (state.was_opened or state.outcome):
        turn.say("case-not-read")
    elif state.state == TipState.CLOSED and state.outcome:
        turn.say(f"outcome-{state.outcome}")
    else:
        turn.say("case-read")
    if is_muted:
        turn.say("case-muted")
    if any(not each.was_read for each in turn.memory.questions):
        turn.say("message-waiting")


async def _forget(turn: Turn, code: str, verifier: str, state: CaseState | None, _words: str) -> None:
    envelope = Envelope(EnvelopeKind.FORGET, verifier=verifier)
    turn.leave(envelope, IntakeLane.NOW)
    gone = state.open_tokens if state else frozenset()
    turn.memory.questions = [each for each in turn.memory.questions if not _is_one_of(each, gone)]
    tag = case_tag(code)
    turn.memory.recent_cases = [kept for kept in turn.memory.recent_cases if kept[0] != tag]
    if turn.memory.contact and turn.memory.contact.tag == tag:
        turn.memory.contact = None
    turn.memory.shared = [kept for kept in turn.memory.shared if kept[2] != tag]
    turn.say("case-forgotten")


def _is_recent(turn: Turn, code: str) -> bool:
    """Given out in this conversation so lately that its tip may not be moved yet."""
    tag = case_tag(code)
    return any(kept == tag and not is_past(until, turn.now) for kept, until in turn.memory.recent_cases)


def cut_off(memory: Memory) -> list[Envelope]:
    """For whoever cannot be written to any more: no team waits for the answer to a question of theirs."""
    return [Envelope(EnvelopeKind.CUT_OFF, token=each.token) for each in memory.questions if each.token]


def _is_one_of(question: Question, gone: frozenset[bytes]) -> bool:
    return question.token is not None and hash_of(question.token) in gone


COMMANDS: dict[str, Command] = {"case": case, "forget": forget, "read": read}
STEPS: dict[str, Step] = {
    "take_answer": take_answer,
    "take_held_answer": take_held_answer,
    "take_held_words": take_held_words,
}
PRESSES: dict[str, Command] = {"read": press_read}
PHOTOS = frozenset({"case.take_answer"})
