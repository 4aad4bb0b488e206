"""A thief takes all that a town's database holds, on both databases, and asks it who told what."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from bot.tables import conversations
from tests.postgres_server import Postgres
from tests.seams import watched
from tests.thief.attackers import HIDDEN
from tests.thief.joins import shared_values, telling_pairs, uneven_sizes
from tests.thief.ranking import guesses, judge, together
from tests.thief.watch import Visit, visit
from tests.world import settings_for

pytest_plugins = ["tests.postgres"]
START = datetime(2026, 11, 17, 6, 30, tzinfo=UTC)
PEOPLE, CONVERSATIONS, DAYS = 24, 75, 2
SQLITE, POSTGRESQL = "sqlite", "postgresql"
SEEDS = {SQLITE: 5, POSTGRESQL: 6}


@pytest.fixture(scope="module", params=list(SEEDS))
def taken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A visit on each database."""
    folder = tmp_path_factory.mktemp("thief")
    server = request.getfixturevalue("postgres_server") if request.param == POSTGRESQL else None
    with watched():
        yield asyncio.run(play(folder, server, SEEDS[request.param]))


async def play(folder: Path, server: Postgres | None, seed: int) -> Visit:
    changes = {}
    if server:
        if not server.is_up:
            await server.start()
        changes["database_url"] = await server.make()
    settings = settings_for(folder, **changes)
    return await visit(
        folder, settings, START, people=PEOPLE, conversations=CONVERSATIONS, days=DAYS, seed=seed
    )


def test_the_days_hold_what_is_asked_about(taken: Visit) -> None:
    """Without tips of every kind, and others who told nothing, nothing below could fail."""
    assert len(taken.old) >= 10
    assert {each.kind for each in taken.diary.told} >= {"routine", "silent", "urgent", "emergency"}
    assert all(len(each.suspects) >= 8 for each in taken.questions(taken.old))
    assert len(taken.dump.rows[conversations.name]) >= PEOPLE


def test_no_value_stands_on_both_sides(taken: Visit) -> None:
    assert not shared_values(taken.dump)


def test_no_size_tells_anything(taken: Visit) -> None:
    assert not uneven_sizes(taken.dump)


def test_no_number_of_a_tip_points_to_its_sender(taken: Visit) -> None:
    assert not telling_pairs(taken.questions(taken.old))


def test_the_sender_of_an_old_tip_ranks_no_better_than_chance(taken: Visit) -> None:
    questions = taken.questions(taken.old)
    placed = {name: guesses(guess, questions) for name, guess in HIDDEN.items()}
    verdicts = {name: judge(each, questions) for name, each in placed.items()}
    verdicts["together"] = judge(together(placed, questions), questions)
    assert not {name: verdict for name, verdict in verdicts.items() if not verdict.is_chance}


def test_a_guesser_who_often_knows_is_caught(taken: Visit) -> None:
    """The bound lets nobody through who is right in half of all cases and guesses in the others."""
    questions = taken.questions(taken.old)
    dice = Random(1)
    placed = guesses(lambda _tip, _route: dice.random(), questions)
    for each, question in list(zip(placed, questions, strict=True))[::2]:
        first = min(each, key=lambda route: each[route])
        each[first], each[question.sender] = each[question.sender], each[first]
    assert judge(guesses(lambda _tip, _route: dice.random(), questions), questions).is_chance
    assert judge(placed, questions).mean < 0.4


def test_with_the_keys_every_live_way_back_opens(taken: Visit) -> None:
    """And nothing else does: what is closed, forgotten or was sent without questions has none."""
    senders = {each.tip: each.sender.route for each in taken.diary.live}
    live = {row["id"] for row in taken.dump.rows["tips"] if row["sealed_relay"]}
    assert live
    assert taken.opened.by_relay == {tip: senders[tip] for tip in live}
    assert taken.opened.by_question.items() <= senders.items()
    silent = {each.tip for each in taken.diary.live if each.kind in ("silent", "emergency")}
    closed = {row["id"] for row in taken.dump.rows["tips"] if row["state"] == "closed"}
    assert silent
    assert not (silent | closed) & (live | taken.opened.by_question.keys())
