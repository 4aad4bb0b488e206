"""a tip that takes no more"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("is_muted", sa.Boolean(), server_default=sa.false(), nullable=False))
