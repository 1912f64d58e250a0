"""The cells of an item as its file had them"""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

CELLS = ('number', 'content', 'deadline', 'responsible', 'coverage', 'product', 'expected_result', 'note')
items = sa.table(
    'plan_items', sa.column('id', sa.Integer), sa.column('imported', sa.JSON), *(sa.column(name, sa.Text) for name in CELLS)
)


def upgrade() -> None:
    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.add_column(sa.Column('imported', sa.JSON(), nullable=True))
    connection = op.get_bind()
    for row in connection.execute(sa.select(items)).mappings().all():
        cells = {name: row[name] for name in CELLS}
        connection.execute(items.update().where(items.c.id == row['id']).values(imported=cells))
    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.alter_column('imported', existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.drop_column('imported')
