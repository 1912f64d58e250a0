"""Posts that answer together: groups"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_group', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('everyone', sa.String(length=32), nullable=True))
    op.create_table('group_posts',
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['posts.id'], name=op.f('fk_group_posts_group_id')),
    sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_group_posts_post_id')),
    sa.PrimaryKeyConstraint('group_id', 'post_id', name=op.f('pk_group_posts'))
    )
    with op.batch_alter_table('group_posts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_group_posts_post_id'), ['post_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('group_posts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_group_posts_post_id'))
    op.drop_table('group_posts')
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.drop_column('everyone')
        batch_op.drop_column('is_group')
