"""A record names its date, a date knows since when it stands in the plan, a letter is found by its matter"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

SENT = sa.text('message_id IS NOT NULL')


def upgrade() -> None:
    op.add_column('activities', sa.Column('date_named', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('occurrences', sa.Column('since', sa.Date(), nullable=True))
    op.create_index(
        'ix_notifications_sent', 'notifications', ['subject_id', 'kind'], sqlite_where=SENT, postgresql_where=SENT
    )


def downgrade() -> None:
    op.drop_index('ix_notifications_sent', table_name='notifications')
    op.drop_column('occurrences', 'since')
    op.drop_column('activities', 'date_named')
