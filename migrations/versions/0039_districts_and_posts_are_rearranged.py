"""Districts and posts are closed, merged and moved; a report says which district it tells of"""

import sqlalchemy as sa
from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('districts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('closed_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('merged_into_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_districts_merged_into_id'), 'districts', ['merged_into_id'], ['id'])
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('merged_into_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_posts_merged_into_id'), 'posts', ['merged_into_id'], ['id'])
    with op.batch_alter_table('holdings', schema=None) as batch_op:
        batch_op.add_column(sa.Column('district_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('follows_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_holdings_district_id'), 'districts', ['district_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_holdings_follows_id'), 'holdings', ['follows_id'], ['id'])
    op.add_column('monitoring_reports', sa.Column('district_id', sa.Integer(), nullable=True))
    op.execute(
        'UPDATE monitoring_reports SET district_id ='
        ' (SELECT posts.district_id FROM posts WHERE posts.id = monitoring_reports.post_id)'
    )
    with op.batch_alter_table('monitoring_reports', schema=None) as batch_op:
        batch_op.alter_column('district_id', existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(
            batch_op.f('fk_monitoring_reports_district_id'), 'districts', ['district_id'], ['id']
        )
    op.create_table(
        'rearrangements',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('event', sa.String(length=32), nullable=False),
        sa.Column('district_id', sa.Integer(), nullable=True),
        sa.Column('post_id', sa.Integer(), nullable=True),
        sa.Column('steps', sa.JSON(), nullable=False),
        sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_rearrangements_center_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_rearrangements_person_id')),
        sa.ForeignKeyConstraint(
            ['district_id'], ['districts.id'], name=op.f('fk_rearrangements_district_id'), ondelete='SET NULL'
        ),
        sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_rearrangements_post_id'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rearrangements')),
    )
    op.create_index(op.f('ix_rearrangements_center_id_made_at'), 'rearrangements', ['center_id', 'made_at'])


def downgrade() -> None:
    op.drop_table('rearrangements')
    with op.batch_alter_table('monitoring_reports', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_monitoring_reports_district_id'), type_='foreignkey')
        batch_op.drop_column('district_id')
    with op.batch_alter_table('holdings', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_holdings_follows_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_holdings_district_id'), type_='foreignkey')
        batch_op.drop_column('follows_id')
        batch_op.drop_column('district_id')
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_posts_merged_into_id'), type_='foreignkey')
        batch_op.drop_column('merged_into_id')
    with op.batch_alter_table('districts', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_districts_merged_into_id'), type_='foreignkey')
        batch_op.drop_column('merged_into_id')
        batch_op.drop_column('closed_on')
