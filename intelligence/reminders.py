"""What the duty clock does about a tip that waits too long: one reminder after the other, each to somebody further on.

Who that is (the team's door, who stands in, its supervisors, the control room) is found by the relay of the bot, for
doors are people's addresses. Here each step is one row in the seam out, written with the step that it is.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select, update

from config.community import DutyTimes
from config.timekeeping import Clock
from database.engine import Database, Tx
from intelligence import duty
from intelligence.model import STEPS_OF_A_ROUND, TipState
from intelligence.relays import Relays
from intelligence.tables import desk_clock, tips
from intelligence.telling import tell_team


class DutyClock:
    """Called again and again. Whatever was missed, a tip is reminded of once; two clocks do it once.

    `is_quiet`: at that time nobody is woken for a routine tip.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        relays: Relays,
        times: DutyTimes,
        is_quiet: Callable[[datetime], bool],
    ) -> None:
        self._database = database
        self._clock = clock
        self._relays = relays
        self._times = times
        self._is_quiet = is_quiet
        self._has_looked = False

    async def once(self) -> int:
        """How many reminders were written."""
        now = self._clock.now()
        if not self._has_looked:
            await self._start_missing(now)
            self._has_looked = True
        async with self._database.reading(on_tips=True) as tx:
            due = (await tx.scalars(select(desk_clock.c.tip_id).where(desk_clock.c.nag_at <= now))).all()
        return sum([await self._remind(tip_id, now) for tip_id in due])

    async def _remind(self, tip_id: int, now: datetime) -> bool:
        async with self._database.transaction(on_tips=True) as tx:
            waiting = (
                select(tips, desk_clock.c.step, desk_clock.c.is_seen)
                .join(desk_clock, desk_clock.c.tip_id == tips.c.id)
                .where(tips.c.id == tip_id, desk_clock.c.nag_at <= now)
                .with_for_update(of=desk_clock)
            )
            tip = (await tx.execute(waiting)).one_or_none()
            if tip is None or (tip.urgency == "routine" and self._is_quiet(now)):
                return False
            step = tip.step + 1
            is_last = step % STEPS_OF_A_ROUND[tip.urgency] == 0
            minutes = self._times.pause(tip.urgency) if is_last else self._times.first(tip.urgency)
            # From now on, not from when it was due: what was missed is not made up for.
            nag_at = duty.due_at(tip.urgency, minutes, now)
            this = update(desk_clock).where(desk_clock.c.tip_id == tip_id)
            await tx.execute(this.values(step=step, is_seen=False, nag_at=nag_at))
            more = {"step": step, "is_seen": bool(tip.is_seen), "until": nag_at.isoformat()}
            await tell_team(tx, self._relays, tip.team, tip.alias, tip, **more)
            return True

    async def _start_missing(self, now: datetime) -> None:
        """Tips that an earlier version of this program reopened, or passed on, without setting their clock."""
        async with self._database.reading(on_tips=True) as tx:
            found = await self._missing(tx)
        if not found:
            return
        async with self._database.transaction(on_tips=True) as tx:
            for tip_id, urgency in await self._missing(tx):
                await duty.start(tx, tip_id, urgency, now, self._times)

    async def _missing(self, tx: Tx) -> list[tuple[int, str]]:
        has_clock = select(desk_clock.c.tip_id).where(desk_clock.c.tip_id == tips.c.id).exists()
        waiting = select(tips.c.id, tips.c.urgency).where(tips.c.state == TipState.NEW, ~has_clock)
        return [(row.id, row.urgency) for row in await tx.execute(waiting)]
