"""Every reason that the code can note in the outbox has a family, and every family its words."""

import ast
import re
from pathlib import Path

import pytest

from alerts.reasons import Family, family_of, is_listed
from bot.channels import sms_errors, telegram_errors
from config.texts import ENGLISH, has_text
from delivery.spending import Held

ROOT = Path(__file__).parents[3]
# Reasons of something else than the outbox's: why a second person is asked, or what they said.
ELSEWHERE = {"alerts/asking.py", "alerts/asked.py", "alerts/notices.py", "alerts/approval.py"}


def constants(tree: ast.Module) -> dict[str, str]:
    """Words that a module gives a name to."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def reasons_in(node: ast.AST) -> list[ast.expr]:
    """What is given as a reason: by that name, or to whoever holds copies back."""
    if isinstance(node, ast.keyword) and node.arg == "reason":
        # The name of a value that comes with the statement is none.
        is_bound = re.search(r"(bindparam|if_open)\(", ast.unparse(node.value))
        return [] if is_bound else [node.value]
    if isinstance(node, ast.Call) and re.search("(hold|call)_back", ast.unparse(node.func)):
        return [each for each in node.args if isinstance(each, ast.Constant | ast.Name)]
    return []


def written() -> set[tuple[str, str]]:
    """Each reason that stands in our source as a word, or as the name of one: (where, reason)."""
    trees = {
        str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8"))
        for room in ("delivery", "subscribers", "alerts", "bot")
        for file in (ROOT / room).rglob("*.py")
    }
    named = {name: word for tree in trees.values() for name, word in constants(tree).items()}
    found = set()
    for where, tree in trees.items():
        if where in ELSEWHERE:
            continue
        for node in ast.walk(tree):
            for given in reasons_in(node):
                for part in ast.walk(given):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add((where, part.value))
                    elif isinstance(part, ast.Name) and part.id in named:
                        found.add((where, named[part.id]))
    return found


def test_reasons_that_we_note_ourselves() -> None:
    found = written()
    assert {"expired", "cancelled", "stopped", "superseded", "crash"} <= {reason for _, reason in found}
    assert sorted(each for each in found if not is_listed(each[1])) == []


def test_what_the_purse_holds_back() -> None:
    assert [each for each in Held if not is_listed(each)] == []


def test_codes_of_the_vendors() -> None:
    codes = {*map(str, sms_errors.VERDICTS), *telegram_errors.VERDICTS}
    assert sorted(each for each in codes if not is_listed(each)) == []


@pytest.mark.parametrize("family", Family)
def test_every_family_has_words(family: Family) -> None:
    assert has_text(ENGLISH, f"reason-{family}")


def test_what_nobody_listed_is_another_reason() -> None:
    assert family_of("12345") == family_of(None) == Family.OTHER
