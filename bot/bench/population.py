"""Generated people for `mersey bench audience`: written as sets, since a million of them come one by one in an hour.

They stand in WARDS wards (some large, some small), each tenth in a second one; wish for some of TOPICS topics, which half
of them or one in a thousand has chosen; and are reached by Telegram, by text, or by both.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, insert, text, update
from sqlalchemy.ext.asyncio import create_async_engine

from alerts.model import Part, Stage, Urgency
from alerts.records import FIRST
from alerts.tables import alert_areas, alert_cells, alert_versions, alert_wards, alerts
from database.engine import Database, Tx
from delivery.messages import SMS, TELEGRAM
from delivery.tables import renderings

WARDS = 150
# Of a thousand people, how many chose each topic.
TOPICS = (500, 350, 250, 200, 150, 120, 100, 100, 80, 60, 50, 40, 30, 20, 20, 10, 10, 5, 2, 1)
TELEGRAM_IDENTITY, SMS_IDENTITY = 1, 2
# Of each ward: with Merseyside's the number is about as large.
CELLS = 50
# A topic that as many people chose in each population, however large: what an alert to them takes tells what the rest of
# the people cost.
FEW, FEW_PEOPLE = "few", 1_000
_WAYS = "subscriber_id, route_id, identity_id, channel, is_open, is_best"
_PLACE = "subscriber_id, number, area_code, cell, how"


def topic(number: int) -> str:
    return f"t{number:02d}"


def ward(number: int) -> str:
    return f"W{number:03d}"


def cells(ward: str) -> list[str]:
    """The cells of a ward. Every second person's place is known to one of them, the others' by ward alone."""
    return [f"{ward}-{number}" for number in range(CELLS)]


async def settle(database: Database, people: int) -> None:
    """Fill the tables of people in an empty database."""
    async with database.transaction() as tx:
        for statement in _statements(people, is_sqlite=database.is_sqlite):
            await tx.execute(text(statement))
    if database.is_sqlite:
        await database.checkpoint()
        return
    await _vacuum(database)


def _statements(people: int, *, is_sqlite: bool) -> Sequence[str]:
    numbers = (
        f"WITH RECURSIVE g(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM g WHERE n < {people}) SELECT n FROM g"
        if is_sqlite
        else f"SELECT n::bigint AS n FROM generate_series(1, {people}) AS n"
    )
    name = "printf('W%03d', {})" if is_sqlite else "'W' || lpad(({})::text, 3, '0')"
    blob = "CAST(printf('%016d', n) AS BLOB)" if is_sqlite else "convert_to(lpad(n::text, 16, '0'), 'UTF8')"
    two = (
        blob.replace("16", "15").replace("'%015d'", "'b%015d'") if is_sqlite else f"{blob} || '\\x62'::bytea"
    )
    first, second = name.format("w * w / 960000"), name.format(f"(w * 7) % {WARDS}")
    sealed = "zeroblob(60)" if is_sqlite else "decode(repeat('00', 60), 'hex')"
    wishes = [
        f"INSERT INTO subscriber_topics SELECT id, '{topic(number)}' FROM p "
        f"WHERE (n * {(2 * number + 3) * 7919} + {number * 104729}) % 1000003 % 1000 < {share}"
        for number, share in enumerate(TOPICS)
    ]
    wishes.append(f"INSERT INTO subscriber_topics SELECT id, '{FEW}' FROM p WHERE n <= {FEW_PEOPLE}")
    return (
        f"INSERT INTO identities (id, channel, name) VALUES ({TELEGRAM_IDENTITY}, 'telegram', 't')",
        f"INSERT INTO identities (id, channel, name) VALUES ({SMS_IDENTITY}, 'sms', 's')",
        # Ids as random as they really are: a multiplication scatters the numbers. The route stands near its person.
        "CREATE TEMPORARY TABLE p AS SELECT n, (n * 2654435761 % 4294967296) * 1073741824 + n AS id, "
        "(n * 2654435761 % 4294967296) * 1073741824 + 536870912 + n AS route, n * 40503 % 65537 % 1000 AS way, "
        f"(n * 69069 + 7) % 1000003 % 12000 AS w FROM ({numbers}) AS numbers ORDER BY 2",
        "INSERT INTO subscribers (id, language, is_active) SELECT id, 'en', true FROM p ORDER BY id",
        "INSERT INTO routes (id, identity_id, lookup, sealed_address, state) SELECT route, "
        f"CASE WHEN way < 650 THEN 1 ELSE 2 END, {blob}, {sealed}, "
        "CASE WHEN way % 100 = 0 THEN 'blocked' ELSE 'open' END FROM p ORDER BY route",
        "INSERT INTO routes (id, identity_id, lookup, sealed_address, state) SELECT "
        f"(n * 2246822519 % 4294967296) * 1073741824 + 268435456 + n, 2, {two}, {sealed}, 'open' FROM p WHERE way < 50",
        f"INSERT INTO subscriber_routes ({_WAYS}) SELECT id, route, CASE WHEN way < 650 THEN 1 ELSE 2 END, "
        "CASE WHEN way < 650 THEN 'telegram' ELSE 'sms' END, way % 100 <> 0, way % 100 <> 0 FROM p ORDER BY id",
        f"INSERT INTO subscriber_routes ({_WAYS}) SELECT id, "
        "(n * 2246822519 % 4294967296) * 1073741824 + 268435456 + n, 2, 'sms', true, way % 100 = 0 "
        "FROM p WHERE way < 50 ORDER BY id",
        f"INSERT INTO subscriber_wards SELECT id, 1, {first} FROM p",
        f"INSERT INTO subscriber_wards SELECT id, 2, {second} FROM p WHERE way % 10 = 3",
        f"INSERT INTO subscriber_places ({_PLACE}) SELECT id, 1, {first}, {_cell(first)}, 'exact' FROM p",
        f"INSERT INTO subscriber_places ({_PLACE}) SELECT id, 2, {second}, {_cell(second)}, 'exact' FROM p "
        "WHERE way % 10 = 3",
        *wishes,
        "INSERT INTO audience SELECT wards.ward_code, topics.topic, p.id, "
        "CASE WHEN way < 650 AND way % 100 <> 0 THEN 1 ELSE 0 END, "
        "CASE WHEN way >= 650 AND way % 100 <> 0 OR way < 50 THEN 1 ELSE 0 END, "
        f"way % 10 = 3 AND {first} <> {second} "
        "FROM p JOIN (SELECT DISTINCT subscriber_id, ward_code FROM subscriber_wards) AS wards "
        "ON wards.subscriber_id = p.id "
        "JOIN (SELECT subscriber_id, topic FROM subscriber_topics UNION ALL SELECT id, '' FROM p) AS topics "
        "ON topics.subscriber_id = p.id ORDER BY 1, 2, 3",
        "DROP TABLE p",
    )


def _cell(ward: str) -> str:
    """SQL of a place's cell, in the ward of this SQL."""
    return f"CASE WHEN n % 2 = 0 THEN {ward} || '-' || CAST(n / 2 % {CELLS} AS TEXT) END"


async def _vacuum(database: Database) -> None:
    """What the server does by itself before long (PostgreSQL, "Routine Vacuuming")."""
    engine = create_async_engine(database.url, isolation_level="AUTOCOMMIT", hide_parameters=True)
    try:
        async with engine.connect() as connection:
            await connection.execute(text("VACUUM ANALYZE"))
    finally:
        await engine.dispose()


async def draw_circle(tx: Tx, alert: int, touched: Sequence[str], touched_cells: Sequence[str]) -> None:
    """Make an alert one to a circle, which touches some of its wards and some cells."""
    of, here = alert_wards.c, {"alert_id": alert}
    is_touched = of.ward_code.in_(touched)
    part = case((is_touched, Part.TOUCHED.value), else_=Part.BESIDE.value)
    await tx.execute(update(alert_wards).where(of.alert_id == alert).values(part=part))
    await tx.execute(
        insert(alert_areas).values(**here, number=1, area_code=touched[0], label=touched[0], metres=250)
    )
    await tx.execute(insert(alert_cells), [{**here, "cell": each} for each in touched_cells])


async def write_alert(tx: Tx, alert: int, wards: Sequence[str], subject: str, now: datetime) -> None:
    """A routine alert that is being sent, with its bodies and the version that they are of."""
    lasts = {"changed_at": now, "sent_at": now, "expires_at": now + timedelta(hours=72)}
    kind = {"stage": Stage.SENDING, "topic": subject, "urgency": Urgency.ROUTINE}
    names = {"code": str(alert), "author_id": 1, "team": "t", "sender": "s", "text": "-"}
    await tx.execute(insert(alerts).values(id=alert, **names, **kind, **lasts))
    version = {"alert_id": alert, "number": FIRST, "text": "-", "made_at": now}
    await tx.execute(insert(alert_versions).values(id=alert, **version))
    await tx.execute(insert(alert_wards), [{"alert_id": alert, "ward_code": each} for each in wards])
    bodies = [(TELEGRAM, "en"), (TELEGRAM, "en+fwd"), (SMS, "en")]
    await tx.execute(
        insert(renderings),
        [
            {"bulletin_id": alert, "channel": channel, "language": language, "parcel": b"{}"}
            for channel, language in bodies
        ],
    )
