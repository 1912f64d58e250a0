"""Whoever is to do a task asks for another day, and the days that it was due on are kept"""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("tasks") as batch:
        batch.add_column(sa.Column("asked_due", sa.Date(), nullable=True))
        batch.add_column(sa.Column("asked_why", sa.String(length=300), nullable=False, server_default=""))
        batch.add_column(sa.Column("asked_by", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_tasks_asked_by"), "persons", ["asked_by"], ["id"])
    op.create_table(
        "task_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("old", sa.Date(), nullable=False),
        sa.Column("new", sa.Date(), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_moves_task_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_task_moves_person_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["persons.id"], name=op.f("fk_task_moves_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_moves")),
    )
    op.create_index(op.f("ix_task_moves_task_id"), "task_moves", ["task_id"])


def downgrade() -> None:
    op.drop_table("task_moves")
    with op.batch_alter_table("tasks") as batch:
        batch.drop_constraint(op.f("fk_tasks_asked_by"), type_="foreignkey")
        batch.drop_column("asked_by")
        batch.drop_column("asked_why")
        batch.drop_column("asked_due")
