"""`mersey run` from nothing: it serves, it says where, and it ends cleanly when told."""

import stat
from pathlib import Path

from config.keys import KEY_NAMES, make_key
from tests.unit.commands.terminal import Terminal, end, fetch, free_port, wait_for


def test_run_serves_says_where_and_ends_when_told(tmp_path: Path) -> None:
    terminal, port = Terminal(tmp_path), free_port()
    here = f"http://127.0.0.1:{port}"
    for _ in range(2):
        process = terminal.starts("run", PORT=str(port))
        wait_for(f"{here}/health", process)
        assert fetch(f"{here}/health") == (200, '{"database":"ok"}')
        assert "<html" in fetch(f"{here}/sandbox/")[1]
        assert "<html" in fetch(f"{here}/desk/")[1]
        second = terminal.mersey("run", PORT=str(port))
        assert (second.code, "in use" in second.err) == (1, True)
        seconds, said = end(process)
        assert said.code == 0
        assert seconds < 5
        assert said.out == ""
        assert f"{here}/sandbox/" in said.err
        assert f"{here}/desk/" in said.err
        assert "sandbox" in said.err
        for word in ("Traceback", "error", "warning", "Exception"):
            assert word not in said.err, said.err
    assert {".env", "mersey.db"} <= terminal.files
    assert stat.S_IMODE((terminal.folder / ".env").stat().st_mode) == 0o600


def test_without_its_own_keys_a_database_is_left_alone(tmp_path: Path) -> None:
    terminal, port = Terminal(tmp_path), free_port()
    process = terminal.starts("run", PORT=str(port))
    wait_for(f"http://127.0.0.1:{port}/health", process)
    end(process)
    env = terminal.folder / ".env"
    own = env.read_text()
    env.unlink()
    for _ in range(2):  # lost, then another installation's
        for command in ("run", "keys", "doctor"):
            refused = terminal.mersey(command, PORT=str(port))
            assert refused.code == 1
            assert "put back the .env of this installation" in refused.err
            assert refused.is_clear
        assert not env.exists() or own not in env.read_text()
        terminal.write_env(*(f"{name}={make_key()}" for name in KEY_NAMES))
    terminal.write_env(own, "TIP_KEYS=")
    assert "TIP_KEYS" in terminal.mersey("run", PORT=str(port)).err
    assert env.read_text() == f"{own}\nTIP_KEYS=\n"
