"""what a tip was passed on with"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tip_messages", sa.Column("passed_to", sa.String(40)))
