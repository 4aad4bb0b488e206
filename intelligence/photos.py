"""Photos that came with a tip: sealed under its own key like its words, in one size, and named by no address or person."""

import secrets
from collections import defaultdict
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import func, insert, select, update

from config.sealing import CannotOpen, pad, unpad
from config.timekeeping import london_hour
from database.engine import Tx
from intelligence.model import TipPhoto
from intelligence.tables import tip_photos, tips
from intelligence.vault import Vault

# A picture is drawn to fit (delivery.pictures); with room for the padding's mark.
PHOTO_BYTES = 262_144
MOST_PICTURE_BYTES = PHOTO_BYTES - 64
_NAME_BYTES = 512


class PhotoState(StrEnum):
    """WAITING: its bytes are still with the provider. HERE: it can be looked at. LOST: it will not be had."""

    WAITING = "waiting"
    HERE = "here"
    LOST = "lost"


class Waiting(NamedTuple):
    """A photo that is to be fetched: by the provider's name of it."""

    id: int
    tip_id: int
    hour: datetime
    name: str


class TipPhotos:
    """Keeps and opens them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def expect(self, tx: Tx, tip_id: int, message: int, names: tuple[str, ...], now: datetime) -> None:
        """Photos that came with a tip's message of this number, by the provider's names; their bytes come later."""
        key = await self._vault.key(tx, tip_id) if names else None
        newest = select(func.max(tip_photos.c.number)).where(tip_photos.c.tip_id == tip_id)
        last = (await tx.scalar(newest) or 0) if names else 0
        for number, name in enumerate(names, last + 1):
            photo = secrets.randbits(62) + 1
            sealed = key.seal(pad(name.encode(), _NAME_BYTES), _about(tip_id, photo)) if key else b""
            await tx.execute(
                insert(tip_photos).values(
                    id=photo,
                    tip_id=tip_id,
                    number=number,
                    message=message,
                    hour=london_hour(now),
                    state=PhotoState.WAITING,
                    sealed=sealed,
                )
            )

    async def waiting(self, tx: Tx) -> list[Waiting]:
        """Those to be fetched. What no key opens any more is left out: its tip is as good as gone."""
        rows = await tx.execute(select(tip_photos).where(tip_photos.c.state == PhotoState.WAITING))
        found = []
        for row in rows.all():
            try:
                key = await self._vault.key(tx, row.tip_id)
                name = unpad(key.open(row.sealed, _about(row.tip_id, row.id))).decode()
            except CannotOpen:
                continue
            found.append(Waiting(row.id, row.tip_id, row.hour, name))
        return found

    async def keep(self, tx: Tx, photo: Waiting, picture: bytes | None) -> None:
        """The picture itself, or None where it will not be had. Nothing where the tip was taken back meanwhile."""
        # Before its rows, as the desk and the hourly rewriting do.
        await tx.execute(select(tips.c.id).where(tips.c.id == photo.tip_id).with_for_update(key_share=True))
        try:
            key = await self._vault.key(tx, photo.tip_id)
        except CannotOpen:
            return
        body = key.seal(pad(picture, PHOTO_BYTES), _about(photo.tip_id, photo.id)) if picture else b""
        await tx.execute(
            update(tip_photos)
            .where(tip_photos.c.id == photo.id, tip_photos.c.state == PhotoState.WAITING)
            .values(state=PhotoState.HERE if picture else PhotoState.LOST, sealed=body)
        )

    async def of(self, tx: Tx, tip_id: int) -> dict[int, tuple[TipPhoto, ...]]:
        """The photos of a tip, by the number of the message that they came with."""
        wanted = select(tip_photos.c.number, tip_photos.c.message, tip_photos.c.state)
        rows = await tx.execute(wanted.where(tip_photos.c.tip_id == tip_id).order_by(tip_photos.c.number))
        found: defaultdict[int, list[TipPhoto]] = defaultdict(list)
        for row in rows:
            is_here, is_lost = row.state == PhotoState.HERE, row.state == PhotoState.LOST
            found[row.message].append(TipPhoto(row.number, is_here=is_here, is_lost=is_lost))
        return {message: tuple(photos) for message, photos in found.items()}

    async def open(self, tx: Tx, tip_id: int, number: int) -> bytes | None:
        """The picture, a JPEG; None where it is not here. Raises CannotOpen where the tip's key is lost."""
        this = (tip_photos.c.tip_id == tip_id, tip_photos.c.number == number)
        here = select(tip_photos.c.id, tip_photos.c.sealed).where(
            *this, tip_photos.c.state == PhotoState.HERE
        )
        row = (await tx.execute(here)).one_or_none()
        if row is None:
            return None
        return unpad((await self._vault.key(tx, tip_id)).open(row.sealed, _about(tip_id, row.id)))


def _about(tip_id: int, photo: int) -> str:
    return f"photo:{tip_id}:{photo}"
