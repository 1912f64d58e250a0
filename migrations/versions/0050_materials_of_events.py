"""Materials that an event gives; copies go with the record of their issue; a question reads the index of words alone"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_materials",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_materials_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["material_id"], ["materials.id"], name=op.f("fk_event_materials_material_id")),
        sa.PrimaryKeyConstraint("event_id", "material_id", name=op.f("pk_event_materials")),
    )
    op.create_index(op.f("ix_event_materials_material_id"), "event_materials", ["material_id"])
    # the letter of a single material: an event has one letter with all of its materials now
    op.execute(sa.text("DELETE FROM notifications WHERE kind = 'library_given'"))
    with op.batch_alter_table("print_runs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activity_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_print_runs_activity_id"), "activities", ["activity_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_print_runs_activity_id"), ["activity_id"])
    if op.get_bind().dialect.name == "postgresql":
        _key_of_words("INCLUDE (weight)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _key_of_words("")
    with op.batch_alter_table("print_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_print_runs_activity_id"))
        batch_op.drop_constraint(batch_op.f("fk_print_runs_activity_id"), type_="foreignkey")
        batch_op.drop_column("activity_id")
    op.drop_table("event_materials")


def _key_of_words(include: str) -> None:
    op.execute(sa.text("ALTER TABLE material_words DROP CONSTRAINT pk_material_words"))
    key = "PRIMARY KEY (center_id, lemma, material_id)"
    op.execute(sa.text(f"ALTER TABLE material_words ADD CONSTRAINT pk_material_words {key} {include}"))
