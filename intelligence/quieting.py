"""What a team can do about a sender who writes too much, without anybody learning who that is."""

from datetime import datetime

from sqlalchemy import update

from config.errors import BadInput
from database import audit
from database.engine import Tx
from intelligence.model import Outgoing, OutgoingKind
from intelligence.relays import Relays
from intelligence.tables import tip_messages, tips
from intelligence.telling import send_out
from intelligence.whose import claimed
from staff.model import Staff


class Quieting:
    """For whoever has taken the tip on. Words of danger come through whatever is set here."""

    def __init__(self, relays: Relays) -> None:
        self._relays = relays

    async def quieten(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> None:
        """For 24 hours no routine words are taken in the conversation that this tip came from: it alone knows of it.

        Raises BadInput where no way leads there.
        """
        row = await claimed(tx, tip_id, staff)
        if row.sealed_relay is None:
            raise BadInput("tip-no-way-back")
        await send_out(tx, self._relays, Outgoing(OutgoingKind.QUIET, relay=row.sealed_relay.hex()))
        await audit.record(tx, now, staff.id, "sender asked to wait", f"tip:{tip_id}")

    async def mute(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> None:
        """No more words are taken for this tip; whoever holds its case words is told so. Open questions are closed."""
        await claimed(tx, tip_id, staff)
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(is_muted=True))
        await tx.execute(update(tip_messages).where(tip_messages.c.tip_id == tip_id).values(token=None))
        await audit.record(tx, now, staff.id, "tip muted", f"tip:{tip_id}")

    async def unmute(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> None:
        await claimed(tx, tip_id, staff)
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(is_muted=False))
        await audit.record(tx, now, staff.id, "tip heard again", f"tip:{tip_id}")
