"""`mersey bench` in a process of its own, in an environment that holds nothing but a setting of somebody's installation."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def bench(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "bench", *words]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "COLUMNS": "120", "TELEGRAM_BOT_TOKEN": "not one"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
