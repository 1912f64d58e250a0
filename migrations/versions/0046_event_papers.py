"""What is written of events, and certificates of taking part"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

TEXTS = (("agenda", 4000), ("heard", 4000), ("resolved", 4000), ("script", 200), ("publication", 500))


def upgrade() -> None:
    op.create_table(
        "event_notes",
        sa.Column("event_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=length), nullable=False, server_default="") for name, length in TEXTS),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_notes_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["changed_by"], ["persons.id"], name=op.f("fk_event_notes_changed_by")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_notes")),
    )
    op.create_table(
        "certificates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_certificates_center_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_certificates_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_certificates_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificates")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_certificates_event_id_person_id")),
        sa.UniqueConstraint("center_id", "year", "number", name=op.f("uq_certificates_center_id_year_number")),
    )
    op.create_index(op.f("ix_certificates_person_id"), "certificates", ["person_id"])


def downgrade() -> None:
    op.drop_table("certificates")
    op.drop_table("event_notes")
