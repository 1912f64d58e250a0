"""A plan keeps the headings of its table"""

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('plans', sa.Column('columns', sa.JSON(), server_default='[]', nullable=False))


def downgrade() -> None:
    op.drop_column('plans', 'columns')
