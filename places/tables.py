"""The `areas` table: what is stored of a community, so that other tables can refer to areas by code."""

from sqlalchemy import Column, Date, Float, ForeignKey, Index, String, Table

from database.metadata import metadata

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
