"""Who moves, mutes, joins and leaves while alerts live, and whose boundaries are drawn anew: done to the town and to its
model alike (tests/properties/test_alert_life.py)."""

from datetime import datetime

import hypothesis.strategies as st
from sqlalchemy import update

from delivery.messages import TELEGRAM
from places.tables import areas
from subscribers import groups, mutes, schemes
from subscribers import service as subscribers
from tests.properties.life_model import AT_RISK
from tests.properties.life_town import GROUPS, PUBS, WARDS, Place, Town, spot

Move = tuple[list[int], str, str, int]

# Who, what, where, and which group or scheme.
moves = st.tuples(
    st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True),
    st.sampled_from(
        ["leave", "come", "move in", "move out", "mute", "topic", "scheme", "group", "boundaries"]
    ),
    st.sampled_from(list(WARDS)),
    st.integers(0, 1),
)


def happens(place: Place, town: Town, move: Move, now: datetime) -> None:
    who, what, ward, number = move
    if what == "boundaries":
        vintage = town.vintages[ward] = town.vintages[ward] + "+"
        drawn = update(areas).where(areas.c.code == ward).values(vintage=vintage)
        place.within(lambda tx: tx.execute(drawn))
        return
    for each in who:
        _one(place, town, each, what, ward, number, now)


def _one(place: Place, town: Town, who: int, what: str, ward: str, number: int, now: datetime) -> None:
    person = list(town.people.values())[who]
    route, how = person.routes[0], {"channel": TELEGRAM, "wording": "yes", "now": now}
    scheme, slug = town.schemes[number], (PUBS, AT_RISK)[number]
    if what == "come":
        wish = {"topics": ("burglary",), "language": person.language, **how}
        place.within(lambda tx: subscribers.join(tx, route, spot(ward), **wish))
        if not person.is_active:
            person.wards, person.topics, person.is_active = {1: ward}, {"burglary"}, True
    elif not person.is_active:
        return
    elif what == "leave":
        place.within(lambda tx: subscribers.withdraw(tx, route, **how))
        person.leave()
    elif what == "move in" and ward not in person.wards.values():
        place.within(lambda tx: subscribers.add_place(tx, route, spot(ward), **how))
        person.wards[max(person.wards, default=0) + 1] = ward
    elif what == "move out" and person.wards:
        number = min(person.wards)
        place.within(lambda tx: subscribers.drop_place(tx, route, number, **how))
        del person.wards[number]
    elif what == "mute":
        alert = next(iter(town.lives))
        person.muted_until = place.within(lambda tx: mutes.mute(tx, route, "burglary", alert, now))
    elif what == "topic":
        person.topics ^= {"burglary"}
        place.within(lambda tx: subscribers.set_topics(tx, route, person.topics))
    elif what == "scheme" and scheme.id in person.schemes:
        place.within(lambda tx: schemes.leave(tx, person.id, scheme, **how))
        del person.schemes[scheme.id]
    elif what == "scheme":
        place.within(lambda tx: schemes.join(tx, route, scheme, **how))
        person.schemes[scheme.id] = "member"
    elif what == "group" and slug in person.groups:
        place.within(lambda tx: groups.leave(tx, route, slug, **how))
        person.groups.discard(slug)
    elif what == "group":
        place.within(lambda tx: groups.join(tx, route, GROUPS[slug], "", **how))
        person.groups.add(slug)
