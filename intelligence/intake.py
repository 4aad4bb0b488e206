"""The seam in: a turn leaves a sealed envelope of one size, and nothing else of it touches a tip."""

import json
import secrets
import unicodedata
from datetime import UTC, datetime

from sqlalchemy import insert

from config.sealing import Boxes, pad, unpad
from database.engine import Tx
from intelligence.model import Envelope, IntakeLane
from intelligence.tables import intake

ENVELOPE_BYTES = 16_384
# A Telegram message of 4,096 UTF-16 units is at most 12,288 bytes; the rest of an envelope needs about 1,200.
MOST_TEXT_BYTES = 12_400
# What travels of the triage's reasons, in an envelope and under a tip's key.
MOST_REASONS_BYTES = 1_000


class Intake:
    """Takes envelopes. Opening needs the private half of INTAKE_KEYS, which only the mover's process uses."""

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes

    async def leave(self, tx: Tx, envelope: Envelope, lane: IntakeLane, now: datetime) -> None:
        """Leave an envelope in the turn's own transaction."""
        await tx.execute(
            insert(intake).values(
                id=secrets.randbits(62) + 1, lane=lane, batch=batch_end(lane, now), sealed=self.seal(envelope)
            )
        )

    def seal(self, envelope: Envelope) -> bytes:
        return self._boxes.seal(pad(envelope.to_bytes(), ENVELOPE_BYTES))

    def open(self, sealed: bytes) -> Envelope:
        """Raises CannotOpen."""
        return Envelope.from_bytes(unpad(self._boxes.open(sealed)))


def batch_end(lane: IntakeLane, now: datetime) -> datetime:
    """When the batch of an envelope of this moment ends: at the next full minute or quarter of an hour.

    What does not wait gets the minute that began, so that this time says no more than the others.
    """
    length = lane or 60
    began = int(now.timestamp()) // length * length
    return datetime.fromtimestamp(began + lane, UTC)


def fit_text(text: str) -> str:
    """The words as they can travel: no control characters (six bytes each in JSON), at most 12,400 bytes."""
    signs = (sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    kept = "".join(signs).strip()
    while len(json.dumps(kept, ensure_ascii=False).encode()) > MOST_TEXT_BYTES:
        kept = kept[: len(kept) - max(1, len(kept) // 50)]
    return kept


def fit_reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The first of the triage's reasons, as many as travel. They hold words of the text, and so no control characters."""
    kept: list[str] = []
    for reason in map(fit_text, reasons):
        if len(json.dumps([*kept, reason], ensure_ascii=False).encode()) > MOST_REASONS_BYTES:
            break
        kept.append(reason)
    return tuple(kept)
