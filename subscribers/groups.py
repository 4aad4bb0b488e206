"""Groups beside the public: what lets people in, and who belongs. Staff learn how many, never who.

A person's rows in the audience follow in the same transaction, so that an alert finds members as it finds topics.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update

from config.community_model import Group, GroupHow
from config.errors import BadInput, NotAllowed, NotFound
from database import audit
from database.engine import Tx
from staff.model import Role, Staff, code_hash, new_code
from subscribers import consent
from subscribers.model import GROUP_MARK, Deed, Subscriber
from subscribers.records import by_route, rebuild_audience
from subscribers.tables import group_codes, group_members

CODE_LIVES = {GroupHow.INVITATION: timedelta(days=30), GroupHow.REFERRAL: timedelta(days=14)}
# How many people a code lets in; None: as many as come.
CODE_USES = {GroupHow.INVITATION: None, GroupHow.REFERRAL: 1}


@dataclass(frozen=True)
class Invitation:
    """What a code is good for: the slug of the group, and the member of staff who gave it out."""

    group: str
    how: GroupHow
    made_by: int


def may_make(staff: Staff, group: Group, how: GroupHow) -> bool:
    """Whether they may let people in so. Whoever works in a team knows whom to refer; codes for many are made by
    those who write alerts or administer, and never for a group that takes people by referral alone."""
    if how == GroupHow.REFERRAL:
        return bool(staff.teams)
    invites = staff.role in (Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR)
    return how == GroupHow.INVITATION and group.how != GroupHow.REFERRAL and invites


async def make_code(tx: Tx, staff: Staff, group: Group, how: GroupHow, now: datetime) -> str:
    """A code that lets people into `group`; shown once, only its hash is kept. Raises NotAllowed."""
    if not may_make(staff, group, how):
        raise NotAllowed
    code = new_code()
    await tx.execute(delete(group_codes).where(group_codes.c.expires_at <= now))
    await tx.execute(
        insert(group_codes).values(
            code=code_hash(code),
            group_slug=group.slug,
            how=how,
            uses_left=CODE_USES[how],
            made_by=staff.id,
            expires_at=now + CODE_LIVES[how],
        )
    )
    await audit.record(tx, now, staff.id, f"group code made, {how}", f"group:{group.slug}")
    return code


async def drop_codes(tx: Tx, staff_id: int) -> None:
    """No code that this member of staff made lets anybody in any more."""
    await tx.execute(delete(group_codes).where(group_codes.c.made_by == staff_id))


async def invitation(tx: Tx, code: str, now: datetime, *, is_held: bool = False) -> Invitation | None:
    """What the code, typed in any case, is good for; None if it is wrong, used up or too old: nothing tells which.

    `is_held`: nobody else uses it until the transaction ends.
    """
    good = (group_codes.c.code == code_hash(code)) & (group_codes.c.expires_at > now)
    wanted = select(group_codes).where(good)
    row = (await tx.execute(wanted.with_for_update() if is_held else wanted)).one_or_none()
    return Invitation(row.group_slug, GroupHow(row.how), row.made_by) if row else None


async def join(
    tx: Tx, route: int, group: Group, code: str, *, channel: str, wording: str, now: datetime
) -> None:
    """The person behind `route`, who has joined, agrees to belong to `group`; who belongs already stays as they are.

    `code` lets them in and counts as used; an open group asks for none. `wording` is the text that they agreed to.
    Raises NotFound where the route belongs to nobody who has joined, BadInput for a code that is good for nothing.
    """
    person = await _active(tx, route)
    if group.slug in await groups_of(tx, person.id):
        return
    how = GroupHow.OPEN if group.how == GroupHow.OPEN else await _use(tx, group, code, now)
    await tx.execute(
        insert(group_members).values(
            group_slug=group.slug, subscriber_id=person.id, since=now.date(), how=how
        )
    )
    await rebuild_audience(tx, person.id)
    await _note(tx, person, Deed.ENTERED, group.slug, channel, wording, now)


async def leave(tx: Tx, route: int, slug: str, *, channel: str, wording: str, now: datetime) -> bool:
    """The person behind `route` leaves a group, and nothing else; whether they belonged to it.

    Raises NotFound where the route belongs to nobody who has joined.
    """
    person = await _active(tx, route)
    members = group_members.c
    left = await tx.execute(
        delete(group_members).where(members.group_slug == slug, members.subscriber_id == person.id)
    )
    if not left.rowcount:
        return False
    await rebuild_audience(tx, person.id)
    await _note(tx, person, Deed.QUIT, slug, channel, wording, now)
    return True


async def groups_of(tx: Tx, subscriber: int) -> list[str]:
    """The slugs of the groups that somebody belongs to, for themselves alone."""
    members = group_members.c
    found = await tx.scalars(
        select(members.group_slug).where(members.subscriber_id == subscriber).order_by(members.group_slug)
    )
    return list(found)


async def sizes(tx: Tx) -> dict[str, int]:
    """How many belong to each group, by slug; one without members is not there."""
    members = group_members.c
    rows = await tx.execute(
        select(members.group_slug, func.count().label("size")).group_by(members.group_slug)
    )
    return {row.group_slug: int(row.size) for row in rows}


async def _use(tx: Tx, group: Group, code: str, now: datetime) -> GroupHow:
    """Take one use off a code of this group. Of two people with the last use, one hears that it is gone."""
    codes = group_codes.c
    this = codes.code == code_hash(code)
    used = await tx.scalar(
        update(group_codes)
        .where(this, codes.group_slug == group.slug, codes.expires_at > now)
        .where(codes.uses_left.is_(None) | (codes.uses_left > 0))
        .values(uses_left=codes.uses_left - 1)
        .returning(codes.how)
    )
    if used is None:
        raise BadInput("groups-code-unknown")
    await tx.execute(delete(group_codes).where(this, codes.uses_left == 0))
    return GroupHow(used)


async def _active(tx: Tx, route: int) -> Subscriber:
    person = await by_route(tx, route)
    if person is None or not person.is_active:
        raise NotFound
    return person


async def _note(
    tx: Tx, person: Subscriber, deed: Deed, slug: str, channel: str, wording: str, now: datetime
) -> None:
    about = GROUP_MARK + slug
    await consent.record(tx, person.id, deed, channel=channel, about=about, wording=wording, now=now)
