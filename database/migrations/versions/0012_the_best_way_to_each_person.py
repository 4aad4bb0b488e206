"""the best way to each person"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    best: sa.Column[bool] = sa.Column("is_best", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("subscriber_routes", best)
    op.execute(
        "UPDATE subscriber_routes SET is_best = true WHERE is_open AND NOT EXISTS ("
        "SELECT 1 FROM subscriber_routes AS o WHERE o.is_open AND o.subscriber_id = subscriber_routes.subscriber_id "
        "AND (CASE WHEN o.channel = 'telegram' THEN 0 ELSE 1 END < "
        "CASE WHEN subscriber_routes.channel = 'telegram' THEN 0 ELSE 1 END "
        "OR o.channel = subscriber_routes.channel AND o.route_id < subscriber_routes.route_id))"
    )
