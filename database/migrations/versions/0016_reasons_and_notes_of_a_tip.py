"""reasons and notes of a tip"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("linked_alert", sa.String(8)))
    op.add_column("tips", sa.Column("sealed_reasons", sa.LargeBinary()))
    op.add_column("tip_messages", sa.Column("is_note", sa.Boolean(), server_default=sa.false(), nullable=False))
