"""Which line of a request's history gave the material."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("request_materials") as table:
        table.add_column(sa.Column("event_id", sa.Integer(), nullable=False))
        table.create_foreign_key(op.f("fk_request_materials_event_id"), "request_events", ["event_id"], ["id"], ondelete="CASCADE")
    op.create_index(op.f("ix_request_materials_event_id"), "request_materials", ["event_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_request_materials_event_id"), "request_materials")
    with op.batch_alter_table("request_materials") as table:
        table.drop_constraint(op.f("fk_request_materials_event_id"), type_="foreignkey")
        table.drop_column("event_id")
