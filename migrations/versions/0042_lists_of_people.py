"""Lists of people who are invited at once"""

import sqlalchemy as sa
from alembic import op

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'guest_lists',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('client_key', sa.String(length=64), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('stored_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('content', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_guest_lists_center_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_guest_lists_person_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_guest_lists')),
        sa.UniqueConstraint('client_key', name=op.f('uq_guest_lists_client_key')),
    )
    op.create_index(op.f('ix_guest_lists_center_id'), 'guest_lists', ['center_id'])


def downgrade() -> None:
    op.drop_table('guest_lists')
    op.execute("DELETE FROM alarms WHERE kind = 'invite'")
