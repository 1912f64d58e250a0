"""Changes of the plan that are proposed"""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('plan_proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('center_id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('occurrence_id', sa.Integer(), nullable=True),
    sa.Column('first_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('old', sa.Text(), nullable=False),
    sa.Column('new', sa.Text(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('outcome', sa.String(length=32), nullable=False),
    sa.Column('why', sa.String(length=40), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_plan_proposals_center_id')),
    sa.ForeignKeyConstraint(['decided_by'], ['persons.id'], name=op.f('fk_plan_proposals_decided_by')),
    sa.ForeignKeyConstraint(['first_id'], ['plan_proposals.id'], name=op.f('fk_plan_proposals_first_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['item_id'], ['plan_items.id'], name=op.f('fk_plan_proposals_item_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['occurrence_id'], ['occurrences.id'], name=op.f('fk_plan_proposals_occurrence_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_plan_proposals_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_proposals'))
    )
    waiting = sa.text("outcome = 'waiting'")
    with op.batch_alter_table('plan_proposals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_proposals_first_id'), ['first_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_proposals_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_proposals_occurrence_id'), ['occurrence_id'], unique=False)
        batch_op.create_index('ix_plan_proposals_waiting', ['item_id'], unique=False, sqlite_where=waiting, postgresql_where=waiting)
    with op.batch_alter_table('plan_changes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('proposed_by', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_plan_changes_proposed_by'), 'persons', ['proposed_by'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('plan_changes', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_plan_changes_proposed_by'), type_='foreignkey')
        batch_op.drop_column('proposed_by')
    op.drop_table('plan_proposals')
