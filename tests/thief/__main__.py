"""The long form: whole towns, a thief who comes many times, and a table of what each guesser found.

It ends with 1 where the sender of an old tip can be found better than by chance.
"""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import structlog

from tests.postgres_server import Postgres, install
from tests.seams import watched
from tests.thief.joins import shared_values, telling_pairs, uneven_sizes
from tests.thief.ranking import Question
from tests.thief.report import HIDDEN, table, verdicts
from tests.thief.watch import Play, Scale, play
from tests.world import migrated_file, settings_for

START = datetime(2026, 11, 17, 6, 30, tzinfo=UTC)


async def one_town(folder: Path, server: Postgres | None, said: argparse.Namespace, seed: int) -> Play:
    folder.mkdir()
    changes = {"database_url": await server.make()} if server else {}
    scale = Scale(said.people, said.conversations, said.days, seed, said.followed, frozenset(said.without))
    return await play(folder, settings_for(folder, **changes), START, scale)


async def towns(said: argparse.Namespace) -> list[str]:
    """Play and report; what is wrong."""
    old: list[Question] = []
    young: list[Question] = []
    wrong: list[str] = []
    server = Postgres(install()) if said.engine == "postgresql" else None
    if server:
        await server.start()
    with tempfile.TemporaryDirectory(prefix="thief-") as made:
        for number in range(said.towns):
            played = await one_town(Path(made) / str(number), server, said, said.seed + number)
            say(f"Town {number + 1}: {len(played.diary.told)} told. {dict(played.diary.kinds)}")
            old += played.last.old
            young += played.young()
            wrong += [*shared_values(played.last.dump), *uneven_sizes(played.last.dump)]
    if server:
        server.remove()
    groups = {
        "old": old,
        "young": [each for each in young if each.kind != "emergency"],
        "young emergencies": [each for each in young if each.kind == "emergency"],
    }
    say(f"\n{said.engine}\n\n{table(groups)}\n")
    wrong += telling_pairs(old)
    found = verdicts(old)
    names = [name for name in (*HIDDEN, "all hidden together") if not found[name].is_chance]
    return [*wrong, *(f"{name}: {found[name]}" for name in names)]


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m tests.thief", description=__doc__)
    words.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    words.add_argument("--people", type=int, default=100)
    words.add_argument("--conversations", type=int, default=200)
    words.add_argument("--days", type=int, default=4)
    words.add_argument(
        "--followed", type=int, default=100, help="of a hundred tips, by a visit within the hour"
    )
    words.add_argument("--towns", type=int, default=1, help="play so many and count their tips together")
    words.add_argument("--seed", type=int, default=random.randrange(10**6), help="of an earlier run")
    words.add_argument("--without", nargs="*", default=[], help="jobs of the clock that do not run")
    said = words.parse_args()
    say(f"Seed {said.seed}.")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    migrated_file()
    with watched():
        wrong = asyncio.run(towns(said))
    say("\n".join(wrong) or "No old tip's sender can be found better than by chance.")
    return bool(wrong)


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
