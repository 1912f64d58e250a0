"""A person may be sent the centre's summary"""

import sqlalchemy as sa
from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('persons', sa.Column('summary_rhythm', sa.String(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column('persons', 'summary_rhythm')
