"""Whatever became of the copies, each person stands once, at the best of them, and the six figures are the audience."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given, settings
from sqlalchemy import insert

from alerts.model import VersionKind
from alerts.reach import Figure, reach
from alerts.reasons import Family
from alerts.tables import alert_recipients, alert_versions, alerts
from database.engine import Database
from database.metadata import metadata
from delivery.messages import SMS, TELEGRAM, Kind, State
from delivery.tables import identities, outbox

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BEST_FIRST = (
    ("delivered", {"delivered"}),
    ("sent", {"sent"}),
    ("unknown", {"unknown"}),
    ("waiting", {"queued", "held", "merged", "started"}),
    ("failed", {"failed"}),
    ("suppressed", {"suppressed"}),
)
REASONS = ("expired", "blocked", "99999", None)
# A copy: of which version (the last one tells how it ended), by which route, in which state, why.
copies = st.tuples(st.integers(0, 2), st.integers(1, 2), st.sampled_from(State), st.sampled_from(REASONS))
Audience = Sequence[Sequence[tuple[int, int, State, str | None]]]
people = st.lists(st.lists(copies, max_size=4, unique_by=lambda each: each[:2]), max_size=6)


def expected(of_person: Sequence[tuple[int, int, State, str | None]]) -> tuple[str, str | None]:
    """By the words of the design: the best figure; of copies that are as good, the newest one's reason."""
    counted = [each for each in of_person if each[0] < 2]
    for figure, states in BEST_FIRST:
        alike = [reason for _, _, state, reason in counted if state in states]
        if alike:
            return figure, alike[-1]
    return "suppressed", "no-copy"


async def on_a_fresh_file(folder: Path, audience: Audience) -> None:
    database = Database(f"sqlite+aiosqlite:///{folder / 'reach.db'}")
    async with database.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    await check(database, audience)
    await database.close()


async def check(database: Database, audience: Audience) -> None:
    async with database.transaction() as tx:
        await tx.execute(insert(identities), [{"id": 1, "channel": TELEGRAM, "name": "a"}])
        await tx.execute(insert(identities), [{"id": 2, "channel": SMS, "name": "b"}])
        common = {"stage": "sent", "author_id": 1, "team": "t", "sender": "s", "changed_at": NOW}
        await tx.execute(insert(alerts), [{"id": 1, "code": "K7QX", **common}])
        kinds = VersionKind.FIRST, VersionKind.UPDATE, VersionKind.OUTCOME
        for number, kind in enumerate(kinds):
            values = {"id": 10 + number, "alert_id": 1, "number": number + 1, "kind": kind, "text": "x"}
            await tx.execute(insert(alert_versions).values(**values, made_at=NOW))
        for person, theirs in enumerate(audience):
            via = "scheme" if person % 2 else "audience"
            await tx.execute(insert(alert_recipients).values(alert_id=1, subscriber_id=person, via=via))
            for version, route, state, reason in theirs:
                row = {"identity_id": route, "route_id": route, "kind": Kind.SEND, "lane": 3, "due_at": NOW}
                row |= {"state": state, "reason": reason, "bulletin_id": 10 + version, "person_id": person}
                await tx.execute(insert(outbox).values(**row))
    async with database.reading() as tx:
        found = await reach(tx, 1)
    stand = Counter(map(expected, audience))
    assert found.people == len(audience) == sum(found.count(figure) for figure in Figure)
    assert {(each.figure.value, each.reason) for each in found.standings} == set(stand)
    for figure in Figure:
        assert found.count(figure) == sum(n for (name, _), n in stand.items() if name == figure)
        assert sum(n for _, n in found.reasons(figure)) == found.count(figure)
    by_via = Counter(
        {via: sum(e.people for e in found.standings if e.via == via) for via in ("audience", "scheme")}
    )
    assert by_via == {"audience": (len(audience) + 1) // 2, "scheme": len(audience) // 2}
    assert dict(found.reasons(Figure.SUPPRESSED)).get(Family.NO_COPY, 0) == stand["suppressed", "no-copy"]


@given(people)
@settings(max_examples=40)
def test_the_six_add_up(audience: Audience) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(on_a_fresh_file(Path(folder), audience))
