"""A tip changes hands: to another team, to a colleague, or back to where everybody of the team can take it on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, update

from config.community import DutyTimes, Team
from config.errors import Conflict, NotAllowed, NotFound
from database import audit
from database.engine import Tx
from intelligence import duty
from intelligence.model import TipState
from intelligence.notes import note_text
from intelligence.relays import Relays
from intelligence.tables import tips
from intelligence.telling import tell_team
from intelligence.vault import Vault
from intelligence.whose import claimed, theirs
from staff.model import Role, Staff, may_open
from staff.standing import has_left


class Handing:
    """Passing on, handing over and giving back."""

    def __init__(self, vault: Vault, relays: Relays, times: DutyTimes) -> None:
        self._vault = vault
        self._relays = relays
        self._times = times

    async def pass_on(
        self, tx: Tx, tip_id: int, staff: Staff, to: str, reason: str, teams: Sequence[Team], now: datetime
    ) -> None:
        """Give the tip to another team, with a reason that both read. There it waits as if it had just come.

        The hub keeps its copy, and words and notes stay with the tip. `teams`: all of the community; that a tip leaves
        its organisation is on record. Raises NotFound for an unknown team, BadInput without a reason.
        """
        row = await claimed(tx, tip_id, staff)
        organisations = {team.slug: team.organisation for team in teams}
        if to not in organisations or to == row.team:
            raise NotFound
        text = note_text(reason)
        await self._vault.add(tx, tip_id, text, now, staff_id=staff.id, is_note=True, passed_to=to)
        await self._free(tx, row, to, now)
        is_across = organisations.get(row.team) != organisations[to]
        deed = "tip passed to another organisation" if is_across else "tip passed on"
        await audit.record(tx, now, staff.id, deed, f"tip:{tip_id} to {to}")

    async def give_back(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> None:
        """Let anybody of the team take it on again: whoever has it may, a supervisor of the team, and once whoever
        had it has left everybody of it. Raises Conflict where nobody has it."""
        row = await theirs(tx, tip_id, staff)
        if row.state != TipState.CLAIMED:
            raise Conflict("Nobody has claimed this report.")
        if not may_free(staff, row.claimed_by) and not await has_left(tx, row.claimed_by):
            raise NotAllowed("A colleague has this report.")
        await self._free(tx, row, row.team, now)
        await audit.record(tx, now, staff.id, "tip given back", f"tip:{tip_id}")

    async def hand_over(self, tx: Tx, tip_id: int, staff: Staff, to: Staff, now: datetime) -> None:
        """Give it to a colleague of the team, who has it from now on. Raises NotAllowed for anybody else."""
        row = await claimed(tx, tip_id, staff)
        if not may_open(to, row.team) or await has_left(tx, to.id):
            raise NotAllowed("That is no colleague of this team.")
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(claimed_by=to.id))
        await audit.record(tx, now, staff.id, "tip handed over", f"tip:{tip_id} to staff:{to.id}")

    async def _free(self, tx: Tx, row: Row[Any], team: str, now: datetime) -> None:
        """It waits for this team, whose clock begins anew, and the team is told."""
        waiting = {"team": team, "state": TipState.NEW, "claimed_by": None}
        await tx.execute(update(tips).where(tips.c.id == row.id).values(**waiting))
        await duty.start(tx, row.id, row.urgency, now, self._times)
        await tell_team(tx, self._relays, team, row.alias, row)


def may_free(staff: Staff, claimer: int | None) -> bool:
    """Whether they may take a tip of their team from whoever has it."""
    return staff.id == claimer or staff.role == Role.SUPERVISOR
