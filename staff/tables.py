"""Staff, their teams and routes, and the hashes of what lets them in."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from database.metadata import Moment, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(60), nullable=False),
    Column("role", String(16), nullable=False),
    # Slow hash of the PIN that begins a shift in Telegram; wrong tries since the last right one.
    Column("pin", LargeBinary(32)),
    Column("pin_tries", Integer, nullable=False, server_default="0"),
)

staff_teams = Table(
    "staff_teams",
    metadata,
    Column("staff_id", ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("team", String(60), primary_key=True),
)

staff_routes = Table(
    "staff_routes",
    metadata,
    Column("route_id", ForeignKey("routes.id"), primary_key=True, autoincrement=False),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    # Until when staff commands work here without the PIN.
    Column("shift_until", Moment),
)

# Where somebody may send to, where that is less than their team may.
staff_areas = Table(
    "staff_areas",
    metadata,
    Column("staff_id", ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("area_code", String(20), primary_key=True),
)

# A team that reads and answers for another, until then.
stand_ins = Table(
    "stand_ins",
    metadata,
    Column("team", String(60), primary_key=True),
    Column("stand_in", String(60), primary_key=True),
    Column("until", Moment, nullable=False),
)

# A row lives until it is used or too old: using it twice finds nothing.
invitations = Table(
    "invitations",
    metadata,
    Column("code", LargeBinary(16), primary_key=True),
    Column("name", String(60), nullable=False),
    Column("role", String(16), nullable=False),
    Column("team", String(60), nullable=False),
    # Boroughs, with blanks between them; none for all that the team may.
    Column("areas", String(200), nullable=False, server_default=""),
    # One more phone for somebody who is staff already.
    Column("staff_id", BigInteger),
    Column("expires_at", Moment, nullable=False),
)

doors = Table(
    "doors",
    metadata,
    Column("team", String(60), primary_key=True),
    Column("route_id", ForeignKey("routes.id"), primary_key=True, autoincrement=False),
    Column("is_tested", Boolean, nullable=False),
)

door_codes = Table(
    "door_codes",
    metadata,
    Column("code", LargeBinary(16), primary_key=True),
    Column("team", String(60), nullable=False),
    Column("expires_at", Moment, nullable=False),
)

# One code at a time for each: a new one replaces the last.
signin_codes = Table(
    "signin_codes",
    metadata,
    Column("staff_id", ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("code", LargeBinary(16), nullable=False),
    Column("expires_at", Moment, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", LargeBinary(16), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("expires_at", Moment, nullable=False),
)
