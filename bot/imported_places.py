"""A running process hears of an import: what `mersey areas import` stored is looked up within half a minute."""

from datetime import datetime, timedelta

from config.timekeeping import Clock
from database.engine import Database
from places.gazetteer import Gazetteer
from places.importing.storing import load, newest

_APART = timedelta(seconds=30)


class ImportedPlaces:
    """Keeps one gazetteer in step with the database."""

    def __init__(self, database: Database, clock: Clock, gazetteer: Gazetteer) -> None:
        self._database = database
        self._clock = clock
        self._gazetteer = gazetteer
        self._looked: datetime | None = None

    async def once(self) -> int:
        """Look, unless it was done just now; 1 where something new was found. Cheap: a row is asked for."""
        now = self._clock.now()
        if self._looked and now - self._looked < _APART:
            return 0
        self._looked = now
        async with self._database.reading() as tx:
            if await newest(tx) == self._gazetteer.imported.newest:
                return 0
            self._gazetteer.imported = await load(tx, self._gazetteer.ward_codes)
        return 1
