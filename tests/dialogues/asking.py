"""What dialogues ask of the database: how somebody stands who is the only subscriber in the town."""

from sqlalchemy import select

from subscribers import service
from subscribers.model import Consent, Held, Subscriber
from subscribers.tables import subscriber_routes
from tests.world import Town


async def subscribers_of(town: Town) -> list[Subscriber]:
    """All who ever joined, in no order."""
    async with town.database.reading() as tx:
        routes = (await tx.scalars(select(subscriber_routes.c.route_id))).all()
        found = [await service.by_route(tx, route) for route in routes]
    return [person for person in found if person]


async def only_subscriber(town: Town) -> Subscriber:
    (person,) = await subscribers_of(town)
    return person


async def place_names(town: Town) -> list[str]:
    """The places of the only subscriber, as they are shown."""
    person = await only_subscriber(town)
    return [place.label or town.parts.gazetteer.label(place.area_code) for place in person.places]


async def ledger(town: Town) -> tuple[Consent, ...]:
    """The only subscriber's consents."""
    async with town.database.reading() as tx:
        (route,) = (await tx.scalars(select(subscriber_routes.c.route_id))).all()
        held: Held | None = await service.export(tx, route)
    return held.consents if held else ()
