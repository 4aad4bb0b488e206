"""`mersey backup` and `mersey restore` as an operator meets them."""

from pathlib import Path

from config.keys import KEY_NAMES, make_key
from tests.unit.commands.terminal import Terminal
from tests.world import migrated_file


def test_there_and_back(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    (terminal.folder / "mersey.db").write_bytes(migrated_file())
    terminal.write_env(*(f"{name}={make_key()}" for name in KEY_NAMES))
    assert terminal.mersey("staff", "invite", "Ada", "--role", "administrator").code == 0
    made = terminal.mersey("backup", "copy.db")
    assert (made.code, made.out) == (0, ""), made.err
    assert (terminal.folder / "copy.db").stat().st_mode & 0o777 == 0o600
    for words, why in (
        (("backup", "copy.db"), "copy.db is there already"),
        (("restore", "copy.db"), "empty one"),
        (("restore", "other.db"), "other.db cannot be read"),
    ):
        refused = terminal.mersey(*words)
        assert (refused.code, why in refused.err, refused.is_clear) == (1, True, True), refused.err
    url = "sqlite+aiosqlite:///new.db"
    restored = terminal.mersey("restore", "copy.db", DATABASE_URL=url)
    assert (restored.code, restored.out) == (0, ""), restored.err
    assert "backup restored" in terminal.mersey("audit", DATABASE_URL=url).out
    assert terminal.mersey("doctor", DATABASE_URL=url).code == 0
