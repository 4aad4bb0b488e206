"""Where officers judged otherwise than triage: what became of the tips that it sent to a team, without a word of them.

Of each tip `first_team` stays what triage chose, while a pass changes `team`; its category is triage's, since nobody at
the desk changes it, nor the area. The column tells a thief of the database nothing new: triage knows words and the
alert alone, never the sender; of most tips it says what `team` says; of the others the audit tells who passed them to
whom, and whose team that is. It knows no time, and stays with the figure that is left of a tip. A counter beside the tips
would tell as much of a rare pass, and could not say where a tip that was passed twice came to rest.

What is told follows the rules of the desk's figures (`intelligence.hiding`): weeks that are over, steps of five, nothing
below five, no sums over several rows.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import func, select

from config.timekeeping import LONDON
from database.engine import Tx
from intelligence.figures import week_of, weeks_before
from intelligence.hiding import FEWEST, Shown, tell_together
from intelligence.model import Outcome, TipState
from intelligence.tables import tips


class Fate(StrEnum):
    """What became of a tip, as far as it tells of triage: where it was closed as one of the three, that alone counts."""

    STAYED = "stayed"
    PASSED = "passed"
    NOT_INTELLIGENCE = Outcome.NOT_INTELLIGENCE
    NOT_FOR_US = Outcome.NOT_FOR_US
    PASSED_ON = Outcome.PASSED_ON


# A fate and, for what was passed, the team that has it now; "" for all teams that have fewer than five of them.
Became = tuple[Fate, str]
_ENDS = (Fate.NOT_INTELLIGENCE, Fate.NOT_FOR_US, Fate.PASSED_ON)
_STAYED, _ELSEWHERE = (Fate.STAYED, ""), (Fate.PASSED, "")
_ALWAYS: tuple[Became, ...] = (_STAYED, *((each, "") for each in _ENDS), _ELSEWHERE)
# Where their sum stands, in a table of its own.
_ALL: Became = (Fate.STAYED, "all")


@dataclass(frozen=True)
class Choice:
    """A category and the team that triage chose for it; `became` holds each fate, and adds up to `tips`."""

    category: str
    team: str
    tips: Shown
    became: Mapping[Became, Shown]

    @property
    def stayed(self) -> Shown:
        return self.became[_STAYED]

    @property
    def passed_to(self) -> dict[str, Shown]:
        """Teams that got five or more, most first."""
        found = [(team, told) for (fate, team), told in self.became.items() if fate == Fate.PASSED and team]
        return dict(sorted(found, key=lambda each: (-each[1].low, each[0])))

    @property
    def share(self) -> tuple[float, float] | None:
        """From how much to how much of it officers saw otherwise, 0 to 1, by what is told; None where that is too little."""
        if self.tips.is_kept_back or self.stayed.is_kept_back:
            return None
        return max(0.0, 1 - self.stayed.high / self.tips.low), 1 - self.stayed.low / self.tips.high

    @property
    def differing(self) -> int:
        """How many officers saw otherwise, at least, by what is told."""
        others = sum(told.low for became, told in self.became.items() if became != _STAYED)
        return max(others, self.tips.low - self.stayed.high, 0)


def weeks_in(days: int) -> int:
    """So many days in whole weeks: of purged tips the week alone is known."""
    return math.ceil(days / 7)


async def choices(tx: Tx, now: datetime, weeks: int) -> list[Choice]:
    """What triage chose five times or more in the last `weeks` weeks that are over; where officers differ most, first."""
    first, this = weeks_before(now, weeks)[0], week_of(now)
    begins, ends = (datetime.combine(monday, time(), LONDON) for monday in (first, this))
    chosen = (tips.c.category, tips.c.first_team, tips.c.team, tips.c.state, tips.c.outcome)
    wanted = (
        select(*chosen, func.count())
        .where(tips.c.first_team.is_not(None), tips.c.received_hour >= begins, tips.c.received_hour < ends)
        .group_by(*chosen)
    )
    counts: dict[tuple[str, str], Counter[Became]] = {}
    for category, sent_to, team, state, outcome, number in await tx.execute(wanted):
        # One that was opened again keeps its old outcome until it is closed anew.
        ended = outcome if state == TipState.CLOSED else None
        counts.setdefault((category, sent_to), Counter())[_became(sent_to, team, ended)] += number
    found = [_told(*chosen, became) for chosen, became in counts.items() if became.total() >= FEWEST]
    return sorted(found, key=lambda each: (-each.differing, each.category, each.team))


def _became(sent_to: str, team: str, ended: str | None) -> Became:
    if ended in _ENDS:
        return Fate(ended), ""
    return _STAYED if team == sent_to else (Fate.PASSED, team)


def _told(category: str, team: str, became: Counter[Became]) -> Choice:
    """Each tip is in one count of five kinds or of a team, so all are looked at together with their sum."""
    counts = dict.fromkeys(_ALWAYS, 0)
    for (fate, to), number in became.items():
        key = _ELSEWHERE if fate == Fate.PASSED and number < FEWEST else (fate, to)
        counts[key] = counts.get(key, 0) + number
    whole, parts = tell_together([{_ALL: became.total()}, counts])
    return Choice(category, team, whole[_ALL], parts)
