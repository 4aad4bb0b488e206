"""Subscribers, their routes, places and topics, the ledger of consent, and the audience of alerts.

Ids are random and the tables of people have no rowid, so neither tells in which order people came.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    false,
)

from database.metadata import Moment, metadata
from delivery.tables import Counter

subscribers = Table(
    "subscribers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8), nullable=False),
    Column("is_active", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# The ways to each person, side by side, with what choosing among them takes (subscribers.ways keeps that in step with
# the routes): where an alert to many is written, looking up each route would cost more than all the rest.
subscriber_routes = Table(
    "subscriber_routes",
    metadata,
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("route_id", ForeignKey("routes.id"), primary_key=True, autoincrement=False, unique=True),
    Column("identity_id", ForeignKey("identities.id"), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("is_open", Boolean, nullable=False),
    # The open one by which a copy goes that is sent by one way.
    Column("is_best", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

subscriber_places = Table(
    "subscriber_places",
    metadata,
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("area_code", String(20), nullable=False),
    Column("label", String(80)),
    Column("cell", String(16)),
    Column("how", String(10), nullable=False),
    sqlite_with_rowid=False,
)

# The wards below each place: a borough has dozens, a locality a few, a ward itself alone.
subscriber_wards = Table(
    "subscriber_wards",
    metadata,
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("ward_code", String(20), primary_key=True),
    sqlite_with_rowid=False,
)

subscriber_topics = Table(
    "subscriber_topics",
    metadata,
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    sqlite_with_rowid=False,
)

# The ledger: rows are only ever added; erasing puts a random number in the place of the person. `at` is a day.
consents = Table(
    "consents",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("subscriber_id", BigInteger, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("channel", String(10), nullable=False),
    Column("deed", String(10), nullable=False),
    Column("about", String(100), nullable=False),
    Column("wording", Text, nullable=False),
)

# Who is to get what: ward x topic x person, kept in step by the service. Topic "" stands once per ward and
# person: emergencies pass the topics, and reach those who chose none. How many open ways lead to the person, and
# whether they stand in another ward too, is there so that people are counted in one range, without looking them up.
audience = Table(
    "audience",
    metadata,
    Column("area_code", String(20), nullable=False),
    Column("topic", String(40), nullable=False),
    Column("subscriber_id", ForeignKey("subscribers.id"), nullable=False, autoincrement=False),
    Column("telegram_ways", SmallInteger, nullable=False, server_default="0"),
    Column("sms_ways", SmallInteger, nullable=False, server_default="0"),
    Column("is_elsewhere", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint(
        "area_code",
        "topic",
        "subscriber_id",
        postgresql_include=["telegram_ways", "sms_ways", "is_elsewhere"],
    ),
    sqlite_with_rowid=False,
)
Index("ix_audience_subscriber_id", audience.c.subscriber_id)

# Addresses (keyed hashes) of people who had everything erased: only they themselves may bring them back.
suppressions = Table(
    "suppressions",
    metadata,
    Column("lookup", LargeBinary(16), primary_key=True),
    Column("since", Date, nullable=False),
    sqlite_with_rowid=False,
)

# Pub Watch, schools, people at risk ...: who belongs to which, and how they came in. The audience has their rows too.
group_members = Table(
    "group_members",
    metadata,
    Column("group_slug", String(40), primary_key=True),
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("since", Date, nullable=False),
    Column("how", String(10), nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_group_members_subscriber", group_members.c.subscriber_id)

# Hashes of what lets people into a group: an invitation for many, a partner's referral for one.
group_codes = Table(
    "group_codes",
    metadata,
    Column("code", LargeBinary(16), primary_key=True),
    Column("group_slug", String(40), nullable=False),
    Column("how", String(10), nullable=False),
    Column("uses_left", Integer),
    Column("made_by", BigInteger, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

# Topics that somebody wants to hear nothing of for a while.
mutes = Table(
    "mutes",
    metadata,
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    Column("until", Moment, nullable=False),
    # The alert after which it was asked for: what alert did they have too much of?
    Column("alert_id", BigInteger),
    sqlite_with_rowid=False,
)

# Neighbourhood Watch schemes. `code` is what neighbours join with; it is on posters, so it is no secret.
schemes = Table(
    "schemes",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(60), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("area_label", String(80), nullable=False),
    # Whose staff look after it.
    Column("borough_code", String(20), nullable=False),
    Column("code", String(8), nullable=False, unique=True),
    Column("state", String(10), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("approved_by", BigInteger),
)

scheme_members = Table(
    "scheme_members",
    metadata,
    Column("scheme_id", ForeignKey("schemes.id"), primary_key=True, autoincrement=False),
    Column("subscriber_id", ForeignKey("subscribers.id"), primary_key=True, autoincrement=False),
    Column("role", String(12), nullable=False),
    Column("since", Date, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_scheme_members_subscriber", scheme_members.c.subscriber_id)

# Hashes of what makes one person the coordinator of a scheme, or a deputy: it works once.
scheme_codes = Table(
    "scheme_codes",
    metadata,
    Column("code", LargeBinary(16), primary_key=True),
    Column("scheme_id", ForeignKey("schemes.id"), nullable=False),
    Column("role", String(12), nullable=False),
    Column("expires_at", Moment, nullable=False),
)

# What coordinators write to their schemes themselves, and who found it wrong.
scheme_messages = Table(
    "scheme_messages",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("scheme_id", ForeignKey("schemes.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("cursor_person", BigInteger),
)

scheme_reports = Table(
    "scheme_reports",
    metadata,
    Column("message_id", ForeignKey("scheme_messages.id"), primary_key=True, autoincrement=False),
    Column("subscriber_id", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
