"""Groups beside the public: Pub Watch, schools, people at risk ...: joining by a code, leaving.

What lets somebody in is looked at again when they say yes: a code for one may be gone by then.
"""

import re

from alerts import unwanted
from bot.flows import finding, places, tip
from bot.flows.compose_screens import team_of
from bot.keywords import plain
from bot.turn import Command, Step, Turn
from config.community import Group, GroupHow
from config.errors import NotFound
from config.texts import ENGLISH, has_text, text
from delivery.sms_text import fold, is_gsm
from staff import service as staff
from staff.model import looks_like_code
from subscribers import groups, service
from subscribers.model import Spot

PLACE_STEP = "groups.take_place"
# Twelve letters of a sentence are no code: it is written in one piece, or in the three that it is shown in.
_CODE = re.compile(r"\w{4}[\s-]*\w{4}[\s-]*\w{4}")


def label(turn: Turn, slug: str) -> str:
    """The group's name; of one that has gone from the community, as it was written there."""
    key = f"group-{slug}"
    return turn.text(key) if has_text(ENGLISH, key) else slug


def named(turn: Turn, words: str) -> Group | None:
    """The group that these words are the name of, in the person's language or in English."""
    wanted = _bare(words)
    for group in turn.parts.community.groups:
        names = (group.slug, label(turn, group.slug), _english(group.slug))
        if wanted in map(_bare, names):
            return group
    return None


def is_meant(turn: Turn, words: str) -> bool:
    """Whether the words behind JOIN are a group's name, or a code. A place of that name goes before a code."""
    if named(turn, words):
        return True
    shaped = _CODE.fullmatch(words.strip()) is not None and looks_like_code(words)
    return shaped and not finding.candidates(turn, words)


async def begin(turn: Turn, words: str) -> None:
    """A code, or a group's name: what the group is, and whether the person wants to belong to it."""
    group = named(turn, words)
    if group and group.how != GroupHow.OPEN:
        turn.end()
        turn.say("groups-by-code", group=label(turn, group.slug))
        return
    found = None if group else await groups.invitation(turn.tx, words, turn.now)
    group = group or (_known(turn, found.group) if found else None)
    if group is None:
        _say_unknown(turn)
        return
    person = await service.by_route(turn.tx, turn.route)
    if person and group.slug in await groups.groups_of(turn.tx, person.id):
        turn.end()
        turn.say("groups-already", group=label(turn, group.slug), stop=_stop_word(turn, group.slug))
        return
    said = turn.text(
        "groups-consent",
        group=label(turn, group.slug),
        about=turn.text(f"group-about-{group.slug}"),
        by=await _giver(turn, found),
        stop=_stop_word(turn, group.slug),
    )
    turn.go(
        "groups.take_consent", group=group.slug, code="" if group.how == GroupHow.OPEN else words, shown=said
    )
    turn.say_words(said, [("yes", turn.text("groups-yes")), ("no", turn.text("groups-no"))])


async def take_consent(turn: Turn) -> None:
    """Yes asks for a place where the person has none yet."""
    group = _known(turn, str(turn.memory.draft["group"]))
    if group is None:
        _say_unknown(turn)
    elif turn.answer == "no":
        turn.end()
        turn.say("groups-not-joined", group=label(turn, group.slug))
    elif turn.answer == "yes":
        person = await service.by_route(turn.tx, turn.route)
        if person and person.is_active and person.places:
            await _enter(turn, group, None)
        else:
            turn.memory.offer = None
            turn.go(PLACE_STEP)
            turn.say(f"groups-where-{group.kind}")
    else:
        await tip.free_text(turn)


async def take_place(turn: Turn) -> None:
    if finding.is_other_talk(turn):
        await tip.free_text(turn)
        return
    group = _known(turn, str(turn.memory.draft["group"]))
    spot = finding.take(turn, PLACE_STEP)
    if spot and group:
        await _enter(turn, group, spot)
    elif group is None:
        _say_unknown(turn)


async def stop(turn: Turn, slug: str) -> None:
    """Leave one group, and nothing else. The caller knows that the person has joined."""
    said = turn.text("groups-left", group=label(turn, slug))
    person = await service.by_route(turn.tx, turn.route)
    has_left = await groups.leave(
        turn.tx, turn.route, slug, channel=turn.inbound.channel, wording=said, now=turn.now
    )
    if person and has_left:
        await unwanted.hold_back_elsewhere(turn.tx, person.id, turn.now)
    turn.end()
    turn.say_words(said if has_left else turn.text("groups-not-in", group=label(turn, slug)))


async def ask_leave(turn: Turn, slug: str) -> None:
    """A stray touch must not end what only a new code brings back."""
    person = await service.by_route(turn.tx, turn.route)
    if person is None or slug not in await groups.groups_of(turn.tx, person.id):
        turn.say_again()
        return
    turn.go("groups.take_leave", group=slug)
    choices = [("leave", turn.text("groups-leave")), ("stay", turn.text("groups-stay"))]
    turn.say("groups-leave-sure", choices, group=label(turn, slug))


async def take_leave(turn: Turn) -> None:
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not person.is_active:
        turn.end()
        turn.say("join-first")
    elif turn.answer == "leave":
        await stop(turn, str(turn.memory.draft["group"]))
    elif turn.answer == "stay":
        turn.end()
        turn.say("groups-stayed")
    else:
        await tip.free_text(turn)


async def _enter(turn: Turn, group: Group, spot: Spot | None) -> None:
    """Store what was agreed: for a newcomer their place too, and no topic, for none was spoken of."""
    code, shown = str(turn.memory.draft["code"]), str(turn.memory.draft["shown"])
    if group.how != GroupHow.OPEN and await groups.invitation(turn.tx, code, turn.now, is_held=True) is None:
        _say_unknown(turn)
        return
    person = await service.by_route(turn.tx, turn.route)
    is_new = person is None or not person.is_active
    if spot and is_new:
        await service.join(
            turn.tx,
            turn.route,
            spot,
            channel=turn.inbound.channel,
            topics=(),
            language=turn.language,
            wording=shown,
            now=turn.now,
        )
    elif spot:
        await service.add_place(
            turn.tx,
            turn.route,
            spot,
            channel=turn.inbound.channel,
            wording=shown,
            now=turn.now,
        )
    await groups.join(
        turn.tx, turn.route, group, code, channel=turn.inbound.channel, wording=shown, now=turn.now
    )
    joined = await service.by_route(turn.tx, turn.route)
    turn.end()
    turn.say(
        "groups-joined-new" if is_new else "groups-joined",
        group=label(turn, group.slug),
        places=places.names(turn, joined.places) if joined else "",
        stop=_stop_word(turn, group.slug),
    )


async def _giver(turn: Turn, found: groups.Invitation | None) -> str:
    """The team that a code comes from; of an open group, and of people in no team, the force."""
    force = turn.parts.community.force.name
    try:
        team = team_of(turn, (await staff.get(turn.tx, found.made_by)).team) if found else None
    except NotFound:
        return force
    return turn.text("team-signature", team=team.name, organisation=team.organisation) if team else force


def _known(turn: Turn, slug: str) -> Group | None:
    return next((group for group in turn.parts.community.groups if group.slug == slug), None)


def _say_unknown(turn: Turn) -> None:
    turn.end()
    turn.say("groups-code-unknown")


def _stop_word(turn: Turn, slug: str) -> str:
    """The group's name as one types it behind STOP: on any keyboard, and at the price of a plain text."""
    own = label(turn, slug)
    return own if is_gsm(fold(own)) else _english(slug)


def _english(slug: str) -> str:
    return text(ENGLISH, f"group-{slug}")


def _bare(words: str) -> str:
    """Letters alone: "Pub Watch" and "pubwatch" are the same name."""
    return plain(words).replace(" ", "")


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {"take_consent": take_consent, "take_place": take_place, "take_leave": take_leave}
PRESSES: dict[str, Command] = {}
