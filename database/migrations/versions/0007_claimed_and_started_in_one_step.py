"""claimed and started in one step"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Claimed rows were certainly not sent.
    op.execute("UPDATE outbox SET state = 'queued', lease_until = NULL WHERE state = 'claimed'")
    op.drop_index("ix_outbox_leased", "outbox")
    where = sa.text("state = 'started'")
    op.create_index("ix_outbox_leased", "outbox", ["lease_until"], sqlite_where=where, postgresql_where=where)
