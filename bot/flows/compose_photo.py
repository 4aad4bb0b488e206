"""The picture that goes with an alert: a photo that the officer sends, and never a file as it is, which would tell where
and with what it was taken."""

from alerts import service as alerts
from alerts.model import Alert
from bot.flows import compose_draft
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from delivery import photos
from staff.model import Staff

_OFF, _BACK = "photo-off", "back"
# Here a photo is an answer.
PHOTOS = frozenset({"compose_photo.take"})


def ask(turn: Turn, alert: Alert) -> None:
    """For a photo; one that is there can be replaced, or taken off."""
    turn.go("compose_photo.take", alert=alert.id)
    turn.say("compose-photo-again" if alert.photo else "compose-photo", _choices(turn, alert))


async def take(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.inbound.photo:
        photo = await photos.keep(turn.tx, turn.inbound.identity, turn.inbound.photo, turn.now)
        await alerts.set_photo(turn.tx, alert.id, officer, photo, turn.now)
        await compose_draft.go_on(turn, officer)
    elif turn.answer == _OFF:
        await alerts.set_photo(turn.tx, alert.id, officer, None, turn.now)
        await compose_draft.go_on(turn, officer)
    elif turn.answer == _BACK:
        await compose_draft.show(turn, officer, alert)
    else:
        turn.say("compose-photo-none", _choices(turn, alert))


def _choices(turn: Turn, alert: Alert) -> list[tuple[str, str]]:
    off = [(_OFF, turn.text("compose-photo-off"))] if alert.photo else []
    return [*off, (_BACK, turn.text("compose-back"))]


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take": with_draft(take)}
PRESSES: dict[str, Command] = {}
