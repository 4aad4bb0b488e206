"""Fetches pictures: those that officers sent for their alerts (for the public page, and for another bot of ours), and for
the mover those that came with tips."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from config.errors import Rejected, SendError
from config.timekeeping import Clock
from database.engine import Database
from delivery import photos
from delivery.pictures import NoPicture, clean
from intelligence.photo_fetching import PhotoLater, PhotoLost
from intelligence.photos import MOST_PICTURE_BYTES

log = structlog.get_logger()
# Then it will not be had any more; the bot that was sent it can still pass it on.
GIVEN_UP = timedelta(days=1)


class TipPictures:
    """Where the mover has pictures from; `fetch` as below."""

    def __init__(self, fetch: Callable[[str], Awaitable[bytes]]) -> None:
        self._fetch = fetch

    async def picture(self, name: str) -> bytes:
        """As intelligence.photo_fetching.Pictures."""
        try:
            return await asyncio.to_thread(clean, await self._fetch(name), MOST_PICTURE_BYTES)
        except (Rejected, NoPicture):
            raise PhotoLost from None
        except SendError:
            raise PhotoLater from None


class PhotoFetch:
    """`fetch` gets the bytes behind a bot's name for a picture; it raises SendError."""

    def __init__(
        self, database: Database, clock: Clock, identity: int, fetch: Callable[[str], Awaitable[bytes]]
    ) -> None:
        self._database = database
        self._clock = clock
        self._identity = identity
        self._fetch = fetch

    async def once(self) -> int:
        """Fetch what is missing; how many pictures are here now that were not before."""
        async with self._database.reading() as tx:
            missing = await photos.not_fetched(tx, self._identity, self._clock.now() - GIVEN_UP)
        fetched = 0
        for photo, file_ref in missing:
            try:
                body = await asyncio.to_thread(clean, await self._fetch(file_ref))
            except (Rejected, NoPicture) as error:
                log.warning("photo cannot be used", code=getattr(error, "code", "no picture"))
                async with self._database.transaction() as tx:
                    await photos.mark_unusable(tx, photo)
            except SendError as error:
                log.warning("photo not fetched yet", code=error.code)
            else:
                async with self._database.transaction() as tx:
                    await photos.store(tx, photo, body)
                fetched += 1
        return fetched
