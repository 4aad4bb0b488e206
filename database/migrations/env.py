"""Alembic's entry: runs on the connection that database.migrate hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from database.metadata import Moment, metadata


def render(kind: str, what: Any, _context: AutogenContext) -> str | Literal[False]:
    """Generated migrations name no type of ours: they must still run when it has moved on."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(what, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
