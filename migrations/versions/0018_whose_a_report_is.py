"""Whose a report is"""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

OF_POST, OF_PERSON = sa.text('person_id IS NULL'), sa.text('person_id IS NOT NULL')


def upgrade() -> None:
    with op.batch_alter_table('monitorings', schema=None) as batch_op:
        batch_op.add_column(sa.Column('report_of', sa.String(length=32), nullable=False, server_default='post'))
    with op.batch_alter_table('monitoring_reports', schema=None) as batch_op:
        batch_op.add_column(sa.Column('person_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('pleaded_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('pleaded_by', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_monitoring_reports_person_id'), 'persons', ['person_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_monitoring_reports_pleaded_by'), 'persons', ['pleaded_by'], ['id'])
        batch_op.drop_constraint(batch_op.f('uq_monitoring_reports_monitoring_id_post_id'), type_='unique')
    op.create_index(
        'uq_monitoring_reports_of_post',
        'monitoring_reports',
        ['monitoring_id', 'post_id'],
        unique=True,
        sqlite_where=OF_POST,
        postgresql_where=OF_POST,
    )
    op.create_index(
        'uq_monitoring_reports_of_person',
        'monitoring_reports',
        ['monitoring_id', 'post_id', 'person_id'],
        unique=True,
        sqlite_where=OF_PERSON,
        postgresql_where=OF_PERSON,
    )


def downgrade() -> None:
    op.drop_index('uq_monitoring_reports_of_person', table_name='monitoring_reports')
    op.drop_index('uq_monitoring_reports_of_post', table_name='monitoring_reports')
    # one report a post stands there again: those of single persons have no place in it
    numbers = 'report_id IN (SELECT id FROM monitoring_reports WHERE person_id IS NOT NULL)'
    op.execute(f'DELETE FROM monitoring_values WHERE {numbers}')
    op.execute(f'DELETE FROM monitoring_steps WHERE {numbers}')
    op.execute('DELETE FROM monitoring_reports WHERE person_id IS NOT NULL')
    with op.batch_alter_table('monitoring_reports', schema=None) as batch_op:
        batch_op.create_unique_constraint(
            batch_op.f('uq_monitoring_reports_monitoring_id_post_id'), ['monitoring_id', 'post_id']
        )
        batch_op.drop_constraint(batch_op.f('fk_monitoring_reports_pleaded_by'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_monitoring_reports_person_id'), type_='foreignkey')
        batch_op.drop_column('pleaded_by')
        batch_op.drop_column('pleaded_at')
        batch_op.drop_column('person_id')
    with op.batch_alter_table('monitorings', schema=None) as batch_op:
        batch_op.drop_column('report_of')
