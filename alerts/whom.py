"""Whom an alert is for, in words for those who write and approve it. Pure."""

from babel.lists import format_list

from alerts.model import Alert, AlertArea, GroupRule
from config.texts import ENGLISH, has_text, text


def in_words(alert: Alert) -> str:
    """ "The public of Linacre (Sefton), and Pub Watch there, without Schools". The alert has areas."""
    areas = _listed(names_of(alert))
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
    if alert.has_circle:
        said = text(ENGLISH, f"whom-{'also' if alert.goes_by_ward else 'not'}-by-ward", whom=said)
    return said


def names_of(alert: Alert) -> list[str]:
    """Its areas as staff read them: "Litherland (Sefton)", "about 250 metres round a place in Linacre (Sefton)"."""
    return [_name_of(area) for area in alert.areas]


def _name_of(area: AlertArea) -> str:
    return text(ENGLISH, "whom-circle", metres=area.metres, area=area.label) if area.metres else area.label


def group_name(slug: str) -> str:
    """As staff call the group; of one that has gone from the community, as it was written there."""
    key = f"groups-staff-{slug}"
    return text(ENGLISH, key) if has_text(ENGLISH, key) else slug


def _listed(names: list[str]) -> str:
    return format_list(names, locale="en_GB")
