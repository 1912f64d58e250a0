"""An item of the plan names the programme that it belongs to"""

import re

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None
NAMED = re.compile(r'\bкомплекс\w* мер\b')


def upgrade() -> None:
    op.add_column('plan_items', sa.Column('programme', sa.String(length=120), server_default='', nullable=False))
    items = sa.table('plan_items', sa.column('id'), sa.column('content'), sa.column('programme'))
    connection = op.get_bind()
    rows = connection.execute(sa.select(items.c.id, items.c.content)).all()
    named = [id_ for id_, content in rows if NAMED.search((content or '').lower())]
    if named:
        connection.execute(items.update().where(items.c.id.in_(named)).values(programme='Комплекс мер'))


def downgrade() -> None:
    op.drop_column('plan_items', 'programme')
