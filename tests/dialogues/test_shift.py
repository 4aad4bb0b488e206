"""Staff commands work during a shift, which a PIN begins: a phone in the wrong hands can do nothing after it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.inbound import Form, Inbound
from database.audit import audit
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import Handset, TelegramHandset
from staff import service as staff
from staff.model import Role, is_easy_pin, read_pin
from staff.tables import staff as staff_table
from staff.tables import staff_routes
from tests.dialogues.test_compose import code_in, write
from tests.world import PIN, Town

OTHER = "507318"


async def invited(town: Town, person: Handset, role: Role = Role.MEMBER, name: str = "Ada") -> None:
    async with town.database.transaction() as tx:
        code = await staff.invite(tx, name, role, "npt-sefton", town.clock.now())
    await person.says(f"STAFF {code}")


def desk(person: Handset) -> str:
    return "/desk" if isinstance(person, TelegramHandset) else "DESK"


def typed_on_screen(town: Town, person: Handset) -> list[str]:
    """Their own messages that still stand in the chat."""
    assert isinstance(person, TelegramHandset)
    return [shown.text for shown in town.sandbox.telegram.screen(person.chat) if not shown.from_bot]


async def deeds(town: Town) -> list[str]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(audit.c.deed).order_by(audit.c.id)))


async def test_an_invitation_asks_for_a_pin_and_then_welcomes(town: Town, channel: str) -> None:
    ada = await town.person("Ada", channel)
    await invited(town, ada)
    assert "choose a PIN" in ada.last
    assert ("from your phone" in ada.last) == (channel == SMS)
    await ada.says("12345")
    assert "6 digits and nothing else" in ada.last
    await ada.says("123456")
    assert "too easy" in ada.last
    await ada.says("48 29 15")
    assert "Welcome, Ada" in ada.last
    assert "your shift is open" in ada.last
    await ada.says(desk(ada))
    assert "Your code" in ada.last


async def test_the_pin_leaves_the_chat(town: Town) -> None:
    ada = await town.person("Ada", TELEGRAM)
    await invited(town, ada)
    for typed in ("12345", "111111", PIN):
        await ada.says(typed)
        assert typed not in typed_on_screen(town, ada)
    await town.pass_time(hours=9)
    await ada.says("/desk")
    for typed in (OTHER, PIN):
        await ada.says(typed)
        assert typed not in typed_on_screen(town, ada)


async def test_after_eight_hours_the_pin_comes_first_and_then_what_was_asked(
    town: Town, channel: str
) -> None:
    ada = await town.person("Ada", channel)
    await invited(town, ada)
    await ada.says(PIN)
    await town.pass_time(hours=7, minutes=59)
    await ada.says(desk(ada))
    assert "Your code" in ada.last
    await town.pass_time(minutes=1)
    await ada.says(desk(ada))
    assert "Your shift is not open" in ada.last
    assert not re.search(r"\d{4} \d{4} \d{4}", ada.last)
    await ada.says(OTHER)
    assert "not your PIN" in ada.last
    await ada.says(PIN)
    assert "Your shift is open until" in ada.new[-2]
    assert "Your code" in ada.last


async def test_a_button_after_the_shift_waits_for_the_pin_and_keeps_its_message(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    await town.pass_time(hours=12)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("Send now")
    going_out, before = officer.last, len(ann.texts)
    code = code_in(going_out)
    async with town.database.transaction() as tx:
        await tx.execute(update(staff_routes).values(shift_until=None))
    await officer.presses("Stop it")
    assert "Your shift is not open" in officer.last
    assert going_out in officer.texts
    await town.pass_time(minutes=5)
    await ann.says(f"CHECK {code}")
    assert "stopped" not in ann.last
    await officer.says(PIN)
    assert "is stopped. Nobody had got it" in officer.last
    await town.pass_time(hours=12)
    assert len(ann.texts) == before + 1  # the answer to CHECK


async def test_words_written_as_the_shift_ends_are_not_lost(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.chooses("Done")
    await officer.chooses("Routine")
    await town.pass_time(hours=8)
    await officer.says("Sheds were broken into in the alleys near Marsh Lane on Sunday night.")
    assert "Your shift is not open" in officer.last
    await officer.says(OTHER)
    await officer.says(PIN)
    await officer.chooses("Yes")
    assert any("alleys near Marsh Lane" in shown for shown in officer.texts)
    assert "Send now" in officer.labels


async def test_leaving_it_for_later_changes_nothing(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/endshift")
    assert "Your shift is over" in officer.last
    await officer.says("/desk")
    await officer.chooses("Not now")
    assert "Nothing was changed" in officer.last
    await officer.says("/desk")
    assert "Your shift is not open" in officer.last


async def test_another_command_leaves_the_pin(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/endshift")
    await officer.says("/alert")
    await officer.says("/menu")
    assert "PIN" not in officer.last
    await officer.says("/alert")
    await officer.says("/desk")
    await officer.says(PIN)
    assert "Your code" in officer.last


async def test_danger_comes_before_the_pin(town: Town, channel: str) -> None:
    ada = await town.person("Ada", channel)
    await invited(town, ada)
    await ada.says("help there is a man with a knife outside the Asda in Bootle now")
    assert "999" in ada.last


async def test_five_wrong_pins_in_a_row_lock_it_until_a_new_invitation(town: Town, channel: str) -> None:
    ada = await town.person("Ada", channel)
    await invited(town, ada)
    await ada.says(PIN)
    await town.pass_time(hours=8)
    for _ in range(2):  # four wrong ones, then the right one: the count begins anew
        await ada.says(desk(ada))
        for wrong in ("507318", "507319", "507320", "507321"):
            await ada.says(wrong)
        await ada.says(PIN)
        assert "Your code" in ada.last
        await ada.says("/endshift" if channel == TELEGRAM else "ENDSHIFT")
        await town.pass_time(hours=24)  # texts of a day are counted
    await ada.says(desk(ada))
    for wrong in ("507318", "507319", "507320", "507321", "507322"):
        await ada.says(wrong)
    assert "locked" in ada.last
    await ada.says(desk(ada))
    assert "locked" in ada.last
    await ada.says(PIN)
    await ada.says(desk(ada))
    assert "locked" in ada.last
    await town.pass_time(hours=24)
    await invited(town, ada)
    await ada.says(OTHER)
    assert "Welcome, Ada" in ada.last
    await ada.says(desk(ada))
    assert "Your code" in ada.last


async def test_an_invitation_in_another_name_opens_no_shift(town: Town) -> None:
    """Whoever found the phone may have an invitation, too."""
    chief = await town.officer("Chief", "supervisor")
    await chief.says("/endshift")
    async with town.database.transaction() as tx:
        code = await staff.invite(tx, "Mole", Role.MEMBER, "npt-wirral", town.clock.now())
    await chief.starts(f"i-{code}")
    assert "Your shift is not open" in chief.last
    for wrong in ("507318", "507319", "507320", "507321", "507322"):
        await chief.says(wrong)
    await chief.starts(f"i-{code}")
    assert "locked" in chief.last
    await invited(town, chief, Role.SUPERVISOR, "Chief")
    await chief.says(PIN)
    await chief.says("/endshift")
    await chief.starts(f"i-{code}")
    await chief.says(PIN)
    assert "Welcome, Mole" in chief.last
    await chief.says("/endshift")
    await chief.says("/desk")
    await chief.says(PIN)
    assert "Your code" in chief.last


async def test_a_pin_that_comes_twice_counts_once(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/endshift")
    await officer.says("/desk")
    for key, typed in (("a", OTHER), ("a", OTHER), ("b", PIN), ("b", PIN), ("a", OTHER)):
        inbound = Inbound(
            TELEGRAM, town.stack.telegram_identity, str(officer.chat), key, Form.TEXT, typed, ref="1"
        )
        await town.stack.take(inbound)
    assert (await deeds(town))[-2:] == ["wrong PIN", "shift begun"]


async def test_who_was_staff_before_there_were_pins_chooses_one_and_goes_on(town: Town) -> None:
    officer = await town.officer()
    async with town.database.transaction() as tx:
        await tx.execute(update(staff_table).values(pin=None))
        await tx.execute(update(staff_routes).values(shift_until=None))
    await officer.says("/desk")
    assert "choose a PIN" in officer.last
    await officer.says(OTHER)
    assert "Your code" in officer.last
    await officer.says("/endshift")
    await officer.says("/desk")
    await officer.says(PIN)
    assert "not your PIN" in officer.last


async def test_the_end_of_a_shift_ends_the_desk(town: Town) -> None:
    officer = await town.officer(role="member")
    await officer.says("/desk")
    code = re.search(r"(\d{4} \d{4} \d{4})$", officer.last)
    assert code
    async with town.database.transaction() as tx:
        token = await staff.sign_in(tx, code[1], town.clock.now())
        assert await staff.by_session(tx, token, town.clock.now())
    await officer.says("/endshift")
    async with town.database.reading() as tx:
        assert await staff.by_session(tx, token, town.clock.now()) is None


async def test_a_pin_in_the_teams_group_does_nothing(town: Town) -> None:
    group = await town.team_chat("npt-sefton")
    member = await town.officer("Bea", "member")
    await member.says("/endshift")
    await member.says("/desk")
    before = len(group.texts)
    group._speaker = member.chat
    await group.says(PIN)
    assert len(group.texts) == before
    await member.says("/desk")
    assert "Your shift is not open" in member.last


async def test_no_group_becomes_a_door_after_the_shift(town: Town) -> None:
    member = await town.officer("Bea", "member")
    async with town.database.transaction() as tx:
        code = await staff.make_door_code(tx, "npt-sefton", town.clock.now())
    await member.says("/endshift")
    group = TelegramHandset.of_group("Team", town.settle, town.sandbox.telegram, member)
    await group.says(f"/link {code}")
    assert "Your shift is not open" in group.last
    assert group.labels == []
    await member.says("/desk")
    await member.says(PIN)
    await group.says(f"/link {code}")
    assert "belongs to" in group.last


async def test_digits_of_a_stranger_are_no_pin(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(PIN)
    assert "PIN" not in ann.last
    await ann.says("/endshift" if channel == TELEGRAM else "ENDSHIFT")
    assert "shift is over" not in ann.last


async def test_the_pin_is_nowhere_to_be_read(
    town: Town, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    officer = await town.officer()
    await officer.says("/endshift")
    await officer.says("/desk")
    for typed in (OTHER, PIN):
        await officer.says(typed)
    await town.database.checkpoint()
    for file in tmp_path.glob("mersey.db*"):
        raw = file.read_bytes()
        assert PIN.encode() not in raw
        assert OTHER.encode() not in raw
    said = "".join(capfd.readouterr())
    assert PIN not in said
    assert OTHER not in said
    assert [deed for deed in await deeds(town) if "PIN" in deed or "shift" in deed] == [
        "PIN chosen",
        "shift begun",
        "shift ended",
        "wrong PIN",
        "shift begun",
    ]


async def test_the_same_pin_of_two_people_is_not_seen_to_be_the_same(town: Town) -> None:
    await town.officer("Ada")
    await town.officer("Bea")
    async with town.database.reading() as tx:
        hashes = list(await tx.scalars(select(staff_table.c.pin)))
    assert len(set(hashes)) == 2


async def test_another_phone_is_linked_by_its_owner_and_has_a_shift_of_its_own(
    town: Town, channel: str
) -> None:
    officer = await town.officer()
    await officer.says("/phone")
    code = re.search(r"STAFF (\S+)", officer.last)
    assert code
    other = await town.person("Other phone", channel)
    await other.says(f"STAFF {code[1]}")
    assert "This phone is now one of yours, Linacre beat officer" in other.last
    assert "One more phone was linked" in officer.last
    await other.says(desk(other))
    assert "Your shift is not open" in other.last
    await other.says(PIN)
    assert "Your code" in other.last
    third = await town.person("Third", channel)
    await third.says(f"STAFF {code[1]}")
    assert "used already" in third.last
    async with town.database.reading() as tx:
        people = await staff.named(tx, "linacre beat officer")
        assert sorted(way for _, way in await staff.routes_of(tx, people[0].id)) == sorted(
            [TELEGRAM, channel]
        )
    await officer.says("/endshift")
    await officer.says("/alert")
    for wrong in ("507318", "507319", "507320", "507321", "507322"):
        await officer.says(wrong)
    await other.says("/endshift" if channel == TELEGRAM else "ENDSHIFT")
    await other.says(desk(other))
    assert "locked" in other.last


async def test_a_phone_code_is_good_for_ten_minutes_and_for_nobody_elses_phone(town: Town) -> None:
    officer, colleague = await town.officer("Ada"), await town.officer("Bea")
    await officer.says("/phone")
    code = re.search(r"STAFF (\S+)", officer.last)
    assert code
    await colleague.says(f"STAFF {code[1]}")
    assert "another member of staff" in colleague.last
    await town.pass_time(minutes=10)
    late = await town.person("Late", SMS)
    await late.says(f"STAFF {code[1]}")
    assert "typing error" in late.last


async def test_who_is_taken_off_in_the_middle_of_an_alert_is_out(town: Town) -> None:
    officer, chief = await town.officer("Ada"), await town.officer("Chief", "supervisor")
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await chief.says("/revoke")
    assert "Chief" not in chief.labels
    await chief.chooses("Ada")
    assert "Shut every way in for Ada" in chief.last
    await chief.chooses("Yes, shut it")
    assert "Ada has no way in any more" in chief.last
    await officer.says("Linacre")
    assert "police and council staff" in officer.last
    for words in ("/alert", "/desk", PIN, "/phone", "/revoke", "/endshift"):
        await officer.says(words)
        assert "Ada" not in officer.last
        assert "shift" not in officer.last
    async with town.database.reading() as tx:
        (ada,) = await staff.named(tx, "Ada")
        assert ada.own_teams == {"npt-sefton"}
        assert await staff.routes_of(tx, ada.id) == ()


async def test_who_may_take_whom_off(town: Town) -> None:
    officer = await town.officer("Ada")
    await town.officer("Root", "administrator", "")
    elsewhere = await town.officer("Wirral chief", "supervisor", "npt-wirral")
    for person in (officer, elsewhere):
        await person.says("/revoke")
        assert "nobody that you can take off" in person.last
    root = await town.officer("Root two", "administrator", "")
    await root.says("/revoke")
    assert set(root.labels) == {"Ada", "Root", "Wirral chief", "No"}
    await root.chooses("No")
    assert "Nothing was changed" in root.last


async def test_after_a_lost_phone_the_same_person_comes_back_with_a_new_pin(town: Town) -> None:
    officer = await town.officer("Ada")
    async with town.database.transaction() as tx:
        (ada,) = await staff.named(tx, "Ada")
        await staff.revoke(tx, ada.id, None, town.clock.now())
        code = await staff.make_phone_code(tx, ada, town.clock.now(), None)
    await officer.says("/alert")
    assert "police and council staff" in officer.last
    new = await town.person("Ada's new phone", TELEGRAM)
    assert isinstance(new, TelegramHandset)
    await new.starts(f"i-{code}")
    assert "choose a PIN" in new.last
    await new.says(OTHER)
    assert "Welcome, Ada" in new.last
    async with town.database.reading() as tx:
        assert await staff.named(tx, "Ada") == [ada]


@pytest.mark.parametrize(
    "pin", ["000000", "123456", "654321", "234567", "121212", "123123", "890123", "098765"]
)
def test_easy_pins(pin: str) -> None:
    assert is_easy_pin(pin)


@pytest.mark.parametrize("pin", ["482915", "100000", "112233", "135790"])
def test_other_pins(pin: str) -> None:
    assert not is_easy_pin(pin)


@pytest.mark.parametrize(
    ("typed", "pin"),
    [
        ("482915", "482915"),
        (" 48 29-15 ", "482915"),
        ("٤٨٢٩١٥", "482915"),
        ("48291", None),
        ("4829155", None),
        ("48a915", None),
        ("²²²²²²", None),
        ("", None),
    ],
)
def test_how_a_pin_is_read(typed: str, pin: str | None) -> None:
    assert read_pin(typed) == pin
