"""A scheme that nobody leads is noted once, by whichever way the last who led it went."""

import pytest

from database.engine import Tx
from delivery.routes import RouteState, set_state
from subscribers import scheme_leading, schemes, service
from subscribers.scheme_model import Scheme, SchemeRole, SchemeState
from subscribers.tables import schemes as table
from tests.unit.subscribers.conftest import ANN, BOB, NOW
from tests.unit.subscribers.test_wishes import joins


async def led(tx: Tx) -> Scheme:
    """A scheme that runs, led by Ann."""
    await joins(tx)
    made = await schemes.apply(
        tx,
        ANN,
        name="Watch",
        area_code="E05000942",
        area_label="Linacre",
        borough_code="E08000014",
        channel="sms",
        wording="Yes",
        now=NOW,
    )
    await tx.execute(table.update().values(state=SchemeState.ACTIVE))
    return await schemes.get(tx, made.id)


async def goes(tx: Tx, way: str) -> None:
    """Ann is heard of no more."""
    if way == "stop":
        await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    elif way == "erase":
        await service.erase(tx, ANN, NOW, channel="sms")
    else:
        await set_state(tx, ANN, RouteState.BLOCKED)


WAYS = ["stop", "erase", "blocked"]


async def vacancies(tx: Tx) -> list[int]:
    return [scheme.id for scheme in await scheme_leading.note_vacancies(tx)]


@pytest.mark.parametrize("way", WAYS)
async def test_nobody_is_left_to_lead(tx: Tx, way: str) -> None:
    scheme = await led(tx)
    assert await vacancies(tx) == []
    await goes(tx, way)
    assert await vacancies(tx) == [scheme.id]
    assert (await schemes.get(tx, scheme.id)).state == SchemeState.VACANT
    assert await vacancies(tx) == []


@pytest.mark.parametrize("way", WAYS)
async def test_somebody_else_still_leads(tx: Tx, way: str) -> None:
    scheme = await led(tx)
    bob = await joins(tx, BOB)
    code = await scheme_leading.make_lead_code(tx, scheme.id, SchemeRole.DEPUTY, NOW)
    ann = await service.by_route(tx, ANN)
    assert ann
    assert await scheme_leading.led_alone(tx, ann.id) == [scheme.id]
    await scheme_leading.take_lead_code(tx, BOB, code, channel="sms", wording="Yes", now=NOW)
    assert await scheme_leading.led_alone(tx, ann.id) == []
    await goes(tx, way)
    assert await vacancies(tx) == []
    assert await scheme_leading.led_alone(tx, bob.id) == [scheme.id]


async def test_who_can_be_reached_again_leads_again(tx: Tx) -> None:
    scheme = await led(tx)
    await goes(tx, "blocked")
    await vacancies(tx)
    await set_state(tx, ANN, RouteState.OPEN)
    assert await vacancies(tx) == []
    assert (await schemes.get(tx, scheme.id)).state == SchemeState.ACTIVE


@pytest.mark.parametrize("state", [SchemeState.STOPPED, SchemeState.DECLINED])
async def test_what_does_not_run_is_missed_by_nobody(tx: Tx, state: SchemeState) -> None:
    scheme = await led(tx)
    await tx.execute(table.update().values(state=state))
    ann = await service.by_route(tx, ANN)
    assert ann
    assert await scheme_leading.led_alone(tx, ann.id) == []
    await goes(tx, "stop")
    assert await vacancies(tx) == []
    assert (await schemes.get(tx, scheme.id)).state == state


async def test_who_asked_and_cannot_be_reached_for_now_still_asks(tx: Tx) -> None:
    scheme = await led(tx)
    await tx.execute(table.update().values(state=SchemeState.ASKED))
    await goes(tx, "blocked")
    assert await vacancies(tx) == []
    assert (await schemes.get(tx, scheme.id)).state == SchemeState.ASKED
    await goes(tx, "stop")
    assert await vacancies(tx) == []
    assert (await schemes.get(tx, scheme.id)).state == SchemeState.DECLINED
