"""What a provider tells us later about a message. States only move upward; a mark proves which row is meant."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, true, update

from config.errors import BadWebhook
from config.sealing import keyed, same
from database.engine import Tx
from delivery.messages import State
from delivery.tables import outbox

# From which states a receipt may move a row. A callback can overtake our own create call (started) and a crash (unknown).
UPWARD: dict[State, tuple[State, ...]] = {
    State.UNKNOWN: (State.STARTED, State.SENT),
    State.SENT: (State.STARTED, State.UNKNOWN),
    State.DELIVERED: (State.STARTED, State.UNKNOWN, State.SENT),
    State.FAILED: (State.STARTED, State.UNKNOWN, State.SENT),
}


class Receipts:
    """Marks of the form `{id}.{mac}` for callback addresses, and the recording of what comes back under them."""

    def __init__(self, lookup_key: bytes) -> None:
        self._key = lookup_key

    def mark(self, row: int) -> str:
        return f"{row}.{keyed(self._key, 'receipt', str(row)).hex()}"

    def row_of(self, mark: str) -> int:
        """The row that a mark stands for. Raises BadWebhook for a mark that is not ours."""
        number = mark.partition(".")[0]
        is_number = number.isascii() and number.isdigit() and len(number) < 20
        if not is_number or not same(mark, self.mark(int(number))):
            raise BadWebhook
        return int(number)

    async def record(
        self, tx: Tx, row: int, state: State, reason: str | None, now: datetime, ref: str | None = None
    ) -> Row[Any] | None:
        """Move a bulletin's row upward; the row, if it moved. Conversational rows are gone by now, and that is fine.

        `ref`: the provider's id of the message that this is about. A row that is sent once more has had another one,
        of which late or repeated news say nothing about the second.
        """
        moved = await tx.execute(
            update(outbox)
            .where(
                outbox.c.id == row,
                outbox.c.bulletin_id.is_not(None),
                outbox.c.state.in_(UPWARD[state]),
                _is_about(ref) if ref else true(),
            )
            .values(state=state, reason=reason, settled_at=now, lease_until=None)
            .returning(outbox.c.id, outbox.c.route_id, outbox.c.lane)
        )
        return moved.one_or_none()


def _is_about(ref: str) -> ColumnElement[bool]:
    """Whether the message with this id is the one by which the row stands where it does."""
    known = outbox.c.provider_ref
    is_older = or_(
        and_(outbox.c.state == State.SENT, known != ref), and_(outbox.c.state == State.STARTED, known == ref)
    )
    return or_(known.is_(None), ~is_older)
