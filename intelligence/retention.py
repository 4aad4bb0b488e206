"""How long a tip is kept, and what a supervisor may hold back from that. Days, never times.

When it was closed is noted by the nightly purge itself. So many days later its key goes first, with all by which its
sender could be found or could ask after it; then its words and whatever else belongs to it. What stays is a figure:
team, the team that triage chose, category, area, urgency, week, outcome. The way back ends after 90 days, held or not.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Table, and_, delete, exists, or_, select, update

from config.errors import Conflict, NotAllowed
from config.timekeeping import Clock
from database import audit
from database.engine import Database, Tx
from database.inserting import insert_new
from database.metadata import metadata
from intelligence.model import RELAY_DAYS, Hold, TipState
from intelligence.notes import note_text
from intelligence.tables import tip_holds, tip_keys, tip_messages, tips
from intelligence.vault import Vault
from intelligence.whose import theirs
from staff.model import Role, Staff

# Tips in one transaction.
AT_ONCE = 50
# What would lead back to a person, or tell more than a figure does.
_EMPTIED = {
    "alias": "", "copied_to": None, "claimed_by": None, "verifier": None, "handle": None, "handle_until": None,
    "sealed_relay": None, "sealed_reasons": None, "reply_area": None, "reply_alert": None, "linked_alert": None,
}  # fmt: skip
_has_key = exists().where(tip_keys.c.tip_id == tips.c.id)
_is_held = exists().where(tip_holds.c.tip_id == tips.c.id)


class Retention:
    """What supervisors do about the keeping of a tip. The reason stands with it, as a note of the team."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def hold(self, tx: Tx, tip_id: int, staff: Staff, reason: str, now: datetime) -> None:
        """Keep the words until somebody lets go of them: for a court, an inquiry. The way back ends all the same.

        Raises NotAllowed for who is no supervisor, BadInput without a reason, Conflict where it is held, or is no more.
        """
        await _supervised(tx, tip_id, staff)
        words = note_text(reason)
        if await tx.scalar(select(tip_keys.c.tip_id).where(tip_keys.c.tip_id == tip_id)) is None:
            raise Conflict("The words of this report are no longer kept.")
        if not await insert_new(tx, tip_holds, tip_id=tip_id, staff_id=staff.id, held_on=now.date()):
            raise Conflict("This report is held already.")
        await self._vault.add(tx, tip_id, words, now, staff_id=staff.id, is_note=True)
        await audit.record(tx, now, staff.id, "tip held", f"tip:{tip_id}")

    async def let_go(self, tx: Tx, tip_id: int, staff: Staff, reason: str, now: datetime) -> None:
        """End the hold; a tip that is past its time goes in the next night. Raises as `hold`."""
        await _supervised(tx, tip_id, staff)
        words = note_text(reason)
        if not (await tx.execute(delete(tip_holds).where(tip_holds.c.tip_id == tip_id))).rowcount:
            raise Conflict("This report is not held.")
        await self._vault.add(tx, tip_id, words, now, staff_id=staff.id, is_note=True)
        await audit.record(tx, now, staff.id, "tip let go", f"tip:{tip_id}")

    async def held(self, tx: Tx, tip_id: int, staff: Staff) -> Hold | None:
        """Who holds it and since when, for a tip that is theirs or copied to them."""
        await theirs(tx, tip_id, staff, may_be_copy=True, is_held=False)
        row = (await tx.execute(select(tip_holds).where(tip_holds.c.tip_id == tip_id))).one_or_none()
        return Hold(row.staff_id, row.held_on) if row else None


async def purge(database: Database, clock: Clock, days: int) -> None:
    """What the night does: ways back that have ended, and tips that were closed `days` ago. A crash loses nothing: the
    next night goes on."""
    today = clock.now().date()
    async with database.transaction(on_tips=True) as tx:
        await _end_relays(tx, clock.now())
    async with database.transaction(on_tips=True) as tx:
        await _note_closing(tx, today)
    while await _destroy_keys(database, clock.now(), days):
        pass
    while await _clear(database):
        pass
    await database.checkpoint()


async def _end_relays(tx: Tx, now: datetime) -> None:
    """Held or not. The last day is sealed inside; a tip is at most as old as its way back."""
    over = tips.c.received_hour <= now - timedelta(days=RELAY_DAYS)
    ended = select(tips.c.id).where(over)
    open_too = (tip_messages.c.token.is_not(None), tip_messages.c.tip_id.in_(ended))
    await tx.execute(update(tip_messages).where(*open_too).values(token=None))
    await tx.execute(update(tips).where(over, tips.c.sealed_relay.is_not(None)).values(sealed_relay=None))


async def _note_closing(tx: Tx, today: date) -> None:
    closed, noted = tips.c.state == TipState.CLOSED, tips.c.closed_on.is_not(None)
    await tx.execute(update(tips).where(closed, ~noted).values(closed_on=today))
    await tx.execute(update(tips).where(~closed, noted).values(closed_on=None))


async def _destroy_keys(database: Database, now: datetime, days: int) -> int:
    """The keys of some tips that are due, and with them all that leads to a person; how many."""
    due = and_(
        tips.c.state == TipState.CLOSED,
        tips.c.closed_on <= now.date() - timedelta(days=days),
        ~_is_held,
        _has_key,
    )
    async with database.transaction(on_tips=True) as tx:
        # Whoever holds one of them, or adds to it, at this moment is waited for, and seen.
        wanted = select(tips.c.id, tips.c.received_hour).where(due).order_by(tips.c.id).limit(AT_ONCE)
        rows = (await tx.execute(wanted.with_for_update(key_share=True))).all()
        for row in rows:
            gone = delete(tip_keys).where(
                tip_keys.c.tip_id == row.id, ~exists().where(tip_holds.c.tip_id == row.id)
            )
            if not (await tx.execute(gone)).rowcount:
                continue
            week = row.received_hour - timedelta(
                days=row.received_hour.weekday(), hours=row.received_hour.hour
            )
            await tx.execute(update(tips).where(tips.c.id == row.id).values(received_hour=week, **_EMPTIED))
            await audit.record(tx, now, None, "tip purged", f"tip:{row.id}")
    return len(rows)


async def _clear(database: Database) -> int:
    """What belonged to tips without a key: nobody can read it any more; how many tips."""
    belongings = _belongings()
    is_left = [exists().where(table.c[column] == tips.c.id) for table, column in belongings]
    async with database.transaction(on_tips=True) as tx:
        wanted = select(tips.c.id).where(_is_figure(), or_(*is_left)).order_by(tips.c.id).limit(AT_ONCE)
        found = (await tx.scalars(wanted)).all()
        for table, column in belongings:
            await tx.execute(delete(table).where(table.c[column].in_(found)))
    return len(found)


def _is_figure() -> ColumnElement[bool]:
    return and_(tips.c.state == TipState.CLOSED, tips.c.alias == "", ~_has_key)


def _belongings() -> list[tuple[Table, str]]:
    """Every table whose rows name a tip, and by which column; those that others refer to last."""
    return [
        (table, key.parent.name)
        for table in reversed(metadata.sorted_tables)
        for key in table.foreign_keys
        if key.column is tips.c.id
    ]


def may_hold(staff: Staff) -> bool:
    """Whether they decide, of a tip that is open to them, that its words are kept."""
    return staff.role == Role.SUPERVISOR


async def _supervised(tx: Tx, tip_id: int, staff: Staff) -> None:
    await theirs(tx, tip_id, staff, may_be_copy=True)
    if not may_hold(staff):
        raise NotAllowed("A supervisor of the team decides this.")
