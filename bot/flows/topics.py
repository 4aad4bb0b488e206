"""Which types of message somebody wants: ticks on Telegram, numbers on SMS ("2", or "2 5 6" at once)."""

import re

from bot.flows import tip
from bot.keywords import plain
from bot.turn import Command, Step, Turn
from subscribers import service
from subscribers.model import Subscriber

_DONE = "done"
_SEVERAL = re.compile(r"\d{1,2}(?:(?:\s*(?:,|&|and)\s*|\s+)\d{1,2})+", re.IGNORECASE)


async def command(turn: Turn, rest: str) -> bool:
    if rest:
        return False
    turn.end()
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not person.is_active:
        turn.say("join-first")
        return True
    _show(turn, person)
    return True


async def take(turn: Turn) -> None:
    """One topic on or off, several of them, or "done". A sentence is something else that the person says."""
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not person.is_active:
        turn.end()
        turn.say("join-first")
    elif turn.answer == _DONE:
        turn.say("topics-done" if person.topics else "topics-done-none", topics=_wanted(turn, person))
        turn.end()
    elif chosen := [turn.answer] if turn.answer else _several(turn):
        _show(turn, await service.set_topics(turn.tx, turn.route, person.topics ^ frozenset(chosen)))
    else:
        await tip.free_text(turn)


def named(turn: Turn, words: str) -> str | None:
    """The topic that these words are the name of, or one of its categories; None for any other words."""
    wanted = _bare(words)
    for topic in turn.parts.community.topics:
        categories = (turn.text(f"category-{slug}") for slug in topic.categories)
        if wanted in map(_bare, (topic.slug, label(turn, topic.slug), *topic.categories, *categories)):
            return topic.slug
    return None


def label(turn: Turn, slug: str) -> str:
    return turn.text(f"topic-{slug}")


def _bare(words: str) -> str:
    """Letters alone: "Anti-social" and "antisocial" are the same word."""
    return plain(words).replace(" ", "")


def _show(turn: Turn, person: Subscriber) -> None:
    """Only Telegram gets the tick marks: on SMS they would more than halve what fits into a text."""
    form = "sms" if turn.on_sms else "telegram"
    choices = [
        (
            topic.slug,
            turn.text(
                f"topics-{'on' if topic.slug in person.topics else 'off'}-{form}",
                topic=label(turn, topic.slug),
            ),
        )
        for topic in turn.parts.community.topics
    ]
    turn.go("topics.take")
    turn.say(f"topics-which-{form}", [*choices, (_DONE, turn.text("topics-finish"))], columns=2)


def _several(turn: Turn) -> list[str]:
    """Topics for "2 5 6"; none where one of the numbers is not on the screen."""
    offer = turn.memory.offer
    if offer is None or not _SEVERAL.fullmatch(turn.typed):
        return []
    numbers = {int(number) for number in re.findall(r"\d+", turn.typed)}
    values = [
        value for number, (value, _) in enumerate(offer.choices, 1) if number in numbers and value != _DONE
    ]
    return values if len(values) == len(numbers) else []


def _wanted(turn: Turn, person: Subscriber) -> str:
    order = [topic.slug for topic in turn.parts.community.topics if topic.slug in person.topics]
    return ", ".join(label(turn, slug) for slug in order)


COMMANDS: dict[str, Command] = {"topics": command}
STEPS: dict[str, Step] = {"take": take}
PRESSES: dict[str, Command] = {}
