"""A table that a migration makes anew goes on counting where the old one stood, also behind rows that are deleted."""

import asyncio
import sqlite3
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from database import migrate as migrations

ROW = (
    "INSERT INTO outbox (identity_id, route_id, kind, lane, state, due_at) "
    "VALUES (1, 2, 'send', 1, 'queued', '2026-03-02 12:00:00.000000')"
)


def test_no_number_comes_again(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        command.upgrade(migrations._config(connection), "0010")
        for _ in range(3):
            connection.exec_driver_sql(ROW)
        connection.exec_driver_sql("DELETE FROM outbox WHERE id > 1")
    engine.dispose()
    asyncio.run(migrations.migrate(f"sqlite+aiosqlite:///{file}"))
    database = sqlite3.connect(file)
    assert database.execute(f"{ROW} RETURNING id").fetchone() == (4,)
    assert database.execute("SELECT id FROM outbox ORDER BY id").fetchall() == [(1,), (4,)]
    database.close()
