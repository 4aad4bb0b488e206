"""Beginning an alert with words that were written before: which, and what goes into their gaps."""

from alerts import service as alerts
from alerts.model import Alert
from alerts.templates import filled, first_gap, offered
from bot.flows import compose_areas, compose_draft
from bot.flows import compose_screens as screens
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from config.timekeeping import LONDON
from staff.model import Staff

_OWN, _USE, _CHANGE = "own", "use", "change"
_AGAIN = screens.WORDS_AGAIN

WRITING = frozenset({"compose_template.take_gap", "compose_template.take_text"})


async def begin(turn: Turn, officer: Staff, alert: Alert) -> None:
    """After the category: a template or words of one's own; straight on where there is no template."""
    today = turn.now.astimezone(LONDON).date()
    found = offered(turn.parts.community.templates, alert.category or "", today)
    if not found:
        await compose_draft.next_question(turn, officer, alert)
        return
    turn.go("compose_template.take_choice")
    choices = [(each.slug, each.title) for each in found]
    turn.say("compose-template", [*choices, (_OWN, turn.text("compose-template-own"))])


async def take_choice(turn: Turn, officer: Staff, alert: Alert) -> None:
    """A template, one's own words, or straight away where it goes."""
    if turn.answer == _OWN:
        await compose_draft.next_question(turn, officer, alert)
        return
    if turn.answer is None:
        await compose_areas.take(turn, officer, alert)
        return
    template = next((each for each in turn.parts.community.templates if each.slug == turn.answer), None)
    if template:
        await alerts.apply_template(turn.tx, alert.id, officer, template, turn.now)
        alert = await alerts.get(turn.tx, alert.id)
    if first_gap(alert.text or ""):
        await compose_draft.next_question(turn, officer, alert)
    else:
        _show(turn, alert)


async def take_gap(turn: Turn, officer: Staff, alert: Alert) -> None:
    """What goes in for the gap on screen; then the next one, or the whole text."""
    if turn.answer == screens.KEEP:
        compose_draft.keep(turn)
        return
    if turn.answer == _AGAIN:
        await _begin_again(turn, officer, alert)
        return
    words = alert.text or ""
    gap = first_gap(words)
    if gap is None:
        await compose_draft.next_question(turn, officer, alert)
        return
    try:
        await alerts.set_text(turn.tx, alert.id, officer, filled(words, gap, turn.typed), turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [screens.keep_choice(turn)])
        return
    alert = await alerts.get(turn.tx, alert.id)
    if first_gap(alert.text or ""):
        await compose_draft.next_question(turn, officer, alert)
    else:
        _show(turn, alert)


async def take_text(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The filled text: use it, change it, begin again; words that are typed take its place."""
    if turn.answer == _USE:
        await compose_draft.next_question(turn, officer, alert)
    elif turn.answer == _CHANGE:
        screens.ask_text(turn, alert)
    elif turn.answer == _AGAIN:
        await _begin_again(turn, officer, alert)
    else:
        try:
            await alerts.set_text(turn.tx, alert.id, officer, turn.typed, turn.now)
        except BadInput as error:
            turn.go("compose.take_text")
            turn.say_words(turn.text(error.key, **error.values), [screens.keep_choice(turn)])
            return
        await compose_draft.go_on(turn, officer)


async def _begin_again(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The template's words with all their gaps, whatever was put in."""
    template = screens.template_of(turn, alert)
    if template:
        await alerts.apply_template(turn.tx, alert.id, officer, template, turn.now)
    await compose_draft.go_on(turn, officer)


def _show(turn: Turn, alert: Alert) -> None:
    turn.go("compose_template.take_text")
    choices = [(each, turn.text(f"compose-template-{each}")) for each in (_USE, _CHANGE)]
    choices += screens.words_again(turn, alert)
    turn.say("compose-template-filled", choices, words=alert.text or "")


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {
    "take_choice": with_draft(take_choice),
    "take_gap": with_draft(take_gap),
    "take_text": with_draft(take_text),
}
PRESSES: dict[str, Command] = {}
