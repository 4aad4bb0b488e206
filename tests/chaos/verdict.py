"""What became of every promise: the far end's count against what our rows say."""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from sqlalchemy import select

from delivery.claims import SENT_AGAIN
from delivery.messages import SMS, TELEGRAM, State
from delivery.spending import Held
from delivery.tables import outbox
from sandbox.twilio_segments import segments_of
from tests.chaos.house import SMS_RATE, TELEGRAM_RATE, House
from tests.chaos.town import Person, Promise, Town, number_in
from tests.chaos.weather import UNCLEAR, Arrival

_GOT = (State.SENT, State.DELIVERED)
_WAITING = (State.QUEUED, State.HELD, State.MERGED, State.STARTED)
RATES = {TELEGRAM: TELEGRAM_RATE, SMS: SMS_RATE}


@dataclass
class Figures:
    """One fault, or all of them. Times in seconds; `pace` is the most in any sliding second, as a share of the rate."""

    fault: str
    times: int = 0
    seconds: float = 0.0
    promised: int = 0
    delivered: int = 0
    sent: int = 0
    unknown: int = 0
    waiting: int = 0
    failed: int = 0
    suppressed: int = 0
    skipped: int = 0
    doubles_sms: int = 0
    doubles_telegram: int = 0
    # How many of these may be: sent again because it was unclear whether they had arrived.
    allowed: int = 0
    disordered: int = 0
    pace: float = 0.0
    resumed: list[float] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def adds_up(self) -> bool:
        """The six states and the skipped are everybody."""
        stand = self.delivered + self.sent + self.unknown + self.waiting + self.failed + self.suppressed
        return stand + self.skipped == self.promised


def summed(rows: Iterable[Figures]) -> Figures:
    total = Figures("all")
    for row in rows:
        for each in fields(row)[1:]:
            value = getattr(row, each.name)
            most = max(total.pace, row.pace)
            setattr(total, each.name, getattr(total, each.name) + value)
            total.pace = most
    return total


async def judge(town: Town, fault: str, promised: Sequence[Promise], since: float) -> Figures:
    """Of the promises made under one fault that began at `since` (time.monotonic())."""
    arrivals = [each for each in await town.house.far.read() if each.at >= since]
    figures = Figures(fault, promised=len(promised))
    copies = Counter(_key(each) for each in arrivals if each.is_accepted)
    unclear = Counter(_key(each) for each in arrivals if each.fate in UNCLEAR) + town.unsettled
    states = await _states(town.house, promised)
    for promise in promised:
        _stand(figures, promise, copies[promise.key], unclear[promise.key], states.get(promise.key, _Stand()))
    lost = {promise.key for promise in promised if not copies[promise.key]}
    first = _first_copies(arrivals)
    for person in town.people:
        figures.disordered += _disorder(person, [each for each in promised if each.key not in lost], first)
    if figures.disordered:
        figures.complaints.append(f"{fault}: {figures.disordered} came after a later one of their lane")
    if not figures.adds_up:
        figures.complaints.append(f"{fault}: the states do not add up to everybody")
    figures.pace = pace(arrivals)
    return figures


def _key(arrival: Arrival) -> tuple[int, str]:
    return number_in(arrival.text) or 0, arrival.person


def _stand(figures: Figures, promise: Promise, copies: int, unclear: int, stand: "_Stand") -> None:
    """Count where one promise stands, and what is wrong with it."""
    state = stand.state
    about = f"{figures.fault}: no. {promise.number} by {promise.person.channel} in lane {promise.lane.name}"
    is_deleted = promise.bulletin is None and state is None
    if is_deleted:
        # A conversational row goes when it is settled: sent, or twice in doubt.
        state = State.SENT if copies else State.UNKNOWN if unclear > 1 else None
    if state is None or (state in _GOT and not copies):
        figures.skipped += 1
        figures.complaints.append(f"{about} is skipped: {state or 'no row'}, {copies} copies")
    else:
        name = "waiting" if state in _WAITING else state.value
        setattr(figures, name, getattr(figures, name) + 1)
    is_given_up = state == State.UNKNOWN and stand.reason == "crash" and not unclear
    # So many alerts by text a day and no more, whatever befalls us.
    is_held_back = state == State.SUPPRESSED and stand.reason != Held.CAP
    if is_given_up or is_held_back or state == State.FAILED:
        figures.complaints.append(f"{about} is {state} ({stand.reason}), and nothing befell it")
    # A text is looked up in the provider's list before it is sent again.
    may_repeat = bool(unclear) and promise.lane in SENT_AGAIN and promise.person.channel != SMS
    figures.allowed += may_repeat
    doubles = max(0, copies - 1)
    if promise.person.channel == SMS:
        figures.doubles_sms += doubles
    else:
        figures.doubles_telegram += doubles
    if doubles > may_repeat:
        figures.complaints.append(f"{about} came {copies} times")


@dataclass(frozen=True)
class _Stand:
    """Where a row stands; without a state there is none."""

    state: State | None = None
    reason: str | None = None


async def _states(house: House, promised: Sequence[Promise]) -> dict[tuple[int, str], _Stand]:
    """Where the rows stand. Whoever writes to us is answered by rows that we do not know."""
    bulletins = {(each.bulletin, each.person.route): each.key for each in promised if each.bulletin}
    rows = {each.row: each.key for each in promised if each.row}
    columns = (outbox.c.id, outbox.c.bulletin_id, outbox.c.route_id, outbox.c.state, outbox.c.reason)
    async with house.database.reading() as tx:
        found = (await tx.execute(select(*columns))).all()
    states = {}
    for row in found:
        key = bulletins.get((row.bulletin_id, row.route_id)) or rows.get(row.id)
        if key:
            states[key] = _Stand(State(row.state), row.reason)
    return states


def _first_copies(arrivals: Sequence[Arrival]) -> dict[tuple[int, str], int]:
    first: dict[tuple[int, str], int] = {}
    for place, each in enumerate(arrivals):
        if each.is_accepted:
            first.setdefault(_key(each), place)
    return first


def _disorder(person: Person, arrived: Sequence[Promise], first: dict[tuple[int, str], int]) -> int:
    """How many of one person's messages came after a later one of the same lane. What somebody writes to us may reach us
    in any order."""
    by_lane: dict[int, list[int]] = defaultdict(list)
    for each in arrived:
        if each.person == person and (each.bulletin or each.row):
            by_lane[each.lane].append(first[each.key])
    return sum(later < max(places[:n]) for places in by_lane.values() for n, later in enumerate(places) if n)


def pace(arrivals: Sequence[Arrival]) -> float:
    """The most that came in any sliding second, as a share of the allowed rate: messages, or a text's segments."""
    most = 0.0
    for channel, rate in RATES.items():
        inside: deque[tuple[float, int]] = deque()
        units = 0
        for each in arrivals:
            if each.channel != channel:
                continue
            cost = segments_of(each.text) if channel == SMS else 1
            inside.append((each.at, cost))
            units += cost
            while each.at - inside[0][0] >= 1.0:
                units -= inside.popleft()[1]
            most = max(most, units / rate)
    return most


def resumed(arrivals: Sequence[Arrival], killed_at: float) -> float | None:
    """How long after a kill the next message was accepted."""
    times = [each.at for each in arrivals if each.is_accepted]
    place = bisect_right(times, killed_at)
    return times[place] - killed_at if place < len(times) else None
