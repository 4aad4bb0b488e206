"""Conversations (one sealed blob of one size each) and the messages already dealt with. Dates, never times."""

from sqlalchemy import BigInteger, Column, Date, Integer, LargeBinary, Table

from database.metadata import metadata

conversations = Table(
    "conversations",
    metadata,
    Column("route_id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("blob", LargeBinary, nullable=False),
    Column("expires_on", Date, nullable=False),
    sqlite_with_rowid=False,
)

seen_messages = Table(
    "seen_messages",
    metadata,
    Column("hash", LargeBinary(16), primary_key=True),
    Column("seen_on", Date, nullable=False),
    sqlite_with_rowid=False,
)
