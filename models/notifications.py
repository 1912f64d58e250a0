"""What people are told: the outbox, and the proof of every attempt to send.

A row says that something is to be told, never the words: they are made when it is sent, from what is true then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.stored import JsonObject

KEY_LENGTH = 160
REASON_LENGTH = 300


class NoticeKind(StrEnum):
    """What a message is about; each has a policy below and a writer in `scheduler/letters`."""

    DIGEST = "digest"
    MONITORING_OPEN = "monitoring_open"
    MONITORING_DUE = "monitoring_due"
    MONITORING_ASKED = "monitoring_asked"
    MONITORING_CLOSED = "monitoring_closed"
    """It was not handed in: told to whoever owed it, who can ask for it to be opened."""
    MONITORING_PLEA = "monitoring_plea"
    """Somebody asks the coordinator to open a report that is closed."""
    MONITORING_CHECK = "monitoring_check"
    """The quarter is over, and its report was given before: to be confirmed or put right."""
    MONITORING_RETURNED = "monitoring_returned"
    MONITORING_ENTERED = "monitoring_entered"
    """To the curators: the coordinator gave the report for them."""
    MONITORING_BOARD = "monitoring_board"
    QUESTIONNAIRE = "questionnaire"
    QUESTIONNAIRE_AGAIN = "questionnaire_again"
    QUESTIONNAIRE_OVER = "questionnaire_over"
    """Its end, told to the coordinator."""
    PLAN_VACANCY = "plan_vacancy"
    """Somebody came whom the plan may call: asked of the coordinator."""
    PLAN_PROPOSAL = "plan_proposal"
    """Somebody proposes a change of the plan: asked of the coordinator."""
    PLAN_PROPOSAL_WAITS = "plan_proposal_waits"
    """The same, again: nobody has answered."""
    PLAN_UNANSWERED = "plan_unanswered"
    """The same, told to whoever proposed, once."""
    PLAN_ANSWERED = "plan_answered"
    """An older letter about a proposal changes to what became of it."""
    PLAN_DECIDED = "plan_decided"
    """What became of it, told to whoever proposed."""
    PLAN_CHANGED = "plan_changed"
    """Somebody changed the plan at once, as the centre's rules allow: told to the coordinator."""
    COORDINATOR_ASKED = "coordinator_asked"
    """The platform invites another coordinator: the centre's own decide."""
    COORDINATOR_NOTICE = "coordinator_notice"
    """The same, told to everybody of the centre two days before it takes effect without their word."""
    COORDINATOR_CAME = "coordinator_came"
    """There is a new coordinator: told to the others."""
    COORDINATOR_DECIDED = "coordinator_decided"
    """To the newcomer."""
    UNREACHABLE = "unreachable"
    """Somebody of the centre stopped the bot: told to the coordinator."""
    REQUEST_NEW = "request_new"
    REQUEST_URGENT = "request_urgent"
    REQUEST_TAKEN = "request_taken"
    REQUEST_CHANGED = "request_changed"
    REQUEST_WAITS = "request_waits"
    REQUEST_OVERDUE = "request_overdue"
    REQUEST_IDLE = "request_idle"
    """Accepted, the term is over, and no time is offered: told to whoever accepted it."""
    REQUEST_STUCK = "request_stuck"
    """The same, told to the coordinator, or to whoever stands in."""
    REQUEST_FEEDBACK = "request_feedback"
    MEETING_APPOINTED = "meeting_appointed"
    MEETING_VOTED = "meeting_voted"
    """Everybody of a group has said when they can come: told to its supervisor."""
    MEETING_SOON = "meeting_soon"
    MEETING_OVER = "meeting_over"
    """Told to the supervisor until it is recorded."""
    MEETING_STUCK = "meeting_stuck"
    """The same, told to the coordinator, or to whoever stands in."""
    MEETING_UNRECORDED = "meeting_unrecorded"
    """The same, told to who asked for it, once."""
    RECOMMENDATION_DUE = "recommendation_due"

    DATE_AHEAD = "date_ahead"
    DATE_TODAY = "date_today"
    DATE_HELD = "date_held"
    DATE_OVERDUE = "date_overdue"
    DATE_AGAIN = "date_again"
    DATE_LATE = "date_late"
    DATE_ASKED = "date_asked"
    DATE_CLOSED = "date_closed"
    """An older letter about a date changes to what closed it."""
    NOT_MINE = "not_mine"
    ITEM_UNDATED = "item_undated"
    ITEM_EXTERNAL = "item_external"
    WEEK_OVERDUE = "week_overdue"
    YEAR_PAPERS = "year_papers"
    """The year's last month begins: the new plan, and what the year's papers lack; told to the coordinator."""
    YEAR_CLOSING = "year_closing"
    """What is open in the year may be closed in one list."""
    YEAR_DEBTS = "year_debts"
    """What of last year's plan was never marked, once."""
    PAPER = "paper"
    """A paper that the person asked for, as a file."""
    DIGEST_CHANGED = "digest_changed"
    """An older digest changes: of something in it there is nothing to be done any more."""
    COPY = "copy"
    """An older message of what was just said again goes."""


EDITS = frozenset(
    {
        *(NoticeKind.REQUEST_TAKEN, NoticeKind.DATE_CLOSED, NoticeKind.PLAN_ANSWERED),
        *(NoticeKind.DIGEST_CHANGED, NoticeKind.COPY),
    }
)
"""Kinds that change an older message: nobody hears of them anew, and no digest can tell them."""


class Priority(IntEnum):
    """Who goes first when many wait: what a person waits for, then what is due, then what goes to everybody."""

    ANSWER = 0
    DUE = 1
    BULK = 2


@dataclass(frozen=True)
class DeliveryPolicy:
    """How a kind of message behaves.

    `life` is how long after its moment it may still be sent; then it is expired. `quiet` ones wait for the end of
    quiet hours and days off. `together` ones are lines of the person's digest and no messages of their own.
    """

    priority: Priority
    life: timedelta
    quiet: bool = True
    together: bool = False


DELIVERY_POLICIES: dict[NoticeKind, DeliveryPolicy] = {
    NoticeKind.DIGEST: DeliveryPolicy(Priority.DUE, timedelta(days=1)),
    NoticeKind.MONITORING_OPEN: DeliveryPolicy(Priority.BULK, timedelta(days=14), together=True),
    NoticeKind.MONITORING_DUE: DeliveryPolicy(Priority.DUE, timedelta(days=5), together=True),
    NoticeKind.MONITORING_ASKED: DeliveryPolicy(Priority.DUE, timedelta(days=5)),
    NoticeKind.MONITORING_CLOSED: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.MONITORING_PLEA: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.MONITORING_CHECK: DeliveryPolicy(Priority.DUE, timedelta(days=14), together=True),
    NoticeKind.MONITORING_RETURNED: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.MONITORING_ENTERED: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.MONITORING_BOARD: DeliveryPolicy(Priority.DUE, timedelta(days=5), together=True),
    NoticeKind.QUESTIONNAIRE: DeliveryPolicy(Priority.BULK, timedelta(days=14)),
    NoticeKind.QUESTIONNAIRE_AGAIN: DeliveryPolicy(Priority.BULK, timedelta(days=4), together=True),
    NoticeKind.QUESTIONNAIRE_OVER: DeliveryPolicy(Priority.BULK, timedelta(days=14), together=True),
    NoticeKind.PLAN_VACANCY: DeliveryPolicy(Priority.DUE, timedelta(days=14)),
    NoticeKind.PLAN_PROPOSAL: DeliveryPolicy(Priority.DUE, timedelta(days=14)),
    NoticeKind.PLAN_PROPOSAL_WAITS: DeliveryPolicy(Priority.DUE, timedelta(days=5), together=True),
    NoticeKind.PLAN_UNANSWERED: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.PLAN_ANSWERED: DeliveryPolicy(Priority.ANSWER, timedelta(days=30), quiet=False),
    NoticeKind.PLAN_DECIDED: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.PLAN_CHANGED: DeliveryPolicy(Priority.BULK, timedelta(days=7), together=True),
    NoticeKind.COORDINATOR_ASKED: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.COORDINATOR_NOTICE: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.COORDINATOR_CAME: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.COORDINATOR_DECIDED: DeliveryPolicy(Priority.ANSWER, timedelta(days=14)),
    NoticeKind.UNREACHABLE: DeliveryPolicy(Priority.BULK, timedelta(days=7), together=True),
    NoticeKind.DATE_AHEAD: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.DATE_TODAY: DeliveryPolicy(Priority.DUE, timedelta(days=7)),
    NoticeKind.DATE_HELD: DeliveryPolicy(Priority.DUE, timedelta(days=7)),
    NoticeKind.DATE_OVERDUE: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.DATE_AGAIN: DeliveryPolicy(Priority.DUE, timedelta(days=7)),
    NoticeKind.DATE_LATE: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.DATE_ASKED: DeliveryPolicy(Priority.DUE, timedelta(days=7)),
    NoticeKind.DATE_CLOSED: DeliveryPolicy(Priority.ANSWER, timedelta(days=30), quiet=False),
    NoticeKind.NOT_MINE: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.ITEM_UNDATED: DeliveryPolicy(Priority.BULK, timedelta(days=7), together=True),
    NoticeKind.ITEM_EXTERNAL: DeliveryPolicy(Priority.BULK, timedelta(days=7), together=True),
    NoticeKind.YEAR_PAPERS: DeliveryPolicy(Priority.DUE, timedelta(days=14), together=True),
    NoticeKind.YEAR_CLOSING: DeliveryPolicy(Priority.DUE, timedelta(days=11), together=True),
    NoticeKind.YEAR_DEBTS: DeliveryPolicy(Priority.DUE, timedelta(days=21), together=True),
    NoticeKind.WEEK_OVERDUE: DeliveryPolicy(Priority.BULK, timedelta(days=7), together=True),
    # whoever asked waits for it, whatever the hour
    NoticeKind.PAPER: DeliveryPolicy(Priority.ANSWER, timedelta(days=2), quiet=False),
    NoticeKind.DIGEST_CHANGED: DeliveryPolicy(Priority.ANSWER, timedelta(days=30), quiet=False),
    NoticeKind.COPY: DeliveryPolicy(Priority.BULK, timedelta(days=2), quiet=False),
    NoticeKind.REQUEST_NEW: DeliveryPolicy(Priority.DUE, timedelta(days=7)),
    # whoever is asked decides for themselves whether tonight is the time; silence would decide for them
    NoticeKind.REQUEST_URGENT: DeliveryPolicy(Priority.ANSWER, timedelta(days=7), quiet=False),
    NoticeKind.REQUEST_TAKEN: DeliveryPolicy(Priority.DUE, timedelta(days=7), quiet=False),
    NoticeKind.REQUEST_CHANGED: DeliveryPolicy(Priority.ANSWER, timedelta(days=7)),
    NoticeKind.REQUEST_WAITS: DeliveryPolicy(Priority.DUE, timedelta(days=5), together=True),
    NoticeKind.REQUEST_STUCK: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.REQUEST_OVERDUE: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.REQUEST_IDLE: DeliveryPolicy(Priority.DUE, timedelta(days=5), together=True),
    NoticeKind.REQUEST_FEEDBACK: DeliveryPolicy(Priority.DUE, timedelta(days=30), together=True),
    NoticeKind.MEETING_APPOINTED: DeliveryPolicy(Priority.ANSWER, timedelta(days=7)),
    NoticeKind.MEETING_VOTED: DeliveryPolicy(Priority.ANSWER, timedelta(days=7)),
    # an hour before is an hour before: it is appointed for working hours, and then it is no use any more
    NoticeKind.MEETING_SOON: DeliveryPolicy(Priority.ANSWER, timedelta(hours=1), quiet=False),
    NoticeKind.MEETING_OVER: DeliveryPolicy(Priority.DUE, timedelta(days=5), together=True),
    NoticeKind.MEETING_STUCK: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.MEETING_UNRECORDED: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
    NoticeKind.RECOMMENDATION_DUE: DeliveryPolicy(Priority.DUE, timedelta(days=7), together=True),
}


class Status(StrEnum):
    """Where a row of the outbox stands. All but the first three are ends."""

    WAITING = "waiting"
    LEASED = "leased"
    SUSPENDED = "suspended"
    """The person cannot be reached; told together when they come back."""
    SENT = "sent"
    COALESCED = "coalesced"
    """Told as a line of a digest."""
    SUPERSEDED = "superseded"
    """No longer true when it was to be sent."""
    EXPIRED = "expired"
    DEAD = "dead"
    """Telegram refuses it for good."""


class Notification(Base):
    """A row of the outbox: once for every recipient, thing, kind and occurrence."""

    __tablename__ = "notifications"
    __table_args__ = (
        Index(
            "ix_notifications_ready",
            "priority",
            "not_before",
            "id",
            sqlite_where=text("status = 'waiting' AND NOT together"),
            postgresql_where=text("status = 'waiting' AND NOT together"),
        ),
        Index(
            "ix_notifications_lines",
            "not_before",
            "person_id",
            sqlite_where=text("status = 'waiting' AND together"),
            postgresql_where=text("status = 'waiting' AND together"),
        ),
        Index(
            "ix_notifications_leased",
            "lease_until",
            sqlite_where=text("status = 'leased'"),
            postgresql_where=text("status = 'leased'"),
        ),
        Index(
            "ix_notifications_sent",
            "subject_id",
            "kind",
            sqlite_where=text("message_id IS NOT NULL"),
            postgresql_where=text("message_id IS NOT NULL"),
        ),
        Index(
            "ix_notifications_told",
            "subject_id",
            "kind",
            sqlite_where=text("digest_id IS NOT NULL"),
            postgresql_where=text("digest_id IS NOT NULL"),
        ),
        Index(None, "person_id", "status"),
        Index(None, "center_id", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(String(KEY_LENGTH), unique=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    kind: Mapped[NoticeKind] = mapped_column(enum_column(NoticeKind))
    subject_id: Mapped[int | None]
    details: Mapped[JsonObject] = mapped_column(JSON)
    """Ids and numbers; never what a person wrote."""
    together: Mapped[bool]
    priority: Mapped[int]
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime]
    status: Mapped[Status] = mapped_column(enum_column(Status), default=Status.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    lease_token: Mapped[str | None] = mapped_column(String(32))
    started_at: Mapped[datetime | None]
    maybe_twice: Mapped[bool] = mapped_column(default=False)
    """An attempt ended without an answer: the next one says «повтор»."""
    ended_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("notifications.id"))
    """The digest that this line was told in."""
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")


class DeliveryAttempt(Base):
    """One call to Telegram and how it ended; rows are only added."""

    __tablename__ = "delivery_attempts"
    id: Mapped[int] = mapped_column(primary_key=True)
    notification_id: Mapped[int] = mapped_column(ForeignKey("notifications.id"), index=True)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(32))
    error: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")


@dataclass(frozen=True)
class Notice:
    """Something to tell one person. `key` is the logical occurrence, not an instant: «deadline:17:-14d»; a moved
    date or zone cannot make a second one. `expires_at` is by default the kind's life after `not_before`."""

    kind: NoticeKind
    center_id: int
    person_id: int
    key: str
    not_before: datetime
    subject_id: int | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    expires_at: datetime | None = None
    together: bool | None = None

    def row(self, now: datetime) -> dict[str, object]:
        """The values of its row in the outbox."""
        policy = DELIVERY_POLICIES[self.kind]
        return {
            "dedupe_key": f"{self.key}:{self.person_id}",
            "center_id": self.center_id,
            "person_id": self.person_id,
            "kind": self.kind,
            "subject_id": self.subject_id,
            "details": dict(self.details),
            "together": policy.together if self.together is None else self.together,
            "priority": policy.priority,
            "created_at": now,
            "not_before": self.not_before,
            "expires_at": self.expires_at or self.not_before + policy.life,
        }
