"""figures and ready words"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("borough", sa.String(40)))
    op.add_column("tips", sa.Column("was_claimed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "tip_figures",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("borough", sa.String(40), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("measure", sa.String(10), nullable=False),
        sa.Column("bucket", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "week", "borough", "category", "measure", "bucket", name=op.f("pk_tip_figures")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ready_words",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("team", sa.String(60), nullable=False),
        sa.Column("title", sa.String(40), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("is_question", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready_words")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ready_words_team", "ready_words", ["team"])
