"""Leaves"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("client_key", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_leaves_center_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_leaves_person_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["posts.id"], name=op.f("fk_leaves_deputy_id")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_leaves_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
        sa.UniqueConstraint("client_key", name=op.f("uq_leaves_client_key")),
    )
    op.create_index(op.f("ix_leaves_person_id_ended_at"), "leaves", ["person_id", "ended_at"])
    op.create_index(op.f("ix_leaves_center_id_last"), "leaves", ["center_id", "last"])


def downgrade() -> None:
    op.drop_table("leaves")
