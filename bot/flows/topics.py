"""Which types of message somebody wants: ticks on Telegram, numbers on SMS ("2", or "2 5 6" at once)."""

import re
import secrets
from collections.abc import Collection
from datetime import datetime

from babel.dates import format_date

from bot.flows import groups, tip
from bot.keywords import plain
from bot.memory import Offer
from bot.turn import Command, Step, Turn
from config.timekeeping import LONDON
from delivery.messages import Choice, Message
from subscribers import mutes, service
from subscribers.groups import groups_of
from subscribers.model import GROUP_MARK, Subscriber

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
    await _show(turn, person)
    return True


async def take(turn: Turn) -> None:
    """One topic on or off, several of them, or "done". A sentence is something else that the person says."""
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not person.is_active:
        turn.end()
        turn.say("join-first")
    elif turn.answer == _DONE:
        await _say_done(turn, person)
        turn.end()
    elif turn.answer and turn.answer.startswith(GROUP_MARK):
        await groups.ask_leave(turn, turn.answer.removeprefix(GROUP_MARK))
    elif chosen := [turn.answer] if turn.answer else _several(turn):
        person = await _switch(turn, person, chosen)
        if turn.on_sms:
            await _say_changed(turn, person, chosen)
        else:
            await _show(turn, person)
    else:
        await tip.free_text(turn)


async def press(turn: Turn, slug: str) -> bool:
    """A topic's button on Telegram. It names the topic, not the screen: of several quick taps all count."""
    person = await service.by_route(turn.tx, turn.route)
    is_group = slug.startswith(GROUP_MARK)
    if slug != _DONE and not is_group and slug not in (topic.slug for topic in turn.parts.community.topics):
        return False
    is_open = turn.memory.step == "topics.take"
    if person is None or not person.is_active:
        turn.say("join-first")
    elif is_group:
        await groups.ask_leave(turn, slug.removeprefix(GROUP_MARK))
    elif slug == _DONE:
        await _say_done(turn, person)
        if is_open:
            turn.end()
    else:
        person = await _switch(turn, person, [slug])
        if is_open:
            await _show(turn, person)
        else:
            turn.said.append(_buttons(*await _screen(turn, person)))  # whatever else is running goes on
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


def day(turn: Turn, moment: datetime) -> str:
    """ "17 Dec", as people read it."""
    return str(format_date(moment.astimezone(LONDON), "d MMM", locale=turn.language))


def _bare(words: str) -> str:
    """Letters alone: "Anti-social" and "antisocial" are the same word."""
    return plain(words).replace(" ", "")


async def _switch(turn: Turn, person: Subscriber, chosen: Collection[str]) -> Subscriber:
    """Topics on or off; one that is on and muted is heard of again."""
    muted = await mutes.muted(turn.tx, person.id, turn.now)
    await mutes.unmute(turn.tx, person.id, chosen)
    switched = frozenset(chosen) - (person.topics & muted.keys())
    return await service.set_topics(turn.tx, turn.route, person.topics ^ switched)


async def _show(turn: Turn, person: Subscriber) -> None:
    words, choices = await _screen(turn, person)
    turn.go("topics.take")
    turn.say_words(words, choices, columns=2)
    if turn.on_telegram:
        turn.said[-1] = _buttons(words, choices)


async def _say_changed(turn: Turn, person: Subscriber, chosen: Collection[str]) -> None:
    """What changed, in a line: the list would be three texts each time. Its numbers stay good."""
    words, choices = await _screen(turn, person)
    turn.memory.offer = Offer(secrets.token_hex(3), words, choices, turn.now.isoformat(), 2)
    turn.say("topics-changed", changes=", ".join(shown for slug, shown in choices if slug in chosen))


async def _say_done(turn: Turn, person: Subscriber) -> None:
    muted = await mutes.muted(turn.tx, person.id, turn.now)
    order = [topic.slug for topic in turn.parts.community.topics]
    wanted = [label(turn, slug) for slug in order if slug in person.topics and slug not in muted]
    words = turn.text("topics-done" if wanted else "topics-done-none", topics=", ".join(wanted))
    if slugs := await groups_of(turn.tx, person.id):
        names = ", ".join(groups.label(turn, slug) for slug in slugs)
        words += " " + turn.text("groups-held", groups=names)
    turn.say_words(words)


def _buttons(words: str, choices: _Choices) -> Message:
    return Message(words, tuple(Choice(shown, f"{_PRESS}={slug}") for slug, shown in choices), 2)


async def _screen(turn: Turn, person: Subscriber) -> tuple[str, _Choices]:
    """Only Telegram gets the tick marks: on SMS they would more than halve what fits into a text."""
    muted = await mutes.muted(turn.tx, person.id, turn.now)
    choices = [
        (
            topic.slug,
            _standing(turn, topic.slug, is_on=topic.slug in person.topics, until=muted.get(topic.slug)),
        )
        for topic in turn.parts.community.topics
    ]
    ways_out = [
        (GROUP_MARK + slug, turn.text("groups-leave-choice", group=groups.label(turn, slug)))
        for slug in await groups_of(turn.tx, person.id)
    ]
    form = "sms" if turn.on_sms else "telegram"
    return turn.text(f"topics-which-{form}"), [*choices, *ways_out, (_DONE, turn.text("topics-finish"))]


def _several(turn: Turn) -> list[str]:
    """Topics for "2 5 6"; none where one of the numbers is not on the screen."""
    offer = turn.memory.offer
    if offer is None or not _SEVERAL.fullmatch(turn.typed):
        return []
    numbers = {int(number) for number in re.findall(r"\d+", turn.typed)}
    values = [
        value
        for number, (value, _) in enumerate(offer.choices, 1)
        if number in numbers and value != _DONE and not value.startswith(GROUP_MARK)
    ]
    return values if len(values) == len(numbers) else []


def _standing(turn: Turn, slug: str, *, is_on: bool, until: datetime | None) -> str:
    """A topic's line: on, off, or muted until a day."""
    form = "sms" if turn.on_sms else "telegram"
    if is_on and until:
        return turn.text(f"topics-muted-{form}", topic=label(turn, slug), date=day(turn, until))
    return turn.text(f"topics-{'on' if is_on else 'off'}-{form}", topic=label(turn, slug))


COMMANDS: dict[str, Command] = {"topics": command}
STEPS: dict[str, Step] = {"take": take}
PRESSES: dict[str, Command] = {_PRESS: press}
