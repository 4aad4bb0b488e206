"""an alert to a circle

All wards of alerts from before are meant as a whole.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("by_ward", sa.Boolean()))
    op.add_column("alert_areas", sa.Column("metres", sa.Integer()))
    op.add_column("alert_wards", sa.Column("part", sa.String(8), nullable=False, server_default="whole"))
    op.create_table(
        "alert_cells",
        sa.Column(
            "alert_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("cell", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name=op.f("fk_alert_cells_alert_id_alerts")),
        sa.PrimaryKeyConstraint("alert_id", "cell", name=op.f("pk_alert_cells")),
    )
