"""Which column of an official CSV file plays which role: by its name, never by its position.

Names: the Office for National Statistics' postcode directory (ONSPD) and statistics lookup (NSPL) and its look-up of wards,
in every edition; a year stands in them ("wd25cd"), so they are patterns.
"""

import re
from collections.abc import Mapping, Sequence

_ROLES = {
    # The later ones of a row of alternatives are taken where the earlier ones are missing.
    "postcode": (r"pcds|postcode", r"pcd2|pcd8", r"pcd|pcd7"),
    "lat": (r"lat|latitude",),
    "lon": (r"long|lon|longitude",),
    "ward": (r"osward|ward|wd\d\dcd|ward_code|derived_ward_code",),
    "ward name": (r"wd\d\dnm|ward_name|derived_ward",),
    "borough": (r"oslaua|laua|lad\d\dcd|borough_code|derived_borough_code",),
    "ended": (r"doterm",),
    "live": (r"live|live_\w+",),
    "quality": (r"osgrdind|gridind",),
}
# The year of "wd25cd", and of "live_feb2025".
_YEAR = re.compile(r"(?:wd|lad)(\d\d)cd|live_[a-z]*(?:20)?(\d\d)")


def roles_of(header: Sequence[str]) -> Mapping[str, int]:
    """Role -> position of the column that plays it; a role that no column plays is not there."""
    names = [name.strip().casefold() for name in header]
    found: dict[str, int] = {}
    for role, ways in _ROLES.items():
        for way in ways:
            at = next((at for at, name in enumerate(names) if re.fullmatch(way, name)), None)
            if at is not None:
                found[role] = at
                break
    return found


def year_of(header: Sequence[str]) -> str:
    """The year that the names of columns tell, such as "2025"; "" for none."""
    years = [match[1] or match[2] for name in header if (match := _YEAR.fullmatch(name.strip().casefold()))]
    return f"20{max(years)}" if years else ""


def told(header: Sequence[str], roles: Mapping[str, int]) -> str:
    """The roles and their columns, for the operator to look at."""
    return ", ".join(f"{role} from {header[at].strip()}" for role, at in roles.items())
