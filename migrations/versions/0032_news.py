"""What was published of a record"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "news",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["activities.id"], name=op.f("fk_news_publication_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source_id"], ["activities.id"], name=op.f("fk_news_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("publication_id", name=op.f("pk_news")),
    )
    op.create_index(op.f("ix_news_source_id"), "news", ["source_id"])


def downgrade() -> None:
    op.drop_table("news")
