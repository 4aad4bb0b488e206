"""Whom an alert is for, in words for those who write and approve it. Pure."""

from babel.lists import format_list

from alerts.model import Alert, GroupRule
from config.texts import ENGLISH, has_text, text


def in_words(alert: Alert) -> str:
    """ "The public of Linacre (Sefton), and Pub Watch there, without Schools". The alert has areas."""
    areas = _listed([area.label for area in alert.areas])
    included, excluded, needed = (
        _listed([group_name(slug) for slug, each in alert.groups if each == rule])
        for rule in (GroupRule.INCLUDE, GroupRule.EXCLUDE, GroupRule.MUST_BE)
    )
    if not alert.to_public:
        said = text(ENGLISH, "whom-groups", groups=included, areas=areas)
    elif included:
        said = text(ENGLISH, "whom-public-and", groups=included, areas=areas)
    else:
        said = text(ENGLISH, "whom-public", areas=areas)
    if excluded:
        said = text(ENGLISH, "whom-without", whom=said, groups=excluded)
    if needed:
        said = text(ENGLISH, "whom-only", whom=said, groups=needed)
    return said


def group_name(slug: str) -> str:
    """As staff call the group; of one that has gone from the community, as it was written there."""
    key = f"groups-staff-{slug}"
    return text(ENGLISH, key) if has_text(ENGLISH, key) else slug


def _listed(names: list[str]) -> str:
    return format_list(names, locale="en_GB")
