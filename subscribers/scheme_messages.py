"""What a coordinator writes to their own scheme: two a week, marked as theirs, each to be reported by whoever got it.

In the outbox such a message is a bulletin with the number `bulletin_of` its id: below nothing, where no alert's is.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, insert, select, true, update

from config.errors import BadInput, NotAllowed, NotFound
from config.texts import ENGLISH, languages, text
from database.engine import Tx
from database.inserting import insert_new
from delivery.holding import hold_back as hold_back_copies
from delivery.messages import SMS, TELEGRAM, Choice, Message, Parcel
from delivery.sms_text import GSM_PART, MOST_PARTS, fold, is_gsm, segments
from delivery.tables import outbox, renderings
from subscribers import schemes
from subscribers.scheme_model import LONGEST_MESSAGE, MOST_A_WEEK, WEEK, Scheme, check_words
from subscribers.tables import scheme_messages, scheme_reports

REPORT = "report="  # the button's data, with the message's number behind it


class MessageState(StrEnum):
    """WAITING: not all members have their copy in the outbox. SENT: all have. STOPPED: by an officer."""

    WAITING = "waiting"
    SENT = "sent"
    STOPPED = "stopped"


@dataclass(frozen=True)
class SchemeMessage:
    """A message to a scheme. `due_at`: when its fan-out may begin."""

    id: int
    scheme: Scheme
    text: str
    state: MessageState
    made_at: datetime
    due_at: datetime


@dataclass(frozen=True)
class Reported:
    """A message that somebody found wrong. `is_first`: nobody had said so before, so staff are to be told."""

    message: SchemeMessage
    is_first: bool


def bulletin_of(message_id: int) -> int:
    return -message_id


def render(scheme: Scheme, words: str, number: int, channel: str, language: str) -> Message:
    """The message as members get it; `number` is by what they report it."""
    key = f"scheme-message-{channel}"
    said = text(language, key, scheme=scheme.name, text=words, number=str(number))
    if channel == TELEGRAM:
        return Message(said, (Choice(text(language, "scheme-report-button"), f"{REPORT}{number}"),))
    if not is_gsm(fold(said)):
        # One Arabic letter of ours would make their words cost three times as much.
        said = text(ENGLISH, key, scheme=scheme.name, text=words, number=str(number))
    return Message(fold(said))


def check_message(scheme: Scheme, words: str) -> str:
    """The words as they may go. Raises BadInput with the reason."""
    words = check_words(words, LONGEST_MESSAGE)
    counted = [segments(render(scheme, words, 99999, SMS, each).text) for each in languages()]
    if max(each.parts for each in counted) > MOST_PARTS:
        # A pair at the end of a part may leave a unit empty.
        surplus = max(each.units for each in counted) - MOST_PARTS * GSM_PART + MOST_PARTS - 1
        raise BadInput("scheme-words-long", most=len(words) - surplus, surplus=surplus)
    return words


async def check_week(tx: Tx, scheme_id: int, now: datetime) -> None:
    """Raises BadInput where the scheme has had its messages for this week, with the day on which there is room again."""
    lately = (scheme_messages.c.scheme_id == scheme_id) & (scheme_messages.c.made_at > now - WEEK)
    times = (await tx.scalars(select(scheme_messages.c.made_at).where(lately))).all()
    if len(times) >= MOST_A_WEEK:
        raise BadInput("scheme-write-cap", again=sorted(times)[-MOST_A_WEEK] + WEEK)


async def write(
    tx: Tx, person: int, scheme_id: int, words: str, now: datetime, due_at: datetime
) -> SchemeMessage:
    """Send words to the scheme, from `due_at` on. Raises NotAllowed for who does not lead it, BadInput."""
    scheme = await schemes.get(tx, scheme_id, is_held=True)
    known = await schemes.membership(tx, person, scheme_id)
    if known is None or not known.leads:
        raise NotAllowed
    await check_week(tx, scheme_id, now)
    words = check_message(scheme, words)
    made = insert(scheme_messages).values(
        scheme_id=scheme_id, text=words, state=MessageState.WAITING, made_at=now, due_at=due_at
    )
    number = int(await tx.scalar(made.returning(scheme_messages.c.id)) or 0)
    bodies = [
        {
            "bulletin_id": bulletin_of(number),
            "channel": channel,
            "language": language,
            "parcel": Parcel((render(scheme, words, number, channel, language),)).to_bytes(),
        }
        for channel in (TELEGRAM, SMS)
        for language in languages()
    ]
    await tx.execute(insert(renderings), bodies)
    return SchemeMessage(number, scheme, words, MessageState.WAITING, now, due_at)


async def get(tx: Tx, message_id: int) -> SchemeMessage:
    """Raises NotFound."""
    row = (await tx.execute(select(scheme_messages).where(scheme_messages.c.id == message_id))).one_or_none()
    if row is None:
        raise NotFound
    scheme = await schemes.get(tx, row.scheme_id)
    return SchemeMessage(row.id, scheme, row.text, MessageState(row.state), row.made_at, row.due_at)


async def report(tx: Tx, person: int, message_id: int) -> Reported:
    """Somebody who got the message finds it wrong; saying so twice counts once. Raises NotFound for anybody else."""
    theirs = (outbox.c.bulletin_id == bulletin_of(message_id)) & (outbox.c.person_id == person)
    if await tx.scalar(select(outbox.c.id).where(theirs).limit(1)) is None:
        raise NotFound
    message = await get(tx, message_id)
    # The scheme is held: of two who report at once one is the first.
    await schemes.get(tx, message.scheme.id, is_held=True)
    is_new = await insert_new(tx, scheme_reports, message_id=message_id, subscriber_id=person)
    return Reported(message, is_first=is_new and await count_reports(tx, message_id) == 1)


async def count_reports(tx: Tx, message_id: int) -> int:
    of_it = scheme_reports.c.message_id == message_id
    return int(await tx.scalar(select(func.count()).select_from(scheme_reports).where(of_it)) or 0)


async def hold_back(
    tx: Tx, now: datetime, *, scheme_id: int | None = None, message_id: int | None = None
) -> int:
    """Stop one message, or all of a scheme, for those who do not have it yet; how many copies waited.

    The caller has seen to it that somebody may do that.
    """
    of_scheme = scheme_messages.c.scheme_id == scheme_id
    which = scheme_messages.c.id == message_id if message_id is not None else of_scheme
    numbers = (await tx.scalars(select(scheme_messages.c.id).where(which))).all()
    is_waiting = scheme_messages.c.state == MessageState.WAITING
    halted = which & (is_waiting if message_id is None else true())
    await tx.execute(update(scheme_messages).where(halted).values(state=MessageState.STOPPED))
    ours = outbox.c.bulletin_id.in_([bulletin_of(number) for number in numbers])
    return await hold_back_copies(tx, ours, "stopped", now)
