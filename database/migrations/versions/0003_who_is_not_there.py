"""who is not there"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("routes", sa.Column("misses", sa.Integer(), server_default="0", nullable=False))
    op.add_column("routes", sa.Column("missing_since", sa.Date(), nullable=True))
