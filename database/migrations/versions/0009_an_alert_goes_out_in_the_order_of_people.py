"""an alert goes out in the order of people"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Whatever was in the middle begins anew: who had it already gets no second copy (alerts.fanout).
    op.execute("UPDATE alerts SET cursor_person = NULL WHERE stage = 'sending'")
    for column in ("cursor_ward", "cursor_topic"):
        op.drop_column("alerts", column)


