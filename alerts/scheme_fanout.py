"""What coordinators write to their own schemes, on its way to the members: page by page, like an alert."""

from datetime import datetime, timedelta

from sqlalchemy import case, func, insert, literal, select, update

from alerts import audience
from alerts.model import Urgency
from config.texts import ENGLISH, languages
from database.engine import Database, wake_dispatcher
from database.metadata import Moment
from delivery.messages import AT_ONCE, Kind, Lane, State
from delivery.tables import outbox, renderings
from subscribers import schemes
from subscribers.scheme_messages import MessageState, bulletin_of
from subscribers.scheme_model import SchemeState
from subscribers.service import keep_from_leaving
from subscribers.tables import scheme_members, scheme_messages

PAGE = 400
# Who could not be reached within a day does not want to hear of Saturday's litter pick on Sunday.
LIVES = timedelta(hours=24)


async def page(database: Database, now: datetime) -> bool:
    """Write the next page; False where there is nothing to write."""
    due = (scheme_messages.c.state == MessageState.WAITING) & (scheme_messages.c.due_at <= now)
    wanted = select(scheme_messages).where(due).order_by(scheme_messages.c.id).limit(1)
    async with database.reading() as tx:
        if (await tx.execute(wanted)).one_or_none() is None:
            return False
    async with database.transaction() as tx:
        message = (await tx.execute(wanted.with_for_update())).one_or_none()
        if message is None:
            return False
        this = scheme_messages.c.id == message.id
        scheme = await schemes.get(tx, message.scheme_id)
        if scheme.state != SchemeState.ACTIVE:
            await tx.execute(update(scheme_messages).where(this).values(state=MessageState.STOPPED))
            return True
        members = (
            select(scheme_members.c.subscriber_id)
            .where(
                scheme_members.c.scheme_id == message.scheme_id,
                scheme_members.c.subscriber_id > (message.cursor_person or 0),
            )
            .order_by(scheme_members.c.subscriber_id)
            .limit(PAGE)
            .subquery("people")
        )
        counted = select(func.count(), func.max(members.c.subscriber_id)).select_from(members)
        size, upto = (await tx.execute(counted)).one()
        await keep_from_leaving(tx, select(members.c.subscriber_id))
        going = audience.copies(members, Urgency.ROUTINE)
        bulletin = bulletin_of(message.id)
        tongue = case((going.c.language.in_(languages()), going.c.language), else_=ENGLISH)
        body = (
            (renderings.c.bulletin_id == bulletin)
            & (renderings.c.channel == going.c.channel)
            & (renderings.c.language == tongue)
        )
        values = {
            outbox.c.identity_id: going.c.identity_id,
            outbox.c.route_id: going.c.route_id,
            outbox.c.kind: literal(Kind.SEND.value),
            outbox.c.lane: literal(int(Lane.ROUTINE)),
            outbox.c.state: literal(State.QUEUED.value),
            outbox.c.due_at: literal(AT_ONCE, Moment()),
            outbox.c.expires_at: literal(now + LIVES, Moment()),
            outbox.c.bulletin_id: literal(bulletin),
            outbox.c.person_id: going.c.subscriber_id,
            outbox.c.rendering_id: renderings.c.id,
        }
        rows = select(*values.values()).select_from(going.join(renderings, body))
        await tx.execute(insert(outbox).from_select(list(values), rows))
        state = MessageState.WAITING if size == PAGE else MessageState.SENT
        await tx.execute(update(scheme_messages).where(this).values(cursor_person=upto, state=state))
        wake_dispatcher(tx)
        return True
