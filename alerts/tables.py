"""Alerts, what was sent of them, where they go and whom they reached. Delivery itself is the outbox's."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    true,
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
    # When those who were asked for help will hear how it ended, and how often somebody was reminded of it.
    Column("outcome_on", Date),
    Column("outcome_reminders", Integer, nullable=False, server_default="0"),
    # Groups alone, or the public of the areas too.
    Column("to_public", Boolean, nullable=False, server_default=true()),
    Column("template", String(40)),
    Column("photo_id", BigInteger),
    # When it is to go; None for at once.
    Column("send_at", Moment),
    # For how many hours after it went it is in force; None for what its urgency says.
    Column("lives", Integer),
    Column("changed_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("expires_at", Moment),
    # When its author was told how many it reached.
    Column("told_at", Moment),
    # How far the fan-out has come: all people up to this one.
    Column("cursor_person", BigInteger),
    # Of a circle: whether it goes to people known by a ward alone too; None for what its urgency says.
    Column("by_ward", Boolean),
)
Index("ix_alerts_author", alerts.c.author_id, alerts.c.stage)
Index(
    "ix_alerts_sending",
    alerts.c.id,
    sqlite_where=alerts.c.stage == "sending",
    postgresql_where=alerts.c.stage == "sending",
)
Index(
    "ix_alerts_scheduled",
    alerts.c.send_at,
    sqlite_where=alerts.c.stage == "scheduled",
    postgresql_where=alerts.c.stage == "scheduled",
)

# What was sent, word for word; its id is the outbox's bulletin_id. The first, then what followed: updates, corrections,
# how it ended, and what coordinators passed on (`line` is theirs). `stage` is that of this version alone.
alert_versions = Table(
    "alert_versions",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("alert_id", ForeignKey("alerts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(12), nullable=False, server_default="first"),
    Column("stage", String(12), nullable=False, server_default="sent"),
    Column("text", Text, nullable=False),
    Column("author_id", BigInteger),
    Column("scheme_id", BigInteger),
    Column("line", String(200)),
    # The number of the version whose words a coordinator passed on.
    Column("carries", Integer),
    # When somebody first found their line wrong.
    Column("reported_at", Moment),
    Column("made_at", Moment, nullable=False),
    # How far its own fan-out has come among the recipients, or the members of the scheme.
    Column("cursor_person", BigInteger),
    UniqueConstraint("alert_id", "number"),
)
Index(
    "ix_alert_versions_sending",
    alert_versions.c.id,
    sqlite_where=alert_versions.c.stage == "sending",
    postgresql_where=alert_versions.c.stage == "sending",
)

# The officer's own words in other languages, by number of the version.
alert_translations = Table(
    "alert_translations",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("language", String(8), primary_key=True),
    Column("text", Text, nullable=False),
)

# Groups that the audience takes in, leaves out, or that everybody in it must belong to.
alert_groups = Table(
    "alert_groups",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("group_slug", String(40), primary_key=True),
    Column("rule", String(10), nullable=False),
)

# Everybody who ever changed it: none of them may approve it.
alert_editors = Table(
    "alert_editors",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("staff_id", BigInteger, primary_key=True, autoincrement=False),
)

# Warnings about the words that their author looked at and let stand; gone with the words.
alert_answers = Table(
    "alert_answers",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("finding", String(40), primary_key=True),
)

# Each time something was to go: what exactly (`content`, and its hash), how many it would reach, why a second person
# was asked (`reasons`, none where nobody was), and what they said.
approvals = Table(
    "approvals",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("alert_id", ForeignKey("alerts.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("fingerprint", LargeBinary(32), nullable=False),
    Column("people", Integer, nullable=False),
    Column("reasons", String(80), nullable=False),
    Column("asked_by", BigInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("decision", String(12)),
    Column("decided_by", BigInteger),
    Column("decided_at", Moment),
    Column("reason", Text),
    # A supervisor who let danger to life go at once is looked at afterwards.
    Column("reviewed_by", BigInteger),
    Column("reviewed_at", Moment),
    # Somebody is still to be told how it stands.
    Column("is_news", Boolean, nullable=False),
    # Its rows go with a draft, and a button with the id of one must never find another.
    sqlite_autoincrement=True,
)
Index(
    "ix_approvals_news",
    approvals.c.id,
    sqlite_where=approvals.c.is_news == true(),
    postgresql_where=approvals.c.is_news == true(),
)

# One vote a person: was it worth sending?
alert_votes = Table(
    "alert_votes",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("subscriber_id", BigInteger, primary_key=True, autoincrement=False),
    Column("is_useful", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_alert_votes_subscriber", alert_votes.c.subscriber_id)

# What digests carry: the versions' ids, in order. The id stands for the bulletin that people got (alerts.digests).
digests = Table(
    "digests",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("carries", Text, nullable=False, unique=True),
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
    # Of a circle, so many metres round a place there; None for all of the area.
    Column("metres", Integer),
)

# The wards that the areas stand for, each once: what the audience is selected by.
alert_wards = Table(
    "alert_wards",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("ward_code", String(20), primary_key=True),
    # How much of the ward is meant (alerts.model.Part).
    Column("part", String(8), nullable=False, server_default="whole"),
)
Index("ix_alert_wards_ward", alert_wards.c.ward_code)

# The cells that its circles touch, fine and coarse (places.shapes). Where a circle's middle was, nobody keeps.
alert_cells = Table(
    "alert_cells",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
    Column("cell", String(16), primary_key=True),
)

# One row per person, by whatever places, topics and routes; `via` says why. Its alert is no foreign key, since whoever
# writes a row holds the alert. It has no index by person either: with each alert that would grow everywhere at once, and
# the alerts of a person are as many looks into this one as there are alerts.
alert_recipients = Table(
    "alert_recipients",
    metadata,
    Column("alert_id", Counter, primary_key=True, autoincrement=False),
    Column("subscriber_id", BigInteger, primary_key=True, autoincrement=False),
    Column("via", String(12), nullable=False),
    sqlite_with_rowid=False,
)
