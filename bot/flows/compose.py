"""/alert: an officer writes to the people of an area, on Telegram. The draft lies in alerts, here its id.

Whoever is no officer gets a kind answer. Every right is checked again where the deed is done, in alerts.
"""

from collections.abc import Awaitable, Callable

from alerts import service as alerts
from alerts.model import Alert, Urgency
from bot.flows import compose_areas
from bot.flows import compose_screens as screens
from bot.flows.shift import on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from staff.model import Staff, may_compose

Stage = Callable[[Turn, Staff, Alert], Awaitable[None]]

WRITING = frozenset({"compose.take_text"})


async def command(turn: Turn, rest: str) -> bool:
    """/alert, also in the middle of another flow. "Alert, there is ..." is a sentence."""
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    officer = await _officer(turn)
    if officer is None:
        return True
    if turn.on_sms:
        turn.say("compose-telegram-only")
        return True
    drafts = await alerts.drafts_of(turn.tx, officer)
    if drafts:
        screens.ask_which_draft(turn, drafts)
    else:
        screens.ask_category(turn)
    return True


async def take_draft(turn: Turn) -> None:
    officer = await _officer(turn)
    if officer is None:
        return
    if turn.answer == screens.NEW:
        screens.ask_category(turn)
    elif turn.answer is None:
        turn.say_again()
    else:
        turn.go("compose.take_draft", alert=int(turn.answer.removeprefix(screens.DRAFT)))
        await _with_draft(_next)(turn)


async def take_category(turn: Turn) -> None:
    """The first answer makes the draft: what was only looked at leaves none behind."""
    officer = await _officer(turn)
    if officer is None:
        return
    topic = screens.topic_of(turn, turn.answer or "")
    if turn.answer is None or topic is None:
        turn.say_again()
        return
    team = screens.team_of(turn, officer.team)
    signature = (
        turn.text("team-signature", team=team.name, organisation=team.organisation) if team else officer.team
    )
    draft = await alerts.start_draft(turn.tx, officer, signature, turn.now)
    await alerts.set_category(turn.tx, draft, officer, turn.answer, topic, turn.now)
    turn.go("compose.take_category", alert=draft)
    await _with_draft(_next)(turn)


async def take_area(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer == screens.KEEP:
        await _keep(turn)
    elif turn.answer == screens.DONE:
        await _next(turn, officer, alert)
    elif turn.answer == screens.AGAIN:
        await alerts.clear_areas(turn.tx, alert.id, officer, turn.now)
        turn.memory.draft.pop("names", None)
        await _go_on(turn, officer)
    else:
        await compose_areas.take(turn, officer, alert)


async def take_urgency(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer is None:
        turn.say_again()
        return
    await alerts.set_urgency(turn.tx, alert.id, officer, Urgency(turn.answer), turn.now)
    await _go_on(turn, officer)


async def take_text(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer == screens.KEEP:
        await _keep(turn)
        return
    try:
        await alerts.set_text(turn.tx, alert.id, officer, turn.typed, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [(screens.KEEP, turn.text("compose-keep"))])
        return
    await _go_on(turn, officer)


async def take_appeal(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer is None:
        turn.say_again()
        return
    await alerts.set_appeal(turn.tx, alert.id, officer, turn.answer == "yes", turn.now)
    await _go_on(turn, officer)


async def take_decision(turn: Turn, officer: Staff, alert: Alert) -> None:
    """Under the preview: send, edit the text, keep, throw away."""
    if turn.answer == "send":
        preview = await alerts.preview(turn.tx, alert.id, officer, turn.now)
        screens.say_sent(turn, await alerts.send(turn.tx, alert.id, officer, turn.now), preview)
    elif turn.answer == "edit":
        screens.ask_text(turn, alert)
    elif turn.answer == screens.KEEP:
        await _keep(turn)
    elif turn.answer == "drop":
        await alerts.discard(turn.tx, alert.id, officer, turn.now)
        turn.end()
        turn.say("compose-dropped")
    else:
        turn.say_again()


async def halt(turn: Turn, code: str) -> bool:
    """ "Stop sending", under an alert that goes out. What is on the wire goes on."""
    officer = await _officer(turn)
    alert = await alerts.by_code(turn.tx, code)
    if officer is None or alert is None:
        return True
    try:
        stopped = await alerts.cancel(turn.tx, alert.id, officer, turn.now)
    except NotAllowed:
        turn.say("staff-not-yours")
    except Conflict:
        turn.say("compose-stopped-before", code=alert.code)
    else:
        key = "compose-stopped" if stopped.held_back or stopped.gone == 0 else "compose-all-gone"
        turn.say(key, code=alert.code, gone=stopped.gone)
    return True


async def only_preview(turn: Turn, rest: str) -> bool:
    """The button under a preview does nothing yet, and says so."""
    turn.edits_pressed = False
    turn.say("compose-only-preview")
    return True


async def _officer(turn: Turn) -> Staff | None:
    """The officer who speaks; None, and a kind answer, for anybody else."""
    person = await on_duty(turn)
    if person is None or may_compose(person):
        return person
    turn.end()
    turn.say("staff-may-not-compose")
    return None


def _with_draft(stage: Stage) -> Step:
    """A step that works on the officer's draft. One that was sent or thrown away meanwhile ends the flow."""

    async def step(turn: Turn) -> None:
        officer = await _officer(turn)
        if officer is None:
            return
        try:
            alert = await alerts.get(turn.tx, int(turn.memory.draft.get("alert", 0)))
            await stage(turn, officer, alert)
        except (NotFound, NotAllowed, Conflict):
            turn.end()
            turn.say("compose-gone")

    return step


async def _go_on(turn: Turn, officer: Staff) -> None:
    await _next(turn, officer, await alerts.get(turn.tx, int(turn.memory.draft["alert"])))


async def _next(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The next question, or the preview once all are answered."""
    if alert.missing:
        screens.ask_next(turn, alert)
        return
    try:
        screens.show_preview(turn, await alerts.preview(turn.tx, alert.id, officer, turn.now))
    except BadInput as error:
        turn.go("compose.take_text")
        turn.say_words(turn.text(error.key, **error.values), [(screens.KEEP, turn.text("compose-keep"))])


async def _keep(turn: Turn) -> None:
    turn.end()
    turn.say("compose-kept")


COMMANDS: dict[str, Command] = {"alert": command}
STEPS: dict[str, Step] = {
    "take_draft": take_draft,
    "take_category": take_category,
    "take_area": _with_draft(take_area),
    "take_urgency": _with_draft(take_urgency),
    "take_text": _with_draft(take_text),
    "take_appeal": _with_draft(take_appeal),
    "take_decision": _with_draft(take_decision),
}
PRESSES: dict[str, Command] = {"halt": halt, "preview": only_preview}
