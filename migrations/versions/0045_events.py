"""Events that people are asked to, and what meetings decided"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("format", sa.String(length=32), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("reach", sa.String(length=32), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("plan_item_id", sa.Integer(), nullable=True),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("copied_from_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_events_center_id")),
        sa.ForeignKeyConstraint(["district_id"], ["districts.id"], name=op.f("fk_events_district_id")),
        sa.ForeignKeyConstraint(["plan_item_id"], ["plan_items.id"], name=op.f("fk_events_plan_item_id")),
        sa.ForeignKeyConstraint(
            ["occurrence_id"], ["occurrences.id"], name=op.f("fk_events_occurrence_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_events_activity_id")),
        sa.ForeignKeyConstraint(["copied_from_id"], ["events.id"], name=op.f("fk_events_copied_from_id")),
        sa.ForeignKeyConstraint(["series_id"], ["events.id"], name=op.f("fk_events_series_id")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_events_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("client_key", name=op.f("uq_events_client_key")),
    )
    op.create_index(op.f("ix_events_center_id_starts_at"), "events", ["center_id", "starts_at"])
    op.create_index(op.f("ix_events_center_id_state_starts_at"), "events", ["center_id", "state", "starts_at"])
    for column in ("plan_item_id", "occurrence_id", "activity_id", "series_id"):
        op.create_index(op.f(f"ix_events_{column}"), "events", [column])
    op.create_table(
        "event_hosts",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_hosts_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_event_hosts_post_id")),
        sa.PrimaryKeyConstraint("event_id", "post_id", name=op.f("pk_event_hosts")),
    )
    op.create_index(op.f("ix_event_hosts_post_id"), "event_hosts", ["post_id"])


def _people() -> None:
    op.create_table(
        "event_invitees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False, server_default="none"),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nudged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expected", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("presence", sa.String(length=32), nullable=False, server_default="none"),
        sa.Column("present_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("marked_by", sa.String(length=32), nullable=True),
        sa.Column("asked_useful_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_useful", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_invitees_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_event_invitees_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_event_invitees_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_invitees")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_event_invitees_event_id_person_id")),
    )
    op.create_index(op.f("ix_event_invitees_person_id_event_id"), "event_invitees", ["person_id", "event_id"])
    op.create_index(op.f("ix_event_invitees_post_id"), "event_invitees", ["post_id"])
    op.create_index(
        op.f("ix_event_invitees_event_id_answer_waiting_since"),
        "event_invitees",
        ["event_id", "answer", "waiting_since"],
    )
    op.create_table(
        "event_guests",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("institution", sa.String(length=32), nullable=False),
        sa.Column("here", sa.Integer(), nullable=False),
        sa.Column("remote", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_guests_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "category", "institution", name=op.f("pk_event_guests")),
        sqlite_with_rowid=False,
    )


def _afterwards() -> None:
    op.create_table(
        "event_feedback",
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("missing", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_feedback_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_event_feedback")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_feedback_event_id"), "event_feedback", ["event_id"])
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("center_id", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_tasks_center_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_tasks_event_id")),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_tasks_activity_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_tasks_post_id")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_tasks_made_by")),
        sa.ForeignKeyConstraint(["closed_by"], ["persons.id"], name=op.f("fk_tasks_closed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("client_key", name=op.f("uq_tasks_client_key")),
    )
    op.create_index(op.f("ix_tasks_center_id_due"), "tasks", ["center_id", "due"])
    op.create_index(op.f("ix_tasks_post_id_state"), "tasks", ["post_id", "state"])
    op.create_index(op.f("ix_tasks_event_id"), "tasks", ["event_id"])
    op.create_index(op.f("ix_tasks_activity_id"), "tasks", ["activity_id"])


def upgrade() -> None:
    _events()
    _people()
    _afterwards()


def downgrade() -> None:
    for table in ("tasks", "event_feedback", "event_guests", "event_invitees", "event_hosts", "events"):
        op.drop_table(table)
    op.execute("DELETE FROM alarms WHERE kind IN ('event', 'task')")
