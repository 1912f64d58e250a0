"""The lines of a digest are found by it: without, each message that is deleted looks through all of them"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

TOLD = sa.text("digest_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_notifications_digest", "notifications", ["digest_id"], sqlite_where=TOLD, postgresql_where=TOLD
    )


def downgrade() -> None:
    op.drop_index("ix_notifications_digest", "notifications")
