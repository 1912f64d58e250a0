"""What comes after an event: when an answer is shown, who said what was missing, its materials"""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event_feedback", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("event_invitees", sa.Column("said_missing", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("events", sa.Column("materials", sa.String(length=1000), nullable=False, server_default=""))
    op.add_column("events", sa.Column("materials_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("events", "materials_at")
    op.drop_column("events", "materials")
    op.drop_column("event_invitees", "said_missing")
    op.drop_column("event_feedback", "shown")
