"""Reads a community's folder and checks it as a whole: no other room meets a ward that does not exist."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from config.community_model import Answer, Community, DutyTimes, Group, GroupHow, Team, Topic
from config.errors import BadCommunity, BadSetting

__all__ = [
    "COMMUNITIES",
    "Answer",
    "Community",
    "DutyTimes",
    "Group",
    "GroupHow",
    "Team",
    "Topic",
    "load_community",
]

COMMUNITIES = Path(__file__).parent / "community"

_FILES = ("areas.toml", "localities.toml", "outcodes.toml")
# Table name in a file -> field of Community, and the file to name when something is wrong with it.
_TABLES = {
    "force": ("force", "areas.toml"),
    "borough": ("boroughs", "areas.toml"),
    "police_area": ("police_areas", "areas.toml"),
    "ward": ("wards", "areas.toml"),
    "locality": ("localities", "localities.toml"),
    "outside": ("outside", "localities.toml"),
    "sentences": ("sentences", "localities.toml"),
    "landmarks": ("landmarks", "landmarks.toml"),
    "beyond": ("beyond", "landmarks.toml"),
    "also": ("also", "landmarks.toml"),
    "outcode": ("outcodes", "outcodes.toml"),
    "complete_areas": ("complete_areas", "outcodes.toml"),
    "topic": ("topics", "topics.toml"),
    "team": ("teams", "teams.toml"),
    "duty": ("duty_times", "teams.toml"),
    "keeping": ("tip_keeping", "teams.toml"),
    "template": ("templates", "templates.toml"),
    "answer": ("answers", "answers.toml"),
    "group": ("groups", "groups.toml"),
    "approval": ("alert_rules", "alerts.toml"),
    "limits": ("alert_limits", "alerts.toml"),
}

# File -> the fields of Community that it gives.
_MAY_BE_ABSENT = {
    "landmarks.toml": ("landmarks", "beyond", "also"),
    "topics.toml": ("topics",),
    "teams.toml": ("teams", "duty_times", "tip_keeping"),
    "groups.toml": ("groups",),
    "alerts.toml": ("alert_rules", "alert_limits"),
    "templates.toml": ("templates",),
    "answers.toml": ("answers",),
}


def load_community(name: str, communities: Path = COMMUNITIES) -> Community:
    """The community in the folder `name`. Files of areas alone must be there.

    Raises BadCommunity naming the file, and in it the entry, that cannot be used; BadSetting for an unknown `name`.
    """
    known = sorted(path.name for path in communities.iterdir() if (path / "areas.toml").is_file())
    if name not in known:
        raise BadSetting(
            "COMMUNITY", f"there is no folder of that name; there are: {', '.join(known) or 'none'}"
        )
    folder = communities / name
    fields: dict[str, Any] = {"name": name, "folder": folder}
    for file in _FILES:
        fields |= _tables(folder / file)
    fields |= fields.pop("community", {})
    for file, wanted in _MAY_BE_ABSENT.items():
        if (folder / file).is_file():
            content = _tables(folder / file)
            fields |= {key: content[key] for key in wanted if key in content}
    fields["teams"] = [_with_areas(team, fields.get("boroughs", [])) for team in fields.get("teams", [])]
    try:
        community = Community.model_validate(fields)
    except ValidationError as error:
        raise _first_problem(error) from None
    _check(community)
    return community


def _tables(path: Path) -> dict[str, Any]:
    """The tables of one file under the names of Community's fields."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadCommunity(path.name, "is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCommunity(path.name, f"is no TOML in UTF-8: {error}") from None
    return {_TABLES.get(key, (key, ""))[0]: value for key, value in content.items()}


def _with_areas(team: dict[str, Any], boroughs: list[dict[str, Any]]) -> dict[str, Any]:
    """A team of one borough is written with the borough's slug; the model holds area codes."""
    if "borough" not in team:
        return team
    codes = [borough.get("code") for borough in boroughs if borough.get("slug") == team["borough"]]
    if not codes:
        raise BadCommunity("teams.toml", f"{team.get('slug')}: there is no borough {team['borough']!r}")
    return {**team, "areas": codes}


def _first_problem(error: ValidationError) -> BadCommunity:
    first = error.errors()[0]
    field, *rest = [str(part) for part in first["loc"]]
    known = {name: (key, file) for key, (name, file) in _TABLES.items()}
    table, file = known.get(field, (field, "areas.toml"))
    place = [f"number {int(part) + 1}" if part.isdigit() else part for part in (table, *rest)]
    return BadCommunity(file, f"{', '.join(place)}: {first['msg']}")


def _check(community: Community) -> None:
    """What one table alone cannot show: each code once, each reference to something that exists."""
    boroughs = [borough.code for borough in community.boroughs]
    slugs = [borough.slug for borough in community.boroughs]
    police_areas = [area.code for area in community.police_areas]
    wards = [ward.code for ward in community.wards]
    _once("areas.toml", "code", [community.force.code, *boroughs, *police_areas, *wards])
    _once("areas.toml", "slug", slugs)
    for area in community.police_areas:
        _known("areas.toml", area.name, [area.borough], boroughs)
    for ward in community.wards:
        _known("areas.toml", ward.name, [ward.police_area], police_areas)
    for locality in community.localities:
        _known("localities.toml", locality.name, [locality.borough], slugs)
        _known("localities.toml", locality.name, locality.wards, wards)
    _check_landmarks(community)
    _once("outcodes.toml", "code", (outcode.code for outcode in community.outcodes))
    for outcode in community.outcodes:
        _known("outcodes.toml", outcode.code, outcode.boroughs, slugs)
        _known("outcodes.toml", outcode.code, outcode.wards, wards)
    _once("topics.toml", "category", (slug for topic in community.topics for slug in topic.categories))
    _once("topics.toml", "slug", (topic.slug for topic in community.topics))
    _once("teams.toml", "slug", (team.slug for team in community.teams))
    _once("templates.toml", "slug", (template.slug for template in community.templates))
    categories = [slug for topic in community.topics for slug in topic.categories]
    for template in community.templates:
        _known("templates.toml", template.slug, [template.category], categories)
    groups = [group.slug for group in community.groups]
    _once("groups.toml", "slug", groups)
    if "groups" in community.alert_rules.model_fields_set:
        _known("alerts.toml", "approval", community.alert_rules.groups, groups)


def _check_landmarks(community: Community) -> None:
    """Each landmark stands once, within a place that has a name."""
    localities = [place.name for place in community.localities]
    wards = [place.name for place in community.wards]
    names = {*(place.name for place in community.boroughs), *localities, *wards}
    landmarks = [name for group in community.landmarks for name in group.names]
    _once("landmarks.toml", "name", [name.casefold() for name in landmarks])
    for group in community.landmarks:
        _known("landmarks.toml", group.names[0], [group.within], names)
    outside = [place.name for place in community.outside]
    _known("landmarks.toml", "also", community.also, {*names, *landmarks, *outside, *community.beyond})


def _once(file: str, what: str, values: Iterable[str]) -> None:
    for value, count in Counter(values).items():
        if count > 1:
            raise BadCommunity(file, f"the {what} {value!r} stands there twice")


def _known(file: str, where: str, values: Iterable[str], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise BadCommunity(file, f"{where}: there is no {value!r}")
