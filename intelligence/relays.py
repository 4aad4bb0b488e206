"""The way back to the person behind a tip: a route and its last day, in a box that only the relay opens."""

import json
from datetime import date, datetime, timedelta

from config.sealing import Boxes, pad, unpad
from config.timekeeping import monday
from intelligence.model import RELAY_DAYS, Outgoing

_RELAY_BYTES = 96
# The longest: a text of MOST_WORD_BYTES, doubled by quoting, beside its relay.
OUTGOING_BYTES = 4096


class Relays:
    """Seals and opens under RELAY_KEYS; what goes out through the seam is sealed to the same holder."""

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes

    def seal(self, route: int, now: datetime) -> str:
        """The way back to `route`, as hex. All are of one size; the day it ends is inside: as the conversation's, counted
        from the Monday before."""
        until = (monday(now.date()) + timedelta(days=RELAY_DAYS)).isoformat()
        return self._boxes.seal(pad(json.dumps([route, until]).encode(), _RELAY_BYTES)).hex()

    def open(self, sealed: str) -> tuple[int, date]:
        """(route, last day), in memory and for one delivery. Raises CannotOpen."""
        route, until = json.loads(unpad(self._boxes.open(bytes.fromhex(sealed))))
        return int(route), date.fromisoformat(until)

    def seal_outgoing(self, what: Outgoing) -> bytes:
        return self._boxes.seal(pad(what.to_bytes(), OUTGOING_BYTES))

    def open_outgoing(self, sealed: bytes) -> Outgoing:
        """Raises CannotOpen."""
        return Outgoing.from_bytes(unpad(self._boxes.open(sealed)))
