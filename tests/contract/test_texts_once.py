"""Texts from the first word to the far end, on both databases: none goes twice, none costs more than it may."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.runtime import open_stack
from bot.stack import Stack
from config.settings import Settings
from delivery.messages import SMS, State
from delivery.purse import spent
from delivery.spending import Held
from delivery.tables import outbox
from delivery.unsure import GIVE_UP
from sandbox.handset import SmsHandset
from tests.world import Town

pytest_plugins = ["tests.postgres"]
CEILING = 100


@pytest.fixture
async def thrifty(settings: Settings, town: Town) -> AsyncIterator[Stack]:
    """The town's process, were texts to cost money."""
    providers = town.stack.providers
    assert providers.twilio
    bought = replace(providers.twilio, ceiling=CEILING)
    async with open_stack(
        settings, town.clock, replace(providers, twilio=bought, sandbox=None), town.base_url
    ) as stack:
        yield stack


async def phone(town: Town) -> SmsHandset:
    person = await town.person("Ann", SMS)
    assert isinstance(person, SmsHandset)
    return person


async def alert(town: Town, urgency: str) -> None:
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.chooses("Done")
    await officer.chooses(urgency)
    await officer.says("Two sheds were broken into on Monday night. Please lock yours.")
    await officer.chooses("Yes")
    await officer.chooses("Send now")


async def test_a_text_whose_answer_was_lost_never_goes_twice(town: Town) -> None:
    """Every answer of Twilio's is lost, again and again; its list has them all."""
    ann = await phone(town)
    for _ in range(60):
        town.sandbox.twilio.faults.next(lose_answer=True)
    await ann.says("JOIN LINACRE")
    await ann.says("PLACES")
    await alert(town, "Routine")
    await town.pass_time(minutes=3)
    await town.pass_time(minutes=3)
    said = Counter(ann.texts)
    assert len(said) == 3
    assert set(said.values()) == {1}
    async with town.database.reading() as tx:
        states = (await tx.scalars(select(outbox.c.state))).all()
    assert [state in (State.SENT, State.DELIVERED) for state in states] == [True]


async def test_an_answer_that_never_left_goes_once_it_is_sure(town: Town) -> None:
    ann = await phone(town)
    town.sandbox.twilio.faults.next(status=503)
    await ann.says("JOIN LINACRE")
    await ann.says("PLACES")
    assert ann.texts == [], "the second answer does not overtake the first"
    await town.pass_time(seconds=GIVE_UP.total_seconds() - 5)
    assert ann.texts == []
    await town.pass_time(seconds=6)
    assert len(ann.texts) == 2
    assert "Linacre" in ann.texts[0]


async def test_twilio_is_told_until_when_a_text_is_of_use(town: Town) -> None:
    ann = await phone(town)
    await ann.says("JOIN LINACRE")
    await alert(town, "Routine")
    periods = [
        int(call.params["ValidityPeriod"])
        for call in town.sandbox.twilio.received
        if call.method == "create" and call.params["To"] == ann.number
    ]
    assert periods[0] == 1800
    assert 1800 < periods[-1] <= 36_000
    assert town.sandbox.twilio.unknown_parameters == []


async def test_a_flood_of_sign_ups_from_numbers_in_a_row(town: Town, thrifty: Stack) -> None:
    """Whoever pumps texts gets a twentieth of the day's money, and who was with us before is served."""
    ann = await phone(town)
    await ann.says("JOIN LINACRE")
    await town.pass_time(days=1)
    far = town.sandbox.twilio
    before = len([call for call in far.received if call.method == "create"])
    for _ in range(20):
        await far.text(far.add_phone(), "JOIN LINACRE")
    await far.text(ann.number, "PLACES")
    await thrifty.settle()
    made = [call for call in far.received if call.method == "create"][before:]
    assert 0 < len(made) <= CEILING // 20 + 1
    assert ann.number in [call.params["To"] for call in made]
    async with thrifty.parts.database.reading() as tx:
        today = await spent(tx, town.clock.now())
    assert today.held == 20 - (len(made) - 1)


async def test_a_full_day_stops_a_routine_alert_and_says_so(town: Town, thrifty: Stack) -> None:
    ann = await phone(town)
    await ann.says("JOIN LINACRE")
    await town.pass_time(days=1)
    async with town.database.transaction() as tx:
        await tx.execute(
            outbox.metadata.tables["text_costs"]
            .insert()
            .values(day=town.clock.now().date(), prefix="", parts=CEILING * 4 // 5, newcomers=0, held=0)
        )
    before = len(ann.texts)
    town.stack.dispatcher = thrifty.dispatcher
    await alert(town, "Routine")
    assert len(ann.texts) == before
    async with town.database.reading() as tx:
        held = (await tx.execute(select(outbox.c.state, outbox.c.reason))).all()
    assert (State.SUPPRESSED, Held.CEILING) in [(row.state, row.reason) for row in held]
