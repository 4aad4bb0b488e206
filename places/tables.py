"""The `areas` table: what is stored of a community, so that other tables can refer to areas by code. And what was imported
of official files: a list of postcodes and the outlines of wards."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from database.metadata import Moment, metadata

areas = Table(
    "areas",
    metadata,
    Column("code", String(32), primary_key=True),  # official, or "merseyside-L1" for a police area
    Column("name", String(60), nullable=False),
    Column("kind", String(16), nullable=False),  # places.model.Kind
    Column("parent", String(32), ForeignKey("areas.code"), nullable=True),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("valid_from", Date, nullable=True),
    Column("valid_to", Date, nullable=True),
    Column("vintage", String(60), nullable=True),
    Index("ix_areas_parent", "parent"),
)

# One import of files of one kind. While it is written its rows lie beside those that are in use; then it takes their place.
editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),  # places.importing.storing.KINDS
    Column("source", String(200), nullable=False),
    Column("vintage", String(20), nullable=False),
    Column("is_in_use", Boolean, nullable=False),
    Column("imported_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

# Official, open data: nobody's place is looked up here by whoever it belongs to.
postcodes = Table(
    "postcodes",
    metadata,
    Column("edition_id", ForeignKey("editions.id"), nullable=False, autoincrement=False),
    Column("postcode", String(7), nullable=False),  # "L204AB"
    Column("lat", Float),
    Column("lon", Float),
    Column("ward_code", String(32), nullable=False),
    Column("cell", String(16)),
    Column("how", String(10), nullable=False),  # places.model.How
    Column("is_live", Boolean, nullable=False),
    PrimaryKeyConstraint("edition_id", "postcode"),
    sqlite_with_rowid=False,
)

ward_outlines = Table(
    "ward_outlines",
    metadata,
    Column("edition_id", ForeignKey("editions.id"), nullable=False, autoincrement=False),
    Column("ward_code", String(32), nullable=False),
    Column("rings", Text, nullable=False),  # JSON: rings of [latitude, longitude]
    PrimaryKeyConstraint("edition_id", "ward_code"),
    sqlite_with_rowid=False,
)
