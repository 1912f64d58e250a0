"""A person is met by a user of a messenger, of which an account may have two

The column of persons keeps its name: the version before goes on beside this one. Whom it brings in meanwhile has no
identity yet; the bot makes it (services/people/inner/identities.py).
"""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identities",
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("tells", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lost_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("messenger", "user_id", name=op.f("pk_identities")),
    )
    op.create_index(op.f("ix_identities_account"), "identities", ["account"])
    op.create_index(
        "ix_identities_tells",
        "identities",
        ["account"],
        unique=True,
        sqlite_where=sa.text("tells"),
        postgresql_where=sa.text("tells"),
    )
    op.execute(
        "INSERT INTO identities (messenger, user_id, account, tells, created_at, lost_at) "
        "SELECT 'telegram', telegram_id, telegram_id, TRUE, min(consent_at), min(blocked_at) "
        "FROM persons WHERE telegram_id > 0 GROUP BY telegram_id"
    )


def downgrade() -> None:
    op.drop_table("identities")
