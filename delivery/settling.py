"""What became of the rows that a dispatcher started, written down in batches."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Update, and_, bindparam, case, delete, func, or_, update

from database.engine import Tx
from delivery.claims import SPENT, UNSURE
from delivery.holding import hold_rows, is_in
from delivery.messages import State
from delivery.tables import outbox


class Outcome(NamedTuple):
    """What became of one row: its next state, and what to remember.

    With QUEUED go `again_at`, a `reason` why it waits, and `tried`: whether this counts among its tries; also `words`,
    where the words are through, and what became of them. With UNKNOWN goes `is_unsure` where the provider's own list will
    tell (delivery.unsure); with FAILED the `failure`. `is_bulletin` spares the search for an answer to delete.
    """

    row: int
    state: State
    tried: bool = True
    ref: str | None = None
    reason: str | None = None
    again_at: datetime | None = None
    sealed_rest: bytes | None = None
    is_unsure: bool = False
    is_bulletin: bool = False
    failure: "Failure | None" = None
    words: State | None = None


class Failure(NamedTuple):
    """A row that this way will not take, and the code that says why. `answer`: what was not said, sealed, and its lane,
    where it is a conversation's and the way is closed."""

    row: int
    route: int
    code: str
    answer: bytes | None = None
    lane: int = 0


async def settle(tx: Tx, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write what became of the rows. A settled conversational row is deleted: nothing tells who was answered when."""
    final = sorted((outcome for outcome in outcomes if _is_final(outcome)), key=attrgetter("row"))
    answers = [outcome.row for outcome in final if not outcome.is_bulletin]
    # Where all go by the one statement below, it takes them in the order of their ids.
    if answers or len(final) < len(outcomes):
        await hold_rows(tx, outbox.c.id.in_([outcome.row for outcome in outcomes]))
    # Whoever took a row for lost meanwhile (a lease ran out while the database was away) knew less than we do.
    is_unknown = and_(outbox.c.state == State.UNKNOWN, outbox.c.settled_at.is_(None))
    is_taken_for_lost = or_(is_unknown, _goes_again())
    for outcome in outcomes:
        if not _is_final(outcome):
            this = and_(outbox.c.id == outcome.row, or_(is_in(State.STARTED), is_taken_for_lost))
            await tx.execute(update(outbox).where(this).values(**_waiting(outcome)))
    if answers:
        await tx.execute(delete(outbox).where(outbox.c.id.in_(answers), outbox.c.bulletin_id.is_(None)))
    if final:
        await tx.execute(
            _RECORD,
            [
                {"row": each.row, "ref": each.ref, "is": each.state.value, "why": each.reason, "now": now}
                for each in final
            ],
        )


def _goes_again() -> ColumnElement[bool]:
    """Somebody put it back into the queue, since it perhaps did not arrive."""
    is_again = or_(outbox.c.reason == UNSURE, outbox.c.reason == SPENT)
    return and_(outbox.c.state == State.QUEUED, is_again)


def _is_final(outcome: Outcome) -> bool:
    return outcome.state != State.QUEUED and not outcome.is_unsure


def _waiting(outcome: Outcome) -> dict[str, Any]:
    """The columns of a row that shall be tried again, or looked up: then its lease goes on telling when it started."""
    if outcome.is_unsure:
        kept = {} if outcome.sealed_rest is None else {"sealed_parcel": outcome.sealed_rest}
        return {"state": State.UNKNOWN, "reason": outcome.reason, **kept}
    values: dict[str, Any] = {
        "state": State.QUEUED,
        "due_at": outcome.again_at,
        "reason": outcome.reason,
        "lease_until": None,
    }
    if outcome.sealed_rest is not None:
        values["sealed_parcel"] = outcome.sealed_rest
    if not outcome.tried:
        values["attempts"] = outbox.c.attempts - 1
    return values


def _recording() -> Update:
    """A receipt may have been faster: then its state stands, and only the reference is new."""
    is_open = or_(outbox.c.state == State.STARTED, outbox.c.state == State.UNKNOWN, _goes_again())

    def if_open(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
        return case((is_open, bindparam(name, type_=column.type)), else_=column)

    ref = bindparam("ref", type_=outbox.c.provider_ref.type)
    return (
        update(outbox)
        .where(outbox.c.id == bindparam("row"))
        .values(
            provider_ref=func.coalesce(ref, outbox.c.provider_ref),
            state=if_open(outbox.c.state, "is"),
            reason=if_open(outbox.c.reason, "why"),
            settled_at=if_open(outbox.c.settled_at, "now"),
            lease_until=None,
        )
    )


_RECORD = _recording()
