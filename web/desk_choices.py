"""What can be chosen on a tip's page: teams to pass it to, colleagues to hand it to; and the alert that it belongs to."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from alerts import facts as alerts
from alerts.of_teams import may_look
from config.community import Community
from database.engine import Tx
from intelligence.handing import may_free
from intelligence.model import TipLine, TipPage, TipState
from staff import service as staff
from staff.model import Staff
from web.pages import say


@dataclass(frozen=True)
class AlertLink:
    """The alert of a tip, and where this reader can see it. `is_answered`: its sender answered it."""

    code: str
    page: str
    is_answered: bool


@dataclass(frozen=True)
class Choices:
    """`teams` by organisation, as (slug, name); `may_free`: whether they may take it from whoever has it."""

    teams: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    colleagues: tuple[Staff, ...] = ()
    may_free: bool = False
    alert: AlertLink | None = None


async def choices_for(
    tx: Tx, line: TipLine, read: TipPage | None, reader: Staff, community: Community
) -> Choices:
    """What this reader can choose; the lists only for who has claimed the tip."""
    answered = read.reply.alert_code if read and read.reply else None
    code = line.linked_alert or answered
    alert = AlertLink(code, await _page(tx, code, reader), code == answered) if code else None
    if line.state != TipState.CLAIMED or line.team not in reader.teams:
        return Choices(alert=alert)
    if line.claimed_by != reader.id:
        is_free = may_free(reader, line.claimed_by) or await staff.has_left(tx, line.claimed_by or 0)
        return Choices(may_free=is_free, alert=alert)
    colleagues = tuple(each for each in await staff.members_of(tx, line.team) if each.id != reader.id)
    teams = _by_organisation(community, line.team, await staff.tried_teams(tx))
    return Choices(teams, colleagues, may_free=True, alert=alert)


async def _page(tx: Tx, code: str, reader: Staff) -> str:
    found = await alerts.check(tx, code)
    is_theirs = found is not None and may_look(reader, found)
    return f"/console/alerts/{found.id}" if found and is_theirs else f"/alerts/{code}"


def _by_organisation(
    community: Community, own: str, tried: Collection[str]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Our own organisation first. A team that nobody can reach yet says so."""
    ours = next((team.organisation for team in community.teams if team.slug == own), "")
    others = sorted(
        (team for team in community.teams if team.slug != own),
        key=lambda team: (team.organisation != ours, team.organisation, team.name),
    )
    named = {
        team.slug: team.name if team.slug in tried else say("desk-team-untried", team=team.name)
        for team in others
    }
    return tuple(
        (organisation, tuple((team.slug, named[team.slug]) for team in teams))
        for organisation, teams in groupby(others, key=lambda team: team.organisation)
    )
