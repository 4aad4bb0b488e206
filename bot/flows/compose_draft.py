"""What all steps of writing an alert share: whose draft it is, and what comes next."""

from collections.abc import Awaitable, Callable

from alerts import service as alerts
from alerts.fingerprint import print_of
from alerts.model import Alert, Stage
from alerts.templates import first_gap
from bot.flows import compose_preview, compose_screens
from bot.flows.shift import officer_on_duty
from bot.turn import Step, Turn
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from staff.model import Staff

Writing = Callable[[Turn, Staff, Alert], Awaitable[None]]


def with_draft(writing: Writing) -> Step:
    """A step that works on the officer's draft. One that was sent or thrown away meanwhile ends the flow."""

    async def step(turn: Turn) -> None:
        officer = await officer_on_duty(turn)
        if officer is None:
            return
        try:
            alert = await alerts.get(turn.tx, int(turn.memory.draft.get("alert", 0)))
            await writing(turn, officer, alert)
        except (NotFound, NotAllowed, Conflict):
            turn.end()
            turn.say("compose-gone")

    return step


async def go_on(turn: Turn, officer: Staff) -> None:
    """Ask what the draft still lacks, or show it. Raises NotAllowed, Conflict."""
    await next_question(turn, officer, await alerts.get(turn.tx, int(turn.memory.draft["alert"])))


async def next_question(turn: Turn, officer: Staff, alert: Alert) -> None:
    """As `go_on`, for a draft just read."""
    gap = first_gap(alert.text or "") if alert.template and alert.stage == Stage.DRAFT else None
    if gap:
        compose_screens.ask_gap(turn, alert, gap)
    elif alert.missing:
        compose_screens.ask_next(turn, alert)
    else:
        await show(turn, officer, alert)


async def show(turn: Turn, officer: Staff, alert: Alert) -> None:
    """The preview; where the words do not fit what was chosen since, the words again. Raises NotAllowed, Conflict."""
    try:
        preview = await alerts.preview(
            turn.tx, alert.id, officer, turn.now, turn.parts.community.alert_limits.routine_a_week
        )
    except BadInput as error:
        turn.go("compose.take_text")
        turn.say_words(turn.text(error.key, **error.values), [compose_screens.keep_choice(turn)])
        return
    looked = await alerts.look_at(turn.tx, alert, turn.now)
    compose_preview.show(turn, alert, preview, looked, await print_of(turn.tx, alert))


def keep(turn: Turn) -> None:
    """Leave the draft as it is, to go on with it another time."""
    turn.end()
    turn.say("compose-kept")
