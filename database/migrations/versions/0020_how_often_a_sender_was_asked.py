"""how often a sender was asked"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("questions", sa.Integer(), server_default="0", nullable=False))
