"""/alert: an officer writes to the people of an area, on Telegram. The draft lies in alerts, here its id.

Whoever is no officer gets a kind answer. Every right is checked again where the deed is done, in alerts.
"""

from alerts import service as alerts
from alerts.circles import set_by_ward
from alerts.fingerprint import print_of
from alerts.model import Alert, Urgency
from bot.flows import compose_areas, compose_draft, compose_more, compose_preview, compose_template
from bot.flows import compose_screens as screens
from bot.flows.compose_draft import with_draft
from bot.flows.shift import officer_on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import BadInput, Conflict, NotAllowed
from staff.model import Staff

WRITING = frozenset({"compose.take_text"})


async def command(turn: Turn, rest: str) -> bool:
    """/alert, also in the middle of another flow. "Alert, there is ..." is a sentence."""
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    officer = await officer_on_duty(turn)
    if officer is None:
        return True
    if turn.on_sms:
        turn.say("compose-telegram-only")
        return True
    drafts = await alerts.drafts_of(turn.tx, officer)
    if drafts:
        screens.ask_which_draft(turn, officer, drafts)
    else:
        screens.ask_category(turn)
    return True


async def take_draft(turn: Turn) -> None:
    officer = await officer_on_duty(turn)
    if officer is None:
        return
    if turn.answer == screens.NEW:
        screens.ask_category(turn)
    elif turn.answer is None:
        turn.say_again()
    else:
        turn.go("compose.take_draft", alert=int(turn.answer.removeprefix(screens.DRAFT)))
        await with_draft(compose_draft.next_question)(turn)


async def take_category(turn: Turn) -> None:
    """The first answer makes the draft: what was only looked at leaves none behind."""
    officer = await officer_on_duty(turn)
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
    await with_draft(compose_template.begin)(turn)


async def take_area(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer == screens.KEEP:
        compose_draft.keep(turn)
    elif turn.answer == screens.DONE:
        await compose_draft.next_question(turn, officer, alert)
    elif turn.answer == screens.AGAIN:
        await alerts.clear_areas(turn.tx, alert.id, officer, turn.now)
        turn.memory.draft.pop("names", None)
        await compose_draft.go_on(turn, officer)
    else:
        await compose_areas.take(turn, officer, alert)


async def take_urgency(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer is None:
        turn.say_again()
        return
    await alerts.set_urgency(turn.tx, alert.id, officer, Urgency(turn.answer), turn.now)
    await compose_draft.go_on(turn, officer)


async def take_text(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer == screens.KEEP:
        compose_draft.keep(turn)
        return
    try:
        await alerts.set_text(turn.tx, alert.id, officer, turn.typed, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [screens.keep_choice(turn)])
        return
    if alert.translations:
        turn.say("compose-translations-gone")
    await compose_draft.go_on(turn, officer)


async def take_appeal(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer is None:
        turn.say_again()
        return
    await alerts.set_appeal(turn.tx, alert.id, officer, turn.answer == "yes", turn.now)
    await compose_draft.go_on(turn, officer)


async def take_decision(turn: Turn, officer: Staff, alert: Alert) -> None:
    """Under the preview: send, edit the text, more, keep, throw away."""
    if turn.answer == compose_preview.SEND:
        await _send(turn, officer, alert)
    elif turn.answer == compose_preview.EDIT:
        screens.ask_text(turn, alert)
    elif turn.answer == compose_preview.MORE:
        compose_more.ask(turn, alert)
    elif turn.answer == screens.KEEP:
        compose_draft.keep(turn)
    elif turn.answer == compose_preview.BY_WARD:
        await set_by_ward(turn.tx, alert.id, officer, not alert.goes_by_ward, turn.now)
        await compose_draft.go_on(turn, officer)
    elif turn.answer == compose_preview.DROP:
        await alerts.discard(turn.tx, alert.id, officer, turn.now)
        turn.end()
        turn.say("compose-dropped")
    else:
        turn.say_again()


async def take_warning(turn: Turn, officer: Staff, alert: Alert) -> None:
    """One warning after another, then it goes; or the words are changed."""
    if turn.answer == compose_preview.EDIT:
        screens.ask_text(turn, alert)
    elif turn.answer is None:
        turn.say_again()
    else:
        place = str(turn.memory.draft["warning"])
        await alerts.answer_finding(turn.tx, alert.id, officer, place, turn.now)
        await _send(turn, officer, alert)


async def _send(turn: Turn, officer: Staff, alert: Alert) -> None:
    """Ask about the next warning, or let it go. What has come up since the preview brings a new one."""
    alert = await alerts.get(turn.tx, alert.id, is_held=True)
    if (await print_of(turn.tx, alert)).hex() != turn.memory.draft.get("seen"):
        turn.say("compose-changed")
        await compose_draft.next_question(turn, officer, alert)
        return
    looked = await alerts.look_at(turn.tx, alert, turn.now)
    if looked.open and not looked.errors:
        compose_preview.ask_about(turn, looked.open[0], len(looked.open) - 1)
        return
    rules = turn.parts.community.alert_rules
    try:
        preview = await alerts.preview(
            turn.tx, alert.id, officer, turn.now, turn.parts.community.alert_limits.routine_a_week
        )
        sent = await alerts.submit(turn.tx, alert.id, officer, turn.now, rules, from_telegram=True)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values))
        await compose_draft.show(turn, officer, alert)
        return
    await compose_preview.say_sent(turn, sent, preview)


async def halt(turn: Turn, code: str) -> bool:
    """ "Stop sending", under an alert that goes out. What is on the wire goes on."""
    officer = await officer_on_duty(turn)
    alert = await alerts.by_any_code(turn.tx, code)
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


COMMANDS: dict[str, Command] = {"alert": command}
STEPS: dict[str, Step] = {
    "take_draft": take_draft,
    "take_category": take_category,
    "take_area": with_draft(take_area),
    "take_urgency": with_draft(take_urgency),
    "take_text": with_draft(take_text),
    "take_appeal": with_draft(take_appeal),
    "take_decision": with_draft(take_decision),
    "take_warning": with_draft(take_warning),
}
PRESSES: dict[str, Command] = {"halt": halt, "preview": only_preview}
