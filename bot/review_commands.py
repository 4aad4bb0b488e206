"""`mersey triage review`: where officers judged otherwise than triage. Data goes to standard output alone."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import typer
from babel.dates import format_date

from bot.groundwork import opened, say
from config.settings import ENV_FILE, load_settings
from config.timekeeping import Clock
from intelligence.differences import Choice, Fate, choices, weeks_in
from intelligence.figures import week_of, weeks_before
from intelligence.hiding import FEWEST, Shown

_HEAD = ("tips", "stayed", "otherwise", "not intel.", "not for us", "passed on", "elsewhere")
_ENDS = (Fate.NOT_INTELLIGENCE, Fate.NOT_FOR_US, Fate.PASSED_ON, Fate.PASSED)


async def review(days: int) -> None:
    """A line for each category and the team that triage chose for it, where officers differ most first."""
    weeks = weeks_in(days)
    now = Clock().now()
    async with opened(load_settings(ENV_FILE)) as database, database.reading(on_tips=True) as tx:
        found = await choices(tx, now, weeks)
    first, last = weeks_before(now, weeks)[0], week_of(now) - timedelta(days=1)
    span = " to ".join(format_date(day, "d MMM y", locale="en_GB") for day in (first, last))
    say(f"Tips that came from {span}, and what officers made of triage's choice.")
    if found:
        typer.echo("\n".join(_table(found)))
        say(f"In steps of five; <{FEWEST} may be none. A share is as exact as its counts are.")
    say(f"What triage chose fewer than {FEWEST} times is not listed.")


def _table(found: Sequence[Choice]) -> Iterator[str]:
    """Two blanks between columns; the last is open: the teams that got five or more, with how many."""
    rows: list[tuple[str, ...]] = [("category", "team", *_HEAD, "to")]
    for each in found:
        ends = (_number(each.became[end, ""]) for end in _ENDS)
        to = ", ".join(f"{team} {_number(told)}" for team, told in each.passed_to.items())
        counts = (_number(each.tips), _number(each.stayed), _share(each), *ends)
        rows.append((each.category, each.team, *counts, to or "-"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _number(told: Shown) -> str:
    if told.is_hidden:
        return f"<{FEWEST}"
    return f"{FEWEST}+" if told.is_kept_back else f"{told.low}-{told.high}"


def _share(choice: Choice) -> str:
    if choice.share is None:
        return "-"
    least, most = choice.share
    return f"{least:.0%} to {most:.0%}"
