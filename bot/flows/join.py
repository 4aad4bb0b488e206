"""Joining: /start or JOIN, with or without a place. All topics by default; we say what comes."""

from bot.flows import desk, finding, groups, language, places, scheme_join, tip, topics
from bot.turn import Command, Step, Turn
from config.texts import ENGLISH, languages
from delivery.routes import RouteState, state_of
from subscribers import service
from subscribers.model import Spot
from subscribers.scheme_model import read_scheme_code

PLACE_STEP = "join.take_place"


async def join(turn: Turn, rest: str) -> bool:
    """JOIN L20 4AB, JOIN BOOTLE, JOIN and a code, JOIN. Other words ("JOIN ME IN") are free text."""
    rest = rest.rstrip(".!?")
    is_code = read_scheme_code(rest) is not None or groups.is_meant(turn, rest)
    if rest and not is_code and not finding.is_place(turn, rest):
        return False
    if rest and not is_code and turn.memory.step == groups.PLACE_STEP:
        turn.typed = rest  # the answer to "where?", in the words they know
        await groups.take_place(turn)
        return True
    turn.end()
    if turn.on_sms and await state_of(turn.tx, turn.route) == RouteState.STOPPED:
        _wait_for_start(turn, rest)
        return True
    await _begin(turn, rest)
    return True


async def finish_waiting(turn: Turn) -> None:
    """START came after a JOIN that could not be answered: go on with it."""
    rest, turn.memory.waiting_for_start = turn.memory.waiting_for_start or "", None
    await _begin(turn, rest)


async def start(turn: Turn, rest: str) -> bool:
    """/start, with what a link carries: "a-<area code>" joins for an area, "s-<code>" joins a scheme, "g-<code>" a
    group, "i-<code>" is an invitation."""
    if turn.on_sms:
        return False  # the single word is the provider's, and "start ..." is a sentence
    kind, _, code = rest.partition("-")
    if kind == "saw":
        return await tip.saw(turn, code)
    if kind == "i" and code:
        turn.end()
        await desk.accept_invitation(turn, code)
        return True
    turn.end()
    if kind == "g" and not groups.is_meant(turn, code):
        turn.say("groups-code-unknown")
        return True
    await _begin(turn, code if kind in ("g", "s") else "", area=code if kind == "a" else "")
    return True


async def take_language(turn: Turn) -> None:
    if turn.answer is None and finding.is_other_talk(turn):
        # Who has something to tell need not choose a language first.
        await tip.free_text(turn)
        return
    if turn.answer is None:
        turn.say_again()
        return
    turn.memory.language = turn.answer
    draft = turn.memory.draft
    await _ask_place(turn, str(draft.get("words", "")), str(draft.get("area", "")))


async def take_place(turn: Turn) -> None:
    if finding.is_other_talk(turn):
        await tip.free_text(turn)
        return
    shown = turn.memory.offer.text if turn.memory.offer else ""
    spot = finding.take(turn, PLACE_STEP)
    if spot:
        await _settle(turn, spot, shown)


async def take_next(turn: Turn) -> None:
    """What the screen after joining offers; anything else said there is free text."""
    if turn.answer == "topics":
        await topics.command(turn, "")
    elif turn.answer == "add":
        await places.add(turn, "")
    else:
        await tip.free_text(turn)


async def _begin(turn: Turn, words: str, area: str = "") -> None:
    if await scheme_join.invited(turn, words):
        return
    person = await service.by_route(turn.tx, turn.route)
    if person and person.is_active and groups.is_meant(turn, words):
        await groups.begin(turn, words)
        return
    if person and person.is_active:
        await places.already_joined(turn, person, words, area)
        return
    told = turn.inbound.language
    if told in languages() and told not in (None, ENGLISH):
        turn.go("join.take_language", words=words, area=area)
        turn.say("join-language", language.choices())
        return
    await _ask_place(turn, words, area)


async def _ask_place(turn: Turn, words: str, area: str) -> None:
    if groups.is_meant(turn, words):
        await groups.begin(turn, words)
        return
    if area and finding.show_area(turn, area, PLACE_STEP):
        return
    if not words:
        turn.go(PLACE_STEP)
        turn.say("join-where-telegram" if turn.on_telegram else "join-where")
        return
    spot = finding.look(turn, words, PLACE_STEP)
    if spot:
        await _settle(turn, spot, "")


async def _settle(turn: Turn, spot: Spot, shown: str) -> None:
    """Store what was agreed, together with the words on the screens before and after the agreement."""
    name = finding.name_of(turn, spot.area_code, spot.label)
    words = turn.text("join-done", place=name)
    await service.join(
        turn.tx,
        turn.route,
        spot,
        channel=turn.inbound.channel,
        topics=[topic.slug for topic in turn.parts.community.topics],
        language=turn.language,
        wording=f"{shown}\n\n{words}".strip(),
        now=turn.now,
    )
    turn.memory.draft = {}
    turn.go("join.take_next")
    turn.say_words(words, [("topics", turn.text("choose-topics")), ("add", turn.text("place-add"))])


def _wait_for_start(turn: Turn, rest: str) -> None:
    """After STOP the provider refuses our texts: this leaves by our tip number, or not at all without one."""
    turn.memory.waiting_for_start = rest
    turn.say("join-text-start")


# Asked for what they have to say before they have joined.
JOINING = frozenset({"join.take_language", PLACE_STEP})
COMMANDS: dict[str, Command] = {"join": join, "start": start}
STEPS: dict[str, Step] = {"take_language": take_language, "take_place": take_place, "take_next": take_next}
PRESSES: dict[str, Command] = {}
