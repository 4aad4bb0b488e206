"""how many ways lead to each person"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _ways_beside_each_person()
    _counts_in_the_audience()


def _ways_beside_each_person() -> None:
    op.execute("CREATE TABLE ways_before AS SELECT subscriber_id, route_id FROM subscriber_routes")
    op.drop_table("subscriber_routes")
    op.create_table(
        "subscriber_routes",
        sa.Column("subscriber_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("route_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("identity_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identities.id"], name=op.f("fk_subscriber_routes_identity_id_identities")
        ),
        sa.ForeignKeyConstraint(
            ["route_id"], ["routes.id"], name=op.f("fk_subscriber_routes_route_id_routes")
        ),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["subscribers.id"], name=op.f("fk_subscriber_routes_subscriber_id_subscribers")
        ),
        sa.PrimaryKeyConstraint("subscriber_id", "route_id", name=op.f("pk_subscriber_routes")),
        sa.UniqueConstraint("route_id", name=op.f("uq_subscriber_routes_route_id")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO subscriber_routes (subscriber_id, route_id, identity_id, channel, is_open) "
        "SELECT b.subscriber_id, r.id, i.id, i.channel, r.state = 'open' FROM ways_before b "
        "JOIN routes r ON r.id = b.route_id JOIN identities i ON i.id = r.identity_id "
        "ORDER BY b.subscriber_id, r.id"
    )
    op.drop_table("ways_before")


def _counts_in_the_audience() -> None:
    """The audience anew, in the order of its key: changing each of its rows would take longer."""
    op.execute("CREATE TABLE audience_before AS SELECT area_code, topic, subscriber_id FROM audience")
    op.drop_table("audience")
    op.create_table(
        "audience",
        sa.Column("area_code", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("subscriber_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("telegram_ways", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("sms_ways", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("is_elsewhere", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["subscribers.id"], name=op.f("fk_audience_subscriber_id_subscribers")
        ),
        sa.PrimaryKeyConstraint(
            "area_code",
            "topic",
            "subscriber_id",
            name=op.f("pk_audience"),
            postgresql_include=["telegram_ways", "sms_ways", "is_elsewhere"],
        ),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO audience (area_code, topic, subscriber_id, telegram_ways, sms_ways, is_elsewhere) "
        "SELECT a.area_code, a.topic, a.subscriber_id, coalesce(w.telegram, 0), coalesce(w.sms, 0), p.wards > 1 "
        "FROM audience_before a "
        "JOIN (SELECT subscriber_id, count(DISTINCT area_code) AS wards FROM audience_before "
        "GROUP BY subscriber_id) p ON p.subscriber_id = a.subscriber_id "
        "LEFT JOIN (SELECT subscriber_id, sum(CASE WHEN channel = 'telegram' THEN 1 ELSE 0 END) AS telegram, "
        "sum(CASE WHEN channel = 'sms' THEN 1 ELSE 0 END) AS sms FROM subscriber_routes WHERE is_open "
        "GROUP BY subscriber_id) w ON w.subscriber_id = a.subscriber_id "
        "ORDER BY a.area_code, a.topic, a.subscriber_id"
    )
    op.drop_table("audience_before")
    op.create_index("ix_audience_subscriber_id", "audience", ["subscriber_id"], unique=False)
