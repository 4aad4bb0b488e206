"""A community's folder is read whole or refused with the file and the entry at fault."""

import shutil
from pathlib import Path

import pytest

from config.community import COMMUNITIES, load_community
from config.errors import BadCommunity, BadSetting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "merseyside"
    target.mkdir()
    for name in ("areas.toml", "localities.toml", "outcodes.toml"):
        shutil.copy(COMMUNITIES / "merseyside" / name, target / name)
    return target


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_merseyside_is_complete() -> None:
    community = load_community("merseyside")
    assert community.force.code == "E23000004"
    assert community.timezone == "Europe/London"
    assert (len(community.boroughs), len(community.wards), len(community.outcodes)) == (5, 141, 85)
    assert community.folder.joinpath("areas.toml").is_file()
    assert any("Open Government Licence" in line for line in community.attribution)
    sefton = next(borough for borough in community.boroughs if borough.slug == "sefton")
    assert "old boundaries" in sefton.vintage


def test_topics_and_teams_are_read_where_they_exist(folder: Path) -> None:
    assert load_community("merseyside", folder.parent).teams == ()
    (folder / "topics.toml").write_text('[[topic]]\nslug = "bikes"\ncategories = ["off-road-bikes"]\n')
    (folder / "teams.toml").write_text(
        '[[team]]\nslug = "npt-sefton"\nname = "Sefton team"\norganisation = "Police"\nborough = "sefton"\n'
        '[[team]]\nslug = "matrix"\nname = "Matrix"\norganisation = "Police"\n'
    )
    community = load_community("merseyside", folder.parent)
    assert [topic.categories for topic in community.topics] == [("off-road-bikes",)]
    assert [team.areas for team in community.teams] == [("E08000014",), ()]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("areas.toml", "lat = 53.43424", "lat = 390000.0", "force, lat"),
        ("areas.toml", 'name = "Cherryfield"', 'nmae = "Cherryfield"', "ward, number"),
        ("areas.toml", '"E05010936"', '"E05010935"', "'E05010935' stands there twice"),
        ("areas.toml", 'police_area = "merseyside-K1"', 'police_area = "K9"', "there is no 'K9'"),
        ("areas.toml", 'timezone = "Europe/London"', 'timezone = "Europe/Bootle"', "timezone"),
        ("areas.toml", "[force]", "[force", "is no TOML"),
        ("localities.toml", 'borough = "liverpool"', 'borough = "chester"', "there is no 'chester'"),
        ("outcodes.toml", "E05000956 = 36", "E05999999 = 36", "CH25: there is no 'E05999999'"),
    ],
)
def test_a_fault_names_file_and_entry(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(BadCommunity) as caught:
        load_community("merseyside", folder.parent)
    assert caught.value.file == file
    assert problem in caught.value.problem


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "outcodes.toml").unlink()
    with pytest.raises(BadCommunity, match=r"outcodes\.toml: is missing"):
        load_community("merseyside", folder.parent)


def test_a_team_of_no_borough_is_refused(folder: Path) -> None:
    team = '[[team]]\nslug = "a"\nname = "A"\norganisation = "B"\nborough = "chester"\n'
    (folder / "teams.toml").write_text(team)
    with pytest.raises(BadCommunity, match=r"teams\.toml: a: there is no borough 'chester'"):
        load_community("merseyside", folder.parent)


def test_a_category_belongs_to_one_topic(folder: Path) -> None:
    (folder / "topics.toml").write_text(
        '[[topic]]\nslug = "a"\ncategories = ["drugs"]\n[[topic]]\nslug = "b"\ncategories = ["drugs"]\n'
    )
    with pytest.raises(BadCommunity, match="the category 'drugs' stands there twice"):
        load_community("merseyside", folder.parent)


def test_a_group_stands_once_and_comes_in_by_a_known_way(folder: Path) -> None:
    group = '[[group]]\nslug = "pub-watch"\nhow = "invitation"\nkind = "key-location"\n'
    (folder / "groups.toml").write_text(group)
    assert [each.slug for each in load_community("merseyside", folder.parent).groups] == ["pub-watch"]
    for wrong, problem in (
        (group + group, "the slug 'pub-watch' stands there twice"),
        (group.replace('"invitation"', '"shouting"'), "group, number 1, how"),
        (group.replace("pub-watch", "a" * 40), "group, number 1, slug"),
        (group.replace("pub-watch", "@pub"), "group, number 1, slug"),
    ):
        _is_refused(folder, "groups.toml", wrong, problem)


def test_a_rule_about_a_group_that_is_none_is_refused(folder: Path) -> None:
    (folder / "alerts.toml").write_text('[approval]\ngroups = ["people-at-rsik"]\n')
    with pytest.raises(BadCommunity, match=r"alerts\.toml: approval: there is no 'people-at-rsik'"):
        load_community("merseyside", folder.parent)


def test_a_landmark_lies_within_a_known_place_and_stands_once(folder: Path) -> None:
    assert load_community("merseyside", folder.parent).landmarks == ()
    landmark = '[[landmarks]]\nwithin = "Bootle"\nnames = ["Strand Road"]\n'
    also = '[also]\n"Strand Road" = ["the strand"]\n'
    (folder / "landmarks.toml").write_text(landmark + also)
    community = load_community("merseyside", folder.parent)
    assert [(each.within, each.names) for each in community.landmarks] == [("Bootle", ("Strand Road",))]
    for wrong, problem in (
        (landmark + landmark, "the name 'strand road' stands there twice"),
        (landmark.replace("Bootle", "Narnia"), "Strand Road: there is no 'Narnia'"),
        (landmark + also.replace("Strand Road", "Strand Rode"), "also: there is no 'Strand Rode'"),
        (landmark.replace("names", "nmaes"), "landmarks, number 1"),
    ):
        _is_refused(folder, "landmarks.toml", wrong, problem)


@pytest.mark.parametrize("name", ["narnia", "", "../merseyside", "."])
def test_an_unknown_community_names_the_known_ones(name: str) -> None:
    with pytest.raises(BadSetting, match="there are: merseyside"):
        load_community(name)


def _is_refused(folder: Path, file: str, wrong: str, problem: str) -> None:
    (folder / file).write_text(wrong)
    with pytest.raises(BadCommunity) as caught:
        load_community("merseyside", folder.parent)
    assert caught.value.file == file
    assert problem in caught.value.problem
