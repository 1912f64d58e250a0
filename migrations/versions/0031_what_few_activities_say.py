"""What few activities say has an index of its own: a summary does not open all the others for it"""

import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None
WHERE = "deleted_at IS NULL AND (programme <> '' OR series <> '' OR channel <> '')"


def upgrade() -> None:
    columns = ['center_id', 'day', 'involvement', 'programme', 'series', 'channel', 'deleted_at']
    where = {'sqlite_where': sa.text(WHERE), 'postgresql_where': sa.text(WHERE)}
    op.create_index('ix_activities_said', 'activities', columns, unique=False, **where)


def downgrade() -> None:
    op.drop_index('ix_activities_said', table_name='activities')
