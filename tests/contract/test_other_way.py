"""A copy that does not arrive by one way goes by the other, on both databases: once, in the right words, and counted."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, select, update

from alerts import following, other_way
from alerts.model import GroupRule, Stage, Urgency, VersionKind
from alerts.reach import Figure, reach
from alerts.tables import alert_groups, alerts
from bot import failures
from database.engine import Database
from delivery.messages import AT_ONCE, SMS, TELEGRAM, Kind, Lane, Message, Parcel, State
from delivery.purse import spent
from delivery.receipts import Receipts
from delivery.routes import RouteState, set_state, state_of
from delivery.settling import Failure
from delivery.tables import outbox, renderings
from staff.model import Staff
from subscribers import service as subscribers
from subscribers.leaving import erase
from subscribers.scheme_model import SchemeRole, SchemeState
from subscribers.tables import mutes, scheme_members, scheme_messages, schemes
from tests.unit.alerts.streets import LINACRE, NOBODY_ASKED, NOON, Streets

pytest_plugins = ["tests.postgres"]
NEWS = "One man was arrested. Please still lock your sheds."
RECEIPTS = Receipts(b"l" * 32)


class Scene:
    """Ann, who has Telegram and a phone, and an alert on its way to her by Telegram."""

    def __init__(self, streets: Streets, author: Staff, alert: int, telegram: int, sms: int) -> None:
        self.streets = streets
        self.author = author
        self.alert = alert
        self.telegram = telegram
        self.sms = sms

    async def copies(self, route: int | None = None) -> list[Row[Any]]:
        """What is or was on its way to her, oldest first."""
        return [row for row in await self.streets.rows() if route is None or row.route_id == route]

    async def states(self) -> list[tuple[str, str]]:
        names = {self.telegram: TELEGRAM, self.sms: SMS}
        return [(names[row.route_id], row.state) for row in await self.copies()]

    async def put(self, row: int, **values: object) -> None:
        async with self.streets.database.transaction() as tx:
            await tx.execute(update(outbox).where(outbox.c.id == row).values(**values))

    async def sent(self, row: int, ref: str = "7") -> None:
        now = self.streets.clock.now()
        await self.put(row, state=State.SENT, provider_ref=ref, settled_at=now, attempts=1)

    async def fails(self, *rows: int, code: str = "blocked") -> None:
        """As the dispatcher settles what a provider refused."""
        now = self.streets.clock.now()
        async with self.streets.database.transaction() as tx:
            failed = {"state": State.FAILED, "reason": code, "settled_at": now, "attempts": 1}
            await tx.execute(update(outbox).where(outbox.c.id.in_(rows)).values(**failed))
            found = await tx.execute(select(outbox.c.id, outbox.c.route_id).where(outbox.c.id.in_(rows)))
            await failures.failed(tx, [Failure(row.id, row.route_id, code) for row in found], now)

    async def reports(self, row: int, code: str, ref: str = "7", state: State = State.FAILED) -> None:
        """As a status callback comes in."""
        async with self.streets.database.transaction() as tx:
            news = failures.News(row, state, code or None, ref, "+447911123456")
            await failures.reported(tx, RECEIPTS, news, self.streets.clock.now())

    async def follows(self, kind: VersionKind = VersionKind.UPDATE, *, brought: bool = True) -> None:
        async with self.streets.database.transaction() as tx:
            now = self.streets.clock.now()
            if kind == VersionKind.WITHDRAWAL:
                await following.withdraw(tx, self.alert, self.author, now)
            elif kind == VersionKind.STAND_DOWN:
                await following.stand_down(tx, self.alert, self.author, now)
            else:
                await following.follow_up(
                    tx, self.alert, self.author, kind, NEWS, now, NOBODY_ASKED, from_telegram=True
                )
        if brought:
            await self.streets.fanout.once()

    async def words(self, row: Row[Any]) -> str:
        async with self.streets.database.reading() as tx:
            body = await tx.scalar(select(renderings.c.parcel).where(renderings.c.id == row.rendering_id))
        return Parcel.from_bytes(body or b"").messages[0].text

    async def people(self) -> dict[str, int]:
        async with self.streets.database.reading() as tx:
            found = await reach(tx, self.alert)
        recipients = await self.streets.recipients()
        assert found.people == len(recipients), "the six always add up"
        return {str(figure): count for figure in Figure if (count := found.count(figure))}


async def out(
    database: Database, *, urgency: Urgency = Urgency.ROUTINE, language: str = "en", at: datetime = NOON
) -> Scene:
    streets = Streets(database)
    telegram = await streets.resident(LINACRE, language=language)
    sms = await streets.second_way(telegram)
    author = await streets.officer()
    streets.clock.at = at
    alert = await streets.draft(author, LINACRE, urgency=urgency)
    await streets.send(alert, author)
    await streets.fanout.once()
    return Scene(streets, author, alert, telegram, sms)


@pytest.fixture
async def scene(database: Database) -> Scene:
    return await out(database)


@pytest.mark.parametrize("code", ["blocked", "deactivated", "chat-not-found", "never-started"])
async def test_a_closed_way_and_the_text_that_takes_its_place(scene: Scene, code: str) -> None:
    [copy] = await scene.copies()
    await scene.fails(copy.id, code=code)
    assert await scene.states() == [(TELEGRAM, State.FAILED), (SMS, State.QUEUED)]
    assert await scene.people() == {"waiting": 1}
    _, text = await scene.copies()
    assert (text.kind, text.lane, text.edits_id) == (Kind.SEND, Lane.ROUTINE, None)
    assert (text.expires_at, text.due_at) == (copy.expires_at, AT_ONCE)
    async with scene.streets.database.reading() as tx:
        assert await state_of(tx, scene.telegram) != RouteState.OPEN
        channel = select(renderings.c.channel).where(renderings.c.id == text.rendering_id)
        assert await tx.scalar(channel) == SMS
    await scene.fails(copy.id, code=code)
    assert len(await scene.copies()) == 2, "told twice, it changes nothing"
    await scene.sent(text.id)
    assert await scene.people() == {"sent": 1}


@pytest.mark.parametrize("code", ["badrequest", "forbidden", "bug", "timeout"])
async def test_a_way_that_missed_is_left_open(scene: Scene, code: str) -> None:
    [copy] = await scene.copies()
    await scene.fails(copy.id, code=code)
    assert await scene.states() == [(TELEGRAM, State.FAILED), (SMS, State.QUEUED)]
    async with scene.streets.database.reading() as tx:
        assert await state_of(tx, scene.telegram) == RouteState.OPEN


async def test_each_gets_it_in_their_language(database: Database) -> None:
    scene = await out(database, language="pl")
    [copy] = await scene.copies()
    await scene.fails(copy.id)
    async with database.reading() as tx:
        _, text = await scene.copies()
        assert (
            await tx.scalar(select(renderings.c.language).where(renderings.c.id == text.rendering_id)) == "pl"
        )


@pytest.mark.parametrize("state", [State.UNKNOWN, State.SENT, State.DELIVERED, State.QUEUED, State.STARTED])
async def test_what_perhaps_arrived_is_not_sent_again(scene: Scene, state: State) -> None:
    [copy] = await scene.copies()
    await scene.put(copy.id, state=state)
    async with scene.streets.database.transaction() as tx:
        assert await other_way.queue(tx, [copy.id], NOON) == []
    assert len(await scene.copies()) == 1


async def test_the_provider_knew_first_that_they_left(scene: Scene) -> None:
    """STOP is for all ways (design 3): nothing comes by another."""
    [copy] = await scene.copies()
    await scene.put(copy.id, route_id=scene.sms)
    await scene.fails(copy.id, code="21610")
    assert [row.state for row in await scene.copies()] == [State.FAILED]
    assert await scene.people() == {"failed": 1}
    async with scene.streets.database.reading() as tx:
        ann = await subscribers.by_route(tx, scene.telegram)
        assert ann
        assert not ann.is_active
        assert await state_of(tx, scene.sms) == RouteState.STOPPED


@pytest.mark.parametrize(
    "why", ["expired", "cancelled", "withdrawn", "muted", "moved", "no member", "left", "nowhere"]
)
async def test_what_is_over_or_unwanted_goes_no_other_way(scene: Scene, why: str) -> None:
    [copy] = await scene.copies()
    database = scene.streets.database
    if why == "expired":
        scene.streets.clock.at = copy.expires_at
    async with database.transaction() as tx:
        ann = await subscribers.by_route(tx, scene.telegram)
        assert ann
        if why == "cancelled":
            await tx.execute(update(alerts).values(stage=Stage.CANCELLED))
        elif why == "withdrawn":
            await tx.execute(update(alerts).values(stage=Stage.WITHDRAWN))
        elif why == "muted":
            await tx.execute(
                mutes.insert().values(
                    subscriber_id=ann.id, topic="burglary", until=NOON + timedelta(days=30), alert_id=None
                )
            )
        elif why == "moved":
            await tx.execute(update(alerts).values(urgency=Urgency.EMERGENCY))
            await subscribers.drop_place(tx, scene.telegram, 1, channel=TELEGRAM, wording="drop", now=NOON)
        elif why == "no member":
            rule = {"alert_id": scene.alert, "group_slug": "pub-watch", "rule": GroupRule.MUST_BE}
            await tx.execute(alert_groups.insert().values(rule))
        elif why == "left":
            await subscribers.withdraw(tx, scene.telegram, channel=TELEGRAM, wording="stop", now=NOON)
        elif why == "nowhere":
            await set_state(tx, scene.sms, RouteState.BLOCKED)
    await scene.fails(copy.id)
    assert [row.state for row in await scene.copies()] == [State.FAILED]
    assert await scene.people() == {"failed": 1}


async def test_an_emergency_goes_both_ways_anyway(database: Database) -> None:
    scene = await out(database, urgency=Urgency.EMERGENCY)
    first, second = await scene.copies()
    await scene.fails(first.id, code="badrequest")
    assert len(await scene.copies()) == 2
    assert await scene.people() == {"waiting": 1}
    await scene.fails(second.id, code="21617")
    assert len(await scene.copies()) == 2, "both were tried"
    assert await scene.people() == {"failed": 1}


async def test_at_night_it_waits_for_the_morning(database: Database) -> None:
    evening = NOON.replace(hour=20, minute=55)
    scene = await out(database, urgency=Urgency.URGENT, at=evening)
    [copy] = await scene.copies()
    scene.streets.clock.at = evening + timedelta(minutes=10)
    await scene.fails(copy.id)
    _, text = await scene.copies()
    assert text.due_at == NOON.replace(hour=8) + timedelta(days=1)


async def test_a_second_alert_that_waits_goes_the_other_way_too(scene: Scene) -> None:
    [copy] = await scene.copies()
    second = await scene.streets.draft(scene.author, LINACRE, text="A van was stolen on Sunday.")
    await scene.streets.send(second, scene.author)
    await scene.streets.fanout.once()
    await scene.fails(copy.id)
    assert await scene.states() == [
        (TELEGRAM, State.FAILED),
        (TELEGRAM, State.SUPPRESSED),
        (SMS, State.QUEUED),
        (SMS, State.QUEUED),
    ]
    texts = [await scene.words(row) for row in await scene.copies(scene.sms)]
    assert ["van" in text for text in sorted(texts)].count(True) == 1


async def test_many_at_once(database: Database) -> None:
    """Set-based, each once; others are left alone."""
    streets = Streets(database)
    both = [await streets.resident(LINACRE) for _ in range(30)]
    for route in both[:20]:
        await streets.second_way(route)
    author = await streets.officer()
    alert = await streets.draft(author, LINACRE)
    await streets.send(alert, author)
    await streets.fanout.once()
    scene = Scene(streets, author, alert, 0, 0)
    await scene.fails(*(row.id for row in await scene.copies() if row.route_id in both[10:]))
    assert await scene.people() == {"waiting": 20, "failed": 10}
    assert len(await scene.copies()) == 40


async def test_two_processes_queue_it_once(database: Database, other: Database) -> None:
    scene = await out(database)
    [copy] = await scene.copies()
    await scene.put(copy.id, state=State.FAILED, reason="badrequest")

    async def queue(at: Database) -> None:
        async with at.transaction() as tx:
            await other_way.queue(tx, [copy.id], NOON)

    await asyncio.gather(*(queue(at) for at in (database, other, database, other)))
    assert await scene.states() == [(TELEGRAM, State.FAILED), (SMS, State.QUEUED)]


async def scheme_of(scene: Scene, database: Database, role: SchemeRole) -> int:
    """Ann belongs to a scheme."""
    async with database.transaction() as tx:
        ann = await subscribers.by_route(tx, scene.telegram)
        assert ann
        place = {"area_code": LINACRE, "area_label": "Linacre", "borough_code": "E08000014"}
        made = {"name": "Stanley Road", "code": "STANLEY", "state": SchemeState.ACTIVE, "made_at": NOON}
        await tx.execute(schemes.insert().values(id=7, **place, **made))
        member = {"scheme_id": 7, "subscriber_id": ann.id, "role": role, "since": NOON.date()}
        await tx.execute(scheme_members.insert().values(member))
    return 7


async def test_a_coordinators_button_does_not_keep_the_text_from_them(scene: Scene) -> None:
    database = scene.streets.database
    await scheme_of(scene, database, SchemeRole.COORDINATOR)
    second = await scene.streets.draft(scene.author, LINACRE, text="A van was stolen on Sunday.")
    await scene.streets.send(second, scene.author)
    await scene.streets.fanout.once()
    copy = (await scene.copies())[-1]
    async with database.reading() as tx:
        language = select(renderings.c.language).where(renderings.c.id == copy.rendering_id)
        assert await tx.scalar(language) == "en+fwd"
    await scene.fails(copy.id)
    texts = [await scene.words(row) for row in await scene.copies(scene.sms)]
    assert ["van" in text for text in texts].count(True) == 1


@pytest.mark.parametrize("why", ["", "stopped", "halted", "left"])
async def test_what_a_coordinator_wrote_goes_the_other_way_too(scene: Scene, why: str) -> None:
    database = scene.streets.database
    scheme = await scheme_of(scene, database, SchemeRole.MEMBER)
    async with database.transaction() as tx:
        ann = await subscribers.by_route(tx, scene.telegram)
        assert ann
        await tx.execute(
            scheme_messages.insert().values(
                id=5, scheme_id=scheme, text="Litter pick", state="sent", made_at=NOON, due_at=NOON
            )
        )
        for channel in (TELEGRAM, SMS):
            body = Parcel((Message(f"Litter pick by {channel}"),)).to_bytes()
            await tx.execute(
                renderings.insert().values(bulletin_id=-5, channel=channel, language="en", parcel=body)
            )
        [copy] = await scene.copies()
        by_chat = select(renderings.c.id).where(
            renderings.c.bulletin_id == -5, renderings.c.channel == TELEGRAM
        )
        changes = {"bulletin_id": -5, "rendering_id": by_chat.scalar_subquery()}
        await tx.execute(update(outbox).where(outbox.c.id == copy.id).values(**changes))
        if why == "stopped":
            await tx.execute(update(scheme_messages).values(state="stopped"))
        elif why == "halted":
            await tx.execute(update(schemes).values(state=SchemeState.STOPPED))
        elif why == "left":
            await tx.execute(scheme_members.delete())
    await scene.fails(copy.id)
    said = [await scene.words(row) for row in await scene.copies(scene.sms)]
    assert said == ([] if why else ["Litter pick by sms"])


# What follows an alert


async def test_news_goes_where_the_alert_went(scene: Scene) -> None:
    [copy] = await scene.copies()
    await scene.fails(copy.id)
    _, text = await scene.copies()
    await scene.sent(text.id)
    await scene.follows()
    *_, news = await scene.copies()
    assert (news.route_id, news.kind) == (scene.sms, Kind.SEND)
    assert NEWS in await scene.words(news)
    assert len(await scene.copies()) == 3


async def test_news_overtakes_what_waits_on_the_other_way(scene: Scene) -> None:
    [copy] = await scene.copies()
    await scene.fails(copy.id)
    await scene.follows()
    assert await scene.states() == [(TELEGRAM, State.FAILED), (SMS, State.SUPPRESSED), (SMS, State.QUEUED)]


@pytest.mark.parametrize(
    "kind", [VersionKind.UPDATE, VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN, VersionKind.OUTCOME]
)
@pytest.mark.parametrize("is_known", [True, False])
async def test_whoever_blocked_us_after_the_alert_hears_the_rest_by_text(
    scene: Scene, kind: VersionKind, is_known: bool
) -> None:
    """Whether Telegram told us before (the fan-out sees it), or answers so to the edit."""
    [copy] = await scene.copies()
    await scene.sent(copy.id)
    if is_known:
        await scene.streets.block(scene.telegram)
    await scene.follows(kind)
    if not is_known:
        _, edit = await scene.copies()
        assert edit.route_id == scene.telegram
        await scene.fails(edit.id)
    text = (await scene.copies())[-1]
    assert (text.route_id, text.kind, text.state) == (scene.sms, Kind.SEND, State.QUEUED)
    assert len(await scene.copies(scene.sms)) == 1
    assert await scene.people() == {"sent": 1}


async def test_who_never_had_it_is_not_told_that_it_was_wrong(scene: Scene) -> None:
    """On the wire it counted as perhaps theirs, so the withdrawal was queued; then Telegram said that it was not."""
    [copy] = await scene.copies()
    await scene.put(copy.id, state=State.STARTED)
    await scene.follows(VersionKind.WITHDRAWAL)
    assert len(await scene.copies()) == 2
    await scene.fails(copy.id)
    assert await scene.states() == [(TELEGRAM, State.FAILED), (TELEGRAM, State.SUPPRESSED)]


async def test_who_never_had_it_gets_the_newest_words(scene: Scene) -> None:
    [copy] = await scene.copies()
    await scene.put(copy.id, state=State.STARTED)
    await scene.follows()
    await scene.fails(copy.id)
    [text] = await scene.copies(scene.sms)
    assert NEWS in await scene.words(text)


async def test_news_that_is_not_brought_yet_does_not_lose_them(scene: Scene) -> None:
    [copy] = await scene.copies()
    await scene.put(copy.id, state=State.STARTED)
    await scene.follows(brought=False)
    await scene.fails(copy.id)
    await scene.streets.fanout.once()
    waiting = [row for row in await scene.copies(scene.sms) if row.state == State.QUEUED]
    assert [NEWS in await scene.words(row) for row in waiting] == [True]


# Receipts that come later


async def by_text(database: Database, **more: Any) -> tuple[Scene, int]:
    """Ann's Telegram is blocked, and the alert went by text; the row."""
    scene = await out(database, **more)
    first = (await scene.copies(scene.telegram))[0]
    await scene.fails(first.id)
    [text] = await scene.copies(scene.sms)
    await scene.sent(text.id)
    return scene, text.id


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("30005", RouteState.GONE),
        ("30006", RouteState.BLOCKED),
        ("21614", RouteState.BLOCKED),
        ("21610", RouteState.STOPPED),
        ("30003", RouteState.OPEN),
        ("30004", RouteState.OPEN),
        ("30007", RouteState.OPEN),
        ("30008", RouteState.OPEN),
        ("30034", RouteState.OPEN),
        ("99999", RouteState.OPEN),
        ("", RouteState.OPEN),
    ],
)
async def test_a_text_that_did_not_arrive_goes_by_telegram_where_that_is_open_again(
    database: Database, code: str, state: RouteState
) -> None:
    """Not where the alert was refused there before; here the fan-out found the chat closed."""
    streets = Streets(database)
    telegram = await streets.resident(LINACRE)
    sms = await streets.second_way(telegram)
    await streets.block(telegram)
    author = await streets.officer()
    alert = await streets.draft(author, LINACRE)
    await streets.send(alert, author)
    await streets.fanout.once()
    scene = Scene(streets, author, alert, telegram, sms)
    [text] = await scene.copies()
    assert text.route_id == sms
    await scene.sent(text.id)
    async with database.transaction() as tx:
        await set_state(tx, telegram, RouteState.OPEN)
    await scene.reports(text.id, code)
    expected = [(SMS, State.FAILED), (TELEGRAM, State.QUEUED)]
    assert await scene.states() == (expected[:1] if code == "21610" else expected)
    async with database.reading() as tx:
        assert await state_of(tx, sms) == state
    assert await scene.people() == ({"failed": 1} if code == "21610" else {"waiting": 1})


@pytest.mark.parametrize(
    ("code", "after"),
    [("30003", 30), ("30008", 10), ("30001", 10), ("30002", 10), ("30036", 1), ("30450", 30)],
)
async def test_without_another_way_it_is_sent_once_more_later(
    database: Database, code: str, after: int
) -> None:
    scene, text = await by_text(database)
    await scene.reports(text, code)
    row = (await scene.copies(scene.sms))[0]
    assert (row.state, row.reason, row.due_at) == (State.QUEUED, None, NOON + timedelta(minutes=after))
    assert await scene.people() == {"waiting": 1}
    # Repeated, or out of order: news of the first time.
    await scene.reports(text, code)
    await scene.reports(text, "", state=State.SENT)
    assert (await scene.copies(scene.sms))[0].state == State.QUEUED
    await scene.put(text, state=State.SENT, provider_ref="8", attempts=2)
    await scene.reports(text, code, ref="7")
    assert (await scene.copies(scene.sms))[0].state == State.SENT
    if code in ("30003", "30008", "30036"):
        await scene.reports(text, code, ref="8")
        assert (await scene.copies(scene.sms))[0].state == State.FAILED, "one more try, not two"
        assert await scene.people() == {"failed": 1}
    else:
        await scene.reports(text, "", ref="8", state=State.DELIVERED)
        assert await scene.people() == {"delivered": 1}


@pytest.mark.parametrize("code", ["30004", "30005", "30006", "30007", "30034", "99999", ""])
async def test_what_will_fail_again_is_not_tried_again(database: Database, code: str) -> None:
    scene, text = await by_text(database)
    await scene.reports(text, code)
    assert (await scene.copies(scene.sms))[0].state == State.FAILED
    assert await scene.people() == {"failed": 1}


@pytest.mark.parametrize("why", ["expires", "newer", "cancelled"])
async def test_a_second_try_is_not_for_what_is_over(database: Database, why: str) -> None:
    scene, text = await by_text(database)
    if why == "expires":
        await scene.put(text, expires_at=NOON + timedelta(minutes=30))
    elif why == "newer":
        await scene.follows()
    else:
        async with database.transaction() as tx:
            await tx.execute(update(alerts).values(stage=Stage.CANCELLED))
    await scene.reports(text, "30003")
    assert (await scene.copies(scene.sms))[0].state == State.FAILED


async def test_a_second_try_waits_for_the_morning_too(database: Database) -> None:
    scene, text = await by_text(database, urgency=Urgency.URGENT, at=NOON.replace(hour=20))
    scene.streets.clock.at = NOON.replace(hour=20, minute=45)
    await scene.reports(text, "30003")
    assert (await scene.copies(scene.sms))[0].due_at == NOON.replace(hour=8) + timedelta(days=1)


@pytest.mark.parametrize("urgency", [Urgency.ROUTINE, Urgency.URGENT])
async def test_a_network_that_does_not_answer_leaves_it_unknown(database: Database, urgency: Urgency) -> None:
    scene, text = await by_text(database, urgency=urgency)
    await scene.reports(text, "30410")
    row = (await scene.copies(scene.sms))[0]
    assert (row.state, row.reason) == (State.UNKNOWN, "30410")
    assert await scene.people() == {"unknown": 1}
    await scene.reports(text, "", state=State.DELIVERED)
    assert await scene.people() == {"delivered": 1}


async def test_an_emergency_of_unknown_fate_is_sent_again_once(database: Database) -> None:
    scene, text = await by_text(database, urgency=Urgency.EMERGENCY)
    await scene.reports(text, "30410")
    row = (await scene.copies(scene.sms))[0]
    assert (row.state, row.due_at) == (State.QUEUED, NOON + timedelta(minutes=1))
    await scene.put(text, state=State.SENT, provider_ref="8", attempts=2)
    await scene.reports(text, "30410", ref="8")
    assert (await scene.copies(scene.sms))[0].state == State.UNKNOWN


async def test_pumped_numbers_wait_also_where_we_hear_of_it_later(database: Database) -> None:
    scene, text = await by_text(database)
    await scene.reports(text, "30450")
    async with database.reading() as tx:
        assert (await spent(tx, NOON)).paused == ("+447911",)
        assert (await spent(tx, NOON + timedelta(minutes=31))).paused == ()


async def test_a_phone_that_is_off_for_weeks_is_given_up(database: Database) -> None:
    scene, text = await by_text(database)
    for day in (0, 5, 10, 15):
        scene.streets.clock.at = NOON + timedelta(days=day)
        await scene.put(text, state=State.SENT, attempts=2)
        await scene.reports(text, "30003")
        async with database.reading() as tx:
            is_open = await state_of(tx, scene.sms) == RouteState.OPEN
        assert is_open is (day < 15)


async def test_a_phone_that_was_there_in_between_is_not(database: Database) -> None:
    scene, text = await by_text(database)
    for day, state in enumerate([State.FAILED] * 3 + [State.DELIVERED] + [State.FAILED] * 3):
        scene.streets.clock.at = NOON + timedelta(days=5 * day)
        await scene.put(text, state=State.SENT, attempts=2)
        await scene.reports(text, "30003" if state == State.FAILED else "", state=state)
    async with database.reading() as tx:
        assert await state_of(tx, scene.sms) == RouteState.OPEN


async def test_erasing_somebody_with_two_ways_keeps_both_deliveries(database: Database) -> None:
    """The rows no longer say whose they were, and must not be taken for one and the same."""
    scene = await out(database, urgency=Urgency.EMERGENCY)
    for row in await scene.copies():
        await scene.sent(row.id)
    async with database.transaction() as tx:
        gone = await erase(tx, scene.telegram, NOON, channel=TELEGRAM)
    assert gone
    rows = await scene.copies()
    assert {row.person_id for row in rows} == {gone.tombstone}
    assert not {row.route_id for row in rows} & {scene.telegram, scene.sms}
