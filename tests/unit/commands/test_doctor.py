"""`mersey doctor`: each finding with its cure, never a value; 1 where something is in the way of running."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.doctor import examine
from config.keys import make_missing_keys
from config.sealing import Ring
from config.settings import CURES
from database.engine import Database
from delivery.messages import TELEGRAM
from delivery.routes import AddressBook, identity_id
from staff import service as staff
from tests.world import migrated_file

NOW = datetime.now(UTC)
SID = "AC" + "0123456789abcdef" * 2


class Patient:
    """An installation in a folder."""

    def __init__(self, folder: Path) -> None:
        self.env, self.file = folder / ".env", folder / "mersey.db"
        self.write(f"DATABASE_URL=sqlite+aiosqlite:///{self.file}")

    def write(self, *lines: str) -> None:
        with self.env.open("a") as file:
            file.writelines(f"{line}\n" for line in lines)
        self.env.chmod(0o600)

    def migrate(self, revision: str | None = None) -> None:
        self.file.write_bytes(migrated_file())
        if revision:
            connection = sqlite3.connect(self.file)
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
            connection.commit()
            connection.close()

    def findings(self) -> tuple[int, str]:
        said: list[str] = []
        code = asyncio.run(examine(self.env, said.append))
        return code, "\n".join(said)


@pytest.fixture
def patient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Patient:
    for name in CURES:
        monkeypatch.delenv(name, raising=False)
    return Patient(tmp_path)


def test_an_empty_folder_is_fit_to_run_and_stays_empty(patient: Patient) -> None:
    code, said = patient.findings()
    assert code == 0
    assert "note  keys not made yet: ADDRESS_KEYS" in said
    assert "note  the database is empty" in said
    assert "sandbox" in said
    assert "BAD" not in said
    assert not patient.file.exists()


def test_a_sound_installation(patient: Patient) -> None:
    make_missing_keys(patient.env, set())
    patient.migrate()
    code, said = patient.findings()
    assert code == 0
    assert "good  keys are there" in said
    assert "good  database at version" in said
    assert "note  control-room has no tested door" in said
    assert "teams have no tested door" in said
    for line in patient.env.read_text().splitlines():
        assert line.partition("=")[2] not in said


def test_a_malformed_setting_ends_the_examination(patient: Patient) -> None:
    patient.write("TELEGRAM_BOT_TOKEN=s3cret")
    assert patient.findings() == (1, f"BAD   TELEGRAM_BOT_TOKEN: {CURES['TELEGRAM_BOT_TOKEN']}")


def test_keys_that_others_can_read(patient: Patient) -> None:
    make_missing_keys(patient.env, set())
    patient.env.chmod(0o640)
    code, said = patient.findings()
    assert code == 1
    assert "BAD   .env can be read by others: chmod 600 .env" in said


def test_a_database_that_is_newer_broken_or_out_of_reach(patient: Patient) -> None:
    patient.migrate("9999")
    code, said = patient.findings()
    assert (code, "newer version" in said, "mersey migrate" in said) == (1, True, False)
    patient.file.write_bytes(b"a letter to the council" * 50)
    code, said = patient.findings()
    assert code == 1
    assert "BAD   DATABASE_URL: the database cannot be used (file is not a database)" in said
    patient.write("DATABASE_URL=postgresql+asyncpg://me:s3cret@127.0.0.1:1/mersey")
    code, said = patient.findings()
    assert code == 1
    assert "BAD   DATABASE_URL: the database cannot be used" in said
    assert "s3cret" not in said


@pytest.mark.parametrize(
    ("lines", "told", "untold"),
    [
        (["TELEGRAM_BOT_TOKEN=123456:ABCDEFGHIJ"], ["by long polling", "texts are off"], ["sandbox"]),
        (
            ["TELEGRAM_BOT_TOKEN=123456:ABCDEFGHIJ", "PUBLIC_URL=https://mersey.example.org"],
            ["Telegram, by webhook"],
            ["polling", "example.org", "ABCDEFGHIJ"],
        ),
        (
            [f"TWILIO_ACCOUNT_SID={SID}", "TWILIO_AUTH_TOKEN=s3cret", "TWILIO_FROM=+447700900100"],
            ["Telegram is off", "by listing", "TWILIO_TIP_FROM is not set", "To come back text START"],
            ["s3cret", "900100", SID],
        ),
        (
            [
                f"TWILIO_ACCOUNT_SID={SID}",
                "TWILIO_AUTH_TOKEN=s3cret",
                "TWILIO_FROM=+447700900100",
                "TWILIO_TIP_FROM=+447700900200",
                "PUBLIC_URL=https://mersey.example.org",
            ],
            ["received by webhook"],
            ["TWILIO_TIP_FROM", "900200"],
        ),
    ],
)
def test_providers(patient: Patient, lines: list[str], told: list[str], untold: list[str]) -> None:
    patient.write(*lines)
    code, said = patient.findings()
    assert code == 0
    assert [each for each in told if each not in said] == []
    assert [each for each in untold if each in said] == []


def test_a_tested_door_is_no_finding(patient: Patient) -> None:
    make_missing_keys(patient.env, set())
    patient.migrate()

    async def open_door() -> None:
        database = Database(f"sqlite+aiosqlite:///{patient.file}")
        async with database.transaction() as tx:
            identity = await identity_id(tx, TELEGRAM, "telegram:1")
            route = await AddressBook(Ring((b"a" * 32,)), b"l" * 32).find_or_make(tx, identity, "-100")
            await staff.link_door(tx, await staff.make_door_code(tx, "control-room", NOW), route, NOW)
            await staff.mark_door_tested(tx, route, NOW)
        await database.close()

    asyncio.run(open_door())
    _, said = patient.findings()
    assert "control-room" not in said
    assert "teams have no tested door" in said
