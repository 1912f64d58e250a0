"""Who is in the middle of answering stands in a column"""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('dialogues', schema=None) as batch_op:
        batch_op.add_column(sa.Column('busy_at', sa.DateTime(timezone=True), nullable=True))
    # until then the content said it at its beginning
    op.execute("UPDATE dialogues SET busy_at = updated_at WHERE content LIKE '{\"busy\": true%'")


def downgrade() -> None:
    with op.batch_alter_table('dialogues', schema=None) as batch_op:
        batch_op.drop_column('busy_at')
