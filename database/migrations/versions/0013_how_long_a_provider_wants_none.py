"""how long a provider wants none"""

import sqlalchemy as sa
from alembic import op


revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("identities", sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True))
