"""Who began a report"""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('monitoring_reports', schema=None) as batch_op:
        batch_op.add_column(sa.Column('begun_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('begun_by', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_monitoring_reports_begun_by'), 'persons', ['begun_by'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('monitoring_reports', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_monitoring_reports_begun_by'), type_='foreignkey')
        batch_op.drop_column('begun_by')
        batch_op.drop_column('begun_at')
