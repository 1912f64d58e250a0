"""Centres wake up: each gets the alarm that sets all its others"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

alarms = sa.table(
    'alarms',
    sa.column('kind', sa.String),
    sa.column('subject_id', sa.Integer),
    sa.column('center_id', sa.Integer),
    sa.column('at', sa.DateTime(timezone=True)),
)
centers = sa.table('centers', sa.column('id', sa.Integer))
LONG_PAST = datetime(2000, 1, 1, tzinfo=UTC)  # due with the first tick


def upgrade() -> None:
    with_alarm = sa.select(alarms.c.subject_id).where(alarms.c.kind == 'center')
    found = sa.select(
        sa.literal('center'), centers.c.id, centers.c.id, sa.literal(LONG_PAST, sa.DateTime(timezone=True))
    ).where(centers.c.id.not_in(with_alarm))
    op.execute(alarms.insert().from_select(['kind', 'subject_id', 'center_id', 'at'], found))


def downgrade() -> None:
    op.execute(alarms.delete().where(alarms.c.kind == 'center'))
