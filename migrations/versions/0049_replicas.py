"""Several replicas: whose turn it is in a chat, which update led to a message, what the admins were told of"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

WAITS = sa.text("outcome = 'waiting' AND chat_id IS NOT NULL")


def upgrade() -> None:
    op.add_column("inbox", sa.Column("chat_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_inbox_chat", "inbox", ["chat_id", "update_id"], sqlite_where=WAITS, postgresql_where=WAITS)
    op.add_column("notifications", sa.Column("update_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "alerts",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_alerts")),
    )


def downgrade() -> None:
    op.drop_table("alerts")
    op.drop_column("notifications", "update_id")
    op.drop_index("ix_inbox_chat", table_name="inbox")
    op.drop_column("inbox", "chat_id")
