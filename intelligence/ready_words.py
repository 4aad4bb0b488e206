"""Words that are ready for questions and messages: each team's own, and until it changes any, those of the community."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import delete, insert, select, update

from config.community import Answer
from config.errors import BadInput, NotAllowed, NotFound
from database import audit
from database.engine import Tx
from database.inserting import insert_new
from intelligence.tables import ready_words
from staff.model import Staff

MOST_TITLE = 40
MOST = 40  # more is no choice any more


@dataclass(frozen=True)
class ReadyWords:
    """One of them. `id` is its row, or its place in the community's list, from 1 on."""

    id: int
    title: str
    words: str
    is_question: bool


async def words_of_team(tx: Tx, team: str, first: Sequence[Answer]) -> list[ReadyWords]:
    """A team's words by title; `first` are the community's, which it has until it changes one."""
    rows = (await tx.execute(select(ready_words).where(ready_words.c.team == team))).all()
    own = [ReadyWords(row.id, row.title, row.words, bool(row.is_question)) for row in rows]
    given = [ReadyWords(at, each.title, each.words, each.is_question) for at, each in enumerate(first, 1)]
    return sorted(own or given, key=lambda each: (not each.is_question, each.title.casefold(), each.id))


async def keep_words(
    tx: Tx, staff: Staff, team: str, kept: ReadyWords, first: Sequence[Answer], now: datetime
) -> None:
    """Change one of the team's words, or add one whose id is 0. Raises NotAllowed, NotFound, BadInput."""
    if not kept.title or len(kept.title) > MOST_TITLE:
        raise BadInput("tip-words-title", most=MOST_TITLE)
    if not kept.words:
        raise BadInput("tip-words-empty")
    values = {"title": kept.title, "words": kept.words, "is_question": kept.is_question}
    if kept.id:
        row = await _own(tx, staff, team, kept.id, first)
        await tx.execute(update(ready_words).where(ready_words.c.id == row).values(**values))
    else:
        await _own(tx, staff, team, None, first)
        if len(await words_of_team(tx, team, first)) >= MOST:
            raise BadInput("tip-words-many", most=MOST)
        await tx.execute(insert(ready_words).values(id=_new_id(), team=team, **values))
    await audit.record(tx, now, staff.id, "ready words changed", f"team:{team}")


async def drop_words(
    tx: Tx, staff: Staff, team: str, words_id: int, first: Sequence[Answer], now: datetime
) -> None:
    """Take one away; after the last, the community's are back. Raises NotAllowed, NotFound."""
    row = await _own(tx, staff, team, words_id, first)
    await tx.execute(delete(ready_words).where(ready_words.c.id == row))
    await audit.record(tx, now, staff.id, "ready words taken away", f"team:{team}")


async def _own(tx: Tx, staff: Staff, team: str, words_id: int | None, first: Sequence[Answer]) -> int | None:
    """The row of these words, once the community's have become the team's own."""
    if team not in staff.own_teams:
        raise NotAllowed("These words belong to another team.")
    rows = list(await tx.scalars(select(ready_words.c.id).where(ready_words.c.team == team)))
    made: dict[int, int] = {row: row for row in rows}
    if not rows:
        for at, each in enumerate(first, 1):
            made[at] = _first_id(team, at)
            values = {"title": each.title, "words": each.words, "is_question": each.is_question}
            await insert_new(tx, ready_words, id=made[at], team=team, **values)
    if words_id is None:
        return None
    if words_id not in made:
        raise NotFound
    return made[words_id]


def _new_id() -> int:
    return secrets.randbits(62) + 1


def _first_id(team: str, at: int) -> int:
    """One id for one of the community's words in one team: two who change words at once make no second set."""
    return int.from_bytes(blake2b(f"{team}:{at}".encode(), digest_size=8, person=b"ready").digest()) >> 2 | 1
