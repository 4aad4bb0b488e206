"""The places that a subscriber gets alerts for: list, add, drop. Numbers are those of the list last shown."""

from alerts import unwanted
from bot.flows import finding, tip
from bot.turn import Command, Step, Turn
from config.errors import Conflict
from subscribers import service
from subscribers.model import Place, Spot, Subscriber

ADD_STEP = "places.take_place"
_NAMED = 3
_DROP = "drop-"
_ADD = "add"
_ADD_THIS = "add="
_ADD_AREA = "area="


async def show(turn: Turn, rest: str) -> bool:
    if rest:
        return False
    turn.end()
    person = await _subscriber(turn)
    if person:
        _list(turn, person, "places-list" if person.places else "places-none")
    return True


async def add(turn: Turn, rest: str) -> bool:
    """ADD L8 1AA, or ADD alone."""
    if rest and not finding.is_place(turn, rest):
        return False
    turn.end()
    person = await _subscriber(turn)
    if person is None:
        return True
    if person.is_full:
        _list(turn, person, "places-full")
    elif rest:
        await _add_if_settled(turn, finding.look(turn, rest, ADD_STEP), "")
    else:
        turn.go(ADD_STEP)
        turn.say("places-where-telegram" if turn.on_telegram else "places-where")
    return True


async def drop(turn: Turn, rest: str) -> bool:
    """DROP 2, DROP BOOTLE, or DROP alone for the list. Other words behind it are free text."""
    if not rest:
        return await show(turn, "")
    known = await service.by_route(turn.tx, turn.route)
    mine = known.places if known and known.is_active else ()
    chosen = (
        [mine[int(rest) - 1]]
        if rest.isdecimal() and 0 < int(rest) <= len(mine)
        else of_name(turn, mine, rest)
    )
    if not chosen and not rest.isdecimal() and not finding.is_place(turn, rest):
        return False
    turn.end()
    person = await _subscriber(turn)
    if person and chosen:
        await drop_all(turn, chosen)
    elif person:
        _list(turn, person, "places-not-yours")
    return True


async def shared_location(turn: Turn) -> None:
    """A position shared on Telegram: the place that was asked for, a place to add, or the place to join for."""
    if (turn.memory.step or "").endswith(".take_place"):
        finding.show_nearest(turn, str(turn.memory.step))
        return
    turn.end()
    person = await service.by_route(turn.tx, turn.route)
    if person and person.is_active and person.is_full:
        _list(turn, person, "places-full")
        return
    finding.show_nearest(turn, ADD_STEP if person and person.is_active else "join.take_place")


async def already_joined(turn: Turn, person: Subscriber, words: str, area: str) -> None:
    """A second JOIN changes nothing, says so, and offers to add what it named."""
    if words and not finding.candidates(turn, words):
        turn.say_words(_already(turn, person))
        finding.look(turn, words, ADD_STEP)  # which says why that is no place to add
        return
    choices = [(_ADD, turn.text("place-add"))]
    if words:
        choices = [(_ADD_THIS + words, turn.text("place-add-this", place=words[:30]))]
    elif area and turn.parts.gazetteer.area(area):
        label = turn.text("place-add-this", place=finding.name_of(turn, area, None))
        choices = [(_ADD_AREA + area, label)]
    turn.go("places.take_other")
    turn.say_words(_already(turn, person), choices)


async def take(turn: Turn) -> None:
    """A choice below the list."""
    answer = turn.answer or ""
    person = await service.by_route(turn.tx, turn.route)
    if answer == _ADD:
        await add(turn, "")
    elif answer.startswith(_ADD_THIS):
        await add(turn, answer.removeprefix(_ADD_THIS))
    elif answer.startswith(_ADD_AREA) and person:
        found = turn.parts.gazetteer.chosen(answer.removeprefix(_ADD_AREA))
        await _add_if_settled(turn, finding.spot_of(turn, found), "")
    elif answer.startswith(_DROP) and person:
        place = person.place_numbered(int(answer.removeprefix(_DROP)))
        if place:
            await drop_all(turn, [place])
        else:
            _list(turn, person, "places-list" if person.places else "places-none")
    else:
        await tip.free_text(turn)


async def take_other(turn: Turn) -> None:
    """An answer to "you have joined already": a place that is typed is offered, like one behind JOIN."""
    person = await service.by_route(turn.tx, turn.route)
    if turn.answer is None and person and _may_be_place(turn):
        await already_joined(turn, person, turn.typed, "")
    else:
        await take(turn)


async def take_place(turn: Turn) -> None:
    if finding.is_other_talk(turn):
        await tip.free_text(turn)
        return
    shown = turn.memory.offer.text if turn.memory.offer else ""
    await _add_if_settled(turn, finding.take(turn, ADD_STEP), shown)


async def drop_all(turn: Turn, chosen: list[Place]) -> None:
    """Drop these places and show what is left."""
    said = turn.text("places-dropped", place=names(turn, tuple(chosen)))
    for place in chosen:
        person = await service.drop_place(
            turn.tx, turn.route, place.number, channel=turn.inbound.channel, wording=said, now=turn.now
        )
    await unwanted.hold_back_elsewhere(turn.tx, person.id, turn.now)
    _list(
        turn, person, "places-dropped" if person.places else "places-dropped-last", names(turn, tuple(chosen))
    )


def of_name(turn: Turn, mine: tuple[Place, ...], words: str) -> list[Place]:
    """Which of somebody's places a name or postcode means: the one so called, else all that lie in it."""
    spots = finding.candidates(turn, words)
    called = [place for place in mine if any(place.is_like(spot) for spot in spots)]
    if called:
        return called
    inside = {ward for spot in spots for ward in spot.wards} | {spot.area_code for spot in spots}
    return [place for place in mine if place.area_code in inside]


def names(turn: Turn, places: tuple[Place, ...]) -> str:
    """The places in a sentence; of a long list the first, so that eight still fit one text message."""
    shown = [finding.name_of(turn, place.area_code, place.label) for place in places[:_NAMED]]
    listed = ", ".join(shown)
    more = len(places) - len(shown)
    return turn.text("place-names-more", names=listed, more=more) if more else listed


def _already(turn: Turn, person: Subscriber) -> str:
    """Who came in by a group's code has no topic yet, and may mean just those by a second JOIN."""
    words = turn.text("join-already", places=names(turn, person.places))
    return words if person.topics else f"{words} {turn.text('join-already-topicless')}"


def _may_be_place(turn: Turn) -> bool:
    """Whether words typed alone name a place, or one word tries to."""
    if finding.is_place(turn, turn.typed):
        return True
    judged = turn.parts.triage.judge(turn.typed)
    return len(turn.typed.split()) == 1 and not judged.quiet and not judged.is_intelligence


async def _add_if_settled(turn: Turn, spot: Spot | None, shown: str) -> None:
    if spot is None:
        return
    before = await _subscriber(turn)
    if before is None:
        return
    if before.place_like(spot):
        _list(turn, before, "places-have-it", finding.name_of(turn, spot.area_code, spot.label))
        return
    name = finding.name_of(turn, spot.area_code, spot.label)
    try:
        person = await service.add_place(
            turn.tx,
            turn.route,
            spot,
            channel=turn.inbound.channel,
            wording=f"{shown}\n\n{turn.text('places-added', place=name)}".strip(),
            now=turn.now,
        )
    except Conflict:
        _list(turn, before, "places-full")
        return
    _list(turn, person, "places-added", name)


def _list(turn: Turn, person: Subscriber, key: str, name: str = "") -> None:
    """Say `key`, and the places as choices to drop, in the order that DROP counts them."""
    choices = [
        (
            f"{_DROP}{place.number}",
            turn.text("place-drop", place=finding.name_of(turn, place.area_code, place.label)),
        )
        for place in person.places
    ]
    if not person.is_full:
        choices.append((_ADD, turn.text("place-add")))
    turn.memory.draft = {}
    turn.go("places.take")
    turn.say(key, choices, place=name)


async def _subscriber(turn: Turn) -> Subscriber | None:
    """The person, who has joined; else says how to join."""
    person = await service.by_route(turn.tx, turn.route)
    if person and person.is_active:
        return person
    turn.say("join-first")
    return None


COMMANDS: dict[str, Command] = {"places": show, "add": add, "drop": drop}
STEPS: dict[str, Step] = {"take": take, "take_other": take_other, "take_place": take_place}
PRESSES: dict[str, Command] = {}
