"""Literal joins: the same value on the side of the tips and on that of the people."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from tests.seams import PEOPLE, TIPS
from tests.thief.attackers import nearest
from tests.thief.dump import Dump, number, telling
from tests.thief.ranking import SURE_OF_MANY, Guess, Question, guesses, judge

HOUR = 3600


def shared_values(dump: Dump) -> list[str]:
    """Ids, hashes, seals, numbers of transactions and times finer than the hour that stand on both sides."""
    ours = dict(_values(dump, TIPS | {"intake", "outgoing"}))
    found = [f"{ours[value]} = {where}" for value, where in _values(dump, PEOPLE) if value in ours]
    # Nor does a value of theirs stand inside a seal of ours.
    seals = [value for _, value in ours if isinstance(value, bytes)]
    for (kind, value), where in _values(dump, PEOPLE):
        needle = value if isinstance(value, bytes) else str(value).encode()
        if kind == "value" and any(needle in seal for seal in seals):
            found.append(f"inside a seal: {where}")
    return sorted(set(found))


def uneven_sizes(dump: Dump) -> list[str]:
    """Sealed columns whose lengths differ, so that they tell what lies in them. (A team's words are shorter than a
    sender's, a photo that is not here yet than one that is; the row says so anyway.)"""
    found = []
    for table, rows in dump.rows.items():
        if table not in PEOPLE | TIPS | {"intake", "outgoing"}:
            continue
        for column in rows[0] if rows else ():
            if (
                not (column.startswith("sealed") or column in ("blob", "wrapped"))
                or column == "sealed_address"
            ):
                continue
            kinds: dict[object, set[int]] = {}
            for row in rows:
                if row[column] is not None:
                    kinds.setdefault((row.get("staff_id") is None, row.get("state")), set()).add(
                        len(row[column])
                    )
            found += [f"{table}.{column}: {sizes}" for sizes in kinds.values() if len(sizes) > 1]
    return found


def telling_pairs(questions: Sequence[Question]) -> list[str]:
    """Every number of a tip held against every number of a route: pairs that find senders better, or worse, than chance.
    Thousands are asked, so that a pair must be far off."""
    # A tip's mere flags could tell one kind of tip from another, but no sender.
    ours = _once(
        {name: [each.tip.get(name) for each in questions] for each in questions for name in each.tip}, 3
    )
    suspects = [traces for each in questions for traces in each.suspects.values()]
    theirs = _once({name: [traces.get(name) for traces in suspects] for name in set().union(*suspects)}, 2)
    found = []
    for one in ours:
        for other in theirs:
            guess: Guess = partial(nearest, one, other)
            verdict = judge(guesses(guess, questions), questions)
            if abs(verdict.deviation) > SURE_OF_MANY:
                found.append(f"{one}, {other}: {verdict.mean:.2f} ({verdict.deviation:+.1f})")
    return found


def _once(columns: dict[str, list[list[float] | None]], least: int) -> list[str]:
    """Those with so many different values, and of those that are alike the first."""
    seen = {repr(values): name for name, values in sorted(columns.items(), reverse=True)}
    return sorted(name for values, name in seen.items() if len(set(map(repr, columns[name]))) >= least)


def _values(dump: Dump, tables: frozenset[str]) -> Iterator[tuple[tuple[str, Any], str]]:
    for table in tables & dump.rows.keys():
        for row in dump.rows[table]:
            for column, value in row.items():
                where = f"{table}.{column}"
                if column.endswith("_xmin") and table not in ("intake", "outgoing"):
                    yield ("transaction", value), where
                elif not column.startswith("_") and telling(value):
                    yield ("value", value), where
                elif not column.startswith("_") and not isinstance(value, int | float):
                    moment = number(value)
                    if moment is not None and moment % HOUR:
                        yield ("time", moment), where
