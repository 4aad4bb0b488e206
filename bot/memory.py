"""What a conversation remembers between two messages: one sealed blob of one size, whoever it is and whatever it holds."""

import dataclasses
import json
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.tables import conversations
from config.errors import Conflict
from config.sealing import CannotOpen, Ring, pad, unpad
from config.timekeeping import monday
from database.engine import Tx

BLOB_BYTES = 20_480
# As long as the way back to a tip may live (design part 5).
KEPT = timedelta(days=90)
_NO_END = "9999-12-31T00:00:00+00:00"
_MOST_VERSION = 2**31 - 1


@dataclass
class Offer:
    """The choices last shown: their tag (buttons carry it), values in the order of the menu, and when."""

    tag: str
    text: str
    choices: list[tuple[str, str]]
    at: str
    columns: int = 1


@dataclass
class Question:
    """A message from a team. By the token an answer finds its tip again; None where no answer is expected."""

    text: str
    token: str | None
    until: str
    was_read: bool = False


@dataclass
class Undo:
    """What was just filed can be taken back with this handle until then."""

    handle: str
    until: str
    # It told of danger: what follows within these minutes is added, and nothing is asked.
    was_danger: bool = False
    # The language in which danger was told and is answered, where the person never chose another.
    language: str = ""
    # The token of its contact, which goes with it.
    contact: str = ""


@dataclass
class Contact:
    """The token by which a number can be shared with the team that has the report filed last."""

    token: str
    until: str
    # Not before then, and the offer is made once.
    begins: str
    was_offered: bool
    # A byte of the case code, by which FORGET finds it; "" for none.
    tag: str = ""


@dataclass
class Memory:
    """The state of one conversation; `version` is 0 before it is first kept. `step` names who takes the next answer;
    `draft` is that flow's own."""

    version: int = 0
    step: str | None = None
    # With "until" in it (an ISO time) the flow and its words are forgotten then, whether or not an answer came.
    draft: dict[str, Any] = field(default_factory=dict)
    offer: Offer | None = None
    language: str | None = None
    questions: list[Question] = field(default_factory=list)
    undo: Undo | None = None
    contact: Contact | None = None
    # Tokens of shared numbers, with which they can be taken back: token, until when, the case code's byte.
    shared: list[tuple[str, str, str]] = field(default_factory=list)
    # A byte of each case code given lately, and until when its tip may still lie in the intake.
    recent_cases: list[tuple[str, str]] = field(default_factory=list)
    # Wrong case codes of one day.
    tries_on: str = ""
    tries: int = 0
    # Provider ids of the messages in which a tip is being written, until it is filed.
    refs: list[str] = field(default_factory=list)
    # The provider's names of the photos that go with it.
    photos: list[str] = field(default_factory=list)
    texts_on: str = ""
    texts_sent: int = 0
    # Answers to CHECK and REPORT have as many of their own.
    checks_sent: int = 0
    # Reports and words for them, in this hour and on this day; no more are taken before then, or before then routine ones.
    sent_hour: str = ""
    sent_in_hour: int = 0
    sent_day: str = ""
    sent_in_day: int = 0
    full_until: str = ""
    quiet_until: str = ""
    menu_at: str = ""
    # The message that the last press turned into what is now the newest in the chat: a second tap on it is nothing new.
    edited: str = ""
    waiting_for_start: str | None = None


async def load(tx: Tx, ring: Ring, route: int) -> Memory:
    """The conversation's memory, or a fresh one. One that no key opens any more starts afresh."""
    row = (await tx.execute(select(conversations).where(conversations.c.route_id == route))).one_or_none()
    if row is None:
        return Memory()
    try:
        raw = json.loads(unpad(ring.open(row.blob, f"conversation:{route}")))
    except CannotOpen:
        return Memory(version=row.version)
    raw |= {
        name: kind(**raw[name]) if raw.get(name) else None
        for name, kind in (("offer", Offer), ("undo", Undo), ("contact", Contact))
    }
    raw["questions"] = [Question(**question) for question in raw["questions"]]
    return Memory(**raw | {"version": row.version})


def drop_past(memory: Memory, now: datetime) -> None:
    """Forget what can serve no more before the memory is written back: a handle leads to its tip."""
    if memory.undo and is_past(memory.undo.until, now):
        memory.undo = None
    if is_past(memory.draft.get("until") or _NO_END, now):
        memory.step, memory.draft, memory.offer, memory.refs, memory.photos = None, {}, None, [], []
    memory.recent_cases = [kept for kept in memory.recent_cases if not is_past(kept[1], now)]
    if memory.contact and is_past(memory.contact.until, now):
        memory.contact = None
    memory.shared = [kept for kept in memory.shared if not is_past(kept[1], now)]


async def save(tx: Tx, ring: Ring, route: int, memory: Memory, today: date) -> None:
    """Write the memory back. Raises Conflict where another process wrote it since `load`."""
    plain = json.dumps(dataclasses.asdict(memory), ensure_ascii=False, separators=(",", ":")).encode()
    values = {
        # Drawn, not counted: how often somebody wrote would tell something about them.
        "version": secrets.randbelow(_MOST_VERSION) + 1,
        "blob": ring.seal(pad(plain, BLOB_BYTES), f"conversation:{route}"),
        # Who told something comes back more often, to read: the day of the last turn would tell.
        "expires_on": monday(today) + KEPT,
    }
    if memory.version == 0:
        await tx.execute(insert(conversations).values(route_id=route, **values))
        return
    written = await tx.execute(
        update(conversations)
        .where(conversations.c.route_id == route, conversations.c.version == memory.version)
        .values(**values)
    )
    if not written.rowcount:
        raise Conflict


async def forget(tx: Tx, route: int) -> None:
    await tx.execute(delete(conversations).where(conversations.c.route_id == route))


def is_past(moment: str, now: datetime) -> bool:
    """Whether an ISO time of the blob lies before `now`; an empty one does."""
    return not moment or datetime.fromisoformat(moment) <= now
