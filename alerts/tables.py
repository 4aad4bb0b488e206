"""Alerts, what was sent of them, where they go and whom they reached. Delivery itself is the outbox's."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from database.metadata import Moment, metadata
from delivery.tables import Counter

alerts = Table(
    "alerts",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("stage", String(12), nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("team", String(60), nullable=False),
    Column("sender", String(121), nullable=False),
    Column("category", String(40)),
    Column("topic", String(40)),
    Column("urgency", String(12)),
    Column("text", Text),
    Column("is_appeal", Boolean),
    # When those who were asked for help will hear how it ended.
    Column("outcome_on", Date),
    Column("changed_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("expires_at", Moment),
    # How far the fan-out has come: all wards before this one, and in it all people up to this one.
    Column("cursor_ward", String(20)),
    Column("cursor_person", BigInteger),
)
Index("ix_alerts_author", alerts.c.author_id, alerts.c.stage)
Index(
    "ix_alerts_sending",
    alerts.c.id,
    sqlite_where=alerts.c.stage == "sending",
    postgresql_where=alerts.c.stage == "sending",
)

# What was sent, word for word; its id is the outbox's bulletin_id.
alert_versions = Table(
    "alert_versions",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("alert_id", ForeignKey("alerts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    UniqueConstraint("alert_id", "number"),
)

alert_areas = Table(
    "alert_areas",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("area_code", String(20), nullable=False),
    Column("label", String(80), nullable=False),
    Column("borough_code", String(20)),
    Column("borough_label", String(60)),
)

# The wards that the areas stand for, each once: what the audience is selected by.
alert_wards = Table(
    "alert_wards",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("ward_code", String(20), primary_key=True),
)
Index("ix_alert_wards_ward", alert_wards.c.ward_code)

# One row per person, by whatever places, topics and routes; `via` says why.
alert_recipients = Table(
    "alert_recipients",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("subscriber_id", BigInteger, primary_key=True, autoincrement=False),
    Column("via", String(12), nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_alert_recipients_subscriber", alert_recipients.c.subscriber_id)
