"""/approve: a second person looks at an alert before it goes, one at a time. Every right is checked again in alerts."""

from collections.abc import Awaitable, Callable

from alerts import approval
from alerts.asked import Asked, own_waiting, waiting_for
from alerts.model import Stage
from alerts.quiet import reaches_at
from alerts.rules import Decision
from alerts.sight import Sight, see
from bot.flows import approve_screens as screens
from bot.flows.shift import on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.timekeeping import day_and_time
from staff.model import Staff, may_compose

WRITING = frozenset({"approve.take_reason"})


async def command(turn: Turn, rest: str) -> bool:
    """/approve, also in the middle of another flow. "Approve of it" is a sentence."""
    if rest and not is_slash(turn.typed):
        return False
    person = await _person(turn)
    if person is None:
        return True
    turn.end()
    if turn.on_sms:
        turn.say("approve-telegram-only")
    else:
        await _show_next(turn, person, "approve-nothing")
    return True


async def look(turn: Turn, rest: str) -> bool:
    """The button under a notice: it stands there for as long as the chat does, whatever happened since."""
    turn.edits_pressed = False
    person = await _person(turn)
    if person is None:
        return True
    turn.end()
    await _show(turn, person, int(rest) if rest.isdecimal() and len(rest) < 19 else 0)
    return True


async def decide(turn: Turn) -> None:
    """Under what was shown: yes, back, no, or later."""
    person = await _person(turn)
    if person is None:
        return
    wanted = turn.memory.draft.get("approval", 0)
    if turn.answer == screens.YES:
        await _carefully(turn, person, _approve)
    elif turn.answer == screens.REVIEWED:
        await _carefully(turn, person, _review)
    elif turn.answer in (screens.BACK, screens.NO):
        screens.ask_reason(turn, turn.answer)
    elif turn.answer == screens.NEXT:
        await _show_next(turn, person, "approve-nothing-more", after=wanted)
    elif turn.answer == screens.LEAVE:
        turn.end()
        turn.say("approve-left")
    else:
        turn.say_again()


async def take_reason(turn: Turn) -> None:
    """Why it was sent back or refused."""
    person = await _person(turn)
    if person is None:
        return
    if turn.answer == screens.CANCEL:
        await _show(turn, person, turn.memory.draft.get("approval", 0))
    else:
        await _carefully(turn, person, _refuse)


async def take_next(turn: Turn) -> None:
    """After one is decided: the next, or enough for now."""
    person = await _person(turn)
    if person is None:
        return
    if turn.answer == screens.NEXT:
        turn.end()
        await _show_next(turn, person, "approve-nothing-more")
    elif turn.answer == screens.LEAVE:
        turn.end()
        turn.say("approve-left")
    else:
        turn.say_again()


async def _approve(turn: Turn, person: Staff) -> None:
    draft = turn.memory.draft
    done = await approval.approve(
        turn.tx, draft["approval"], person, turn.now, bytes.fromhex(draft["fingerprint"])
    )
    if done.approval is not None:
        turn.say("approve-done-moved", code=done.alert.code)
        await _show(turn, person, done.approval)
    elif done.alert.stage == Stage.SCHEDULED and (goes := reaches_at(done.alert)):
        await _done(
            turn,
            person,
            turn.text("approve-done-scheduled", code=done.alert.code, time=day_and_time(goes)),
        )
    else:
        key = "approve-done-approved" if draft["is_first"] else "approve-done-follow"
        await _done(turn, person, turn.text(key, code=done.alert.code))


async def _review(turn: Turn, person: Staff) -> None:
    await approval.review(turn.tx, turn.memory.draft["approval"], person, turn.now)
    await _done(turn, person, turn.text("approve-done-reviewed"))


async def _refuse(turn: Turn, person: Staff) -> None:
    draft = turn.memory.draft
    is_back = draft["deed"] == screens.BACK
    verb = approval.send_back if is_back else approval.reject
    await verb(turn.tx, draft["approval"], person, turn.typed, turn.now)
    key = "approve-done-returned" if is_back else "approve-done-rejected"
    await _done(turn, person, turn.text(key, name=draft["asker"]))


async def _carefully(turn: Turn, person: Staff, deed: Callable[[Turn, Staff], Awaitable[None]]) -> None:
    """Do it, or say kindly why not and how it stands."""
    try:
        await deed(turn, person)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values))
        turn.say_again()
    except (Conflict, NotFound):
        await _show(turn, person, turn.memory.draft.get("approval", 0))
    except NotAllowed:
        turn.end()
        turn.say("approve-not-you")


async def _show(turn: Turn, person: Staff, approval_id: int) -> None:
    """One request, or why it cannot be shown; then what else waits."""
    try:
        sight = await see(turn.tx, approval_id, person, turn.now)
    except NotFound:
        sight = None
    except NotAllowed:
        turn.end()
        turn.say("approve-not-you")
        return
    if sight is None or not _waits(sight):
        turn.end()
        turn.say_words(await screens.why_gone(turn, person, sight) if sight else turn.text("approve-gone"))
        await _offer_next(turn, person)
        return
    others = len([row for row, _ in await waiting_for(turn.tx, person) if row.id != approval_id])
    screens.show(turn, sight, others)


def _waits(sight: Sight) -> bool:
    if sight.asked.decision == Decision.BYPASSED or not sight.is_first:
        return sight.asked.waits
    return sight.asked.waits and sight.alert.stage == Stage.PENDING


async def _show_next(turn: Turn, person: Staff, nothing: str, *, after: int = 0) -> None:
    """The first that waits, or the one behind `after` in the list, round and round."""
    waiting = [row for row, _ in await waiting_for(turn.tx, person)]
    if not waiting:
        turn.end()
        own = await own_waiting(turn.tx, person)
        lines = [turn.text("approve-own", count=len(own), codes=", ".join(own))] if own else []
        turn.say_words("\n".join([turn.text(nothing), *lines]))
        return
    await _show(turn, person, _behind(waiting, after).id)


def _behind(waiting: list[Asked], after: int) -> Asked:
    places = [place for place, row in enumerate(waiting) if row.id == after]
    return waiting[(places[0] + 1) % len(waiting)] if places else waiting[0]


async def _done(turn: Turn, person: Staff, words: str) -> None:
    turn.end()
    turn.say_words(words)
    await _offer_next(turn, person)


async def _offer_next(turn: Turn, person: Staff) -> None:
    if waiting := await waiting_for(turn.tx, person):
        screens.offer_next(turn, len(waiting))


async def _person(turn: Turn) -> Staff | None:
    """Who speaks, if they may approve anything at all; None, and a kind answer, for anybody else."""
    person = await on_duty(turn)
    if person is None or may_compose(person):
        return person
    turn.end()
    turn.say("staff-may-not-compose")
    return None


COMMANDS: dict[str, Command] = {"approve": command}
STEPS: dict[str, Step] = {"decide": decide, "take_reason": take_reason, "take_next": take_next}
PRESSES: dict[str, Command] = {"look": look}
