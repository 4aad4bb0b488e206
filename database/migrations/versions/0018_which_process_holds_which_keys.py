"""which process holds which keys"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "key_holders",
        sa.Column("owner", sa.String(length=60), nullable=False),
        sa.Column("ring", sa.String(length=20), nullable=False),
        sa.Column("prints", sa.Text(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "ring", name=op.f("pk_key_holders")),
    )
