"""Posts are handed over"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("tenure_id", sa.Integer(), nullable=True),
        sa.Column("invite_id", sa.Integer(), nullable=False),
        sa.Column("overlap", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("newcomer_id", sa.Integer(), nullable=True),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_handovers_center_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_handovers_post_id")),
        sa.ForeignKeyConstraint(["tenure_id"], ["holdings.id"], name=op.f("fk_handovers_tenure_id")),
        sa.ForeignKeyConstraint(["invite_id"], ["invites.id"], name=op.f("fk_handovers_invite_id")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_handovers_made_by")),
        sa.ForeignKeyConstraint(["newcomer_id"], ["persons.id"], name=op.f("fk_handovers_newcomer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sa.UniqueConstraint("invite_id", name=op.f("uq_handovers_invite_id")),
    )
    op.create_index(op.f("ix_handovers_center_id_id"), "handovers", ["center_id", "id"])
    for column in ("post_id", "tenure_id", "newcomer_id"):
        op.create_index(op.f(f"ix_handovers_{column}"), "handovers", [column])
    op.create_table(
        "first_steps",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_first_steps_center_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_first_steps_person_id")),
        sa.PrimaryKeyConstraint("person_id", "step", name=op.f("pk_first_steps")),
    )
    op.create_index(op.f("ix_first_steps_center_id"), "first_steps", ["center_id"])


def downgrade() -> None:
    op.drop_table("first_steps")
    op.drop_table("handovers")
