"""MYDATA: what is held about somebody, a copy of it, and having it erased."""

import textwrap
from collections.abc import Sequence

from alerts import service as alerts
from alerts import votes
from bot import memory as memories
from bot.flows import contact, groups, places, scheme_people, topics
from bot.turn import Command, Step, Turn
from config.timekeeping import LONDON
from subscribers import service
from subscribers.groups import groups_of
from subscribers.model import Held

# One message of the copy: three text messages, or a comfortable length on a screen.
_SMS_CHARACTERS = 440
_CHARACTERS = 3500


async def my_data(turn: Turn, rest: str) -> bool:
    """What is held, in short; then a copy, erasing, or nothing."""
    if rest:
        return False
    turn.end()
    turn.is_exempt = True
    person = await service.by_route(turn.tx, turn.route)
    choices = [
        ("copy", turn.text("mydata-copy")),
        ("erase", turn.text("mydata-erase")),
        ("keep", turn.text("mydata-keep")),
    ]
    turn.go("mydata.take")
    if person and person.is_active:
        mine = places.names(turn, person.places) or "-"
        words = turn.text("mydata-held", places=mine, topics=len(person.topics))
        if slugs := await groups_of(turn.tx, person.id):
            names = ", ".join(groups.label(turn, slug) for slug in slugs)
            words += " " + turn.text("groups-held", groups=names)
        turn.say_words(words, choices)
    else:
        turn.say("mydata-held-left" if person else "mydata-held-nothing", choices if person else choices[1:])
    return True


async def take(turn: Turn) -> None:
    turn.is_exempt = True
    if turn.answer == "copy":
        await _send_copy(turn)
        turn.end()
    elif turn.answer == "erase":
        turn.go("mydata.take_sure")
        turn.say("mydata-sure", [("yes", turn.text("mydata-yes")), ("no", turn.text("mydata-no"))])
    elif turn.answer == "keep":
        turn.say("mydata-kept")
        turn.end()
    else:
        turn.say_again()


async def take_sure(turn: Turn) -> None:
    turn.is_exempt = True
    if turn.answer == "yes":
        await _erase(turn)
    elif turn.answer == "no":
        turn.say("mydata-kept")
        turn.end()
    else:
        turn.say_again()


async def _send_copy(turn: Turn) -> None:
    """Everything, as plain text, in messages of a size that the channel carries."""
    held = await service.export(turn.tx, turn.route)
    if held is None:
        turn.say("mydata-held-nothing")
        return
    given = await votes.votes_of(turn.tx, held.person.id)
    most = _SMS_CHARACTERS if turn.on_sms else _CHARACTERS
    for part in textwrap.wrap("\n".join(_lines(turn, held, given)), most, replace_whitespace=False):
        turn.say_words(part)


def _lines(turn: Turn, held: Held, given: Sequence[tuple[str, bool]]) -> list[str]:
    """What is held, a fact a line; the ledger last, with the words that the person had before them."""
    return [
        turn.text("copy-title"),
        turn.text("copy-language", name=held.person.language),
        *(
            turn.text(
                "copy-place", place=places.names(turn, (place,)), how=turn.text(f"copy-how-{place.how}")
            )
            for place in held.person.places
        ),
        *(turn.text("copy-topic", topic=topics.label(turn, slug)) for slug in sorted(held.person.topics)),
        *(
            turn.text(
                "copy-muted",
                topic=topics.label(turn, slug),
                date=f"{until.astimezone(LONDON):%d.%m.%Y}",
            )
            for slug, until in held.mutes
        ),
        *(turn.text(f"copy-scheme-{role}", scheme=name) for name, role in held.schemes),
        *(turn.text("copy-group", group=groups.label(turn, slug)) for slug in held.groups),
        turn.text("copy-alerts", count=held.alerts),
        *(
            turn.text("copy-vote-useful" if is_useful else "copy-vote-poor", code=code)
            for code, is_useful in given
        ),
        *(
            turn.text(
                "copy-consent",
                on=f"{line.at:%d.%m.%Y}",
                deed=turn.text(f"copy-deed-{line.deed}"),
                channel=turn.text(f"copy-by-{line.channel}"),
                wording=line.wording,
            )
            for line in held.consents
        ),
    ]


async def _erase(turn: Turn) -> None:
    """Person, deliveries, recipients and this conversation; what we say about it is the last that we know."""
    contact.take_all_back(turn)
    said = await scheme_people.farewell(turn, turn.text("mydata-erased"))
    gone = await service.erase(turn.tx, turn.route, turn.now, channel=turn.inbound.channel)
    if gone:
        await alerts.forget_person(turn.tx, gone.subscriber_id, gone.tombstone)
    turn.say_words(said)
    await memories.forget(turn.tx, turn.route)
    turn.memory = memories.Memory()


COMMANDS: dict[str, Command] = {"mydata": my_data}
STEPS: dict[str, Step] = {"take": take, "take_sure": take_sure}
PRESSES: dict[str, Command] = {}
