"""Leaving and coming back: STOP and START as the providers know them, and STOP with a topic, a place or a scheme."""

from alerts import other_way, unwanted
from bot.flows import case, finding, groups, join, places, scheme_join, scheme_people, topics
from bot.keywords import plain
from bot.turn import Command, Step, Turn
from delivery import routes
from delivery.routes import RouteState
from intelligence.model import IntakeLane
from subscribers import service

# What people put behind STOP when they mean everything. Only the single word counts with the provider.
_STOPS_ALL = frozenset(
    "all alerts any anymore everything it me messages messaging more now please pls sending texting texts "
    "thanks these this to".split()
)


async def stop(turn: Turn, rest: str) -> bool:
    """STOP BURGLARY, STOP PUB WATCH, STOP L20, STOP BOOTLE, STOP ALL. "STOP THE BIKES" is free text."""
    if not rest or _STOPS_ALL.issuperset(plain(rest).split()):
        await _leave(turn)
        return True
    topic = topics.named(turn, rest)
    group = groups.named(turn, rest)
    spots = [] if topic or group else finding.candidates(turn, rest)
    if not topic and not group and not spots:
        return await scheme_join.stop(turn, rest)
    turn.end()
    turn.is_exempt = True
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not person.is_active:
        turn.say("stop-nothing")
    elif topic:
        await _stop_topic(turn, topic)
    elif group:
        await groups.stop(turn, group.slug)
    elif mine := places.of_name(turn, person.places, rest):
        await places.drop_all(turn, mine)
    elif not await scheme_join.stop(turn, rest):
        turn.say("stop-not-yours", places=places.names(turn, person.places) or "-")
    return True


async def stop_everything(turn: Turn) -> None:
    """The single word. On SMS the provider has blocked the number and has answered by now: we stay silent."""
    if turn.on_sms:
        turn.end()
        turn.memory.offer = None
        turn.memory.waiting_for_start = None
        await routes.set_state(turn.tx, turn.route, RouteState.STOPPED)
        if await turn.parts.book.way_out(turn.tx, turn.route, turn.parts.tip_identity) is None:
            for envelope in case.cut_off(turn.memory):
                turn.leave(envelope, IntakeLane.QUARTER)
        await _withdraw(turn, turn.typed)
        return
    await _leave(turn)


async def start_again(turn: Turn) -> None:
    """START, UNSTOP or YES lifts the provider's block, and finishes a JOIN that waited for it; no more."""
    turn.is_exempt = True
    await routes.set_state(turn.tx, turn.route, RouteState.OPEN)
    if turn.memory.waiting_for_start is not None:
        await join.finish_waiting(turn)
        return
    person = await service.by_route(turn.tx, turn.route)
    turn.say("start-still-joined" if person and person.is_active else "start-then-join")


async def blocked_or_back(turn: Turn, *, is_blocked: bool) -> None:
    """Telegram says that the bot was blocked or unblocked. What they agreed to stands all the same."""
    state = RouteState.BLOCKED if is_blocked else RouteState.OPEN
    await routes.set_state(turn.tx, turn.route, state)
    if is_blocked:
        await other_way.leave(turn.tx, turn.route, turn.now)


async def reopen(turn: Turn) -> None:
    """Whoever writes to us can be written to: a block (not a STOP) is over."""
    if await routes.state_of(turn.tx, turn.route) in (RouteState.BLOCKED, RouteState.GONE):
        await routes.set_state(turn.tx, turn.route, RouteState.OPEN)


async def _leave(turn: Turn) -> None:
    """Stop everything and say so, with the way back. The route stays open: they may still ask and tell."""
    turn.end()
    turn.is_exempt = True
    said = await scheme_people.farewell(turn, turn.text("stop-done"))
    had_joined = await _withdraw(turn, said)
    turn.say_words(said if had_joined else turn.text("stop-nothing"))


async def _withdraw(turn: Turn, wording: str) -> bool:
    return await service.withdraw(
        turn.tx, turn.route, channel=turn.inbound.channel, wording=wording, now=turn.now
    )


async def _stop_topic(turn: Turn, topic: str) -> None:
    said = turn.text("stop-topic", topic=topics.label(turn, topic))
    person = await service.stop_topic(
        turn.tx, turn.route, topic, channel=turn.inbound.channel, wording=said, now=turn.now
    )
    await unwanted.hold_back(turn.tx, person.id, topic, "stopped", turn.now)
    turn.say_words(said)


COMMANDS: dict[str, Command] = {"stop": stop, "unsubscribe": stop}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
