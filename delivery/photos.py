"""Pictures that go with alerts: what we were sent, its bytes once they were fetched, and how each bot names it."""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update

from database.engine import Database, Tx
from database.inserting import insert_new
from delivery.pictures import JPEG
from delivery.tables import photo_refs, photos

# The media type of what can neither be shown nor sent on.
UNUSABLE = ""


async def keep(tx: Tx, identity: int, file_ref: str, now: datetime) -> int:
    """A picture that somebody sent to one of our bots, which names it by `file_ref`; its id. Its bytes come later."""
    # By chance: a number that counts up comes again once the newest picture was deleted (SQLite, "Rowid Tables").
    photo = secrets.randbits(62) + 1
    await tx.execute(insert(photos).values(id=photo, made_at=now))
    await tx.execute(insert(photo_refs).values(photo_id=photo, identity_id=identity, file_ref=file_ref))
    return photo


async def body_of(tx: Tx, photo: int) -> tuple[str, bytes] | None:
    """Media type and bytes; None as long as they have not been fetched, or where they cannot be used."""
    row = (
        await tx.execute(select(photos.c.media_type, photos.c.body).where(photos.c.id == photo))
    ).one_or_none()
    return (row.media_type, bytes(row.body)) if row and row.body is not None else None


async def is_here(tx: Tx, photo: int) -> bool:
    """Whether there is something to show."""
    here = select(photos.c.id).where(photos.c.id == photo, photos.c.body.is_not(None))
    return await tx.scalar(here) is not None


async def not_fetched(tx: Tx, identity: int, since: datetime) -> list[tuple[int, str]]:
    """Pictures sent to this bot since then whose bytes are not here yet, as (id, file_ref); oldest first."""
    rows = await tx.execute(
        select(photos.c.id, photo_refs.c.file_ref)
        .join(photo_refs, photo_refs.c.photo_id == photos.c.id)
        .where(
            photo_refs.c.identity_id == identity,
            photos.c.media_type.is_(None),
            photos.c.made_at > since,
        )
        .order_by(photos.c.made_at, photos.c.id)
    )
    return [(row.id, row.file_ref) for row in rows]


async def store(tx: Tx, photo: int, body: bytes) -> None:
    """Keep what was fetched: a picture without the camera's notes (delivery.pictures.clean)."""
    await tx.execute(update(photos).where(photos.c.id == photo).values(media_type=JPEG, body=body))


async def mark_unusable(tx: Tx, photo: int) -> None:
    """Do not try to fetch it again."""
    await tx.execute(update(photos).where(photos.c.id == photo).values(media_type=UNUSABLE))


async def forget(tx: Tx, ids: list[int]) -> None:
    await tx.execute(delete(photo_refs).where(photo_refs.c.photo_id.in_(ids)))
    await tx.execute(delete(photos).where(photos.c.id.in_(ids)))


class Photos:
    """The pictures as one of our bots sends them: by its own name for each, once it has one."""

    def __init__(self, database: Database, identity: int) -> None:
        self._database = database
        self._identity = identity
        self._refs: dict[int, str] = {}

    async def ref(self, photo: int, *, anew: bool = False) -> str | None:
        """How this bot names the picture; None where it was never given to it. `anew`: as it stands in the database,
        where another process may have found a name that is good."""
        if anew or photo not in self._refs:
            wanted = select(photo_refs.c.file_ref).where(self._this(photo))
            async with self._database.reading() as tx:
                found = await tx.scalar(wanted)
            if found is None:
                return None
            self._refs[photo] = str(found)
        return self._refs[photo]

    async def body(self, photo: int) -> bytes | None:
        """The picture itself, to be given to this bot; None where we do not have it."""
        async with self._database.reading() as tx:
            found = await body_of(tx, photo)
        return found[1] if found else None

    async def remember(self, photo: int, file_ref: str) -> None:
        """This bot was given the picture, and names it so from now on."""
        async with self._database.transaction() as tx:
            new = {"photo_id": photo, "identity_id": self._identity, "file_ref": file_ref}
            if not await insert_new(tx, photo_refs, **new):
                await tx.execute(update(photo_refs).where(self._this(photo)).values(file_ref=file_ref))
        self._refs[photo] = file_ref

    def _this(self, photo: int) -> ColumnElement[bool]:
        return (photo_refs.c.photo_id == photo) & (photo_refs.c.identity_id == self._identity)
