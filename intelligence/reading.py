"""What a team reads at the desk: its list, the facts of one tip, and its words, which leaves an audit row."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select, update

from config.errors import NotFound
from config.sealing import CannotOpen
from database import audit
from database.engine import Tx
from intelligence.model import AnswerFacts, Outcome, TipLine, TipPage, TipState
from intelligence.photos import TipPhotos
from intelligence.tables import tips
from intelligence.vault import Vault
from intelligence.whose import line_of, theirs
from staff.model import Staff

_URGENCIES = ("emergency", "urgent", "routine")


class Reading:
    """The half of the desk that changes nothing but the record of who read what."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._photos = TipPhotos(vault)

    async def waiting(self, tx: Tx, staff: Staff) -> list[TipLine]:
        """The open tips of their teams and those copied to them, the most urgent and oldest first."""
        ours = or_(tips.c.team.in_(staff.teams), tips.c.copied_to.in_(staff.teams))
        rows = await tx.execute(select(tips).where(ours, tips.c.state != TipState.CLOSED))
        lines = [line_of(row) for row in rows]
        return sorted(lines, key=lambda line: (_URGENCIES.index(line.urgency), line.received, line.alias))

    async def look(self, tx: Tx, tip_id: int, staff: Staff) -> TipLine:
        """The facts of a tip that is theirs or copied to them, and no word of it: it stays unread."""
        return line_of(await theirs(tx, tip_id, staff, may_be_copy=True, is_held=False))

    async def answered_alert(self, tx: Tx, tip_id: int, staff: Staff) -> str | None:
        """The code of the alert that the tip answers; None for none, and for one that reached few people."""
        row = await theirs(tx, tip_id, staff, may_be_copy=True, is_held=False)
        return str(row.reply_alert) if row.reply_alert else None

    async def read(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> TipPage:
        """The whole tip. From now on its sender can mark it as taken back, and no longer destroy it."""
        row = await theirs(tx, tip_id, staff, may_be_copy=True)
        try:
            messages = await self._vault.messages(tx, tip_id)
            reasons = await self._vault.open_reasons(tx, tip_id, row.sealed_reasons)
        except CannotOpen:
            raise NotFound("The words of this report can no longer be opened: their key is gone.") from None
        photos = await self._photos.of(tx, tip_id)
        messages = tuple(
            replace(each, photos=photos.get(number, ())) for number, each in enumerate(messages, 1)
        )
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(was_opened=True))
        await audit.record(tx, now, staff.id, "tip read", f"tip:{tip_id}")
        reply = (
            AnswerFacts(row.reply_category, row.reply_area, row.reply_borough, row.reply_alert)
            if row.reply_category
            else None
        )
        return TipPage(
            line=line_of(row),
            messages=messages,
            reply=reply,
            can_be_answered=row.sealed_relay is not None,
            outcome=Outcome(row.outcome) if row.outcome else None,
            reasons=reasons,
            is_muted=bool(row.is_muted),
        )

    async def photo(self, tx: Tx, tip_id: int, number: int, staff: Staff, now: datetime) -> bytes:
        """A photo of a tip, a JPEG: whoever may read the words may look at it, and it is noted as reading them is.

        Raises NotFound where it is not here, NotAllowed.
        """
        await theirs(tx, tip_id, staff, may_be_copy=True)
        try:
            picture = await self._photos.open(tx, tip_id, number)
        except CannotOpen:
            picture = None
        if picture is None:
            raise NotFound
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(was_opened=True))
        await audit.record(tx, now, staff.id, "tip photo seen", f"tip:{tip_id}")
        return picture
