"""postcodes and outlines of wards from official files

Empty until an operator imports them: places are found by district and centre until then, as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("vintage", sa.String(20), nullable=False),
        sa.Column("is_in_use", sa.Boolean(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "postcodes",
        sa.Column("edition_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("postcode", sa.String(7), nullable=False),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("ward_code", sa.String(32), nullable=False),
        sa.Column("cell", sa.String(16)),
        sa.Column("how", sa.String(10), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_postcodes_edition_id_editions")),
        sa.PrimaryKeyConstraint("edition_id", "postcode", name=op.f("pk_postcodes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ward_outlines",
        sa.Column("edition_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ward_code", sa.String(32), nullable=False),
        sa.Column("rings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["editions.id"], name=op.f("fk_ward_outlines_edition_id_editions")
        ),
        sa.PrimaryKeyConstraint("edition_id", "ward_code", name=op.f("pk_ward_outlines")),
        sqlite_with_rowid=False,
    )
