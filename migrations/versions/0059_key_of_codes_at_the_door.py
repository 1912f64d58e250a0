"""Codes at the door are signed with a key of the database, not with one of a bot's token

The key is made when it is needed first: an empty database stays empty, so that another one can be moved into it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_in_keys",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in_keys")),
    )


def downgrade() -> None:
    op.drop_table("check_in_keys")
