"""What was done on a trip"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trip_records",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_trip_records_activity_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["activities.id"], name=op.f("fk_trip_records_trip_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_trip_records")),
    )
    op.create_index(op.f("ix_trip_records_trip_id"), "trip_records", ["trip_id"])


def downgrade() -> None:
    op.execute("UPDATE activities SET deleted_at = created_at WHERE involvement = 'within'")
    op.execute("UPDATE activities SET involvement = 'held' WHERE involvement = 'within'")
    op.drop_table("trip_records")
