"""Documents that cannot lie: links lead somewhere; every setting, command and route is named."""

import re
from pathlib import Path

import pytest
import typer.main

from bot.__main__ import app
from config.settings import CURES, Settings

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "config").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_what_the_phones_page_tells_people_to_try_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = (ROOT / "sandbox" / "static" / "phones.html").read_text(encoding="utf-8")
    guide = page[page.index('id="guide"') : page.index('id="empty"')]
    typed = re.findall(r"<(code|kbd)>(.*?)</\1>", guide)
    said = [re.sub(r"<[^>]+>", "", words) for _, words in typed]
    assert len(said) > 10
    assert [words for words in said if words not in readme] == []


def test_every_setting_is_documented_and_has_a_cure() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    names = {name.upper() for name in Settings.model_fields}
    assert {name for name in names if f"`{name}`" not in page} == set()
    assert set(CURES) == names


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    group = typer.main.get_group(app)
    names = []
    for name, command in group.commands.items():
        names += [f"{name} {sub}" for sub in getattr(command, "commands", {})] or [name]
    assert [name for name in names if f"`mersey {name}" not in page] == []


def test_every_decision_has_its_parts() -> None:
    for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        text = page.read_text(encoding="utf-8")
        assert all(part in text for part in ("## Context", "## Choice", "## What we gave up")), page.name
