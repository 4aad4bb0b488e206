"""Which types of message somebody wants: ticks on Telegram, numbers on SMS ("2", or "2 5 6" at once)."""

import re
import secrets
from collections.abc import Collection

from bot.flows import tip
from bot.keywords import plain
from bot.memory import Offer
from bot.turn import Command, Step, Turn
from delivery.messages import Choice, Message
from subscribers import service
from subscribers.model import Subscriber

_DONE = "done"
_PRESS = "topic"
_Choices = list[tuple[str, str]]
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
        _say_done(turn, person)
        turn.end()
    elif chosen := [turn.answer] if turn.answer else _several(turn):
        person = await service.set_topics(turn.tx, turn.route, person.topics ^ frozenset(chosen))
        if turn.on_sms:
            _say_changed(turn, person, chosen)
        else:
            _show(turn, person)
    else:
        await tip.free_text(turn)


async def press(turn: Turn, slug: str) -> bool:
    """A topic's button on Telegram. It names the topic, not the screen: of several quick taps all count."""
    person = await service.by_route(turn.tx, turn.route)
    if slug != _DONE and slug not in (topic.slug for topic in turn.parts.community.topics):
        return False
    is_open = turn.memory.step == "topics.take"
    if person is None or not person.is_active:
        turn.say("join-first")
    elif slug == _DONE:
        _say_done(turn, person)
        if is_open:
            turn.end()
    else:
        person = await service.set_topics(turn.tx, turn.route, person.topics ^ {slug})
        if is_open:
            _show(turn, person)
        else:
            turn.said.append(_buttons(*_screen(turn, person)))  # whatever else is running goes on
    return True


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
    words, choices = _screen(turn, person)
    turn.go("topics.take")
    turn.say_words(words, choices, columns=2)
    if turn.on_telegram:
        turn.said[-1] = _buttons(words, choices)


def _say_changed(turn: Turn, person: Subscriber, chosen: Collection[str]) -> None:
    """What changed, in a line: the list would be three texts each time. Its numbers stay good."""
    words, choices = _screen(turn, person)
    turn.memory.offer = Offer(secrets.token_hex(3), words, choices, turn.now.isoformat(), 2)
    turn.say("topics-changed", changes=", ".join(shown for slug, shown in choices if slug in chosen))


def _say_done(turn: Turn, person: Subscriber) -> None:
    turn.say("topics-done" if person.topics else "topics-done-none", topics=_wanted(turn, person))


def _buttons(words: str, choices: _Choices) -> Message:
    return Message(words, tuple(Choice(shown, f"{_PRESS}={slug}") for slug, shown in choices), 2)


def _screen(turn: Turn, person: Subscriber) -> tuple[str, _Choices]:
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
    return turn.text(f"topics-which-{form}"), [*choices, (_DONE, turn.text("topics-finish"))]


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
PRESSES: dict[str, Command] = {_PRESS: press}
