"""the day of a consent"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With the hour the ledger told who was about when a tip came in.
    if op.get_bind().dialect.name == "postgresql":
        op.execute("UPDATE consents SET at = date_trunc('day', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'")
    else:
        op.execute("UPDATE consents SET at = substr(at, 1, 10) || ' 00:00:00.000000'")
