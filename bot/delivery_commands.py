"""`mersey deliveries ALERT`: how far an alert came, for an operator. Data goes to standard output alone."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import typer

from alerts.model import Alert, read_code
from alerts.reach import Figure, Reach, Standing, reach
from alerts.reasons import family_of
from alerts.records import by_any_code
from bot.groundwork import opened
from config.errors import NotFound
from config.settings import ENV_FILE, load_settings
from config.texts import ENGLISH, text

_WHY = (Figure.FAILED, Figure.SUPPRESSED)
_HELD = "held for the morning"


async def show(typed: str, *, as_json: bool) -> None:
    """A table for a person, or one JSON object. Raises NotFound."""
    code = read_code(typed)
    async with opened(load_settings(ENV_FILE)) as database, database.reading() as tx:
        alert = await by_any_code(tx, code) if code else None
        if alert is None:
            raise NotFound(f"no alert has the code {typed!r}")
        found = await reach(tx, alert.id)
    typer.echo(json.dumps(_object(alert, found), indent=2) if as_json else "\n".join(_table(alert, found)))


def _object(alert: Alert, found: Reach) -> dict[str, object]:
    """The six figures add up to `people`; reasons are those of the outbox, "-" where none was noted."""
    return {
        "alert": alert.code,
        "stage": alert.stage,
        "people": found.people,
        **{figure: found.count(figure) for figure in Figure},
        "held": found.held,
        "reasons": {figure: _counted(_of(found, figure), lambda each: each.reason or "-") for figure in _WHY},
        "by_channel": _crossed(found, lambda each: each.channel or "-"),
        "by_via": _crossed(found, lambda each: each.via),
    }


def _table(alert: Alert, found: Reach) -> Iterator[str]:
    """A line a figure, below it why, and a column for each channel and each way into the audience."""
    channels = sorted({each.channel for each in found.standings if each.channel})
    vias = sorted({each.via for each in found.standings})
    yield f"Alert {alert.code}, {alert.stage}"
    yield _row("", ["people", *channels, *vias])
    for figure in Figure:
        alike = _of(found, figure)
        yield _row(figure, _columns(alike, channels, vias))
        reasons = {each.reason or "-" for each in alike} if figure in _WHY else set()
        for reason in sorted(reasons):
            why = [each for each in alike if (each.reason or "-") == reason]
            words = text(ENGLISH, f"reason-{family_of(reason)}")
            yield _row(f"  {reason}", _columns(why, channels, vias)) + f"  {words}"
        if figure == Figure.WAITING and found.held:
            held = [each for each in alike if each.is_held]
            yield _row("  held", _columns(held, channels, vias)) + f"  {_HELD}"
    yield _row("all", _columns(found.standings, channels, vias))


def _columns(alike: Sequence[Standing], channels: Sequence[str], vias: Sequence[str]) -> list[str]:
    counts = [
        sum(each.people for each in alike),
        *(sum(each.people for each in alike if each.channel == channel) for channel in channels),
        *(sum(each.people for each in alike if each.via == via) for via in vias),
    ]
    return [str(each) for each in counts]


def _row(name: str, columns: Iterable[str]) -> str:
    return f"{name:<16}" + "".join(f"{each:>10}" for each in columns)


def _of(found: Reach, figure: Figure) -> list[Standing]:
    return [each for each in found.standings if each.figure == figure]


def _counted(alike: Iterable[Standing], name: Callable[[Standing], str]) -> dict[str, int]:
    people: Counter[str] = Counter()
    for each in alike:
        people[name(each)] += each.people
    return dict(sorted(people.items()))


def _crossed(found: Reach, name: Callable[[Standing], str]) -> dict[str, dict[str, int]]:
    """People by name, and of each name by figure, without noughts."""
    names = sorted({name(each) for each in found.standings})
    return {
        this: _counted((each for each in found.standings if name(each) == this), lambda each: each.figure)
        for this in names
    }
