"""The Procfile's processes on PostgreSQL, and `mersey run` on SQLite, with providers' settings: as on a real host."""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from database.engine import Database
from database.leases import leases
from delivery.messages import SMS, TELEGRAM
from delivery.tables import identities
from sandbox.handset import TelegramHandset
from tests.dialogues.test_compose import TEXT, write
from tests.installation import OURS, Installation, open_installation, until
from tests.serving import free_port
from tests.world import PIN

pytest_plugins = ["tests.postgres"]
PROCESSES = ("web", "dispatch 1", "dispatch 2", "clock 1", "clock 2")
KNIFE = "he has a knife and is breaking into my house now"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HOOK = r"must call (\S+) by POST"


async def staffed(installation: Installation) -> tuple[TelegramHandset, TelegramHandset]:
    """A supervisor, and the control room's group with one of them in it: brought in by the operator's commands."""
    invited = (("Sue", "supervisor", "npt-sefton"), ("Ada", "member", "control-room"))
    invitations = [
        installation.mersey("staff", "invite", name, "--role", role, "--team", team)
        for name, role, team in invited
    ]
    *said, posted = await asyncio.gather(*invitations, installation.mersey("team", "door", "control-room"))
    people = []
    for (name, _, _), words in zip(invited, said, strict=True):
        code = re.search(r"start=(\S+)", words)
        assert code, words
        people.append(TelegramHandset(name, installation.answered, installation.telegram))
        await people[-1].starts(code[1])
        await people[-1].says(PIN)
    supervisor, member = people
    group = TelegramHandset.of_group("Control room", installation.answered, installation.telegram, member)
    await group.says(posted.strip())
    await group.chooses("It works")
    return supervisor, group


async def kill_holder(installation: Installation, database: Database, lease: str) -> str:
    """Kill the process that holds a lease, and let the lease's time run out; the process's name."""
    async with database.reading() as tx:
        owner = await tx.scalar(select(leases.c.owner).where(leases.c.name == lease))
    pid = int(str(owner).split("-")[-2])
    [name] = [name for name, process in installation.running.items() if process.pid == pid]
    await installation.kill(name)
    async with database.transaction() as tx:
        await tx.execute(update(leases).where(leases.c.name == lease).values(expires_at=LONG_AGO))
    return name


async def telegram_lease(database: Database) -> str:
    async with database.reading() as tx:
        return f"identity:{await tx.scalar(select(identities.c.id).where(identities.c.channel == TELEGRAM))}"


async def test_many_processes_are_one_installation(tmp_path: Path, postgres_url: str) -> None:
    port = free_port()
    public_url = f"http://127.0.0.1:{port}"
    database = Database(postgres_url)
    async with open_installation(
        tmp_path, DATABASE_URL=postgres_url, PUBLIC_URL=public_url, PORT=port
    ) as installation:
        await installation.mersey("migrate")
        await asyncio.gather(*(installation.start(name) for name in PROCESSES))
        installation.twilio.set_inbound_webhook(OURS, installation.find(HOOK, "web"))
        ann, bob = installation.person("Ann", TELEGRAM), installation.person("Bob", SMS)
        await ann.says("JOIN LINACRE")
        await bob.says("JOIN LINACRE")
        assert "Linacre" in ann.last
        assert "Linacre" in bob.last

        supervisor, control_room = await staffed(installation)
        await write(supervisor, urgency="Emergency")
        await supervisor.chooses("Send now")

        def heard() -> list[int]:
            return [sum(TEXT[:20] in text for text in each.texts) for each in (ann, bob)]

        await until(lambda: heard() == [1, 1], "the alert reaches both")

        # Staff hear of what goes on meanwhile: what comes next need not be the answer to who spoke last.
        await bob.says(KNIFE)
        await until(lambda: bob.last.startswith("Ring 999 now"), "Bob is told to ring 999")
        await until(lambda: "EMERGENCY" in control_room.last, "the control room is told")
        assert "knife" not in control_room.last

        assert (await kill_holder(installation, database, "clock")).startswith("clock")
        lost = await kill_holder(installation, database, await telegram_lease(database))
        assert lost.startswith("dispatch")
        cath = installation.person("Cath", TELEGRAM)
        await cath.says("JOIN LINACRE")
        await until(lambda: "Linacre" in cath.last, "Cath has joined", 30)
        await cath.says(KNIFE)
        await until(lambda: sum("EMERGENCY" in text for text in control_room.texts) == 2, "told again", 30)
        assert heard() == [1, 1]
        await ended_well(installation)
    await database.close()


async def ended_well(installation: Installation) -> None:
    """Told to end, each process does so, and none had anything to complain of."""
    names = list(installation.running)
    assert set((await installation.end()).values()) == {0}
    for name in names:
        log = installation.log(name)
        assert log.endswith("Stopped.\n"), log
        assert not re.search("Traceback|error|warning|never", log, re.IGNORECASE), log


@pytest.mark.parametrize("is_called", [True, False])
async def test_one_process_with_real_providers_settings(tmp_path: Path, is_called: bool) -> None:
    """By webhook where there is an address; else by long polling and by listing texts."""
    port = free_port()
    public_url = f"http://127.0.0.1:{port}" if is_called else None
    async with open_installation(tmp_path, PUBLIC_URL=public_url, PORT=port) as installation:
        await installation.start("run")
        if is_called:
            installation.twilio.set_inbound_webhook(OURS, installation.find(HOOK, "run"))
        assert ("long polling" in installation.log("run")) is not is_called
        ann, bob = installation.person("Ann", TELEGRAM), installation.person("Bob", SMS)
        await ann.says("JOIN LINACRE")
        await bob.says("JOIN LINACRE")
        assert "Linacre" in ann.last
        assert "Linacre" in bob.last
        await ended_well(installation)


@pytest.mark.parametrize(
    ("word", "missing", "cure"),
    [
        ("dispatch", "TIP_KEYS", "`mersey keys`"),
        ("web", "PUBLIC_URL", "`mersey run` can do without"),
        ("clock", "DATABASE_URL", "on SQLite use `mersey run`"),
    ],
)
async def test_one_of_several_does_not_start_without(
    tmp_path: Path, word: str, missing: str, cure: str
) -> None:
    """Said before anything is touched: no database is there, and none is asked for."""
    settings: dict[str, object] = {"DATABASE_URL": "postgresql+asyncpg://nobody@127.0.0.1:1/none"}
    settings["PUBLIC_URL"] = "https://mersey.example"
    async with open_installation(tmp_path, **settings | {missing: None}) as installation:
        env = (tmp_path / ".env").read_text()
        with pytest.raises(AssertionError) as refused:
            await installation.mersey(word)
        assert f"mersey: {missing}: " in str(refused.value)
        assert cure in str(refused.value)
        assert (tmp_path / ".env").read_text() == env
        assert not (tmp_path / "mersey.db").exists()


async def test_keys_are_made_once_for_all(tmp_path: Path) -> None:
    async with open_installation(tmp_path, TIP_KEYS=None, RELAY_KEYS=None) as installation:
        await installation.mersey("keys")
        assert "RELAY_KEYS, TIP_KEYS" in installation.log("commands")
        made = (tmp_path / ".env").read_text()
        assert len(re.findall(r"^TIP_KEYS=.{44}$", made, re.MULTILINE)) == 1
        await installation.mersey("keys")
        assert (tmp_path / ".env").read_text() == made
        assert "All keys are there" in installation.log("commands")
        assert not any(line.partition("=")[2] in installation.log("commands") for line in made.splitlines())
