"""Who hears of a tip that nobody takes on: the team, who stands in, its supervisors, the control room; each in turn."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.demo.desk_visit import DeskVisit
from database.audit import audit
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm
from intelligence.model import CONTROL_ROOM
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from staff import service as staff
from tests.world import Town, open_town

TEAM, OTHER = "shield", "npt-wirral"
GIRL = "Older men give a girl of 14 drink at a house in Bootle every week"
QUIET = "Lads are breaking into sheds behind Knowsley Road in Bootle most nights"
KNIFE = "A man with a knife is outside the Strand in Bootle right now"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def mobile(town: Town, team: str) -> SmsHandset:
    """A mobile that is a tested door."""
    phone = await town.person(f"Mobile of {team}", SMS)
    assert isinstance(phone, SmsHandset)
    async with town.database.transaction() as tx:
        route = await town.parts.book.find_or_make(tx, town.stack.sms_identity, phone.number)
        code = await staff.make_door_code(tx, team, town.clock.now())
        await staff.add_door(tx, team, route, town.clock.now())
    await phone.says(f"LINK {code}")
    return phone


async def file(town: Town, words: str, **wait: float) -> None:
    resident = await town.person("Ann", TELEGRAM)
    await resident.says(words if words == KNIFE else f"TIP {words}")
    if "Send this" in resident.last:
        await resident.chooses("Send, no questions")
    if wait:
        await town.pass_time(**wait)


def heard(phone: Handset) -> list[str]:
    """The first lines of what it was told about reports."""
    return [each.splitlines()[0] for each in phone.texts if "Take it on" in each or "New report" in each]


def numbers(phone: Handset) -> list[int]:
    """The numbers of the reminders that it had."""
    return [int(line.split()[1].rstrip(":")) for line in heard(phone) if line.startswith("Reminder")]


async def everybody(town: Town) -> tuple[TelegramHandset, SmsHandset, TelegramHandset, TelegramHandset]:
    """The team's chat, a mobile of who stands in, the supervisor's phone, the control room's chat."""
    chat = await town.team_chat(TEAM)
    stand_in = await mobile(town, OTHER)
    async with town.database.transaction() as tx:
        await staff.stand_in(tx, TEAM, OTHER, 7, town.clock.now())
    boss = await town.officer("Sue", "supervisor", TEAM)
    control = await town.team_chat(CONTROL_ROOM)
    return chat, stand_in, boss, control


async def test_a_tip_that_nobody_takes_goes_from_the_team_to_the_control_room(town: Town) -> None:
    chat, stand_in, boss, control = phones = await everybody(town)
    await file(town, GIRL, minutes=1)
    assert [len(heard(phone)) for phone in phones] == [1, 1, 0, 0]
    for _ in range(4):
        await town.pass_time(minutes=15)
    assert [numbers(phone) for phone in phones] == [[1], [2], [3], [4]]
    assert "It waits for Shield child exploitation team." not in chat.last
    for phone in (stand_in, control):
        assert "It waits for Shield child exploitation team." in phone.last
    for phone in phones:
        assert "girl" not in "".join(heard(phone))
        assert "missing" not in phone.last
    assert is_gsm(stand_in.last)
    assert "nobody has taken" in boss.last
    await town.pass_time(hours=5)
    assert [len(numbers(phone)) for phone in phones] == [1, 1, 1, 1]


async def test_the_claim_ends_it(town: Town) -> None:
    chat, _, boss, _ = await everybody(town)
    member = await town.officer("Mo", "member", TEAM)
    await file(town, GIRL, minutes=1)
    await town.pass_time(minutes=15)
    assert numbers(chat) == [1]
    await member.says("/desk")
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("girl")
    await town.pass_time(days=1)
    assert numbers(chat) == [1]
    assert numbers(boss) == []


async def test_danger_that_nobody_has_seen_goes_to_the_next_door(town: Town) -> None:
    chat = await town.team_chat(CONTROL_ROOM)
    phone = await mobile(town, CONTROL_ROOM)
    boss = await town.officer("Sue", "supervisor", CONTROL_ROOM)
    phones = sorted((chat, phone), key=lambda each: each is not chat)
    await file(town, KNIFE)
    assert [len(heard(each)) for each in phones] == [1, 1]
    await town.pass_time(minutes=2)
    # Doors stand in the order of their random ids: one of the two is next.
    assert sorted([numbers(chat), numbers(phone)]) == [[], [1]]
    await town.pass_time(minutes=2)
    assert numbers(boss) == [2]
    assert "EMERGENCY" in boss.last
    await town.pass_time(minutes=2)
    assert sorted([numbers(chat), numbers(phone)]) == [[1], [3]]
    await boss.chooses("I have it")
    await town.pass_time(minutes=10)
    assert numbers(boss) == [2]
    await town.pass_time(minutes=5)
    assert "was seen, but nobody has taken it" in (chat.last + phone.last)


async def test_danger_for_a_room_without_a_door_goes_to_its_supervisor_at_once(town: Town) -> None:
    boss = await town.officer("Sue", "supervisor", CONTROL_ROOM)
    await file(town, KNIFE)
    assert "EMERGENCY" in boss.last


@pytest.mark.parametrize("how", ["button", "text"])
async def test_who_has_seen_it_has_time_to_take_it(town: Town, how: str) -> None:
    chat = await town.team_chat(CONTROL_ROOM)
    phone = await mobile(town, CONTROL_ROOM)
    await file(town, KNIFE)
    if how == "button":
        await chat.chooses("I have it")
    else:
        alias = heard(phone)[0].partition(": ")[2]
        await phone.says(f"SEEN {alias}")
    await town.pass_time(minutes=2)
    await town.pass_time(minutes=10)
    assert numbers(chat) + numbers(phone) == []


async def test_a_day_without_us_ends_in_one_reminder(town: Town) -> None:
    phones = await everybody(town)
    await file(town, GIRL, minutes=1)
    await town.pass_time(days=1)
    assert [numbers(phone) for phone in phones] == [[1], [], [], []]


async def test_reminders_that_lay_in_the_seam_do_not_come_all_at_once(town: Town) -> None:
    """The clock went on while nothing could be sent."""
    chat, stand_in, boss, control = await everybody(town)
    await file(town, GIRL, minutes=1)
    for _ in range(3):
        town.clock.advance(timedelta(minutes=15))
        await town.stack.duty.once()
    await town.settle()
    assert [numbers(phone) for phone in (chat, stand_in, boss, control)] == [[], [], [3], []]


async def test_nobody_is_woken_for_a_routine_tip(town: Town) -> None:
    chat = await town.team_chat("npt-sefton")
    await town.pass_time(hours=16)  # two in the morning
    await file(town, QUIET, minutes=16)
    await town.pass_time(hours=24)
    assert numbers(chat) == []
    await town.pass_time(hours=6)
    assert numbers(chat) == [1]


async def test_with_the_third_question_the_supervisor_hears_once_and_reads_no_word(town: Town) -> None:
    chat = await town.team_chat(TEAM)
    boss = await town.officer("Sue", "supervisor", TEAM)
    elsewhere = await town.officer("Will", "supervisor", OTHER)
    member = await town.officer("Mo", "member", TEAM)
    resident = await town.person("Ann", TELEGRAM)
    await resident.says(f"TIP {GIRL}")
    await resident.chooses("Send, you may ask me")
    await town.pass_time(minutes=1)
    await member.says("/desk")
    flags = []
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("girl")
        for number in range(1, 6):
            await desk.ask(f"Which {number}?")
            await town.settle()
            await resident.says("READ")
            await resident.says("I cannot say")
            await town.pass_time(minutes=15)
            flags.append(sum("was asked three questions" in each for each in boss.texts))
    assert flags == [0, 0, 1, 1, 1]
    [told] = [each for each in boss.texts if "was asked three questions" in each]
    assert "Which" not in told
    assert "girl" not in told
    for phone in (chat, elsewhere):
        assert not [each for each in phone.texts if "was asked three questions" in each]
    async with town.database.reading() as tx:
        deeds = (await tx.scalars(select(audit.c.deed).where(audit.c.deed.contains("many questions")))).all()
    assert len(deeds) == 1
