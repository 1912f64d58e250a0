"""A second messenger is joined by a code that is typed there"""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identity_codes",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_identity_codes_person_id")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_identity_codes")),
    )
    op.create_index(op.f("ix_identity_codes_person_id"), "identity_codes", ["person_id"])


def downgrade() -> None:
    op.drop_table("identity_codes")
