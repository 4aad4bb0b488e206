"""how long a tip is kept"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("closed_on", sa.Date()))
    op.create_table(
        "tip_holds",
        sa.Column("tip_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["tip_id"], ["tips.id"], name=op.f("fk_tip_holds_tip_id_tips")),
        sa.PrimaryKeyConstraint("tip_id", name=op.f("pk_tip_holds")),
        sqlite_with_rowid=False,
    )
