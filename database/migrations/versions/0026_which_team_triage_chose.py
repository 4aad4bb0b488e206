"""which team triage chose

Of tips from before, it is not known: left empty, they are not counted.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("first_team", sa.String(40)))
