"""who was told of texts held back"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("text_costs", sa.Column("is_told", sa.Boolean(), server_default=sa.false(), nullable=False))
