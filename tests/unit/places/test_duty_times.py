"""How long tips may wait is the community's to say, and a slip is named when the folder is read."""

import shutil
from pathlib import Path

import pytest

from config.community import COMMUNITIES, load_community
from config.errors import BadCommunity


def folder_with(tmp_path: Path, duty: str) -> Path:
    shutil.copytree(COMMUNITIES / "merseyside", tmp_path / "merseyside")
    file = tmp_path / "merseyside" / "teams.toml"
    words = file.read_text(encoding="utf-8")
    begin, end = words.index("[duty]"), words.index("[[team]]")
    file.write_text(words[:begin] + duty + "\n" + words[end:], encoding="utf-8")
    return tmp_path


def test_a_community_sets_its_own_times(tmp_path: Path) -> None:
    times = load_community("merseyside", folder_with(tmp_path, "[duty]\nurgent = 30")).duty_times
    assert (times.emergency, times.emergency_seen, times.urgent, times.routine) == (2, 15, 30, 1440)


def test_one_that_sets_none_has_the_usual_ones(tmp_path: Path) -> None:
    assert load_community("merseyside", folder_with(tmp_path, "")).duty_times.urgent == 15


@pytest.mark.parametrize(
    "slip", ["urgent = 1", "emergency = 0", "routine = 5", 'urgent = "soon"', "urgnet = 15"]
)
def test_a_slip_is_named(tmp_path: Path, slip: str) -> None:
    with pytest.raises(BadCommunity, match=r"teams\.toml: duty, ") as caught:
        load_community("merseyside", folder_with(tmp_path, f"[duty]\n{slip}"))
    assert slip.split()[0] in str(caught.value)
