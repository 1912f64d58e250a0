"""A second coordinator waits for a word"""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'admissions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('post_id', sa.Integer(), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('noticed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('decided_by', sa.Integer(), nullable=True),
        sa.Column('admitted', sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_admissions_center_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_admissions_person_id')),
        sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_admissions_post_id')),
        sa.ForeignKeyConstraint(['decided_by'], ['persons.id'], name=op.f('fk_admissions_decided_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_admissions')),
    )
    op.create_index(op.f('ix_admissions_center_id'), 'admissions', ['center_id'])
    op.create_index(op.f('ix_admissions_person_id'), 'admissions', ['person_id'])
    with op.batch_alter_table('persons', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_admin', sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.add_column(sa.Column('made_by', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_invites_made_by'), 'persons', ['made_by'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_invites_made_by'), type_='foreignkey')
        batch_op.drop_column('made_by')
    with op.batch_alter_table('persons', schema=None) as batch_op:
        batch_op.drop_column('is_admin')
    op.drop_table('admissions')
    op.execute("DELETE FROM alarms WHERE kind = 'admission'")
