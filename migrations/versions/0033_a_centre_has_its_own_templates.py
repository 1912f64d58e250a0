"""A centre has its own templates"""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'paper_templates',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=32), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=True),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('before', sa.LargeBinary(), nullable=True),
        sa.Column('before_name', sa.String(length=200), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_paper_templates_center_id_centers')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_templates')),
        sa.UniqueConstraint('center_id', 'kind', name=op.f('uq_paper_templates_center_id_kind')),
    )


def downgrade() -> None:
    op.drop_table('paper_templates')
