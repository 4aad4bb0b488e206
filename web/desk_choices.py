"""What can be chosen on a tip's page: teams to pass it to, colleagues to hand it to; and the alert that it belongs to."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from babel.dates import format_date

from alerts import facts as alerts
from alerts.of_teams import may_look
from config.community import Community
from database.engine import Tx
from intelligence.contacts import Sharing
from intelligence.handing import may_free
from intelligence.model import Hold, TipLine, TipPage, TipState
from intelligence.ready_words import ReadyWords, words_of_team
from intelligence.retention import may_hold
from intelligence.service import Desk
from staff import service as staff
from staff.model import Staff
from web.forms import Form
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
    ready: tuple[ReadyWords, ...] = ()
    held_since: str | None = None
    may_hold: bool = False
    contact: Sharing | None = None

    def ready_for(self, deed: str) -> tuple[ReadyWords, ...]:
        """The words that fit a form: questions for asking, the others for telling."""
        return tuple(each for each in self.ready if each.is_question == (deed == "ask"))

    def filled(self, deed: str, number: str | None) -> Form:
        """A form with words that are ready; empty for a number that is none of them."""
        chosen = next((each for each in self.ready_for(deed) if str(each.id) == number), None)
        return {"deed": deed, "words": chosen.words} if chosen and deed in ("ask", "answer") else {}


async def choices_for(
    tx: Tx, desk: Desk, line: TipLine, read: TipPage | None, reader: Staff, community: Community
) -> Choices:
    """What this reader can choose; the lists only for who has claimed the tip."""
    answered = read.reply.alert_code if read and read.reply else None
    code = line.linked_alert or answered
    alert = AlertLink(code, await _page(tx, code, reader), code == answered) if code else None
    made = Choices(
        alert=alert,
        held_since=_day(await desk.held(tx, line.id, reader)) if read else None,
        may_hold=read is not None and may_hold(reader),
        contact=await desk.contacts.sharing(tx, line.id, reader) if read else None,
    )
    if line.state != TipState.CLAIMED or line.team not in reader.teams:
        return made
    if line.claimed_by != reader.id:
        is_free = may_free(reader, line.claimed_by) or await staff.has_left(tx, line.claimed_by or 0)
        return replace(made, may_free=is_free)
    return replace(
        made,
        may_free=True,
        teams=_by_organisation(community, line.team, await staff.tried_teams(tx)),
        colleagues=tuple(each for each in await staff.members_of(tx, line.team) if each.id != reader.id),
        ready=tuple(await words_of_team(tx, line.team, community.answers)),
    )


def _day(hold: Hold | None) -> str | None:
    return format_date(hold.since, "d MMM y", locale="en_GB") if hold else None


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
