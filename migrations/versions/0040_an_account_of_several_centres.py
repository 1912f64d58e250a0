"""An account may be a person of several centres, and has a clock of its own"""

import sqlalchemy as sa
from alembic import op

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('persons', schema=None) as batch_op:
        batch_op.add_column(sa.Column('chosen_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('zone', sa.String(length=64), nullable=True))
        batch_op.drop_constraint(batch_op.f('uq_persons_telegram_id'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_persons_telegram_id_center_id'), ['telegram_id', 'center_id'])


def downgrade() -> None:
    # an account is of one centre again, the one it came to last: in the others it is forgotten, the records stay
    op.execute(
        'UPDATE persons SET telegram_id = -id WHERE EXISTS (SELECT 1 FROM persons AS later'
        ' WHERE later.telegram_id = persons.telegram_id AND later.id > persons.id)'
    )
    with op.batch_alter_table('persons', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_persons_telegram_id_center_id'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_persons_telegram_id'), ['telegram_id'])
        batch_op.drop_column('zone')
        batch_op.drop_column('chosen_at')
