"""The audit log: who did what to personal data and to access, and when; never a text."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column

KEPT = timedelta(days=3 * 365)
"""How long a line of the log is kept (docs/privacy.md)."""

TRIGGERS = {"sqlite": {"audit_stays", "audit_unchanged", "audit_added"}, "postgresql": {"audit_stays", "audit_whole"}}
"""What keeps the log as it is, by database: a migration that makes the table anew on SQLite takes them along."""


class Event(StrEnum):
    """What the log knows of."""

    CONSENT = "consent"
    CONSENT_RENEWED = "consent_renewed"
    OVERRULED = "overruled"
    FORGOTTEN = "forgotten"
    EXPORTED = "exported"
    INVITED = "invited"
    INVITE_REVOKED = "invite_revoked"
    INVITE_RENEWED = "invite_renewed"
    POST_ENDED = "post_ended"
    DESCRIPTION_READ = "description_read"
    PAPER_SENT = "paper_sent"
    PAPER_MADE = "paper_made"
    TEMPLATE_CHANGED = "template_changed"
    RECORD_RETURNED = "record_returned"
    RECORD_CLEARED = "record_cleared"
    CENTER_FOUNDED = "center_founded"
    COORDINATOR_INVITED = "coordinator_invited"
    COORDINATOR_ASKED = "coordinator_asked"
    COORDINATOR_NOTICE = "coordinator_notice"
    COORDINATOR_ADMITTED = "coordinator_admitted"
    COORDINATOR_REFUSED = "coordinator_refused"
    ARRIVAL_ASKED = "arrival_asked"
    ARRIVAL_ADMITTED = "arrival_admitted"
    ARRIVAL_REFUSED = "arrival_refused"
    POST_TAKEN = "post_taken"
    RULES_CHANGED = "rules_changed"
    DEPUTY_SET = "deputy_set"
    HANDOVER_BEGUN = "handover_begun"
    HANDOVER_CANCELLED = "handover_cancelled"
    LEAVE_PLANNED = "leave_planned"
    LEAVE_ENDED = "leave_ended"
    MESSENGER_JOINED = "messenger_joined"
    MESSENGER_LEFT = "messenger_left"
    LETTERS_MOVED = "letters_moved"
    PAUSED = "paused"
    PAUSE_ENDED = "pause_ended"
    DISTRICT_ADDED = "district_added"
    DISTRICT_RENAMED = "district_renamed"
    DISTRICT_CLOSED = "district_closed"
    DISTRICT_MERGED = "district_merged"
    POST_ADDED = "post_added"
    POST_RENAMED = "post_renamed"
    POST_CLOSED = "post_closed"
    POST_MERGED = "post_merged"
    POST_MOVED = "post_moved"
    POST_GIVEN = "post_given"
    MATERIAL_REMOVED = "material_removed"
    REGISTER_SET = "register_set"
    REGISTER_ENTRY_REMOVED = "register_entry_removed"
    REGISTER_ENTRY_RESTORED = "register_entry_restored"
    SIGNALS_CHANGED = "signals_changed"
    REARRANGEMENT_UNDONE = "rearrangement_undone"


class Paper(StrEnum):
    """A file that the bot sent, as the log calls it."""

    PROTOCOL = "protocol"
    RECORDS = "records"
    SUMMARY = "summary"
    JOURNAL = "journal"
    MONITORING = "monitoring"
    AUDIT = "audit"
    INVITES = "invites"
    REGISTER = "register"


class AuditLine(Base):
    """One event of a centre: ids and never names. `subject` is a field of a form or a number of a row, `details` are
    categories. Nobody changes a line, and none goes before its term: a trigger of the database sees to it."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "center_id", "event", "at"), Index(None, "at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    """Who did it; nobody of the centre where an admin of the platform did, the command line or the time."""
    admin_id: Mapped[int | None] = mapped_column(BigInteger)
    """The Telegram id of that admin."""
    at: Mapped[datetime]
    event: Mapped[Event] = mapped_column(enum_column(Event))
    subject: Mapped[str] = mapped_column(String(64), default="")
    details: Mapped[str] = mapped_column(String(200), default="")
