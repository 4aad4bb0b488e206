"""who is reminded of a tip"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("desk_clock", sa.Column("step", sa.Integer(), server_default="0", nullable=False))
    op.add_column(
        "desk_clock", sa.Column("is_seen", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
