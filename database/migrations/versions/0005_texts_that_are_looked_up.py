"""texts that are looked up"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    unsure = sa.text("state = 'unknown' AND settled_at IS NULL")
    op.create_index(
        "ix_outbox_unsure",
        "outbox",
        ["identity_id", "id"],
        sqlite_where=unsure,
        postgresql_where=unsure,
    )
