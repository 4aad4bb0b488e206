"""The command line in an empty folder: data alone on standard output, one clear line for what an operator gets wrong."""

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.unit.commands.terminal import Terminal, free_port
from tests.world import migrated_file

ROOT = Path(__file__).parents[3]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def installed(terminal: Terminal) -> Terminal:
    """With a migrated database in the folder."""
    (terminal.folder / "mersey.db").write_bytes(migrated_file())
    return terminal


def test_help_names_every_command_of_the_documentation(terminal: Terminal) -> None:
    said = terminal.mersey("--help")
    assert said.code == 0
    documented = re.findall(r"^\| `mersey (\w+)", (ROOT / "docs/commands.md").read_text(), re.MULTILINE)
    assert len(set(documented)) >= 11
    assert [name for name in documented if not re.search(rf"\b{name}\b", said.out)] == []
    assert terminal.files == set()


def test_migrate_and_areas_work_without_settings_keys_or_providers(terminal: Terminal) -> None:
    said = terminal.mersey("migrate")
    assert (said.code, said.out) == (0, "")
    assert "158 areas" in said.err
    assert terminal.mersey("migrate").err == ""
    assert terminal.files == {"mersey.db"}
    said = terminal.mersey("areas", "status")
    assert said.code == 0
    assert "No postcodes and outlines are imported yet" in said.err
    assert [line.split()[1] for line in said.out.splitlines()] == [
        "Knowsley",
        "Liverpool",
        "Sefton",
        "St",
        "Wirral",
    ]


@pytest.mark.parametrize(
    ("place", "code", "line"),
    [
        ("L20 4AB", 0, "E05000942  Linacre\n"),
        ("church", 0, "E05000936  Church (Sefton)\n"),
        ("Manchester", 1, "outside"),
        ("Botle", 1, "Did you mean: Bootle"),
        ("Xyzzyville", 1, "no place of that name"),
    ],
)
def test_a_place_is_found_or_the_reason_told(terminal: Terminal, place: str, code: int, line: str) -> None:
    said = terminal.mersey("areas", "find", *place.split())
    assert said.code == code
    assert said.is_clear
    assert line in (said.out if code == 0 else said.err)
    assert all(re.match(r"[A-Z]\d{8}  \w", each) for each in said.out.splitlines())
    assert terminal.files == set()


def test_triage_answers_each_line_with_a_line_of_json_and_nothing_else(terminal: Terminal) -> None:
    lines = [
        json.dumps({"id": 7, "text": "lads nicking bikes in Bootle"}).encode(),
        b"",
        b"no json",
        b'["a list"]',
        b'{"id": 8, "text": "caf\xe9 in Bootle"}',
        json.dumps({"id": 9, "text": "zażółć 🚲"}, ensure_ascii=False).encode(),
    ]
    for environment in ({}, {"LC_ALL": "C.UTF-8"}):
        said = terminal.mersey("triage", given=b"\n".join(lines), **environment)
        assert (said.code, said.err) == (0, "")
        answers = [json.loads(line) for line in said.out.splitlines()]
        assert [answer["id"] for answer in answers] == [7, None, None, 8, 9]
        assert answers[0]["team"] == "npt-sefton"
        assert "error" in answers[1]
    assert terminal.files == set()


def test_triage_explains_one_message_to_a_person(terminal: Terminal) -> None:
    said = terminal.mersey("triage", "--explain", "bikes nicked from the sheds in Bootle last week")
    assert (said.code, said.err) == (0, "")
    decided, reasons = said.out.split("\n\nWhy\n")
    assert [re.split(r" {2,}", line) for line in decided.splitlines()] == [
        ["About", "other-theft", "Theft"],
        ["Urgency", "routine"],
        ["Safeguarding", "no"],
        ["Team", "npt-sefton", "Sefton Neighbourhood Policing Team"],
        ["Place", "Bootle (Sefton)"],
    ]
    why = dict(re.split(r" {2,}", line.strip(), maxsplit=1) for line in reasons.splitlines())
    assert {"About", "Urgency", "Team"} <= set(why)
    assert "bikes" in why["About"]
    assert not [each for each in why.values() if re.match(r"(other-theft|routine|npt-sefton) \(", each)]
    assert terminal.files == set()


def test_what_is_explained_may_answer_an_alert(terminal: Terminal) -> None:
    """It is judged as the same record of standard input is."""
    message = "it was a white van, two lads got out and ran off"
    record = {"text": message, "reply_to_category": "burglary", "reply_to_area": "Linacre"}
    judged = json.loads(terminal.mersey("triage", given=json.dumps(record)).out)
    answer = ("--reply-category", "burglary", "--reply-area", "Linacre")
    said = terminal.mersey("triage", "--explain", message, *answer)
    assert (said.code, said.err) == (0, "")
    lines = [re.split(r" {2,}", line) for line in said.out.splitlines()]
    assert lines[0][1] == judged["category"]
    assert ["Place", judged["area"]] in lines
    assert judged["area"] == "Linacre (Sefton)"


def test_an_invitation_prints_a_link_and_a_code_alone(installed: Terminal) -> None:
    said = installed.mersey(
        "staff", "invite", "Linacre beat officer", "--role", "officer", "--team", "npt-sefton"
    )
    assert said.code == 0
    link, code = said.out.splitlines()
    assert re.fullmatch(r"https://t\.me/\w+\?start=i-\S+", link)
    assert code == f"STAFF {link.partition('=i-')[2]}"
    assert "7 days" in said.err
    assert code.split()[1].encode() not in (installed.folder / "mersey.db").read_bytes()


def test_a_door_prints_what_to_post_alone(installed: Terminal) -> None:
    said = installed.mersey("team", "door", "npt-sefton")
    assert said.code == 0
    assert re.fullmatch(r"/link \S+\n", said.out)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("staff", "invite", "Ann", "--role", "king"), "officer, supervisor, member, administrator"),
        (("staff", "invite", "Ann", "--team", "npt-nowhere"), "npt-sefton"),
        (("staff", "invite", " "), "1 to 60"),
        (("staff", "invite", "x" * 61), "1 to 60"),
        (("team", "door", "npt-nowhere"), "npt-sefton"),
        (("web",), "mersey run"),
        (("dispatch",), "mersey run"),
        (("clock",), "mersey run"),
        (("staff", "invite", "Ann", "--team", "npt-sefton"), "mersey migrate"),
        (("team", "door", "npt-sefton"), "mersey migrate"),
        (("triage", "review"), "mersey migrate"),
        (("triage", "--explain", "x", "--reply-category", "murder"), "no category 'murder': there are anti-"),
        (("triage", "--reply-category", "burglary"), "--explain"),
        (("triage", "--explain", "x", "review"), "--explain"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_nothing_behind(
    terminal: Terminal, words: tuple[str, ...], told: str
) -> None:
    said = terminal.mersey(*words)
    assert (said.code, said.out) == (1, "")
    assert re.fullmatch(r"mersey: .+\n", said.err)
    assert told in said.err
    assert terminal.files == set()


def test_a_malformed_setting_stops_every_command_with_its_cure(terminal: Terminal) -> None:
    terminal.write_env("PORT=s3cret")
    for words in (("run",), ("migrate",), ("areas", "status"), ("staff", "invite", "Ann"), ("triage",)):
        said = terminal.mersey(*words)
        assert (said.code, said.out, said.err) == (
            1,
            "",
            "mersey: PORT: give a port number from 1 to 65535\n",
        )
    said = terminal.mersey("doctor")
    assert (said.code, said.err) == (1, "BAD   PORT: give a port number from 1 to 65535\n")
    assert terminal.files == {".env"}


@pytest.mark.parametrize(
    "line", ["COMMUNITY=atlantis", "DATABASE_URL=sqlite+aiosqlite:////no/such/folder/mersey.db"]
)
def test_a_setting_that_leads_nowhere_is_named(terminal: Terminal, line: str) -> None:
    terminal.write_env(line)
    said = terminal.mersey("migrate")
    assert said.code == 1
    assert re.fullmatch(rf"mersey: {line.partition('=')[0]}: .+\n", said.err)


def test_a_database_of_a_newer_version_is_refused_by_every_command(installed: Terminal) -> None:
    connection = sqlite3.connect(installed.folder / "mersey.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (installed.folder / "mersey.db").read_bytes()
    for words in (("run",), ("migrate",), ("areas", "status"), ("team", "door", "npt-sefton")):
        said = installed.mersey(*words, PORT=str(free_port()))
        assert said.code == 1
        assert re.fullmatch(r"mersey: .*newer version.*\n", said.err)
    assert (installed.folder / "mersey.db").read_bytes() == before


def test_run_on_a_port_in_use_says_so_before_it_does_anything(terminal: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = terminal.mersey("run", PORT=port)
    assert said.code == 1
    assert said.err == f"mersey: PORT: port {port} is in use: stop what uses it, or set another PORT\n"
    assert terminal.files == set()


def test_make_lists_every_target_with_its_purpose() -> None:
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    makefile = (ROOT / "Makefile").read_text()
    [phony] = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert [re.match(r"  make (\S+) +\S", line) is not None for line in listed.splitlines()].count(False) == 0
    assert set(re.findall(r"make (\w+)", listed)) >= set(phony.split())
    assert {"setup", "run", "demo", "test", "check", "lock", "help"} <= set(phony.split())


def test_make_setup_does_nothing_where_nothing_changed(tmp_path: Path) -> None:
    """The stamp is newer than what it was made from, and older again when that changes."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").mkdir()

    def would_do() -> str:
        made = subprocess.run(
            ["make", "-n", "setup"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return made.stdout

    assert "pip" in would_do()
    stamp = tmp_path / ".venv" / "ready"
    stamp.touch()
    assert "pip" not in would_do()
    os.utime(tmp_path / "requirements.txt", (stamp.stat().st_mtime + 9,) * 2)
    assert "pip" in would_do()
