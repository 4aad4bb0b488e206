"""what waits for the morning"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("carries", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("carries", name=op.f("uq_digests_carries")),
    )
    op.add_column("outbox", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    held = sa.text("state = 'held'")
    op.create_index(
        "ix_outbox_held", "outbox", ["due_at", "route_id"], sqlite_where=held, postgresql_where=held
    )
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "ix_outbox_merged", "outbox", ["merged_into"], sqlite_where=merged, postgresql_where=merged
    )
    op.drop_index("ix_alert_recipients_subscriber", table_name="alert_recipients")
    op.create_index(
        "ix_alert_recipients_subscriber", "alert_recipients", ["subscriber_id", "alert_id"], unique=False
    )
