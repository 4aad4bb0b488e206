"""Words to begin an alert with, and the gaps in them. Pure."""

import re
from collections.abc import Sequence
from datetime import date

from alerts.model import Alert, AlertArea, Stage, Urgency
from alerts.rendering import room
from config.community_model import Community, Template
from config.errors import BadCommunity
from delivery.sms_text import is_gsm, segments

_GAP = re.compile(r"\[[^\[\]\n]+\]")
# What people put in for a gap is about this long; an area's name and a team's signature are not longer than these.
_FILLED = 24
_LONG_AREA = "Netherton and Orrell (Sefton)"
_LONG_SENDER = "Knowsley neighbourhood policing team, Merseyside Police"


def offered(templates: Sequence[Template], category: str, today: date) -> list[Template]:
    """A category's templates: those of this season first, those of another season last."""

    def order(template: Template) -> int:
        return 1 if not template.months else 0 if today.month in template.months else 2

    return sorted((each for each in templates if each.category == category), key=order)


def first_gap(words: str) -> str | None:
    """The first gap that nothing was put in for, as it stands: "[street]"."""
    found = _GAP.search(words)
    return found[0] if found else None


def filled(words: str, gap: str, answer: str) -> str:
    """The words with an answer in every place of this gap."""
    return words.replace(gap, " ".join(answer.split()))


def check_templates(community: Community) -> None:
    """Raises BadCommunity for a template that could not go out: too long once filled, or dear on every phone."""
    for template in community.templates:
        words = _GAP.sub("x" * _FILLED, template.text)
        if not is_gsm(template.text):
            raise BadCommunity(
                "templates.toml", f"{template.slug}: has characters that old phones cannot show"
            )
        surplus = segments(words).units - room(_longest(template))
        if surplus > 0:
            raise BadCommunity("templates.toml", f"{template.slug}: is {surplus} characters too long")


def _longest(template: Template) -> Alert:
    return Alert(
        id=0,
        code="K7QX",
        stage=Stage.DRAFT,
        author=0,
        team="",
        sender=_LONG_SENDER,
        category=template.category,
        topic=None,
        urgency=Urgency(template.urgency),
        text=None,
        is_appeal=template.is_appeal,
        areas=(AlertArea("", _LONG_AREA),),
    )
