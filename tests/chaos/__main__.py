"""`make chaos`: the campaign on both databases. What is wrong is listed, and ends it with 1."""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

from tests.chaos.campaign import play
from tests.chaos.faults import FAULTS, IN_SUITE, PATIENT, SHORT, SUITE, Scale
from tests.chaos.house import open_ground
from tests.chaos.report import table
from tests.chaos.verdict import summed
from tests.postgres_server import Postgres, install

USUAL = Scale(kills=40, server_kills=5, web_kills=5, waves=5, down_seconds=10, patient_kills=0)
SCALES = {"suite": SUITE, "short": SHORT, "usual": USUAL, "long": Scale()}


async def both(databases: list[str], scale: Scale, seed: int, only: str) -> list[str]:
    """Plays and reports; what is wrong."""
    wrong = []
    with tempfile.TemporaryDirectory(prefix="chaos-") as made:
        async with open_ground(Path(made), seed) as ground:
            for database in databases:
                postgres = Postgres(install(), is_killed=True) if database == "postgresql" else None
                if postgres:
                    await postgres.start()
                rows = []
                wanted = IN_SUITE[database] if scale is SUITE else FAULTS[database]
                faults = {name: FAULTS[database][name] for name in wanted if is_wanted(name, scale, only)}
                async for row in play(Path(made) / database, ground, postgres, scale, seed, faults):
                    say(f"{database}, {row.fault}: {row.seconds:.0f} s")
                    rows.append(row)
                if postgres:
                    postgres.remove()
                say(f"\n{database}\n\n{table([*rows, summed(rows)])}\n")
                wrong += [f"{database}: {each}" for row in rows for each in row.complaints]
    return wrong


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    words.add_argument("--scale", choices=SCALES, default="usual")
    words.add_argument("--seed", type=int, default=random.randrange(10**6), help="of an earlier run")
    words.add_argument("--database", choices=FAULTS, help="this one alone")
    words.add_argument("--only", default="", help="faults with this in their name")
    said = words.parse_args()
    say(f"Seed {said.seed}, scale {said.scale}.")
    databases = [said.database] if said.database else list(FAULTS)
    wrong = asyncio.run(both(databases, SCALES[said.scale], said.seed, said.only))
    say("\n".join(wrong) or "Nobody skipped, nobody out of order, and no double but what may be.")
    return bool(wrong)


def is_wanted(fault: str, scale: Scale, only: str) -> bool:
    return only in fault and (fault != PATIENT or scale.patient_kills > 0)


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
