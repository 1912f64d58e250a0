"""Which register counts a row of the plan, where a coordinator said so"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_items", sa.Column("counted_by", sa.String(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column("plan_items", "counted_by")
