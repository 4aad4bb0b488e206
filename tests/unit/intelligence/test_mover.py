"""From envelope to tip: batches, order, taking back, forgetting, crashes."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from config.sealing import Boxes, pad
from intelligence.intake import Intake
from intelligence.model import Envelope, EnvelopeKind, IntakeLane, Outcome, OutgoingKind, Routed
from intelligence.tables import desk_clock, intake, outgoing, tip_keys, tip_messages, tips
from tests.unit.intelligence.conftest import BURGLARY, HUB, SEFTON, Room

WORDS = "Two lads at the back door"
TIP = Envelope(EnvelopeKind.FILE, WORDS, handle="handle", verifier="ab" * 16, routed=BURGLARY)


async def test_a_routine_tip_waits_for_the_quarter(room: Room) -> None:
    await room.leave(TIP, IntakeLane.QUARTER)
    assert await room.move() == 0
    room.wait(minutes=7)
    assert await room.move() == 0
    room.wait(minutes=1)
    assert await room.move() == 1
    assert await room.count(intake) == 0
    [line] = await room.waiting()
    assert (line.category, line.area, line.urgency) == ("burglary", "Linacre", "routine")
    assert line.received == room.now.replace(minute=0, second=0)


async def test_an_urgent_one_waits_for_the_minute(room: Room) -> None:
    await room.leave(TIP, IntakeLane.MINUTE)
    assert await room.move() == 0
    room.wait(seconds=40)
    assert await room.move() == 1


async def test_the_words_come_back_as_they_were(room: Room) -> None:
    words = 'Two lads, "Tommo" & one more\nnum 12 \\ الجيران 🙏'
    await room.file(words)
    page = await room.read()
    assert [message.text for message in page.messages] == [words]


async def test_the_notice_tells_no_words(room: Room) -> None:
    await room.file("A word that nobody else uses: gallimaufry")
    [notice] = await room.going_out()
    assert (notice.kind, notice.team, notice.category, notice.area) == (
        OutgoingKind.NOTICE,
        "npt-sefton",
        "burglary",
        "Linacre",
    )
    assert notice.text == ""
    assert notice.relay is None


async def test_the_hub_gets_a_copy_and_a_notice(room: Room) -> None:
    await room.file(routed=Routed("drugs", "urgent", True, "npt-sefton", "Linacre", "mash-sefton"))
    assert {notice.team for notice in await room.going_out()} == {"npt-sefton", "mash-sefton"}
    assert len(await room.waiting(HUB)) == 1


@pytest.mark.parametrize("is_moved", [True, False])
async def test_taken_back_unread_it_never_was(room: Room, is_moved: bool) -> None:
    await room.leave(TIP, IntakeLane.NOW if is_moved else IntakeLane.QUARTER)
    await room.move()
    assert len(await room.waiting()) == is_moved
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"))
    await room.move()
    room.wait(minutes=20)
    await room.move()
    for table in (tips, tip_messages, tip_keys, desk_clock, intake):
        assert await room.count(table) == 0, table.name


async def test_taken_back_after_reading_it_stays_marked(room: Room) -> None:
    await room.file()
    assert (await room.read()).can_be_answered
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"))
    await room.move()
    page = await room.read()
    assert page.line.was_taken_back
    assert not page.can_be_answered


async def test_another_handle_takes_nothing_back(room: Room) -> None:
    await room.file()
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="other"))
    assert await room.move() == 1
    assert len(await room.waiting()) == 1


@pytest.mark.parametrize("lane", [IntakeLane.NOW, IntakeLane.QUARTER])
async def test_forgetting_burns_the_way_back_wherever_the_tip_lies(room: Room, lane: IntakeLane) -> None:
    code = room.cases.make()
    verifier = await room.cases.verifier(code)
    relay = room.relays.seal(77, room.now)
    tip = Envelope(EnvelopeKind.FILE, "x", verifier=verifier.hex(), relay=relay, routed=BURGLARY)
    await room.leave(tip, lane)
    await room.move()
    await room.leave(Envelope(EnvelopeKind.FORGET, verifier=verifier.hex()))
    await room.move()
    room.wait(minutes=20)
    await room.move()
    assert not (await room.read()).can_be_answered
    async with room.database.reading() as tx:
        assert await room.cases.state(tx, verifier) is None


async def test_added_words_follow_in_the_same_batch(room: Room) -> None:
    await room.leave(Envelope(EnvelopeKind.ADD, "and a red van", verifier="ab" * 16), IntakeLane.QUARTER)
    await room.leave(TIP, IntakeLane.QUARTER)
    room.wait(minutes=15)
    assert await room.move() == 2
    assert [message.text for message in (await room.read()).messages] == [TIP.text, "and a red van"]
    assert sorted(notice.is_more for notice in await room.going_out()) == [False, True]


async def test_words_for_a_tip_that_is_gone_are_dropped(room: Room) -> None:
    await room.leave(Envelope(EnvelopeKind.ADD, "and a red van", verifier="cd" * 16))
    assert await room.move() == 1
    assert await room.count(tip_messages) == 0


async def test_added_words_wake_a_closed_tip(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, SEFTON, Outcome.KEPT, "", room.now)
    assert await room.waiting() == []
    await room.leave(Envelope(EnvelopeKind.ADD, "he is back", verifier="ab" * 16))
    await room.move()
    [line] = await room.waiting()
    assert (line.id, line.claimed_by) == (tip_id, None)


async def test_one_that_fails_keeps_nobody_waiting_and_is_not_lost(room: Room) -> None:
    await room.leave(Envelope(EnvelopeKind.FILE, "no team"))  # cannot be filed: a bug of ours
    for number in range(4):
        await room.leave(replace(TIP, handle=f"handle {number}", verifier=None))
    await room.move()
    assert await room.count(tips) == 4
    assert await room.count(outgoing) == 4
    assert await room.count(intake) == 1
    assert await room.move() == 0
    room.wait(minutes=15)
    assert await room.move() == 1
    assert await room.count(intake) == 1


async def test_a_crash_in_mid_batch_moves_nothing(room: Room) -> None:
    """What a killed process leaves behind: all envelopes, no tip, no notice."""
    for number in range(4):
        await room.leave(replace(TIP, handle=f"handle {number}", verifier=None))
    files = 0

    async def killed(*_given: object) -> bool:
        nonlocal files
        files += 1
        if files == 3:
            raise asyncio.CancelledError
        return await carry_out(*_given)  # type: ignore[arg-type]  # passed on as given

    filing = room.mover._filing
    carry_out = filing.carry_out
    filing.carry_out = killed  # type: ignore[method-assign]  # the one way to die between two rows
    with pytest.raises(asyncio.CancelledError):
        await room.move()
    assert [await room.count(table) for table in (intake, tips, outgoing)] == [4, 0, 0]
    filing.carry_out = carry_out  # type: ignore[method-assign]  # a new process
    await room.move()
    assert [await room.count(table) for table in (intake, tips, outgoing)] == [0, 4, 4]


async def test_what_no_key_opens_is_kept_and_blocks_nobody(room: Room) -> None:
    stranger = Intake(Boxes((b"x" * 32,)))
    async with room.database.transaction() as tx:
        await stranger.leave(tx, TIP, IntakeLane.NOW, room.now)
    await room.leave(TIP)
    assert await room.move() == 1
    assert await room.count(intake) == 1
    assert await room.move() == 0


async def test_what_a_newer_version_wrote_is_kept_and_blocks_nobody(room: Room) -> None:
    strange = Boxes((b"i" * 32,)).seal(pad(b'{"kind": "telepathy"}', 16_384))
    async with room.database.transaction() as tx:
        await tx.execute(insert(intake).values(id=1, lane=0, batch=room.now, sealed=strange))
    await room.leave(TIP)
    assert await room.move() == 1
    assert await room.count(tips) == 1
    assert await room.count(intake) == 1


async def test_two_movers_at_once_file_it_once(room: Room) -> None:
    for number in range(5):
        await room.leave(replace(TIP, handle=f"handle {number}", verifier=None))
    await asyncio.gather(room.move(), room.move(), room.move())
    assert await room.count(tips) == 5
    assert await room.count(intake) == 0


async def test_neither_ids_nor_rows_keep_the_order(room: Room) -> None:
    """Twelve tips in their own order would be one chance in 479 million."""
    for number in range(12):
        await room.leave(replace(TIP, text=str(number), handle=None, verifier=None))
    await room.move()
    async with room.database.reading() as tx:
        as_stored = (await tx.execute(select(tips.c.id))).scalars().all()
        words = [(await room.vault.messages(tx, tip_id))[0].text for tip_id in as_stored]
    assert sorted(words, key=int) == [str(number) for number in range(12)]
    assert words != sorted(words, key=int)
    assert as_stored == sorted(as_stored)


async def test_handles_are_gone_when_they_can_serve_no_more(room: Room) -> None:
    await room.file()
    room.wait(minutes=9, seconds=59)
    await room.move()
    assert await handles(room) != [None]
    room.wait(minutes=5, seconds=1)
    await room.move()
    assert await handles(room) == [None]


async def test_what_is_added_keeps_the_handle(room: Room) -> None:
    await room.file()
    room.wait(minutes=9)
    await room.leave(Envelope(EnvelopeKind.ADD, "and a dog", handle="handle"))
    await room.move()
    room.wait(minutes=9)
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"))
    await room.move()
    assert await room.count(tips) == 0


async def handles(room: Room) -> list[bytes | None]:
    async with room.database.reading() as tx:
        return list((await tx.execute(select(tips.c.handle))).scalars())


async def test_what_was_deleted_lies_in_no_file(room: Room) -> None:
    """Neither an envelope that was moved nor a way back that was burnt: neither in the database nor in its log."""
    await room.leave(TIP, IntakeLane.QUARTER)
    async with room.database.reading() as tx:
        envelope = await tx.scalar(select(intake.c.sealed))
    room.wait(minutes=15)
    await room.move()
    code = "lemon river artist cloth"
    verifier = await room.cases.verifier(code)
    await room.file(verifier=verifier.hex(), handle="other")
    async with room.database.reading() as tx:
        relay = await tx.scalar(select(tips.c.sealed_relay).where(tips.c.verifier == verifier))
    assert envelope
    assert relay
    assert relay in written(room)
    await room.leave(Envelope(EnvelopeKind.FORGET, verifier=verifier.hex()))
    await room.move()
    assert await room.count(tips) == 2
    for piece in (envelope[:64], envelope[5000:5064], envelope[-64:], relay, verifier):
        assert piece not in written(room)


def written(room: Room) -> bytes:
    """All bytes of the database and its log."""
    file = Path(room.database.url.removeprefix("sqlite+aiosqlite:///"))
    return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
