"""Several held alerts to one person as one message: their headlines and codes, and where to read them.

Only what anybody may read is merged, for it is read elsewhere; the rest goes as it is. A digest is a row of the outbox,
in the words that all share to whom the same alerts go; the copies that it carries point to it and stand as it stands.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, case, insert, null, select, update

from alerts.digest_looks import render
from alerts.model import Alert, VersionKind
from alerts.records import load
from alerts.tables import alert_versions, alerts, digests
from config.texts import ENGLISH, languages
from database.engine import Tx
from database.inserting import insert_new
from delivery.holding import CAP
from delivery.messages import AT_ONCE, Kind, Lane, Parcel, State
from delivery.tables import identities, outbox, renderings
from subscribers.tables import subscribers

# Below all numbers of what coordinators write to their schemes, which are below nothing.
_BELOW = -(2**40)
_MERGED = (VersionKind.FIRST, VersionKind.UPDATE)
# By one route: its copies in the order in which they were written.
_Heap = Sequence[Row[Any]]


async def release(
    tx: Tx, due: ColumnElement[bool], now: datetime, page_url: str, digest_from: int, most: int
) -> int:
    """Let a page of held copies go, each route's together; how many. `due`: which, by columns of the outbox."""
    some = select(outbox.c.route_id).where(due).order_by(outbox.c.due_at, outbox.c.route_id).limit(most)
    heaps: dict[tuple[int, int | None], list[Row[Any]]] = defaultdict(list)
    count = 0
    for row in await tx.execute(_copies(due).where(outbox.c.route_id.in_(some.correlate(None)))):
        heaps[row.route_id, row.person_id].append(row)
        count += 1
    public = await _public(tx, {row.alert_id for heap in heaps.values() for row in heap if row.alert_id})
    merged: list[_Heap] = []
    alone: list[int] = []
    for heap in heaps.values():
        can_merge = [row for row in heap if _can_merge(row) and row.alert_id in public]
        is_many = len(can_merge) >= digest_from or (
            len(can_merge) > 1 and any(row.reason == CAP for row in can_merge)
        )
        if is_many:
            merged.append(can_merge)
        alone += [row.id for row in heap if not is_many or row not in can_merge]
    # The reason why it was held says nothing of what becomes of it.
    reason = case((outbox.c.reason == CAP, null()), else_=outbox.c.reason)
    await tx.execute(
        update(outbox).where(outbox.c.id.in_(alone)).values(state=State.QUEUED, due_at=AT_ONCE, reason=reason)
    )
    if merged:
        await _merge(tx, merged, public, now, page_url)
    return count


def _copies(due: ColumnElement[bool]) -> Any:
    version = alert_versions.c
    return (
        select(
            *(outbox.c.id, outbox.c.route_id, outbox.c.identity_id, outbox.c.person_id, outbox.c.reason),
            *(outbox.c.lane, outbox.c.bulletin_id, outbox.c.expires_at, outbox.c.kind),
            *(version.alert_id, version.kind.label("version_kind"), identities.c.channel),
            subscribers.c.language,
        )
        .join(identities, identities.c.id == outbox.c.identity_id)
        .outerjoin(alert_versions, version.id == outbox.c.bulletin_id)
        .outerjoin(subscribers, subscribers.c.id == outbox.c.person_id)
        .where(due)
        .order_by(outbox.c.id)
        # Of two clocks the second waits, and finds them gone.
        .with_for_update(of=outbox)
    )


def _can_merge(row: Row[Any]) -> bool:
    is_plain = row.kind == Kind.SEND and row.lane == Lane.ROUTINE
    return is_plain and row.version_kind in _MERGED and row.language is not None


async def _public(tx: Tx, ids: set[int]) -> dict[int, Alert]:
    """Those of these alerts that anybody may read, by id."""
    found = await load(tx, select(alerts).where(alerts.c.id.in_(ids)))
    return {alert.id: alert for alert in found if alert.is_public}


async def _merge(
    tx: Tx, heaps: Sequence[_Heap], public: dict[int, Alert], now: datetime, page_url: str
) -> None:
    """A digest for each of these heaps."""
    numbers = {carries: await _number(tx, carries) for carries in sorted(set(map(_carries, heaps)))}
    bodies: dict[tuple[int, str, str], int] = {}
    digest_rows = []
    for heap in heaps:
        first, number = heap[0], numbers[_carries(heap)]
        look = number, first.channel, first.language if first.language in languages() else ENGLISH
        if look not in bodies:
            listed = [public[row.alert_id] for row in heap]
            bodies[look] = await _body(tx, look, listed, page_url)
        ends = [row.expires_at for row in heap]
        digest_rows.append(
            {
                "identity_id": first.identity_id,
                "route_id": first.route_id,
                "kind": Kind.SEND,
                "lane": Lane.DIGEST,
                "state": State.QUEUED,
                "due_at": AT_ONCE,
                "expires_at": None if None in ends else max(ends),
                "bulletin_id": number,
                "person_id": first.person_id,
                "rendering_id": bodies[look],
            }
        )
    made = await tx.scalars(insert(outbox).returning(outbox.c.id, sort_by_parameter_order=True), digest_rows)
    pairs = zip(heaps, made.all(), strict=True)
    await tx.execute(
        update(outbox)
        .where(outbox.c.id == bindparam("copy"))
        .values(state=State.MERGED, reason=None, merged_into=bindparam("digest")),
        [{"copy": row.id, "digest": digest} for heap, digest in pairs for row in heap],
    )


def _carries(heap: _Heap) -> str:
    return " ".join(str(row.bulletin_id) for row in heap)


async def _number(tx: Tx, carries: str) -> int:
    """The bulletin that stands for these versions together."""
    await insert_new(tx, digests, carries=carries)
    return _BELOW - int(await tx.scalar(select(digests.c.id).where(digests.c.carries == carries)) or 0)


async def _body(tx: Tx, look: tuple[int, str, str], listed: Sequence[Alert], page_url: str) -> int:
    """The id of the digest's words on a channel and in a language; each is written once."""
    number, channel, language = look
    said = Parcel((render(listed, channel, language, page_url),)).to_bytes()
    await insert_new(tx, renderings, bulletin_id=number, channel=channel, language=language, parcel=said)
    of = renderings.c
    same = (of.bulletin_id == number) & (of.channel == channel) & (of.language == language)
    return int(await tx.scalar(select(of.id).where(same)) or 0)
