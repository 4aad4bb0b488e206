"""What a provider tells us later about a message. States only move upward; a mark proves which row is meant."""

from datetime import datetime

from sqlalchemy import update

from config.errors import BadWebhook
from config.sealing import keyed, same
from database.engine import Tx
from delivery.messages import State
from delivery.tables import outbox

# From which states a receipt may move a row. A callback can overtake our own create call (started) and a crash (unknown).
UPWARD: dict[State, tuple[State, ...]] = {
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

    async def record(self, tx: Tx, row: int, state: State, reason: str | None, now: datetime) -> bool:
        """Move a bulletin's row upward; whether it moved. Conversational rows are gone by now, and that is fine."""
        moved = await tx.execute(
            update(outbox)
            .where(outbox.c.id == row, outbox.c.bulletin_id.is_not(None), outbox.c.state.in_(UPWARD[state]))
            .values(state=state, reason=reason, settled_at=now, lease_until=None)
        )
        return bool(moved.rowcount)
