"""Triage measured: see docs/triage.md.

python -m tests.triage learn          learns the weights anew (`make learn`)
python -m tests.triage check          what a change does: figures then and now, messages decided otherwise
python -m tests.triage check --keep   the same, and from now on this is what to compare with
python -m tests.triage report SET     figures, confusions and misses of one set, as Markdown
"""

import sys

from bot.folder_commands import read_places, read_triage, read_words
from config.community import load_community
from config.settings import ENV_FILE, load_settings
from intelligence.findings import Finder
from intelligence.learned import LEARNED
from intelligence.whereabouts import Whereabouts
from tests.triage.decided import DECIDED, changed, floors, keep, keep_floors, kept
from tests.triage.figures import figures, judge_all
from tests.triage.report import report
from tests.triage.sets import CHECK, LEARNING, SEALED, read

# The one whose messages these are; `COMMUNITY=yours` in the environment or .env judges by another folder's words.
COMMUNITY = load_settings(ENV_FILE).community


def main(arguments: list[str]) -> int:
    match arguments:
        case ["learn"]:
            _learn()
        case ["check", *rest] if set(rest) <= {"--keep"}:
            _check("--keep" in rest)
        case ["report", name]:
            messages = read(name)
            _say(*report(messages, judge_all(read_triage(COMMUNITY), messages)))
        case _:
            _say(__doc__ or "")
            return 2
    return 0


def _learn() -> None:
    # It needs what only `make learn` installs.
    from tests.triage.learning import learn

    words = read_words(COMMUNITY)
    path = load_community(COMMUNITY).folder / "routing" / LEARNED
    learn(words, Finder(words, Whereabouts(read_places(COMMUNITY))), read(LEARNING), path)


def _check(is_kept: bool) -> None:
    triage = read_triage(COMMUNITY)
    found = {}
    least = floors()
    for name in (CHECK, SEALED) if is_kept else (CHECK,):
        messages = read(name)
        judged = judge_all(triage, messages)
        found[name] = figures(messages, judged)
        for figure, value in found[name].items():
            before = least.get(name, {}).get(figure)
            then = "" if before is None or abs(value - before) < 0.0005 else f"  was {before:.3f}"
            _say(f"{name:8}{figure:24}{value:7.3f}{then}")
        if name == CHECK:
            _say(*changed(kept(), messages, judged) or ["nothing is decided otherwise"])
            if is_kept:
                keep(DECIDED, messages, judged)
    if is_kept:
        keep_floors(found)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
