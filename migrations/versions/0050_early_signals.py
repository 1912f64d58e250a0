"""Early signals: counts by district, month and who noticed"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signal_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(length=32), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_key", sa.String(length=64), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_signal_entries_center_id")),
        sa.ForeignKeyConstraint(["district_id"], ["districts.id"], name=op.f("fk_signal_entries_district_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_signal_entries_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_entries")),
        sa.UniqueConstraint("client_key", name=op.f("uq_signal_entries_client_key")),
    )
    op.create_index(
        op.f("ix_signal_entries_center_id_month_district_id_measure"),
        "signal_entries",
        ["center_id", "month", "district_id", "measure"],
    )
    op.create_index(op.f("ix_signal_entries_person_id"), "signal_entries", ["person_id"])
    op.create_index(op.f("ix_signal_entries_district_id"), "signal_entries", ["district_id"])


def downgrade() -> None:
    op.drop_table("signal_entries")
