"""A link of many; who came by it waits for a word"""

import sqlalchemy as sa
from alembic import op

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.add_column(sa.Column('places', sa.Integer(), nullable=True))
    with op.batch_alter_table('admissions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('invite_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_admissions_invite_id'), 'invites', ['invite_id'], ['id'])
        batch_op.create_index(batch_op.f('ix_admissions_invite_id'), ['invite_id'])


def downgrade() -> None:
    with op.batch_alter_table('admissions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_admissions_invite_id'))
        batch_op.drop_constraint(batch_op.f('fk_admissions_invite_id'), type_='foreignkey')
        batch_op.drop_column('invite_id')
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.drop_column('places')
