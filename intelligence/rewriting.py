"""Once an hour the tips' rows are written anew, shuffled: who has the database sees nothing finer in it than their hours."""

from datetime import datetime, timedelta

from sqlalchemy import select, true

from config.timekeeping import london_hour
from database.engine import Tx
from database.shuffling import put_back, touch
from intelligence.tables import desk_clock, tip_contacts, tip_keys, tip_messages, tip_photos, tips

# Long values are written anew while their hour is young; later hours find them shuffled already.
_YOUNG = timedelta(hours=2)
TABLES = (tips, tip_messages, tip_photos, tip_keys, tip_contacts, desk_clock)


async def rewrite_tips(tx: Tx, now: datetime) -> None:
    """In one transaction. The desk and the mover wait meanwhile: tips are held first, as they do it."""
    await tx.execute(select(tips.c.id).order_by(tips.c.id).with_for_update())
    await put_back(tx, tip_messages, tip_messages.c.hour >= london_hour(now) - _YOUNG)
    await put_back(tx, tip_photos, tip_photos.c.hour >= london_hour(now) - _YOUNG)
    for table in TABLES:
        await touch(tx, table, true())
