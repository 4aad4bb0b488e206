"""Whether what was said once is still to be said to somebody: it holds, they want it, and nothing newer takes its place.
As SQL."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from alerts.audience import is_meant_there
from alerts.following import IN_HAND
from alerts.model import WIDE, GroupRule, Stage, Urgency, VersionKind
from alerts.tables import alert_groups, alert_versions, alert_wards, alerts
from delivery.holding import standing
from delivery.tables import outbox
from subscribers.model import ANY_TOPIC, GROUP_MARK
from subscribers.scheme_messages import MessageState
from subscribers.scheme_model import SchemeState
from subscribers.tables import audience, group_members, mutes, scheme_members, scheme_messages, schemes

# What puts right or ends what somebody has, whatever they want by now; and what means nothing to who has it not.
_PUTS_RIGHT = (
    VersionKind.CORRECTION,
    VersionKind.WITHDRAWAL,
    VersionKind.STAND_DOWN,
    VersionKind.OUTCOME,
)
_AFTERWARDS = (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN, VersionKind.OUTCOME)
_NEWER = (VersionKind.UPDATE, VersionKind.CORRECTION, VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN)
_IN_FORCE = (Stage.SENDING, Stage.SENT)

Person = ColumnElement[Any]


def is_still_for(bulletin: ColumnElement[Any], person: Person, now: datetime) -> ColumnElement[bool]:
    """Whether a bulletin (a version of an alert, or what a coordinator wrote) is still for this person."""
    return or_(_is_of_alert(bulletin, person, now), _is_of_scheme(bulletin, person))


def _is_of_alert(bulletin: ColumnElement[Any], person: Person, now: datetime) -> ColumnElement[bool]:
    version, has_it = alert_versions.c, has_in_hand(person)
    holds = or_(version.kind.in_(_AFTERWARDS), alerts.c.stage.in_(_IN_FORCE))
    is_wanted = and_(version.kind.not_in(_AFTERWARDS), _wants(person, now))
    return exists().where(
        version.id == bulletin,
        alerts.c.id == version.alert_id,
        version.stage.in_(_IN_FORCE),
        holds,
        or_(is_wanted, and_(version.kind.in_(_PUTS_RIGHT), has_it)),
        ~_gets_newer(person),
    )


def _wants(person: Person, now: datetime) -> ColumnElement[bool]:
    """Whether the alert is for them as they live and wish today, or as members of the scheme that passed it on."""
    topics = or_(
        audience.c.topic == alerts.c.topic,
        and_(alerts.c.urgency == Urgency.EMERGENCY, audience.c.topic == ANY_TOPIC),
        audience.c.topic.in_(
            select(GROUP_MARK + alert_groups.c.group_slug).where(
                alert_groups.c.alert_id == alerts.c.id, alert_groups.c.rule == GroupRule.INCLUDE
            )
        ),
    )
    lives_there = exists().where(
        audience.c.subscriber_id == person,
        audience.c.area_code == alert_wards.c.ward_code,
        alert_wards.c.alert_id == alerts.c.id,
        is_meant_there(alerts.c.id, func.coalesce(alerts.c.by_ward, alerts.c.urgency.in_(WIDE))),
        topics,
    )
    belongs_to = exists().where(
        group_members.c.group_slug == alert_groups.c.group_slug, group_members.c.subscriber_id == person
    )
    is_left_out = exists().where(
        alert_groups.c.alert_id == alerts.c.id,
        or_(
            and_(alert_groups.c.rule == GroupRule.MUST_BE, ~belongs_to),
            and_(alert_groups.c.rule == GroupRule.EXCLUDE, belongs_to),
        ),
    )
    is_in_scheme = exists().where(
        scheme_members.c.scheme_id == alert_versions.c.scheme_id, scheme_members.c.subscriber_id == person
    )
    has_muted = exists().where(
        mutes.c.subscriber_id == person,
        mutes.c.topic == alerts.c.topic,
        mutes.c.until > now,
        alerts.c.urgency != Urgency.EMERGENCY,
    )
    return and_(or_(and_(lives_there, ~is_left_out), is_in_scheme), ~has_muted)


def _gets_newer(person: Person) -> ColumnElement[bool]:
    """Whether newer words of the alert were queued for them: these find a way by themselves."""
    newer, copies = alert_versions.alias("newer").c, outbox.alias("newer_copies").c
    said = alert_versions.c
    return exists().where(
        newer.alert_id == said.alert_id,
        newer.kind.in_(_NEWER),
        newer.number > func.coalesce(said.carries, said.number),
        copies.bulletin_id == newer.id,
        copies.person_id == person,
    )


def has_in_hand(person: Person | int) -> ColumnElement[bool]:
    """Whether they have the alert of a row of alert_versions in hand, in whatever words."""
    versions, had = alert_versions.alias("had_versions").c, outbox.alias("had_copies")
    copies = had.c
    return exists().where(
        versions.alert_id == alert_versions.c.alert_id,
        copies.bulletin_id == versions.id,
        copies.person_id == person,
        standing(had).in_(IN_HAND),
    )


def _is_of_scheme(bulletin: ColumnElement[Any], person: Person) -> ColumnElement[bool]:
    """Written by a coordinator to a scheme to which they belong; nobody has stopped the one or the other."""
    message = scheme_messages.c
    return exists().where(
        -message.id == bulletin,
        message.state.in_((MessageState.WAITING, MessageState.SENT)),
        schemes.c.id == message.scheme_id,
        schemes.c.state == SchemeState.ACTIVE,
        scheme_members.c.scheme_id == message.scheme_id,
        scheme_members.c.subscriber_id == person,
    )
