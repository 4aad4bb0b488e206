"""`mersey staff` and `mersey team`: what they print, what they refuse, and what they leave in the audit."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.team_commands import make_sms_door, make_stand_in, make_webhook_door
from config.errors import CommunityError
from config.keys import parse_ring
from config.sealing import Ring
from config.settings import load_settings
from database.engine import Database, Tx
from delivery.messages import TELEGRAM
from delivery.outbox import Outbox
from delivery.routes import AddressBook, identity_id
from delivery.tables import outbox
from staff import service as staff
from staff.model import Role
from tests.unit.commands.terminal import Terminal

URL = "https://duty.example.org/mersey?room=7"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An installation with keys and a database; Ada is an officer of Sefton with a phone, Bea was only invited."""
    terminal = Terminal(tmp_path_factory.mktemp("installed"))
    assert terminal.mersey("keys").code == 0
    assert terminal.mersey("migrate").code == 0

    async def join(tx: Tx) -> None:
        now = datetime.now(UTC)
        route = await AddressBook(Ring((b"a" * 32,)), b"l" * 32).find_or_make(
            tx, await identity_id(tx, TELEGRAM, "bot"), "1"
        )
        code = await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", now, ["E08000014"])
        person = await staff.accept(tx, code, route, now)
        await staff.choose_pin(tx, b"k" * 32, person.id, route, "482915", now)

    work(terminal, join)
    return terminal


def work(terminal: Terminal, deed: Callable[[Tx], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(f"sqlite+aiosqlite:///{terminal.folder / 'mersey.db'}")
        async with database.transaction() as tx:
            await deed(tx)
        await database.close()

    asyncio.run(run())


def audited(terminal: Terminal) -> list[str]:
    return [line.split("\t")[2] for line in terminal.mersey("audit").out.splitlines()]


def test_the_list_tells_who_is_there_and_how_they_stand(installed: Terminal) -> None:
    said = installed.mersey("staff", "list")
    assert (said.code, said.err) == (0, "")
    assert re.fullmatch(r"\d+  Ada  officer  npt-sefton  sefton  telegram:1 sms:0  shift:open\n", said.out), (
        said.out
    )


@pytest.mark.parametrize("role", ["officer", "supervisor", "member"])
def test_who_works_in_a_team_is_invited_with_one(installed: Terminal, role: str) -> None:
    said = installed.mersey("staff", "invite", "Cara", "--role", role)
    assert (said.code, said.out, said.is_clear) == (1, "", True)
    assert "--team" in said.err
    assert "npt-sefton" in said.err
    assert installed.mersey("staff", "invite", "Cara", "--role", "administrator").code == 0


def test_an_invitation_for_a_part_of_the_teams_areas(installed: Terminal) -> None:
    areas = ("--area", "sefton", "--area", "Knowsley", "--area", "e08000014")
    assert installed.mersey("staff", "invite", "Bea", "--team", "npt-sefton", *areas).code == 0
    said = installed.mersey("staff", "invite", "Bea", "--team", "npt-sefton", "--area", "Cheshire")
    assert said.code == 1
    assert "there are" in said.err
    assert "sefton" in said.err


def test_a_lost_phone(installed: Terminal) -> None:
    said = installed.mersey("staff", "phone", "ADA")
    assert said.code == 0
    assert re.search(r"^STAFF \S+$", said.out, re.MULTILINE)
    said = installed.mersey("staff", "revoke", "ada")
    assert (said.code, said.out) == (0, "")
    assert "Ada has no way in any more" in said.err
    number = re.search(r"mersey staff phone (\d+)", said.err)
    assert number
    assert "telegram:0 sms:0  shift:no-pin" in installed.mersey("staff", "list").out
    assert installed.mersey("staff", "phone", number[1]).code == 0
    assert audited(installed)[-3:] == ["phone code made", "staff revoked", "phone code made"]


def test_who_is_staff_already_is_not_made_somebody_new_by_mistake(installed: Terminal) -> None:
    said = installed.mersey("staff", "invite", " ADA ", "--team", "npt-sefton")
    assert (said.code, said.out) == (1, "")
    assert re.search(r"ADA is staff already \(id \d+\): `mersey staff phone ID`", said.err)
    assert installed.mersey("staff", "invite", "Ada", "--team", "npt-sefton", "--again").code == 0


@pytest.mark.parametrize("command", ["revoke", "phone"])
def test_a_name_of_nobody_or_of_several_is_refused(installed: Terminal, command: str) -> None:
    assert "mersey staff list" in installed.mersey("staff", command, "Nobody").err

    async def two(tx: Tx) -> None:
        now = datetime.now(UTC)
        book = AddressBook(Ring((b"a" * 32,)), b"l" * 32)
        for number in ("2", "3"):
            route = await book.find_or_make(tx, await identity_id(tx, TELEGRAM, "bot"), command + number)
            code = await staff.invite(tx, f"Cal {command}", Role.MEMBER, "npt-sefton", now)
            await staff.accept(tx, code, route, now)

    work(installed, two)
    said = installed.mersey("staff", command, f"Cal {command}")
    assert (said.code, said.out) == (1, "")
    assert re.search(r"2 people are called .+: give the id, one of \d+, \d+", said.err)


def test_the_teams_and_their_doors(installed: Terminal) -> None:
    said = installed.mersey("team", "list")
    assert (said.code, said.err) == (0, "")
    lines = {line.split("  ")[0]: line for line in said.out.splitlines()}
    assert lines["npt-wirral"].endswith("no-door")
    assert "Merseyside Police" in lines["npt-wirral"]


def test_a_mobile_gets_a_text_with_a_code(installed: Terminal) -> None:
    said = installed.mersey("team", "sms", "npt-sefton", "07700 900-123")
    assert (said.code, said.out) == (0, "")
    assert "not-tested" in installed.mersey("team", "list").out
    assert "900123" not in said.err
    told: list[str] = []

    async def read(tx: Tx) -> None:
        settings = load_settings(installed.folder / ".env")
        assert settings.conversation_keys
        box = Outbox(Ring(parse_ring(settings.conversation_keys.get_secret_value())))
        rows = await tx.scalars(select(outbox.c.sealed_parcel))
        told.extend(box.open(row).messages[0].text for row in rows)

    work(installed, read)
    assert re.search(r"reply LINK \w{4}-\w{4}-\w{4}$", told[0]), told


def test_a_program_gets_a_secret_that_is_printed_once(installed: Terminal) -> None:
    said = installed.mersey("team", "webhook", "npt-sefton", URL)
    assert said.code == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", said.out)
    again = installed.mersey("team", "webhook", "npt-sefton", URL)
    assert again.out != said.out
    line = next(line for line in installed.mersey("team", "list").out.splitlines() if "npt-sefton" in line)
    assert line.count("webhook:not-tested") == 1
    for file in installed.folder.iterdir():
        for secret in (said.out.strip(), again.out.strip(), "duty.example.org"):
            assert secret.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (lambda: make_sms_door("npt-nowhere", "07700900123"), "npt-sefton"),
        (lambda: make_sms_door("npt-sefton", "0151 709 6010"), "UK mobile"),
        (lambda: make_sms_door("npt-sefton", "+33 7 00 90 01 23"), "UK mobile"),
        (lambda: make_webhook_door("npt-sefton", "http://duty.example.org/"), "https"),
        (lambda: make_webhook_door("npt-sefton", "https://me:secret@duty.example.org/"), "https"),
        (lambda: make_webhook_door("npt-sefton", "https://["), "https"),
        (lambda: make_webhook_door("npt-sefton", "ftp://duty.example.org/"), "https"),
        (lambda: make_webhook_door("npt-sefton", "https://duty.example.org/a b"), "https"),
        (lambda: make_webhook_door("npt-sefton", "https://127.0.0.1.example.org:99999/"), "https"),
        (lambda: make_stand_in("npt-sefton", "npt-sefton", 3), "itself"),
        (lambda: make_stand_in("npt-sefton", "npt-nowhere", 3), "npt-sefton"),
        (lambda: make_stand_in("npt-sefton", "npt-wirral", 91), r"0 \(end it\) to 90"),
        (lambda: make_stand_in("npt-sefton", "npt-wirral", -1), r"0 \(end it\) to 90"),
    ],
)
async def test_what_cannot_be_a_door_or_stand_in(
    installed: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    refused: Callable[[], Awaitable[None]],
    told: str,
) -> None:
    monkeypatch.chdir(installed.folder)
    with pytest.raises(CommunityError, match=told):
        await refused()


def test_a_stand_in_comes_and_goes(installed: Terminal) -> None:
    assert installed.mersey("team", "stand-in", "npt-knowsley", "npt-wirral", "--days", "3").code == 0
    assert re.search(
        r"^npt-knowsley .+stand-in:npt-wirral until \d{4}-\d\d-\d\d$",
        installed.mersey("team", "list").out,
        re.MULTILINE,
    )
    assert installed.mersey("team", "stand-in", "npt-knowsley", "npt-wirral", "--days", "0").code == 0
    assert "stand-in:" not in installed.mersey("team", "list").out


def test_before_the_keys_are_made_no_address_is_taken(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert terminal.mersey("migrate").code == 0
    for words in (("sms", "npt-sefton", "07700900123"), ("webhook", "npt-sefton", URL)):
        said = terminal.mersey("team", *words)
        assert (said.code, said.out) == (1, "")
        assert "mersey keys" in said.err
