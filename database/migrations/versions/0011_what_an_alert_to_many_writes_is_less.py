"""what an alert to many writes is less"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_alert_recipients_subscriber", "alert_recipients")
    with op.batch_alter_table("alert_recipients", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_constraint("fk_alert_recipients_alert_id_alerts", type_="foreignkey")
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    newest = "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
    number = op.get_bind().execute(sa.text(newest)).scalar() if is_sqlite else None
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint("fk_outbox_rendering_id_renderings", type_="foreignkey")
    if number is not None:
        # The table is a new one, which knows nothing of rows that are deleted: no number comes again.
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'outbox'")
        op.execute(sa.text("INSERT INTO sqlite_sequence VALUES ('outbox', :number)").bindparams(number=number))
