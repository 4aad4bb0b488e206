"""who wants to be called"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tip_contacts",
        sa.Column("tip_id", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.LargeBinary(16)),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.Column("team", sa.String(40)),
        sa.Column("wording", sa.String(10)),
        sa.Column("hour", sa.DateTime(timezone=True)),
        sa.Column("sealed", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["tip_id"], ["tips.id"], name=op.f("fk_tip_contacts_tip_id_tips")),
        sa.PrimaryKeyConstraint("tip_id", name=op.f("pk_tip_contacts")),
        sa.UniqueConstraint("token", name=op.f("uq_tip_contacts_token")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tip_contacts_until", "tip_contacts", ["until"])
