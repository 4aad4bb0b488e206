"""Somebody with a chat and a phone: where one is dead the alert comes by the other, once, and back once it is alive."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from alerts.model import Urgency
from alerts.reach import Figure, reach
from alerts.records import by_code
from bot.housekeeping import GONE_KEPT, purge
from delivery.messages import SMS, TELEGRAM
from delivery.tables import routes
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from subscribers import ways
from subscribers.leaving import drop_way
from subscribers.tables import subscriber_routes, subscribers, suppressions
from tests.dialogues.alerting import SHEDS, sent
from tests.dialogues.test_sent import NEWS, tell
from tests.paths.lasting_town import LastingTown, open_lasting_town
from tests.world import Town

VAN = "A van was stolen from Knowsley Road on Sunday. Please lock yours."


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[LastingTown]:
    async with open_lasting_town(tmp_path) as opened:
        yield opened


class Ann:
    """One person with two ways to be reached. (No flow links them yet.)"""

    def __init__(self, town: Town, chat: TelegramHandset, phone: SmsHandset) -> None:
        self.town = town
        self.chat = chat
        self.phone = phone

    async def route(self, channel: str) -> int:
        stack = self.town.stack
        is_sms = channel == SMS
        identity = stack.sms_identity if is_sms else stack.telegram_identity
        address = self.phone.number if is_sms else str(self.chat.chat)
        async with self.town.database.reading() as tx:
            return int(await self.town.parts.book.find(tx, identity, address) or 0)

    async def state(self, channel: str) -> str:
        wanted = select(routes.c.state).where(routes.c.id == await self.route(channel))
        async with self.town.database.reading() as tx:
            return str(await tx.scalar(wanted))

    def copies(self, words: str = SHEDS) -> tuple[int, int]:
        """How often an alert stands in the chat, and on the phone."""

        def on(screen: Handset) -> int:
            return sum(words.split(". ")[0] in text for text in screen.texts)

        return on(self.chat), on(self.phone)


async def two_ways(town: Town) -> Ann:
    chat, phone = await town.subscriber("Ann", TELEGRAM), await town.person("Ann's phone", SMS)
    assert isinstance(chat, TelegramHandset)
    assert isinstance(phone, SmsHandset)
    await phone.says("MENU")
    ann = Ann(town, chat, phone)
    first, second = await ann.route(TELEGRAM), await ann.route(SMS)
    async with town.database.transaction() as tx:
        person = await tx.scalar(
            select(subscriber_routes.c.subscriber_id).where(subscriber_routes.c.route_id == first)
        )
        await ways.add(tx, int(person or 0), second)
    return ann


async def stands(town: Town, code: str) -> dict[str, int]:
    """People by how they stand, which add up to the audience."""
    async with town.database.reading() as tx:
        alert = await by_code(tx, code)
        assert alert
        found = await reach(tx, alert.id)
    assert found.people == sum(found.count(figure) for figure in Figure)
    return {str(figure): found.count(figure) for figure in Figure if found.count(figure)}


@pytest.mark.parametrize("death", ["block", "deactivate"])
async def test_a_dead_chat_and_a_text_in_its_place_and_back(town: Town, death: str) -> None:
    ann = await two_ways(town)
    bob = await town.subscriber("Bob", TELEGRAM)
    officer = await town.officer()
    getattr(ann.chat.far, death)(ann.chat.chat)
    code = await sent(town, officer)
    assert ann.copies() == (0, 1)
    assert await stands(town, code) == {"sent": 2}
    assert await ann.state(TELEGRAM) == ("blocked" if death == "block" else "gone")
    assert sum(SHEDS.split(". ")[0] in text for text in bob.texts) == 1
    await ann.phone.far.deliver()
    assert await stands(town, code) == {"delivered": 1, "sent": 1}
    # Known to be dead: nobody asks again.
    asked = len([call for call in ann.chat.far.received if call.status == 403])
    await sent(town, officer, text=VAN)
    assert ann.copies(VAN) == (0, 1)
    assert len([call for call in ann.chat.far.received if call.status == 403]) == asked
    if death == "block":
        ann.chat.far.unblock(ann.chat.chat)
        await town.settle()
        await sent(town, officer, text="A bike was taken on Stanley Road. Please lock yours.")
        assert ann.copies("A bike was taken") == (1, 0)


async def test_both_dead_is_failed_and_nobody_is_lost(town: Town) -> None:
    ann = await two_ways(town)
    officer = await town.officer()
    ann.chat.far.deactivate(ann.chat.chat)
    ann.phone.far.fails(ann.phone.number, 30005)
    code = await sent(town, officer)
    await ann.phone.far.deliver()
    await town.settle()
    assert ann.copies() == (0, 0)
    assert await stands(town, code) == {"failed": 1}
    assert await ann.state(SMS) == "gone"


@pytest.mark.parametrize(
    ("code", "state"),
    [(30005, "gone"), (30006, "blocked"), (30004, "open"), (30007, "open"), (30008, "open"), (30003, "open")],
)
async def test_a_dead_phone_and_the_chat_in_its_place(town: Town, code: int, state: str) -> None:
    """The chat was blocked when the alert went, and is not any more when the receipt comes."""
    ann = await two_ways(town)
    officer = await town.officer()
    ann.chat.far.block(ann.chat.chat)
    await town.settle()
    ann.phone.far.fails(ann.phone.number, code)
    alert = await sent(town, officer)
    assert await stands(town, alert) == {"sent": 1}
    ann.chat.far.unblock(ann.chat.chat)
    await town.settle()
    await ann.phone.far.deliver("twice")
    await town.settle()
    assert ann.copies() == (1, 0)
    assert await ann.state(SMS) == state
    assert await stands(town, alert) == {"sent": 1}
    await town.pass_time(hours=2)
    await ann.phone.far.deliver()
    assert ann.copies() == (1, 0), "and no second try by text"


@pytest.mark.parametrize("number", [21211, 21614, 21635])
async def test_a_number_that_is_refused_at_once(town: Town, number: int) -> None:
    """A landline, or no number at all."""
    ann = await two_ways(town)
    officer = await town.officer()
    ann.chat.far.block(ann.chat.chat)
    await town.settle()
    ann.phone.far.faults.next(code=number)
    code = await sent(town, officer)
    assert ann.copies() == (0, 0)
    assert await ann.state(SMS) == "blocked"
    assert await stands(town, code) == {"failed": 1}
    # Whoever writes to us can be written to.
    await ann.phone.says("MENU")
    assert await ann.state(SMS) == "open"


async def test_stop_at_the_provider_ends_all_ways(town: Town) -> None:
    ann = await two_ways(town)
    officer = await town.officer()
    ann.chat.far.block(ann.chat.chat)
    await town.settle()
    ann.phone.far.faults.next(code=21610)
    code = await sent(town, officer)
    ann.chat.far.unblock(ann.chat.chat)
    await town.settle()
    await sent(town, officer, text=VAN)
    assert (ann.copies(), ann.copies(VAN)) == ((0, 0), (0, 0))
    assert await ann.state(SMS) == "stopped"
    assert await stands(town, code) == {"failed": 1}


async def test_an_emergency_takes_all_ways_and_comes_by_each_once(town: Town) -> None:
    ann = await two_ways(town)
    officer = await town.officer()
    code = await sent(town, officer, urgency=Urgency.EMERGENCY)
    assert ann.copies() == (1, 1)
    ann.chat.far.deactivate(ann.chat.chat)
    second = await sent(town, officer, urgency=Urgency.EMERGENCY, text=VAN)
    assert ann.copies(VAN) == (0, 1)
    assert [await stands(town, each) for each in (code, second)] == [{"sent": 1}] * 2


async def test_what_waits_for_the_morning_goes_by_text_where_the_chat_was_blocked_at_night(
    town: Town,
) -> None:
    ann = await two_ways(town)
    officer = await town.officer()
    await town.pass_time(hours=11, minutes=30)  # 21:30
    await officer.says("482915")
    await sent(town, officer, urgency=Urgency.URGENT)
    assert ann.copies() == (0, 0)
    ann.chat.far.block(ann.chat.chat)
    await town.settle()
    await town.pass_time(minutes=10)
    assert ann.copies() == (0, 0)
    await town.pass_time(hours=10, minutes=30)
    assert ann.copies() == (0, 1)


@pytest.mark.parametrize("is_known", [True, False])
async def test_news_of_an_alert_comes_by_text_where_its_chat_is_dead_since(
    town: Town, is_known: bool
) -> None:
    ann = await two_ways(town)
    officer = await town.officer()
    code = await sent(town, officer)
    assert ann.copies() == (1, 0)
    if is_known:
        ann.chat.far.block(ann.chat.chat)
        await town.settle()
    else:
        ann.chat.far.deactivate(ann.chat.chat)
    await tell(officer, code, "Update")
    assert ann.copies(NEWS) == (0, 1)
    assert [text.startswith("UPDATE") for text in ann.phone.texts if NEWS in text] == [True]


@pytest.mark.parametrize("has_phone", [True, False])
async def test_an_account_that_is_gone_for_weeks_is_forgotten(town: Town, has_phone: bool) -> None:
    """With it goes whoever cannot be reached otherwise; a phone alone is kept."""
    ann = await two_ways(town)
    bob = await town.subscriber("Bob", TELEGRAM)
    officer = await town.officer()
    if not has_phone:
        async with town.database.transaction() as tx:
            assert await drop_way(tx, await ann.route(SMS))
    ann.chat.far.deactivate(ann.chat.chat)
    code = await sent(town, officer, urgency=Urgency.EMERGENCY)
    before = await stands(town, code)
    for days, left in ((GONE_KEPT - timedelta(days=1), 2), (GONE_KEPT, 2 if has_phone else 1)):
        async with town.database.transaction() as tx:
            since = (town.clock.now() - days).date()
            await tx.execute(update(routes).where(routes.c.state == "gone").values(missing_since=since))
        await purge(town.database, town.clock)
        async with town.database.reading() as tx:
            assert len((await tx.execute(select(subscribers.c.id))).all()) == left
    assert await stands(town, code) == before, "how far the alert came stays on record"
    async with town.database.reading() as tx:
        left = (await tx.execute(select(subscriber_routes.c.route_id))).all()
        assert len(left) == (2 if has_phone else 1)
        assert len((await tx.execute(select(suppressions))).all()) == (0 if has_phone else 1)
    assert await ann.route(TELEGRAM) == 0 or has_phone
    await sent(town, officer, text=VAN)
    assert ann.copies(VAN) == (0, int(has_phone))
    assert sum("A van was stolen" in text for text in bob.texts) == 1


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_a_token_that_is_refused_stops_the_sender_and_loses_nothing(
    town: LastingTown, channel: str
) -> None:
    """Rows wait for whoever mends it, and are neither failed nor sent by another way; one error calls them."""
    ann = await two_ways(town)
    officer = await town.officer()
    if channel == SMS:
        ann.chat.far.block(ann.chat.chat)
        await town.settle()
        ann.phone.far.faults.next(status=401)
    else:
        ann.chat.far.faults.next("sendMessage", status=401)
    with capture_logs() as logs:
        code = await sent(town, officer)
    assert [each["code"] for each in logs if each["log_level"] == "error"] == [
        "20003" if channel == SMS else "token"
    ]
    assert ann.copies() == (0, 0)
    assert await stands(town, code) == {"waiting": 1}
    await town.restart(after=timedelta(minutes=11))  # the pause itself runs by the wall's clock
    await town.settle()
    assert ann.copies() == ((0, 1) if channel == SMS else (1, 0))
    assert await stands(town, code) == {"sent": 1}
