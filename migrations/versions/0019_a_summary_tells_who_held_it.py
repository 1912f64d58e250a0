"""A summary's index tells who held an activity"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

BEFORE = ['center_id', 'day', 'type', 'district_id', 'author_id', 'id']
NAME = 'ix_activities_summary'


def upgrade() -> None:
    _anew(['center_id', 'day', 'involvement', *BEFORE[2:], 'deleted_at'])


def downgrade() -> None:
    _anew(BEFORE)


def _anew(columns: list[str]) -> None:
    alive = sa.text('deleted_at IS NULL')
    op.drop_index(NAME, 'activities')
    op.create_index(NAME, 'activities', columns, unique=False, sqlite_where=alive, postgresql_where=alive)
