"""What goes wrong between us and a phone: nobody is skipped, nobody hears twice, nobody waits for somebody else.

Everything is counted at the far ends.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.tables import conversations
from delivery.messages import SMS, TELEGRAM, State
from delivery.tables import outbox, routes
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from tests.paths.lasting_town import LastingTown, open_lasting_town


async def write_alert(officer: TelegramHandset, urgency: str = "Routine") -> None:
    """Up to the last press."""
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.chooses("Done")
    await officer.chooses(urgency)
    await officer.says("Two sheds were broken into on Monday night. Please lock yours.")
    await officer.chooses("Yes")


def copies(person: Handset) -> int:
    """How often the alert stands on the phone."""
    return sum("Monday night" in text for text in person.texts)


async def states(town: LastingTown) -> list[tuple[str, str | None]]:
    """(state, reason) of the bulletins."""
    async with town.database.reading() as tx:
        rows = await tx.execute(
            select(outbox.c.state, outbox.c.reason)
            .where(outbox.c.bulletin_id.is_not(None))
            .order_by(outbox.c.id)
        )
        return [(row.state, row.reason) for row in rows]


async def waiting(town: LastingTown) -> int:
    """Rows of conversations that are still on their way."""
    async with town.database.reading() as tx:
        return len((await tx.execute(select(outbox.c.id).where(outbox.c.bulletin_id.is_(None)))).all())


def lose_answer(town: LastingTown, person: Handset) -> None:
    """The next message to this channel arrives, and we never hear of it."""
    if isinstance(person, SmsHandset):
        town.sandbox.twilio.faults.next(lose_answer=True)
    else:
        town.sandbox.telegram.faults.next("sendMessage", lose_answer=True)


def go_down(town: LastingTown, person: Handset, down: bool) -> None:
    """The provider is away: nothing is carried out, and nothing is answered."""
    (town.sandbox.twilio if isinstance(person, SmsHandset) else town.sandbox.telegram).faults.down(down)


def refuse(town: LastingTown, person: Handset) -> None:
    """429 for the next message."""
    if isinstance(person, SmsHandset):
        town.sandbox.twilio.faults.next(status=429)
    else:
        town.sandbox.telegram.faults.next("sendMessage", status=429, retry_after=600)


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_a_lost_answer_is_sent_again_once_where_nothing_tells_of_it(
    tmp_path: Path, channel: str
) -> None:
    """Telegram shows nobody what it sent. Twilio's list has the text, so it never goes twice."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", channel)
        lose_answer(town, ann)
        await ann.says("JOIN CHURCH")
        assert len(ann.texts) == 1
        lose_answer(town, ann)
        for _ in range(3):
            await town.pass_time(seconds=10)
        assert len(ann.texts) == (1 if channel == SMS else 2)
        assert await waiting(town) == 0


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_an_answer_that_had_to_wait_is_still_sent_again_once(tmp_path: Path, channel: str) -> None:
    """Being put off by the provider is not the one repetition that an uncertain answer has."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", channel)
        refuse(town, ann)
        await ann.says("JOIN CHURCH")
        assert ann.texts == []
        await town.restart(after=timedelta(minutes=11))  # the pause itself runs by the wall's clock
        go_down(town, ann, True)
        await town.stack.settle()
        go_down(town, ann, False)
        # A text is looked for in Twilio's list before it goes again.
        await town.pass_time(minutes=3) if channel == SMS else await town.pass_time(seconds=10)
        assert len(ann.texts) == 1


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_a_bulletin_whose_answer_was_lost_never_goes_twice(tmp_path: Path, channel: str) -> None:
    """It stays unknown where nothing tells of it; Twilio's list does."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", channel)
        officer = await town.officer()
        await write_alert(officer)
        if channel == SMS:
            lose_answer(town, ann)
        else:
            # The officer's own answer goes by the same wire: the fault is for whom it was meant.
            town.sandbox.telegram.faults.next("sendMessage", lose_answer=True)
        await officer.chooses("Send now")
        for _ in range(3):
            await town.pass_time(minutes=2)
        assert copies(ann) == 1
        known = State.SENT if channel == SMS else State.UNKNOWN
        assert [state for state, _ in await states(town)] == [known]


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_429_holds_nothing_up_in_our_process(tmp_path: Path, channel: str) -> None:
    """Ten minutes' pause of one provider: no row is stuck half sent, the other channel goes on, nobody hears twice."""
    async with open_lasting_town(tmp_path) as town:
        ann, cat = await town.subscriber("Ann", channel), await town.subscriber("Cat", channel)
        bob = await town.subscriber("Bob", SMS if channel == TELEGRAM else TELEGRAM)
        officer = await town.officer()
        await write_alert(officer)
        refuse(town, ann)
        await officer.chooses("Send now")
        await town.settle()
        assert copies(bob) == 1
        async with town.database.reading() as tx:
            assert State.STARTED not in (await tx.execute(select(outbox.c.state))).scalars().all()
        await town.restart(after=timedelta(minutes=11))  # the pause itself runs by the wall's clock
        await town.settle()
        assert [copies(each) for each in (ann, bob, cat)] == [1, 1, 1]
        assert {state for state, _ in await states(town)} == {State.SENT}


async def test_a_provider_that_is_away_for_an_hour_loses_nothing(tmp_path: Path) -> None:
    """Connections are refused: certainly not taken, so it is tried until it goes or expires."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        officer = await town.officer()
        await write_alert(officer)
        for _ in range(40):
            town.sandbox.twilio.faults.next(status=401)
        await officer.chooses("Send now")
        await ann.says("MENU")
        for _ in range(30):
            await town.pass_time(minutes=2)
        while town.sandbox.twilio.faults.take("create"):
            pass
        await town.pass_time(minutes=10)
        assert copies(ann) == 1
        assert sum("PLACES" in text for text in ann.texts) == 1


@pytest.mark.parametrize("kept", ["conversation", "address"])
async def test_one_row_that_cannot_be_opened_harms_no_other(tmp_path: Path, kept: str) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann, bob = await town.person("Ann", SMS), await town.person("Bob", SMS)
        town.sandbox.twilio.faults.down(True)
        await ann.says("JOIN CHURCH")
        town.sandbox.twilio.faults.down(False)
        async with town.database.transaction() as tx:
            row = (await tx.execute(select(outbox.c.id, outbox.c.route_id))).one()
            if kept == "address":
                broken = update(routes).where(routes.c.id == row.route_id).values(sealed_address=b"x" * 64)
            else:
                broken = update(outbox).where(outbox.c.id == row.id).values(sealed_parcel=b"x" * 64)
            await tx.execute(broken)
        town.clock.advance(timedelta(minutes=5))
        await bob.says("JOIN CHURCH")
        assert len(bob.texts) == 1
        for _ in range(3):
            await town.pass_time(minutes=2)
        assert (len(ann.texts), len(bob.texts)) == (0, 1)


async def test_a_bot_blocked_in_mid_send(tmp_path: Path) -> None:
    """Who blocked before we were told is written to no more, and is welcome back."""
    async with open_lasting_town(tmp_path) as town:
        ann, bob = await town.subscriber("Ann", TELEGRAM), await town.subscriber("Bob", TELEGRAM)
        assert isinstance(ann, TelegramHandset)
        officer = await town.officer()
        await write_alert(officer)
        ann.far.block(ann.chat)
        await officer.chooses("Send now")
        await town.settle()
        assert (copies(ann), copies(bob)) == (0, 1)
        ann.far.unblock(ann.chat)
        await ann.says("/places")
        assert "Drop Linacre (Sefton)" in ann.labels


async def test_an_account_that_is_gone_is_asked_once(tmp_path: Path) -> None:
    """No update tells of a deleted account: the refusal closes the route, so the next alert does not try."""
    async with open_lasting_town(tmp_path) as town:
        ann, _ = await town.subscriber("Ann", TELEGRAM), await town.subscriber("Bob", TELEGRAM)
        assert isinstance(ann, TelegramHandset)
        officer = await town.officer()
        for _ in range(2):
            await write_alert(officer)
            ann.far.deactivate(ann.chat)
            await officer.chooses("Send now")
            await town.settle()
        tried = [
            call for call in ann.far.received if call.params.get("chat_id") == ann.chat and call.status == 403
        ]
        assert len(tried) == 1
        assert (State.FAILED, "deactivated") in await states(town)


async def test_a_number_that_never_heard_of_us_after_stop(tmp_path: Path) -> None:
    """21610 at the provider although we thought the route open: it is closed, and what was agreed ends."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        officer = await town.officer()
        await write_alert(officer)
        town.sandbox.twilio.faults.next(code=21610)
        await officer.chooses("Send now")
        await town.settle()
        assert copies(ann) == 0
        async with town.database.reading() as tx:
            assert "stopped" in (await tx.execute(select(routes.c.state))).scalars().all()


async def test_a_phone_that_is_off_gets_it_later(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        assert isinstance(ann, SmsHandset)
        officer = await town.officer()
        await write_alert(officer)
        ann.far.offline(ann.number, True)
        await officer.chooses("Send now")
        await ann.far.deliver()
        assert copies(ann) == 0
        assert await states(town) == [(State.SENT, None)]
        ann.far.offline(ann.number, False)
        await ann.far.deliver()
        assert copies(ann) == 1
        assert await states(town) == [(State.DELIVERED, None)]


async def test_a_phone_that_stays_off_is_tried_once_more_and_told_apart(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        assert isinstance(ann, SmsHandset)
        officer = await town.officer()
        await write_alert(officer)
        ann.far.offline(ann.number, True)
        await officer.chooses("Send now")
        await town.pass_time(hours=10)  # as long as Twilio may keep it
        await ann.far.deliver("twice")
        assert await states(town) == [(State.QUEUED, None)]
        await town.pass_time(hours=13)
        assert await states(town) == [(State.SENT, None)]
        await town.pass_time(hours=10)
        await ann.far.deliver("twice")
        assert await states(town) == [(State.FAILED, "30003")]
        assert copies(ann) == 0


async def test_a_restart_finds_the_question_where_it_was(tmp_path: Path) -> None:
    """Nothing of a conversation lives in memory: the number answers the menu of before."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", SMS)
        await ann.says("JOIN CHURCH")
        await town.restart()
        await ann.chooses("Church (Sefton)")
        assert "Church (Sefton)" in ann.last
        async with town.database.reading() as tx:
            assert len((await tx.execute(select(conversations.c.version))).all()) == 1
