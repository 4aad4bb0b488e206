"""`mersey keys` as an operator meets it; and no sealed column that it does not know."""

import re
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

import bot.runtime  # all rooms, and so all tables
from bot.keyring import RINGS
from bot.sealed_rows import sealed_by
from config.keys import KEY_NAMES, make_key
from database.metadata import metadata
from tests.unit.commands.terminal import Terminal, end, fetch, free_port, wait_for
from tests.world import migrated_file, settings_for

assert bot.runtime
# What is no secret, and what lies under a tip's own key (TIP_KEYS wrap that). Hashes have a length of their own.
NOT_SEALED = {
    ("renderings", "parcel"),
    ("photos", "body"),
    ("tip_messages", "sealed"),
    ("tips", "sealed_reasons"),
    ("tip_photos", "sealed"),
    ("tip_contacts", "sealed"),
}


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    opened = Terminal(tmp_path)
    (opened.folder / "mersey.db").write_bytes(migrated_file())
    opened.write_env(*(f"{name}={make_key()}" for name in KEY_NAMES))
    return opened


def test_every_binary_column_is_sealed_anew_or_known_to_need_it_not(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    known = {
        (each.column.table.name, each.column.name) for name in RINGS for each in sealed_by(name, settings)
    }
    found = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary) and column.type.length is None
    }
    assert found - known == NOT_SEALED, "put it into bot/sealed_rows.py, or here"


def test_keys_are_never_shown(terminal: Terminal) -> None:
    env = terminal.folder / ".env"
    keys = re.findall(r"=(\S+)", env.read_text())
    for words in (("status",), ("rotate", "TIP_KEYS"), ("status",), ("rotate",), ("public",)):
        said = terminal.mersey("keys", *words)
        assert said.code == 0, said.err
        assert [
            key for key in [*keys, *re.findall(r"=(\S+)", env.read_text())] if key in said.out + said.err
        ] == []
    assert env.stat().st_mode & 0o777 == 0o600


def test_with_nobody_running_one_call_replaces_all(terminal: Terminal) -> None:
    env = terminal.folder / ".env"
    before = dict(re.findall(r"(\S+)=(\S+)", env.read_text()))
    said = terminal.mersey("keys", "rotate")
    assert said.code == 0
    after = dict(re.findall(r"(\S+)=(\S+)", env.read_text()))
    assert list(after) == list(before)
    assert {name for name in before if before[name] == after[name]} == {"LOOKUP_KEY"}
    assert "LOOKUP_KEY cannot be replaced" in said.err
    assert terminal.mersey("doctor").code == 0
    refused = terminal.mersey("keys", "rotate", "LOOKUP_KEY")
    assert (refused.code, "LOOKUP_KEY cannot be replaced" in refused.err) == (1, True)
    refused = terminal.mersey("keys", "rotate", "DOOR_KEYS")
    assert (refused.code, "no ring of keys is called 'DOOR_KEYS'" in refused.err) == (1, True)
    refused = terminal.mersey("keys", "rotate", "TIP_KEYS", TIP_KEYS=after["TIP_KEYS"].swapcase())
    assert refused.code == 1
    assert refused.is_clear


def test_a_running_process_is_waited_for_and_named(terminal: Terminal) -> None:
    port = free_port()
    here = f"http://127.0.0.1:{port}"
    env = terminal.folder / ".env"
    for phase in ("knows the new key", "seals by the new key"):
        process = terminal.starts("run", PORT=str(port))
        wait_for(f"{here}/health", process)
        said = terminal.mersey("keys", "rotate", "ADDRESS_KEYS")
        assert f"not every running process {phase} yet" in said.err
        assert str(process.pid) in said.err
        kept = env.read_text()
        assert phase in terminal.mersey("keys", "rotate", "ADDRESS_KEYS").err
        assert env.read_text() == kept
        assert end(process)[1].code == 0
    assert re.search(
        r"  (\w{8})  in use  seals 0 rows\n  (?!\1)\w{8}  old     seals 0 rows",
        terminal.mersey("keys", "status").out,
    )
    process = terminal.starts("run", PORT=str(port))
    wait_for(f"{here}/health", process)
    assert "done" in terminal.mersey("keys", "rotate", "ADDRESS_KEYS").err
    assert fetch(f"{here}/health")[0] == 200
    assert end(process)[1].code == 0


def test_public_lines_make_a_host_that_only_puts_in(terminal: Terminal) -> None:
    lines = terminal.mersey("keys", "public").out.split()
    assert [line.partition("=public:")[0] for line in lines] == ["INTAKE_KEYS", "RELAY_KEYS"]
    others = [
        line
        for line in (terminal.folder / ".env").read_text().split()
        if "E_KEYS" not in line and "Y_KEYS" not in line
    ]
    terminal.write_env(*others, *lines)
    assert terminal.mersey("doctor").code == 0
    refused = terminal.mersey("run", PORT=str(free_port()))
    assert refused.code == 1
    assert "INTAKE_KEYS: holds public halves" in refused.err
    assert terminal.mersey("keys", "rotate", "RELAY_KEYS").code == 1
    assert "(public half)" in terminal.mersey("keys", "status").out
