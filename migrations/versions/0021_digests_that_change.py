"""Digests that change"""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

TOLD = sa.text('digest_id IS NOT NULL')


def upgrade() -> None:
    op.create_index(
        'ix_notifications_told', 'notifications', ['subject_id', 'kind'], sqlite_where=TOLD, postgresql_where=TOLD
    )


def downgrade() -> None:
    op.drop_index('ix_notifications_told', table_name='notifications')
