"""Identities, routes, rendered bulletins and the outbox.

Route ids are random and the table has no rowid, so neither tells in which order people came.
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
    String,
    Table,
    UniqueConstraint,
    and_,
    false,
)

from database.metadata import Moment, metadata

# Integers that count up: 64 bits on PostgreSQL, the rowid on SQLite.
Counter = BigInteger().with_variant(Integer, "sqlite")

identities = Table(
    "identities",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(10), nullable=False),
    Column("name", String(60), nullable=False, unique=True),
    # The provider's "retry after", for whoever serves the identity next.
    Column("paused_until", Moment),
)

routes = Table(
    "routes",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("identity_id", ForeignKey("identities.id"), nullable=False),
    Column("lookup", LargeBinary(16), nullable=False, unique=True),
    Column("sealed_address", LargeBinary, nullable=False),
    Column("state", String(10), nullable=False),
    # How often in a row nobody was there, and since when; also since when nobody will be.
    Column("misses", Integer, nullable=False, server_default="0"),
    Column("missing_since", Date),
    sqlite_with_rowid=False,
)

# One body per bulletin (a version of an alert), channel and language; rows of the outbox point to it.
renderings = Table(
    "renderings",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("bulletin_id", BigInteger, nullable=False),
    Column("channel", String(10), nullable=False),
    Column("language", String(8), nullable=False),
    Column("parcel", LargeBinary, nullable=False),
    UniqueConstraint("bulletin_id", "channel", "language"),
)

# A picture that goes with alerts. `body` is fetched after it was sent to us (`media_type` is empty for what turned out
# to be none); what a bot was given once it names by `file_ref` from then on.
photos = Table(
    "photos",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("media_type", String(40)),
    Column("body", LargeBinary),
    Column("made_at", Moment, nullable=False),
)
photo_refs = Table(
    "photo_refs",
    metadata,
    Column("photo_id", ForeignKey("photos.id"), primary_key=True, autoincrement=False),
    Column("identity_id", ForeignKey("identities.id"), primary_key=True, autoincrement=False),
    Column("file_ref", String(200), nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("identity_id", Integer, nullable=False),
    Column("route_id", BigInteger, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False, server_default="0"),
    # Conversation: a sealed, padded parcel; the row is deleted when settled.
    Column("sealed_parcel", LargeBinary),
    # Bulletin: which, to whom, in which body; the row stays as the delivery's record.
    Column("bulletin_id", BigInteger),
    Column("person_id", BigInteger),
    # Not a foreign key, as all who write a row have read the id out of the table just now, and no body is ever deleted:
    # to look for each again takes PostgreSQL as long as the rest of the row.
    Column("rendering_id", Counter),
    Column("provider_ref", String(64)),
    # An edit: the row whose message it replaces in place.
    Column("edits_id", BigInteger),
    Column("reason", String(40)),
    Column("settled_at", Moment),
    # The digest that carries this copy, which stands as that one stands.
    Column("merged_into", BigInteger),
    UniqueConstraint("bulletin_id", "person_id", "route_id"),
    # The id of a settled answer, which is deleted, must not come again: late news of it would be taken for another row's.
    sqlite_autoincrement=True,
)
Index(
    "ix_outbox_waiting",
    outbox.c.identity_id,
    outbox.c.lane,
    outbox.c.id,
    sqlite_where=outbox.c.state == "queued",
    postgresql_where=outbox.c.state == "queued",
)
Index(
    "ix_outbox_leased",
    outbox.c.lease_until,
    sqlite_where=outbox.c.state == "started",
    postgresql_where=outbox.c.state == "started",
)
# Texts that are looked up in the provider's list (delivery.unsure).
_UNSURE = and_(outbox.c.state == "unknown", outbox.c.settled_at.is_(None))
Index("ix_outbox_unsure", outbox.c.identity_id, outbox.c.id, sqlite_where=_UNSURE, postgresql_where=_UNSURE)
Index(
    "ix_outbox_held",
    outbox.c.due_at,
    outbox.c.route_id,
    sqlite_where=outbox.c.state == "held",
    postgresql_where=outbox.c.state == "held",
)
Index(
    "ix_outbox_merged",
    outbox.c.merged_into,
    sqlite_where=outbox.c.merged_into.is_not(None),
    postgresql_where=outbox.c.merged_into.is_not(None),
)
Index("ix_outbox_route", outbox.c.route_id)

# What texts cost: parts of a day (at Greenwich) in all, in the row whose prefix is empty, with how many texts were held
# back; and by prefix of number, such as +447911, what newcomers took and until when the provider wants none. Two days.
text_costs = Table(
    "text_costs",
    metadata,
    Column("day", Date, primary_key=True),
    Column("prefix", String(8), primary_key=True),
    Column("parts", Integer, nullable=False),
    Column("newcomers", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    # Whether staff were told that texts are held back.
    Column("is_told", Boolean, nullable=False, server_default=false()),
    Column("paused_until", Moment),
)
