"""What the thief found, as plain text that docs/anonymity.md keeps."""

from collections.abc import Mapping, Sequence

from tests.thief.attackers import HIDDEN, OF_CONTENT
from tests.thief.ranking import Question, Verdict, guesses, judge, together


def verdicts(questions: Sequence[Question]) -> dict[str, Verdict]:
    """Each guesser's, and that of all together."""
    all_of_them = {**HIDDEN, **OF_CONTENT}
    found = {name: judge(guesses(guess, questions), questions) for name, guess in all_of_them.items()}
    return found | {"all hidden together": together(HIDDEN.values(), questions)}


def table(groups: Mapping[str, Sequence[Question]]) -> str:
    """As Markdown: mean place of the sender (0 first, 1 last), standard deviations from chance, right at once."""
    found = {name: verdicts(questions) for name, questions in groups.items()}
    heads = [
        f"{name}: {len(questions)} tips, {_suspects(questions)} suspects"
        for name, questions in groups.items()
    ]
    lines = [["guesser", *heads], ["---"] * (len(heads) + 1)]
    lines += [
        [guesser, *(_cell(each[guesser]) for each in found.values())]
        for guesser in next(iter(found.values()))
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _suspects(questions: Sequence[Question]) -> int:
    """On average."""
    return round(sum(len(each.suspects) for each in questions) / len(questions)) if questions else 0


def _cell(verdict: Verdict) -> str:
    return f"{verdict.mean:.2f} ({verdict.deviation:+.1f}), {verdict.first:.0%}"
