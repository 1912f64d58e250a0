"""Papers wait until they are sent"""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'paper_files',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=32), nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_paper_files_center_id_centers')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_paper_files_person_id_persons')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_files')),
    )
    op.create_index(op.f('ix_paper_files_made_at'), 'paper_files', ['made_at'])
    op.create_index(op.f('ix_paper_files_center_id'), 'paper_files', ['center_id'])
    op.create_index(op.f('ix_paper_files_person_id'), 'paper_files', ['person_id'])


def downgrade() -> None:
    op.drop_table('paper_files')
