"""SCHEME: what a Neighbourhood Watch scheme is, asking to lead one, and what its coordinator can do."""

from alerts import service as alerts
from bot import scheme_news
from bot.flows import finding, scheme_forward, scheme_join, scheme_write, tip
from bot.flows.scheme_people import ask_which, chosen, led_by, subscriber
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import BadInput, Conflict, NotAllowed
from config.texts import ENGLISH, text
from places.model import Kind
from staff.model import looks_like_code
from subscribers import schemes, service
from subscribers.model import Spot
from subscribers.scheme_leading import make_deputy_code
from subscribers.scheme_model import LONGEST_NAME, Membership, SchemeRole, SchemeState, check_words

AREA_STEP = "scheme.take_area"
SHORTEST_NAME = 3
_START, _PASS, _WRITE, _POSTER, _DEPUTY, _LEAVE = "start", "pass", "write", "poster", "deputy", "leave"
_ALERT = "alert-"


async def command(turn: Turn, rest: str) -> bool:
    """SCHEME, or SCHEME and the code of who is to lead one. "Scheme of things ..." is a sentence."""
    if looks_like_code(rest):
        await scheme_join.offer_lead(turn, rest)
        return True
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    person = await subscriber(turn)
    if person is None:
        turn.say("join-first")
        return True
    mine = await schemes.of_person(turn.tx, person.id)
    _, led = await led_by(turn)
    asked = next((each.scheme for each in mine if each.scheme.state == SchemeState.ASKED), None)
    if len(led) > 1:
        ask_which(turn, "scheme.take_scheme", led)
    elif led:
        await _home(turn, led[0])
    elif asked:
        turn.say("scheme-still-asked", scheme=asked.name, code=asked.code)
    else:
        _explain(turn, mine)
    return True


async def take_scheme(turn: Turn) -> None:
    _, led = await led_by(turn)
    known = next((each for each in led if each.scheme.id == chosen(turn)), None)
    if known is None:
        turn.say_again()
    else:
        await _home(turn, known)


async def take_start(turn: Turn) -> None:
    """Below what a scheme is: start one, or leave the one that they are in."""
    if turn.answer == _START:
        turn.go("scheme.take_name")
        turn.say("scheme-name-ask")
    elif turn.answer == _LEAVE:
        await scheme_join.leave(turn, "")
    else:
        await tip.free_text(turn)


async def take_name(turn: Turn) -> None:
    try:
        name = check_words(turn.typed, LONGEST_NAME).replace("\n", " ")
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values))
        return
    if len(name) < SHORTEST_NAME:
        turn.say("scheme-words-empty")
        return
    turn.memory.offer = None
    turn.go(AREA_STEP, name=name)
    turn.say("scheme-area-ask")


async def take_area(turn: Turn) -> None:
    if finding.is_other_talk(turn):
        await tip.free_text(turn)
        return
    spot = finding.take(turn, AREA_STEP)
    if spot:
        _ask_sure(turn, spot)


async def take_sure(turn: Turn) -> None:
    if turn.answer == "yes":
        await _apply(turn)
    elif turn.answer == "no":
        turn.end()
        turn.say("scheme-nothing-changed")
    else:
        turn.say_again()


async def take_deed(turn: Turn) -> None:
    """What a coordinator wants to do."""
    person, led = await led_by(turn)
    known = next((each for each in led if each.scheme.id == turn.memory.draft.get("scheme")), None)
    if known is None:
        turn.end()
        turn.say("scheme-forward-not-yours")
    elif turn.answer == _PASS:
        await _list_alerts(turn, known)
    elif turn.answer == _WRITE:
        await scheme_write.begin(turn, known.scheme.id)
    elif turn.answer == _POSTER:
        turn.end()
        link = scheme_news.link_to(turn.parts, known.scheme)
        turn.say("scheme-poster", scheme=known.scheme.name, code=known.scheme.code, link=link)
    elif turn.answer == _DEPUTY:
        await _make_deputy(turn, person, known)
    elif turn.answer == _LEAVE:
        await scheme_join.leave(turn, "")
    else:
        await tip.free_text(turn)


async def take_alert(turn: Turn) -> None:
    """Which of the last alerts is to be passed on."""
    answer = turn.answer or ""
    if answer.startswith(_ALERT):
        scheme = int(turn.memory.draft.get("scheme", 0))
        await scheme_forward.show(turn, scheme, answer.removeprefix(_ALERT), "")
    else:
        await tip.free_text(turn)


async def _home(turn: Turn, known: Membership) -> None:
    scheme = known.scheme
    deeds = [_PASS, _WRITE, _POSTER, *([_DEPUTY] if known.role == SchemeRole.COORDINATOR else []), _LEAVE]
    turn.go("scheme.take_deed", scheme=scheme.id)
    choices = [(each, turn.text(f"scheme-do-{each}")) for each in deeds]
    members = await schemes.count_members(turn.tx, scheme.id)
    turn.say("scheme-home", choices, scheme=scheme.name, members=members)


def _explain(turn: Turn, mine: list[Membership]) -> None:
    choices = [(_START, turn.text("scheme-do-start"))]
    inside = [each.scheme.name for each in mine if each.scheme.state != SchemeState.DECLINED]
    if inside:
        choices.append((_LEAVE, turn.text("scheme-do-leave")))
    turn.go("scheme.take_start")
    if inside:
        turn.say("scheme-mine", choices, schemes=", ".join(inside))
    else:
        turn.say("scheme-what", choices)


def _ask_sure(turn: Turn, spot: Spot) -> None:
    area = turn.parts.gazetteer.area(spot.area_code)
    borough = turn.parts.gazetteer.borough_of(spot.area_code) if area else None
    label = finding.name_of(turn, spot.area_code, spot.label)
    if borough is None or (area and area.kind in (Kind.FORCE, Kind.BOROUGH)):
        turn.memory.offer = None
        turn.go(AREA_STEP)
        turn.say("scheme-area-wide", place=label)
        return
    name = str(turn.memory.draft.get("name", ""))
    turn.go("scheme.take_sure", area_code=spot.area_code, area_label=label, borough_code=borough.code)
    choices = [(each, turn.text(f"scheme-{each}")) for each in ("yes", "no")]
    turn.say("scheme-sure", choices, scheme=name, place=label)


async def _apply(turn: Turn) -> None:
    draft = turn.memory.draft
    shown = turn.memory.offer.text if turn.memory.offer else ""
    try:
        scheme = await schemes.apply(
            turn.tx,
            turn.route,
            name=str(draft["name"]),
            area_code=str(draft["area_code"]),
            area_label=str(draft["area_label"]),
            borough_code=str(draft["borough_code"]),
            channel=turn.inbound.channel,
            wording=shown,
            now=turn.now,
        )
    except Conflict:
        turn.end()
        turn.say("scheme-asked-lately")
        return
    turn.end()
    turn.say("scheme-asked", scheme=scheme.name, code=scheme.code)
    words = text(ENGLISH, "schemes-new", scheme=scheme.name, area=scheme.area_label, code=scheme.code)
    await scheme_news.tell_staff(turn.parts, turn.tx, scheme, words, turn.now)


async def _make_deputy(turn: Turn, person: int, known: Membership) -> None:
    try:
        code = await make_deputy_code(turn.tx, person, known.scheme.id, turn.now)
    except NotAllowed:
        turn.say_again()
        return
    turn.end()
    turn.say("scheme-deputy-code", scheme=known.scheme.name, code=code)


async def _list_alerts(turn: Turn, known: Membership) -> None:
    """The last alerts where the coordinator has a place; any other goes by FWD and its code."""
    person = await subscriber(turn)
    wards = await service.wards_of(turn.tx, person.id) if person else []
    found = await alerts.recent(turn.tx, wards, turn.now, turn.language)
    if not found:
        turn.end()
        turn.say("scheme-pass-none")
        return
    turn.go("scheme.take_alert")
    turn.say(
        "scheme-pass-which", [(f"{_ALERT}{each.code}", f"{each.headline}, {each.code}") for each in found]
    )


COMMANDS: dict[str, Command] = {"scheme": command}
STEPS: dict[str, Step] = {
    "take_scheme": take_scheme,
    "take_start": take_start,
    "take_name": take_name,
    "take_area": take_area,
    "take_sure": take_sure,
    "take_deed": take_deed,
    "take_alert": take_alert,
}
PRESSES: dict[str, Command] = {}
