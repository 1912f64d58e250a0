"""A centre says its own words"""

import sqlalchemy as sa
from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('centers', sa.Column('words_version', sa.Integer(), server_default='0', nullable=False))
    op.create_table(
        'center_words',
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('version', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('before', sa.Integer(), nullable=False),
        sa.Column('content', sa.JSON(), nullable=False),
        sa.Column('topics', sa.JSON(none_as_null=True), nullable=True),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('made_by', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_center_words_center_id')),
        sa.ForeignKeyConstraint(['made_by'], ['persons.id'], name=op.f('fk_center_words_made_by')),
        sa.PrimaryKeyConstraint('center_id', 'version', name=op.f('pk_center_words')),
    )


def downgrade() -> None:
    op.drop_table('center_words')
    op.drop_column('centers', 'words_version')
