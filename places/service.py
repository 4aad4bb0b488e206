"""Stores a community's areas and reads them back."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from config.community import Community
from places.model import Area, Kind
from places.tables import areas
from places.tree import areas_of


async def store_community(tx: AsyncConnection, community: Community) -> int:
    """Insert or update every area of the community; how many there are. Areas that it no longer lists stay,
    since past alerts and places name them."""
    rows: list[dict[str, Any]] = [asdict(area) for area in areas_of(community)]
    insert = postgresql.insert(areas) if tx.dialect.name == "postgresql" else sqlite.insert(areas)
    changed = {column.name: insert.excluded[column.name] for column in areas.c if not column.primary_key}
    await tx.execute(insert.on_conflict_do_update(index_elements=[areas.c.code], set_=changed), rows)
    return len(rows)


async def known_areas(tx: AsyncConnection) -> list[Area]:
    """Every area ever stored, by code."""
    rows = await tx.execute(select(areas).order_by(areas.c.code))
    return [Area(**{**row._mapping, "kind": Kind(row.kind)}) for row in rows]
