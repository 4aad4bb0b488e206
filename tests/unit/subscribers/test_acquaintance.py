"""Who is with us, and not only since today."""

from datetime import timedelta

from sqlalchemy import insert

from config.timekeeping import day_of
from database.engine import Tx
from staff.tables import doors, staff_routes
from staff.tables import staff as people
from subscribers import service
from subscribers.acquaintance import established
from subscribers.model import Spot
from tests.unit.subscribers.conftest import ANN, BOB, NOW

PLACE = Spot("E05000942", ("E05000942",), "name")


async def join(tx: Tx, route: int, days_ago: int) -> None:
    await service.join(
        tx,
        route,
        PLACE,
        channel="sms",
        topics=("burglary",),
        language="en",
        wording="JOIN",
        now=NOW - timedelta(days=days_ago),
    )


async def test_who_joined_today_is_new_and_who_did_before_is_not(tx: Tx) -> None:
    await join(tx, ANN, 1)
    await join(tx, BOB, 0)
    # The ledger keeps the day alone, and whoever asks means the morning.
    morning = day_of(NOW)
    assert await established(tx, {ANN, BOB}, morning) == {ANN}
    assert await established(tx, {BOB}, morning) == set()
    assert await established(tx, set(), morning) == set()


async def test_nobody_is_known_by_having_written(tx: Tx) -> None:
    assert await established(tx, {ANN, BOB}, NOW) == set()


async def test_staff_and_teams_are_known(tx: Tx) -> None:
    await tx.execute(insert(people).values(id=7, name="A", role="officer"))
    await tx.execute(insert(staff_routes).values(route_id=ANN, staff_id=7))
    await tx.execute(insert(doors).values(team="hub", route_id=BOB, is_tested=False))
    assert await established(tx, {ANN, BOB}, NOW) == {ANN, BOB}
