"""Into a scheme by the code on its poster or by a link, into its lead by a code that works once, and out again."""

from alerts import unwanted
from bot.flows import finding, tip
from bot.flows.scheme_people import SCHEME, chosen, farewell, subscriber
from bot.keywords import is_slash, plain
from bot.turn import Command, Step, Turn
from config.errors import Conflict, NotFound
from places.model import How
from subscribers import schemes, service
from subscribers.model import Spot
from subscribers.scheme_leading import of_lead_code, take_lead_code
from subscribers.scheme_model import LEADS, OPEN, Membership, Scheme, SchemeState, read_scheme_code

_YES, _NO = "yes", "no"


async def invited(turn: Turn, words: str) -> bool:
    """JOIN and a scheme's code, or its link: one screen before anything happens. False for other words."""
    code = read_scheme_code(words)
    if code is None:
        return False
    scheme = await schemes.by_code(turn.tx, code)
    person = await subscriber(turn)
    if scheme is None or scheme.state == SchemeState.DECLINED:
        turn.say("scheme-code-unknown", code=code)
    elif person and await schemes.membership(turn.tx, person.id, scheme.id):
        turn.say("scheme-joined-before", scheme=scheme.name)
    elif scheme.state not in OPEN:
        turn.say("scheme-not-running", scheme=scheme.name)
    else:
        turn.go("scheme_join.take", scheme=scheme.id)
        words = turn.text("scheme-join-ask", scheme=scheme.name, place=scheme.area_label)
        if person is None:
            words += " " + turn.text("scheme-join-ask-alerts", place=scheme.area_label)
        turn.say_words(words, [(each, turn.text(f"scheme-join-{each}")) for each in (_YES, _NO)])
    return True


async def take(turn: Turn) -> None:
    """Yes or no to what the screen said."""
    if turn.answer == _YES:
        await _enter(turn, int(turn.memory.draft.get("scheme", 0)))
    elif turn.answer == _NO:
        turn.end()
        turn.say("scheme-nothing-changed")
    else:
        await tip.free_text(turn)


async def offer_lead(turn: Turn, code: str) -> None:
    """SCHEME and a code that makes somebody coordinator or deputy."""
    turn.end()
    if await subscriber(turn) is None:
        turn.say("join-first")
        return
    offered = await of_lead_code(turn.tx, code, turn.now)
    if offered is None:
        turn.say("scheme-lead-unknown")
        return
    turn.go("scheme_join.take_lead", code=code)
    choices = [(each, turn.text(f"scheme-{each}")) for each in (_YES, _NO)]
    turn.say(
        f"scheme-lead-{offered.role}", choices, scheme=offered.scheme.name, place=offered.scheme.area_label
    )


async def take_lead(turn: Turn) -> None:
    if turn.answer == _NO:
        turn.end()
        turn.say("scheme-nothing-changed")
    elif turn.answer == _YES:
        shown = turn.memory.offer.text if turn.memory.offer else ""
        code = str(turn.memory.draft.get("code", ""))
        try:
            known = await take_lead_code(
                turn.tx, turn.route, code, channel=turn.inbound.channel, wording=shown, now=turn.now
            )
        except NotFound:
            turn.end()
            turn.say("scheme-lead-unknown")
            return
        turn.end()
        turn.say("scheme-lead-done", scheme=known.scheme.name)
    else:
        await tip.free_text(turn)


async def leave(turn: Turn, rest: str) -> bool:
    """LEAVE, or LEAVE and the name or code of a scheme. "Leave the door open" is free text."""
    mine = await _mine(turn)
    named = [each for each in mine if rest and _is_called(each.scheme, rest)]
    if rest and not named and not is_slash(turn.typed):
        return False
    turn.end()
    if not mine:
        turn.say("scheme-leave-none")
    elif len(named or mine) == 1:
        await _leave_or_ask(turn, (named or mine)[0])
    else:
        turn.go("scheme_join.take_leave")
        turn.say("scheme-leave-which", [(f"{SCHEME}{each.scheme.id}", each.scheme.name) for each in mine])
    return True


async def stop(turn: Turn, words: str) -> bool:
    """STOP and the name of a scheme that they are in. False for other words."""
    named = [each for each in await _mine(turn) if _is_called(each.scheme, words)]
    if not named:
        return False
    turn.end()
    turn.is_exempt = True
    for each in named:
        await _leave(turn, each.scheme)
    return True


async def take_leave(turn: Turn) -> None:
    """Which one, or whether somebody who leads it is sure."""
    mine = await _mine(turn)
    wanted = int(turn.memory.draft.get("scheme", 0)) if turn.answer == _YES else chosen(turn)
    known = next((each for each in mine if each.scheme.id == wanted), None)
    if turn.answer == _NO:
        turn.end()
        turn.say("scheme-nothing-changed")
    elif known is None:
        await tip.free_text(turn)
    elif turn.answer == _YES:
        turn.end()
        await _leave(turn, known.scheme)
    else:
        await _leave_or_ask(turn, known)


async def _enter(turn: Turn, scheme_id: int) -> None:
    """Store what was agreed, with the words on the screen before and after it."""
    shown = turn.memory.offer.text if turn.memory.offer else ""
    try:
        scheme = await schemes.get(turn.tx, scheme_id)
        is_new = await subscriber(turn) is None
        said = turn.text("scheme-joined", scheme=scheme.name)
        if is_new:
            said += " " + turn.text("scheme-joined-alerts", place=scheme.area_label)
        if scheme.state not in OPEN:
            raise Conflict
        if is_new:
            await _subscribe(turn, scheme, f"{shown}\n\n{said}")
        await schemes.join(
            turn.tx,
            turn.route,
            scheme,
            channel=turn.inbound.channel,
            wording=f"{shown}\n\n{said}",
            now=turn.now,
        )
    except NotFound:
        turn.end()
        turn.say("scheme-lead-unknown")
    except Conflict:
        turn.end()
        turn.say("scheme-not-running", scheme=scheme.name)
    else:
        turn.end()
        turn.say_words(said)


async def _subscribe(turn: Turn, scheme: Scheme, wording: str) -> None:
    spot = _area_of(turn, scheme)
    await service.join(
        turn.tx,
        turn.route,
        spot,
        channel=turn.inbound.channel,
        topics=[topic.slug for topic in turn.parts.community.topics],
        language=turn.language,
        wording=wording,
        now=turn.now,
    )


def _area_of(turn: Turn, scheme: Scheme) -> Spot:
    """The scheme's area as a place: a locality by its name, since its code is that of its likeliest ward."""
    for spot in finding.candidates(turn, scheme.area_label):
        if finding.name_of(turn, spot.area_code, spot.label) == scheme.area_label:
            return spot
    if turn.parts.gazetteer.area(scheme.area_code):
        return finding.spot_of(turn, turn.parts.gazetteer.chosen(scheme.area_code))
    return Spot(scheme.area_code, (scheme.area_code,), How.CHOSEN, scheme.area_label)


async def _leave_or_ask(turn: Turn, known: Membership) -> None:
    if known.role in LEADS:
        turn.go("scheme_join.take_leave", scheme=known.scheme.id)
        choices = [(each, turn.text(f"scheme-{each}")) for each in (_YES, _NO)]
        turn.say("scheme-leave-sure", choices, scheme=known.scheme.name)
    else:
        await _leave(turn, known.scheme)


async def _leave(turn: Turn, scheme: Scheme) -> None:
    person = await subscriber(turn)
    said = await farewell(turn, turn.text("scheme-left", scheme=scheme.name), scheme.id)
    if person:
        await schemes.leave(
            turn.tx, person.id, scheme, channel=turn.inbound.channel, wording=said, now=turn.now
        )
        await unwanted.hold_back_of_scheme(turn.tx, person.id, scheme.id, turn.now)
    turn.say_words(said)


async def _mine(turn: Turn) -> list[Membership]:
    person = await subscriber(turn)
    found = await schemes.of_person(turn.tx, person.id) if person else []
    return [each for each in found if each.scheme.state != SchemeState.DECLINED]


def _is_called(scheme: Scheme, words: str) -> bool:
    return plain(words) == plain(scheme.name) or read_scheme_code(words) == scheme.code


COMMANDS: dict[str, Command] = {"leave": leave}
STEPS: dict[str, Step] = {"take": take, "take_lead": take_lead, "take_leave": take_leave}
PRESSES: dict[str, Command] = {}
