"""Fetches what was sent with tips, in the mover's process and outside of every transaction, in no order."""

import random
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from database.engine import Database
from intelligence.photos import TipPhotos

log = structlog.get_logger()
# Then it will not be had any more (Bot API, "getFile": what was deleted may go at any time).
GIVEN_UP = timedelta(days=1)
_shuffler = random.SystemRandom()


class PhotoLost(Exception):
    """The picture cannot be had, or is none."""


class PhotoLater(Exception):
    """The picture cannot be had at this moment."""


class Pictures(Protocol):
    """Where pictures come from; supplied by bot.runtime."""

    async def picture(self, name: str) -> bytes:
        """The JPEG behind a provider's name, without what the camera noted, at most MOST_PICTURE_BYTES.

        Raises PhotoLost, PhotoLater.
        """
        ...


class PhotoFetching:
    """One pass after the other, by the clock."""

    def __init__(self, database: Database, photos: TipPhotos, pictures: Pictures) -> None:
        self._database = database
        self._photos = photos
        self._pictures = pictures

    async def once(self, now: datetime) -> int:
        """Fetch what is missing; how many photos wait no more."""
        async with self._database.reading(on_tips=True) as tx:
            waiting = await self._photos.waiting(tx)
        _shuffler.shuffle(waiting)
        done = 0
        for photo in waiting:
            try:
                picture = await self._pictures.picture(photo.name)
            except PhotoLost:
                picture = None
            except PhotoLater:
                if photo.hour > now - GIVEN_UP:
                    continue
                picture = None
            if picture is None:
                log.warning("photo of a tip not to be had")
            async with self._database.transaction(on_tips=True) as tx:
                await self._photos.keep(tx, photo, picture)
            done += 1
        if done:
            # The provider's names, which were overwritten, shall not lie on in the log of the database.
            await self._database.checkpoint()
        return done
