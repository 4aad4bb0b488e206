"""`mersey doctor`: each finding with its cure, never a value; 1 where something is in the way of running."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.doctor import examine
from config.community import load_community
from config.keys import make_missing_keys
from config.sealing import Ring
from config.settings import CURES
from database.audit import record
from database.engine import Database
from delivery.messages import TELEGRAM
from delivery.routes import AddressBook, identity_id
from delivery.tables import text_costs
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


def test_an_audit_that_somebody_changed_is_named_by_its_row(patient: Patient) -> None:
    make_missing_keys(patient.env, set())
    patient.migrate()

    async def work() -> None:
        database = Database(f"sqlite+aiosqlite:///{patient.file}")
        for number in range(3):
            async with database.transaction() as tx:
                await record(tx, NOW, 7, "tip read", f"tip:{number}")
        await database.close()

    asyncio.run(work())
    code, said = patient.findings()
    assert code == 0
    assert "good  audit: 3 rows, each as it was written; none of them sealed yet" in said
    connection = sqlite3.connect(patient.file)
    connection.execute("DROP TRIGGER audit_never_changed")
    connection.execute("UPDATE audit SET about = 'tip:9' WHERE id = 2")
    connection.commit()
    connection.close()
    code, said = patient.findings()
    assert code == 1
    assert "BAD   audit: row 2 was changed" in said


def test_what_texts_cost_today(patient: Patient) -> None:
    make_missing_keys(patient.env, set())
    patient.migrate()
    patient.write(f"TWILIO_ACCOUNT_SID={SID}", "TWILIO_AUTH_TOKEN=x", "TWILIO_FROM=+447700900100")
    patient.write("SMS_DAILY_CEILING=2500", "SMS_PART_PENCE=4.2")
    _, said = patient.findings()
    assert "good  at most 2500 text segments a day, about £105.00; today 0 so far, about £0.00" in said
    assert "held back" not in said

    async def work() -> None:
        database = Database(f"sqlite+aiosqlite:///{patient.file}")
        async with database.transaction() as tx:
            today = {"day": datetime.now(UTC).date(), "newcomers": 0}
            await tx.execute(insert(text_costs).values(**today, prefix="", parts=2000, held=12))
            pause = datetime.now(UTC) + timedelta(minutes=5)
            await tx.execute(
                insert(text_costs).values(**today, prefix="+447911", parts=0, held=0, paused_until=pause)
            )
        await database.close()

    asyncio.run(work())
    _, said = patient.findings()
    assert "today 2000 so far, about £84.00" in said
    assert "note  12 texts were held back today" in said
    assert "note  Twilio wants no texts to numbers with +447911 for now" in said


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
    code, said = patient.findings()
    assert code == 0
    assert "control-room" not in said
    assert "teams have no tested door" in said


def test_with_real_providers_a_team_that_nobody_can_reach_is_in_the_way(patient: Patient) -> None:
    make_missing_keys(patient.env, set())
    patient.migrate()
    patient.write("TELEGRAM_BOT_TOKEN=123456:ABCDEFGHIJ")
    teams = [team.slug for team in load_community("merseyside").teams]

    async def open_doors(teams: list[str]) -> None:
        database = Database(f"sqlite+aiosqlite:///{patient.file}")
        async with database.transaction() as tx:
            identity = await identity_id(tx, TELEGRAM, "telegram:1")
            route = await AddressBook(Ring((b"a" * 32,)), b"l" * 32).find_or_make(tx, identity, "-100")
            for team in teams:
                await staff.link_door(tx, await staff.make_door_code(tx, team, NOW), route, NOW)
            await staff.mark_door_tested(tx, route, NOW)
        await database.close()

    asyncio.run(open_doors(teams[1:]))
    code, said = patient.findings()
    assert code == 1
    assert [line for line in said.splitlines() if line.startswith("BAD")] == [
        f"BAD   {teams[0]} has no tested door: `mersey team door {teams[0]}`, then follow what it says"
    ]
    asyncio.run(open_doors(teams))
    code, said = patient.findings()
    assert code == 0
    assert "good  every team has a tested door" in said
