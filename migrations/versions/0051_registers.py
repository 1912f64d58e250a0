"""Registers: entries, who took part, who changed them, what a centre calls things"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "register_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(length=32), nullable=False),
        sa.Column("client_key", sa.String(length=64), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False, server_default=""),
        sa.Column("words", sa.String(length=2000), nullable=False, server_default=""),
        sa.Column("state", sa.String(length=16), nullable=False, server_default=""),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("sort", sa.String(length=32), nullable=False, server_default=""),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("slot", sa.String(length=64), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("plan_item_id", sa.Integer(), nullable=True),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_register_entries_center_id")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_register_entries_activity_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["district_id"], ["districts.id"], name=op.f("fk_register_entries_district_id")),
        sa.ForeignKeyConstraint(["plan_item_id"], ["plan_items.id"], name=op.f("fk_register_entries_plan_item_id")),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrences.id"], name=op.f("fk_register_entries_occurrence_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["persons.id"], name=op.f("fk_register_entries_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entries")),
        sa.UniqueConstraint("client_key", name=op.f("uq_register_entries_client_key")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_register_entries_activity_id")),
    )
    alive, slotted = sa.text("deleted_at IS NULL"), sa.text("deleted_at IS NULL AND slot IS NOT NULL")
    op.create_index(
        "ix_register_entries_list",
        "register_entries",
        ["center_id", "register", "day", "id"],
        sqlite_where=alive,
        postgresql_where=alive,
    )
    op.create_index(
        "uq_register_entries_slot",
        "register_entries",
        ["center_id", "register", "slot"],
        unique=True,
        sqlite_where=slotted,
        postgresql_where=slotted,
    )
    op.create_index(op.f("ix_register_entries_author_id_id"), "register_entries", ["author_id", "id"])
    op.create_index(op.f("ix_register_entries_district_id"), "register_entries", ["district_id"])
    op.create_index(op.f("ix_register_entries_plan_item_id"), "register_entries", ["plan_item_id"])
    op.create_index(op.f("ix_register_entries_occurrence_id"), "register_entries", ["occurrence_id"])
    op.create_table(
        "register_people",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entries.id"], name=op.f("fk_register_people_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_register_people_person_id")),
        sa.PrimaryKeyConstraint("entry_id", "person_id", name=op.f("pk_register_people")),
    )
    op.create_index(op.f("ix_register_people_person_id"), "register_people", ["person_id"])
    op.create_table(
        "register_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entries.id"], name=op.f("fk_register_changes_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_register_changes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_changes")),
    )
    op.create_index(op.f("ix_register_changes_entry_id"), "register_changes", ["entry_id"])
    op.create_table(
        "register_terms",
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("label", sa.String(length=60), nullable=False, server_default=""),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_register_terms_center_id")),
        sa.PrimaryKeyConstraint("center_id", "register", "field", name=op.f("pk_register_terms")),
    )


def downgrade() -> None:
    op.drop_table("register_terms")
    op.drop_table("register_changes")
    op.drop_table("register_people")
    op.drop_table("register_entries")
