"""What a machine can see of the house rules: sizes, words, places of things, texts and links."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = "bot web alerts intelligence subscribers staff delivery places database config sandbox".split()
SOURCES = sorted(
    path
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.relative_to(ROOT).parts
)


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_are_small() -> None:
    sizes = sorted(lines(path) for path in SOURCES if path.name != "__init__.py")
    assert {str(p.relative_to(ROOT)) for p in SOURCES if lines(p) > 350} == set()
    assert sizes[len(sizes) // 2] <= 120


def test_no_drawer_for_odds_and_ends() -> None:
    banned = re.compile(r"(utils?|helpers?|common|manager|misc|telegram|twilio)\.py")
    assert [p.name for p in SOURCES if banned.fullmatch(p.name)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_exceptions_are_swallowed_nowhere_but_at_the_edges() -> None:
    """`except Exception` stands round one update, turn, send or job, and round what the process does (design 7)."""
    allowed = {
        "bot/channels/telegram_codec.py",
        "bot/conversation.py", "bot/loops.py", "bot/clock.py", "bot/polling.py",
        "delivery/sending.py", "web/app.py",
    }  # fmt: skip
    found = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        )
    }
    assert found <= allowed


def test_routes_are_opened_and_closed_in_one_place() -> None:
    """There it is told to whoever counts a person's open ways (subscribers.ways)."""
    writes = re.compile(r"\bupdate\(routes\)|\broutes\.update\(")
    found = {
        str(path.relative_to(ROOT)) for path in SOURCES if writes.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"delivery/routes.py"}


def test_transactions_on_tips_say_so() -> None:
    """PostgreSQL refuses others (database.tips_apart). Of the desk these read no tip: doors, and who is signed in."""
    bare = re.compile(r"database\.(?:transaction|reading)\(\)")
    rooms = [
        *(ROOT / "intelligence").glob("*.py"),
        *(ROOT / "web").glob("desk*.py"),
        *(ROOT / "bot/flows").glob("*.py"),
    ]
    found = {
        str(path.relative_to(ROOT)): len(bare.findall(path.read_text(encoding="utf-8"))) for path in rooms
    }
    assert {name: count for name, count in found.items() if count} == {
        "web/desk.py": 1,
        "web/desk_sessions.py": 2,
    }


def test_the_tree_names_no_host_of_a_package_registry_and_no_path_of_a_machine() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    # The words are put together here, so that this page does not find itself.
    hosts = [r"py" + r"pi\.org", "python" + "hosted", "registry.npm" + "js"]
    homes = ["/" + folder + r"/\w" for folder in ("root", "home")]
    telling = re.compile("|".join([*hosts, *homes]))
    bad = []
    for name in filter(None, tracked):
        path = ROOT / name
        is_text = path.is_file() and path.suffix in (
            ".py",
            ".md",
            ".toml",
            ".txt",
            ".ftl",
            ".html",
            ".js",
            "",
        )
        if is_text and telling.search(path.read_text(encoding="utf-8", errors="replace")):
            bad.append(name)
    assert bad == []
