"""What all steps of /sent share: the alert on screen, and what its officer is writing to follow it."""

from collections.abc import Awaitable, Callable

from alerts import following
from alerts import service as alerts
from alerts.model import Alert, VersionKind
from bot.flows.shift import officer_on_duty
from bot.turn import Step, Turn
from config.errors import Conflict, NotAllowed, NotFound
from staff.model import Staff

Deed = Callable[[Turn, Staff, Alert], Awaitable[None]]


def with_alert(deed: Deed) -> Step:
    """A step that works on the alert on screen. What somebody did with it meanwhile ends the flow."""

    async def step(turn: Turn) -> None:
        officer = await officer_on_duty(turn)
        if officer is None:
            return
        try:
            alert = await alerts.get(turn.tx, int(turn.memory.draft.get("alert", 0)))
            await deed(turn, officer, alert)
        except NotAllowed:
            turn.end()
            turn.say("staff-not-yours")
        except (NotFound, Conflict):
            turn.end()
            turn.say("sent-gone")

    return step


def written(turn: Turn, alert: Alert) -> tuple[VersionKind, Alert]:
    """What kind it is, and the alert with its words as far as they are there."""
    draft = turn.memory.draft
    translations = tuple(draft.get("translations", {}).items())
    return VersionKind(draft["kind"]), following.saying(alert, draft.get("words", ""), translations)


def keep(turn: Turn, said: Alert) -> None:
    """Remember the words until they go, or are left."""
    turn.memory.draft.update(words=said.text, translations=dict(said.translations))
