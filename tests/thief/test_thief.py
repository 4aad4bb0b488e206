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
from tests.thief.attackers import DEAD_ENVELOPE, HIDDEN
from tests.thief.dump import Dump, number
from tests.thief.joins import shared_values, telling_pairs, uneven_sizes
from tests.thief.ranking import guesses, judge, together
from tests.thief.watch import Play, Scale, play
from tests.world import settings_for

pytest_plugins = ["tests.postgres"]
START = datetime(2026, 11, 17, 6, 30, tzinfo=UTC)
PEOPLE, CONVERSATIONS, DAYS = 24, 75, 2
# Seconds after a closing for which its questions stay open, and a margin.
ANSWERS_COME = 1800
SQLITE, POSTGRESQL = "sqlite", "postgresql"
# The days hold few young tips (11 to 27 were seen), and how rows come to lie depends on how busy the machine is:
# 4.8 to 7.1 were seen. Chance goes beyond this once in 160 runs.
CLEAR = 2.5
SEEDS = {SQLITE: 5, POSTGRESQL: 6}


@pytest.fixture(scope="module", params=list(SEEDS))
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """The days and a visit at their end, on each database."""
    folder = tmp_path_factory.mktemp("thief")
    server = request.getfixturevalue("postgres_server") if request.param == POSTGRESQL else None
    with watched():
        yield asyncio.run(_play(folder, server, SEEDS[request.param]))


async def _play(folder: Path, server: Postgres | None, seed: int) -> Play:
    changes = {}
    if server:
        if not server.is_up:
            await server.start()
        changes["database_url"] = await server.make()
    settings = settings_for(folder, **changes)
    scale = Scale(PEOPLE, CONVERSATIONS, DAYS, seed, followed=100 if server else 0)
    return await play(folder, settings, START, scale)


def test_the_days_hold_what_is_asked_about(played: Play) -> None:
    """Without tips of every kind, and others who told nothing, nothing below could fail."""
    assert len(played.last.old) >= 10
    assert {each.kind for each in played.diary.told} >= {"routine", "silent", "urgent", "emergency"}
    assert all(len(each.suspects) >= 8 for each in played.last.old)
    assert len(played.last.dump.rows[conversations.name]) >= PEOPLE


def test_no_value_stands_on_both_sides(played: Play) -> None:
    assert not shared_values(played.last.dump)


def test_no_size_tells_anything(played: Play) -> None:
    assert not uneven_sizes(played.last.dump)


def test_what_was_deleted_is_overwritten(played: Play) -> None:
    assert not played.last.dump.sizes.get("left in free pages")


def test_the_logs_name_nobody(played: Play) -> None:
    assert "audit sealed" in played.logs
    routes = [str(person.route) for person in played.people]
    tips = [str(told.tip) for told in played.diary.told if told.tip]
    marks = [told.mark for told in played.diary.told]
    assert routes
    assert tips
    assert not [secret for secret in (*routes, *tips, *marks) if secret in played.logs]


def test_no_number_of_a_tip_points_to_its_sender(played: Play) -> None:
    assert not telling_pairs(played.last.old)


def test_the_sender_of_an_old_tip_ranks_no_better_than_chance(played: Play) -> None:
    questions = played.last.old
    verdicts = {name: judge(guesses(guess, questions), questions) for name, guess in HIDDEN.items()}
    verdicts["together"] = together(HIDDEN.values(), questions)
    assert not {name: verdict for name, verdict in verdicts.items() if not verdict.is_chance}


def test_before_the_hour_is_over_the_same_guessers_find_senders(played: Play) -> None:
    """What they fail at above they can do: on PostgreSQL rows lie in the order in which they came until all is written
    anew. docs/anonymity.md has the figures."""
    if played.last.dump.engine == POSTGRESQL:
        verdict = judge(guesses(HIDDEN[DEAD_ENVELOPE], played.young()), played.young())
        assert verdict.deviation < -CLEAR


def test_a_guesser_who_often_knows_is_caught(played: Play) -> None:
    """The bound lets nobody through who is right in half of all cases and guesses in the others."""
    questions = played.last.old
    dice = Random(1)
    placed = guesses(lambda _tip, _route: dice.random(), questions)
    for each, question in list(zip(placed, questions, strict=True))[::2]:
        first = min(each, key=lambda route: each[route])
        each[first], each[question.sender] = each[question.sender], each[first]
    assert judge(guesses(lambda _tip, _route: dice.random(), questions), questions).is_chance
    assert judge(placed, questions).mean < 0.4


def closed_for_good(dump: Dump) -> set[int]:
    """Tips closed so long ago that an answer which was on its way then has come."""
    late = {
        row["about"]
        for row in dump.rows["audit"]
        if row["deed"] == "tip closed" and dump.at.timestamp() - (number(row["at"]) or 0) < ANSWERS_COME
    }
    closed = {row["id"] for row in dump.rows["tips"] if row["state"] == "closed"}
    return {tip for tip in closed if f"tip:{tip}" not in late}


def test_with_the_keys_every_live_way_back_opens(played: Play) -> None:
    """And nothing else does: what is closed, forgotten or was sent without questions has none."""
    live = {row["id"] for row in played.last.dump.rows["tips"] if row["sealed_relay"]}
    told = [each for each in played.diary.told if each.tip]
    senders = {each.tip: each.sender.route for each in told}
    assert live
    assert played.last.opened.by_relay == {tip: senders[tip] for tip in live}
    assert played.last.opened.by_question.items() <= senders.items()
    silent = {each.tip for each in told if each.kind in ("silent", "emergency")}
    closed = closed_for_good(played.last.dump)
    assert silent
    assert not (silent | closed) & (live | played.last.opened.by_question.keys())
