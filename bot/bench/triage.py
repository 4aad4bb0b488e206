"""`mersey bench triage`: how many messages a second are judged on one core, beside the least that any judging of words
takes, which is to bring them into one form and look each one up."""

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.bench.report import machine
from bot.bench.worker import peak_mb
from bot.folder_commands import read_triage
from config.settings import ENV_FILE, load_settings
from intelligence.spelling import fold

_LEAST_TEXTS = 2_000
_TURNS = 3
_WORDS = frozenset("stop help join thanks knife fire burglary bike drugs".split())


def run(paths: Sequence[Path], say: Callable[[str], None]) -> int:
    """Judge the texts of these files, a line each (of a line with `|` what stands behind the last); prints a table."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    texts = [line.rpartition("|")[2].strip() for line in lines]
    if not texts:
        say("No messages in these files.")
        return 1
    texts *= -(-_LEAST_TEXTS // len(texts))
    before = peak_mb()
    began = time.process_time()
    triage = read_triage(load_settings(ENV_FILE).community)
    started = time.process_time() - began
    for text in texts[:_LEAST_TEXTS]:
        triage.judge(text)  # the first meeting with a phrase compiles it
    judged = bare = float("inf")
    for _ in range(_TURNS):
        bare = min(bare, _seconds(_look_up, texts))
        judged = min(judged, _seconds(triage.judge, texts))
    say(f"{machine()}\n")
    say(
        "| messages | judged a second | looked up a second | of it | start s | memory MB |\n|---|---|---|---|---|---|"
    )
    share = bare / judged
    say(
        f"| {len(texts)} | {len(texts) / judged:,.0f} | {len(texts) / bare:,.0f} | {share:.3f}"
        f" | {started:.2f} | {peak_mb() - before:.0f} |"
    )
    return 0


def _seconds(deed: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time: one core's, whatever else the machine does."""
    gc.collect()
    began = time.process_time()
    for text in texts:
        deed(text)
    return time.process_time() - began


def _look_up(text: str) -> int:
    return sum(word in _WORDS for word in fold(text).split())
