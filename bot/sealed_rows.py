"""Every column that a ring of keys seals: which key sealed a row, and the same sealed anew. For `mersey keys`.

A way back lies in a box of its own inside an envelope or an outgoing message, so rotating RELAY_KEYS opens INTAKE_KEYS too.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Column

from bot.groundwork import boxes_of
from bot.tables import conversations
from config.keys import parse_ring
from config.sealing import Boxes, Ring, pad, unpad
from config.settings import Settings
from delivery.tables import outbox, routes
from intelligence.intake import ENVELOPE_BYTES
from intelligence.relays import OUTGOING_BYTES
from intelligence.tables import intake, outgoing, tip_keys, tips

# The key of the ring that opened a row (0: the one in use), and how to seal the row by the one in use.
Opened = tuple[int, Callable[[], bytes]]


@dataclass(frozen=True)
class Sealed:
    """A column; `opened(id, bytes)` raises CannotOpen where no key of the ring opens it.

    `moves`: the row gets another random number too, so that whoever has opened it already (the mover) finds it no more.
    """

    column: Column[bytes]
    opened: Callable[[int, bytes], Opened]
    moves: bool = False


def sealed_by(name: str, settings: Settings) -> tuple[Sealed, ...]:
    """The columns under the ring of this setting. Needs its private keys; RELAY_KEYS those of INTAKE_KEYS too."""
    if name == "INTAKE_KEYS":
        return (Sealed(intake.c.sealed, _boxed(boxes_of(settings.intake_keys)), moves=True),)
    if name == "RELAY_KEYS":
        boxes = boxes_of(settings.relay_keys)
        return (
            # In this order: the mover carries a way back from an envelope to its tip, the desk to what goes out.
            Sealed(
                intake.c.sealed, _within(boxes_of(settings.intake_keys), boxes, ENVELOPE_BYTES), moves=True
            ),
            Sealed(tips.c.sealed_relay, _boxed(boxes)),
            Sealed(outgoing.c.sealed, _within(boxes, boxes, OUTGOING_BYTES)),
        )
    secret = getattr(settings, name.lower())
    ring = Ring(parse_ring(secret.get_secret_value()))
    columns: dict[str, Iterable[tuple[Column[bytes], str]]] = {
        "ADDRESS_KEYS": [(routes.c.sealed_address, "route:{}")],
        "CONVERSATION_KEYS": [(conversations.c.blob, "conversation:{}"), (outbox.c.sealed_parcel, "outbox")],
        "TIP_KEYS": [(tip_keys.c.wrapped, "tip:{}")],
    }
    return tuple(Sealed(column, _under(ring, about)) for column, about in columns[name])


def _under(ring: Ring, about: str) -> Callable[[int, bytes], Opened]:
    def opened(row: int, sealed: bytes) -> Opened:
        plain, number = ring.open_and_tell(sealed, about.format(row))
        return number, lambda: ring.seal(plain, about.format(row))

    return opened


def _boxed(boxes: Boxes) -> Callable[[int, bytes], Opened]:
    def opened(_row: int, sealed: bytes) -> Opened:
        plain, number = boxes.open_and_tell(sealed)
        return number, lambda: boxes.seal(plain)

    return opened


def _within(outer: Boxes, boxes: Boxes, size: int) -> Callable[[int, bytes], Opened]:
    """A padded message in `outer` whose "relay" is a box in hex. Where `outer` is a ring of another name, its own keys
    do not count."""

    def opened(_row: int, sealed: bytes) -> Opened:
        plain, number = outer.open_and_tell(sealed)
        message = json.loads(unpad(plain))
        relay = message.get("relay")
        way, of_relay = boxes.open_and_tell(bytes.fromhex(relay)) if relay else (b"", 0)

        def renewed() -> bytes:
            anew = message | {"relay": boxes.seal(way).hex()} if relay else message
            packed = json.dumps(anew, ensure_ascii=False, separators=(",", ":")).encode()
            return outer.seal(pad(packed, size))

        return max(number if outer is boxes else 0, of_relay), renewed

    return opened
