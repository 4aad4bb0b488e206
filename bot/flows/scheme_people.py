"""Who speaks, as far as schemes go: a subscriber or not, and what they lead."""

from bot.turn import Turn
from subscribers import schemes, service
from subscribers.model import Subscriber
from subscribers.scheme_leading import led_alone
from subscribers.scheme_model import Membership

SCHEME = "scheme-"  # the value of a choice, with the scheme's id behind it


async def subscriber(turn: Turn) -> Subscriber | None:
    """The person, if they have joined."""
    person = await service.by_route(turn.tx, turn.route)
    return person if person and person.is_active else None


async def led_by(turn: Turn) -> tuple[int, list[Membership]]:
    """The person's id and the schemes to which they may write now; 0 and none for anybody else.

    An officer knows who leads a scheme: what they do for it does not count towards the texts of a day.
    """
    person = await subscriber(turn)
    if person is None:
        return 0, []
    led = [each for each in await schemes.of_person(turn.tx, person.id) if each.leads]
    turn.is_exempt = turn.is_exempt or bool(led)
    return person.id, led


async def farewell(turn: Turn, said: str, scheme: int | None = None) -> str:
    """`said` to who is about to leave this scheme (None: all of theirs), and that officers hear of it where nobody
    else leads it."""
    person = await subscriber(turn)
    alone = await led_alone(turn.tx, person.id) if person else []
    if scheme in alone or (alone and scheme is None):
        return f"{said} {turn.text('scheme-lead-left')}"
    return said


def ask_which(turn: Turn, step: str, mine: list[Membership], **draft: object) -> None:
    """Which of several schemes; the answer goes to `step`."""
    turn.go(step, **draft)
    turn.say("scheme-which", [(f"{SCHEME}{each.scheme.id}", each.scheme.name) for each in mine])


def chosen(turn: Turn) -> int:
    """The id of the scheme that was chosen; 0 for none."""
    answer = turn.answer or ""
    return int(answer.removeprefix(SCHEME)) if answer.startswith(SCHEME) else 0
