"""Danger: the 999 text at once, filed at once, taken back with UNDO, and nothing asked for ten minutes."""

from dataclasses import replace

from bot.codes import words_beside
from bot.flows import filing, media
from bot.inbound import Form
from bot.keywords import command_in
from bot.memory import Undo, is_past
from bot.turn import Turn
from config.texts import ENGLISH, languages, text
from delivery.messages import Choice, Message
from intelligence.danger import Danger
from intelligence.intake import fit_text
from intelligence.model import CONTROL_ROOM, UNDO_LIVES, Envelope, EnvelopeKind, IntakeLane
from staff import service as staff

UNDO_BUTTON = "undo=now"
_SUICIDE, _NUMBER = "suicide", "number"
# Who is hurt at home may not be alone with the phone: its words name neither this nor the helpline.
HOME = "domestic-abuse"


async def raise_alarm(turn: Turn, found: Danger) -> None:
    """Answer words of danger, in whatever flow they fall, and pass them on."""
    turn.is_emergency = True
    language = _language(turn, found)
    ring = text(language, _ring(turn, found))
    running = _running(turn)
    if running:
        await _add(turn, words_beside(turn.typed, turn.parts.cases), running)
        if turn.inbound.form == Form.EDITED and found.kind != _SUICIDE:
            # The long text stands above already, and each further slip that is mended would bring it again.
            _say(turn, text(language, "danger-added"), language)
            return
    elif found.kind == _NUMBER:
        # A number alone is nothing to pass on, so there is nothing to take back.
        turn.said.append(Message(ring))
        return
    else:
        await _file(turn, found)
        if turn.memory.undo:
            turn.memory.undo.language = language
    heard = await staff.is_heard(turn.tx, CONTROL_ROOM, turn.now)
    words = f"{ring}\n{text(language, 'danger-passed-on' if heard else 'danger-kept')}"
    if turn.on_telegram:
        words += f"\n{text(language, 'danger-removed')}"
    _say(turn, words, language)


def _ring(turn: Turn, found: Danger) -> str:
    if found.kind == _SUICIDE:
        return "danger-ring-suicide"
    is_home = HOME in (*found.categories, filing.judge(turn, turn.typed, None).category)
    return "danger-ring-home" if is_home else "danger-ring"


async def _file(turn: Turn, found: Danger) -> None:
    words = words_beside(turn.typed, turn.parts.cases)
    facts = await filing.facts_of(turn, _alert(turn))
    where = filing.routed(turn, words, facts)
    category = found.categories[0] if found.categories else where.category
    where = replace(where, category=category, urgency="emergency", team=CONTROL_ROOM)
    turn.memory.refs, turn.memory.photos = [], []
    media.keep_photo(turn)
    await filing.file(turn, words, where, facts, may_ask=False, is_danger=True)


async def follow_up(turn: Turn) -> bool:
    """Within ten minutes of danger plain words are added to it, and nothing is asked. False after these."""
    running = _running(turn)
    if running is None:
        return False
    turn.is_emergency = True
    judged = filing.judge(turn, turn.typed, None)
    if judged.quiet and not turn.inbound.photo:
        return True
    # A door number or a name is no intelligence by itself, and here may be all that matters.
    is_photo = turn.inbound.photo is not None
    if (
        is_photo
        or judged.is_intelligence
        or len(turn.typed.split()) > 2
        or any(sign.isdigit() for sign in turn.typed)
    ):
        await _add(turn, turn.typed, running)
        key = "danger-added"
    else:
        key = "danger-still"
    language = running.language or turn.language
    words = [text(language, key)]
    if turn.parts.selves.tells_of_a_victim(turn.typed):
        words.append(text(language, "thanks-no-crime-report", site=turn.parts.community.report_at))
    if judged.category == HOME:
        words.append(text(language, "thanks-helpline"))
    _say(turn, "\n".join(words), language)
    return True


async def _add(turn: Turn, words: str, running: Undo) -> None:
    turn.memory.photos = []
    media.keep_photo(turn)
    photos = tuple(turn.memory.photos)
    where = filing.routed(turn, words, None)
    envelope = Envelope(EnvelopeKind.ADD, fit_text(words), handle=running.handle, photos=photos, routed=where)
    turn.leave(envelope, IntakeLane.NOW)
    running.until = (turn.now + UNDO_LIVES).isoformat()
    turn.memory.refs = []
    filing.leave_no_trace(turn)


def _running(turn: Turn) -> Undo | None:
    undo = turn.memory.undo
    return undo if undo and undo.was_danger and not is_past(undo.until, turn.now) else None


def _language(turn: Turn, found: Danger) -> str:
    """The person's own; where that is English, which nobody needs to choose, the one in which they cry for help."""
    running = _running(turn)
    if running and running.language:
        return running.language
    is_theirs = turn.language != ENGLISH or found.language not in languages()
    return turn.language if is_theirs else found.language


def _say(turn: Turn, words: str, language: str) -> None:
    """The button is Telegram's; on SMS the words name UNDO, since a number there would answer a menu."""
    buttons = (Choice(text(language, "tip-undo"), UNDO_BUTTON),) if turn.on_telegram else ()
    turn.said.append(Message(words, buttons))


def _alert(turn: Turn) -> str | None:
    """The code of the alert that is being answered, in a flow or by SAW and a code."""
    word, rest = command_in(turn.typed) or ("", "")
    code = turn.memory.draft.get("alert") if word != "saw" else (rest.split() or [""])[0]
    return code if isinstance(code, str) else None
