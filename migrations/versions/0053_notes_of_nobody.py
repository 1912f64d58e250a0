"""Who changed the words of an event last is nobody's to know: it was kept and never read"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("event_notes") as batch:
        batch.drop_constraint(op.f("fk_event_notes_changed_by"), type_="foreignkey")
        batch.drop_column("changed_by")
        batch.drop_column("changed_at")


def downgrade() -> None:
    op.add_column("event_notes", sa.Column("changed_by", sa.Integer(), nullable=True))
    op.add_column("event_notes", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE event_notes SET"
        " changed_by = (SELECT made_by FROM events WHERE events.id = event_notes.event_id),"
        " changed_at = (SELECT made_at FROM events WHERE events.id = event_notes.event_id)"
    )
    with op.batch_alter_table("event_notes") as batch:
        batch.alter_column("changed_by", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("changed_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch.create_foreign_key(op.f("fk_event_notes_changed_by"), "persons", ["changed_by"], ["id"])
