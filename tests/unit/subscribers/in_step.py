"""Whether what the audience says about people's ways is what the routes say: read anew from the tables of the truth."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from database.engine import Tx
from delivery.tables import identities, routes
from subscribers.tables import audience, subscriber_routes, subscriber_wards


async def out_of_step(tx: Tx) -> list[Any]:
    """Rows beside people, and rows of the audience, that say something else than the routes and places do."""
    truth = {
        row.id: row
        for row in await tx.execute(
            select(routes.c.id, routes.c.identity_id, routes.c.state, identities.c.channel).join(
                identities, identities.c.id == routes.c.identity_id
            )
        )
    }
    wards = defaultdict(set)
    for row in await tx.execute(select(subscriber_wards)):
        wards[row.subscriber_id].add(row.ward_code)
    wrong: list[Any] = []
    ways: dict[int, list[str]] = defaultdict(list)
    best: dict[int, list[tuple[bool, int]]] = defaultdict(list)
    taken: dict[int, list[int]] = defaultdict(list)
    for way in await tx.execute(select(subscriber_routes)):
        real = truth[way.route_id]
        if (way.identity_id, way.channel, way.is_open) != (
            real.identity_id,
            real.channel,
            real.state == "open",
        ):
            wrong.append(way)
        if real.state == "open":
            ways[way.subscriber_id].append(real.channel)
            best[way.subscriber_id].append((real.channel != "telegram", way.route_id))
        if way.is_best:
            taken[way.subscriber_id].append(way.route_id)
    wrong += [
        (person, of_person)
        for person in best | taken
        if (of_person := taken[person]) != [route for _, route in sorted(best[person])[:1]]
    ]
    for row in await tx.execute(select(audience)):
        open_ways = ways[row.subscriber_id]
        said = row.telegram_ways, row.sms_ways, row.is_elsewhere
        if said != (
            open_ways.count("telegram"),
            open_ways.count("sms"),
            len(wards[row.subscriber_id]) > 1,
        ):
            wrong.append(row)
    return wrong
