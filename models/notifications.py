"""What people are told: the outbox, and the proof of every attempt to send.

A row says that something is to be told, never the words: they are made when it is sent, from what is true then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from functools import partial
from typing import Self

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.stored import JsonObject

KEY_LENGTH = 160
REASON_LENGTH = 300


class Priority(IntEnum):
    """Who goes first when many wait: what a person waits for, then what is due, then what goes to everybody."""

    ANSWER = 0
    DUE = 1
    BULK = 2


@dataclass(frozen=True, kw_only=True)
class DeliveryPolicy:
    """How a kind of message behaves.

    `life` is how long after its moment it may still be sent; then it is expired. `quiet` ones wait for the end of
    quiet hours and days off. `together` ones are lines of the person's digest and no messages of their own. One that
    `edits` changes an older message: nobody hears of it anew, and no digest can tell it.
    """

    priority: Priority
    life: timedelta
    quiet: bool = True
    together: bool = False
    edits: bool = False
    again: str = ""
    """What it says once more: the older copy is taken away."""
    thing: str = ""
    """What its subject is, where all that becomes of that is one thing of a digest."""


_ANSWER = partial(DeliveryPolicy, priority=Priority.ANSWER)
_DUE = partial(DeliveryPolicy, priority=Priority.DUE)
_BULK = partial(DeliveryPolicy, priority=Priority.BULK)


class NoticeKind(StrEnum):
    """What a message is about, with how it behaves; its words and buttons are a letter of `scheduler/letters`."""

    policy: DeliveryPolicy

    def __new__(cls, value: str, policy: DeliveryPolicy) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.policy = value, policy
        return member

    DIGEST = "digest", _DUE(life=timedelta(days=1))
    MONITORING_OPEN = "monitoring_open", _BULK(life=timedelta(days=14), together=True, again="report")
    MONITORING_DUE = "monitoring_due", _DUE(life=timedelta(days=5), together=True, again="report")
    MONITORING_ASKED = "monitoring_asked", _DUE(life=timedelta(days=5), again="report")
    MONITORING_CLOSED = "monitoring_closed", _DUE(life=timedelta(days=7), together=True, again="report")
    """It was not handed in: told to whoever owed it, who can ask for it to be opened."""
    MONITORING_PLEA = "monitoring_plea", _ANSWER(life=timedelta(days=14), again="plea")
    """Somebody asks the coordinator to open a report that is closed."""
    MONITORING_CHECK = "monitoring_check", _DUE(life=timedelta(days=14), together=True, again="report")
    """The quarter is over, and its report was given before: to be confirmed or put right."""
    MONITORING_RETURNED = "monitoring_returned", _ANSWER(life=timedelta(days=14))
    MONITORING_ENTERED = "monitoring_entered", _ANSWER(life=timedelta(days=14))
    """To the curators: the coordinator gave the report for them."""
    MONITORING_BOARD = "monitoring_board", _DUE(life=timedelta(days=5), together=True, again="board")
    QUESTIONNAIRE = "questionnaire", _BULK(life=timedelta(days=14), again="questionnaire")
    QUESTIONNAIRE_AGAIN = "questionnaire_again", _BULK(life=timedelta(days=4), together=True, again="questionnaire")
    QUESTIONNAIRE_OVER = "questionnaire_over", _BULK(life=timedelta(days=14), together=True)
    """Its end, told to the coordinator."""
    EVENT_ASKED = "event_asked", _BULK(life=timedelta(days=30), again="event", thing="event")
    """An event is announced: who is asked answers by its buttons."""
    EVENT_NUDGE = "event_nudge", _DUE(life=timedelta(days=14), again="event", thing="event")
    """To the silent ones, once more: by itself before the last day of answering, or because the host asks."""
    EVENT_MOVED = "event_moved", _ANSWER(life=timedelta(days=30), again="event", thing="event")
    """It has another time or place: who said that they come is asked again."""
    EVENT_SEAT = "event_seat", _ANSWER(life=timedelta(days=30), thing="event")
    """A seat became free for who waited for one."""
    EVENT_CANCELLED = "event_cancelled", _ANSWER(life=timedelta(days=14), again="event", thing="event")
    """It is not held: told to everybody who was asked."""
    EVENT_HOSTING = "event_hosting", _ANSWER(life=timedelta(days=14), thing="event")
    """Somebody else announced, moved or cancelled it, or gave it: told to who hosts it."""
    EVENT_TOMORROW = "event_tomorrow", _DUE(life=timedelta(days=4), together=True, thing="event")
    """The working day before, to those who come and to the hosts."""
    # an hour before is an hour before: they said that they come
    EVENT_SOON = "event_soon", _ANSWER(life=timedelta(hours=1), quiet=False)
    EVENT_CHANGED = "event_changed", _ANSWER(life=timedelta(days=30), quiet=False, edits=True)
    """A letter that asks says when and where it is held now, or that it is not."""
    EVENT_USEFUL = "event_useful", _BULK(life=timedelta(days=14), thing="held")
    """To those who came: was it useful? Asked once, and answered without a name."""
    EVENT_MATERIALS = "event_materials", _BULK(life=timedelta(days=14), thing="held")
    """To those who came: where its materials are."""
    EVENT_CERTIFICATE = "event_certificate", _BULK(life=timedelta(days=30))
    """To who came to three events of a year: there is a certificate."""
    EVENT_DATE = "event_date", _BULK(life=timedelta(days=14))
    """To people of districts that never came: which day of the week suits them?"""
    EVENT_DATE_SAID = "event_date_said", _DUE(life=timedelta(days=14))
    """What they said, told to who asked."""
    TASK_GIVEN = "task_given", _DUE(life=timedelta(days=14), thing="task")
    """A meeting decided something that is theirs to do."""
    TASK_DUE = "task_due", _DUE(life=timedelta(days=7), together=True, again="task", thing="task")
    TASK_ASKED = "task_asked", _ANSWER(life=timedelta(days=14), thing="task")
    """Whoever does it asks for another day: asked of who gave it."""
    TASK_ANSWERED = "task_answered", _ANSWER(life=timedelta(days=14), thing="task")
    """The day that it has now, told to who asked for another."""
    TASK_LATE = "task_late", _DUE(life=timedelta(days=7), together=True, again="task_late", thing="task")
    """Nobody did it: told to the coordinator after the last reminder."""
    REGISTER_DUE = "register_due", _DUE(life=timedelta(days=10), together=True, again="register", thing="register")
    """A date of a register comes: an agreement ends, an application is to be sent."""
    REGISTER_CHANNELS = "register_channels", _DUE(life=timedelta(days=6), together=True)
    """The month ends, and a channel that the plan wants something in each month has nothing: to the coordinator."""
    PLAN_VACANCY = "plan_vacancy", _DUE(life=timedelta(days=14))
    """Somebody came whom the plan may call: asked of the coordinator."""
    PLAN_PROPOSAL = "plan_proposal", _DUE(life=timedelta(days=14), again="proposal")
    """Somebody proposes a change of the plan: asked of the coordinator."""
    PLAN_PROPOSAL_WAITS = "plan_proposal_waits", _DUE(life=timedelta(days=5), together=True, again="proposal")
    """The same, again: nobody has answered."""
    PLAN_UNANSWERED = "plan_unanswered", _DUE(life=timedelta(days=7), together=True)
    """The same, told to whoever proposed, once."""
    PLAN_ANSWERED = "plan_answered", _ANSWER(life=timedelta(days=30), quiet=False, edits=True)
    """An older letter about a proposal changes to what became of it."""
    PLAN_DECIDED = "plan_decided", _ANSWER(life=timedelta(days=14))
    """What became of it, told to whoever proposed."""
    PLAN_CHANGED = "plan_changed", _BULK(life=timedelta(days=7), together=True)
    """Somebody changed the plan at once, as the centre's rules allow: told to the coordinator."""
    COORDINATOR_ASKED = "coordinator_asked", _ANSWER(life=timedelta(days=14))
    """The platform invites another coordinator: the centre's own decide."""
    COORDINATOR_NOTICE = "coordinator_notice", _ANSWER(life=timedelta(days=14))
    """The same, told to everybody of the centre two days before it takes effect without their word."""
    COORDINATOR_CAME = "coordinator_came", _ANSWER(life=timedelta(days=14))
    """There is a new coordinator: told to the others."""
    COORDINATOR_DECIDED = "coordinator_decided", _ANSWER(life=timedelta(days=14))
    """To the newcomer."""
    POST_LEFT = "post_left", _DUE(life=timedelta(days=14))
    """Somebody left a post: what is vacant now, told to the coordinator."""
    HANDOVER_CAME = "handover_came", _ANSWER(life=timedelta(days=14), quiet=False)
    """To who came by the link of a handover: what is theirs now, and how to begin."""
    HANDOVER_TOGETHER = "handover_together", _ANSWER(life=timedelta(days=7))
    """To who leaves: somebody came, and until when both are there."""
    HANDOVER_TAKEN = "handover_taken", _DUE(life=timedelta(days=14))
    """The same, told to the coordinator."""
    LEAVE_DEPUTY = "leave_deputy", _DUE(life=timedelta(days=7))
    """To who stands in while somebody is on leave."""
    LEAVE_BACK = "leave_back", _DUE(life=timedelta(days=7), together=True)
    """To who is back: what was done meanwhile, in the first digest."""
    EVENT_PASSED = "event_passed", _DUE(life=timedelta(days=7))
    """Told to whoever led an event that is over: who came, and that it is to be recorded."""
    INVITES_WAIT = "invites_wait", _DUE(life=timedelta(days=5), together=True, again="invites")
    """People who were invited three or seven days ago and have not come: told to the coordinator."""
    ARRIVAL_ASKED = "arrival_asked", _ANSWER(life=timedelta(days=14))
    """Somebody came by a link of many: a coordinator confirms."""
    ARRIVAL_DECIDED = "arrival_decided", _ANSWER(life=timedelta(days=14))
    """To the newcomer."""
    LETTERS_HERE = "letters_here", _ANSWER(life=timedelta(days=7))
    """The bot was stopped in a person's other messenger: letters come here from now on."""
    # whoever has seen the code may not be the one who asked for it: at night too
    MESSENGER_JOINED = "messenger_joined", _ANSWER(life=timedelta(days=7), quiet=False)
    """A second messenger was joined to a person: told in the first one."""
    UNREACHABLE = "unreachable", _BULK(life=timedelta(days=7), together=True)
    """Somebody of the centre stopped the bot: told to the coordinator."""
    REQUEST_NEW = "request_new", _DUE(life=timedelta(days=7), thing="request")
    # whoever is asked decides for themselves whether tonight is the time; silence would decide for them
    REQUEST_URGENT = "request_urgent", _ANSWER(life=timedelta(days=7), quiet=False, thing="request")
    REQUEST_TAKEN = "request_taken", _DUE(life=timedelta(days=7), quiet=False, edits=True)
    REQUEST_CHANGED = "request_changed", _ANSWER(life=timedelta(days=7), thing="request")
    REQUEST_WAITS = "request_waits", _DUE(life=timedelta(days=5), together=True, again="waits", thing="request")
    REQUEST_OVERDUE = "request_overdue", _DUE(life=timedelta(days=7), together=True, again="overdue", thing="request")
    REQUEST_IDLE = "request_idle", _DUE(life=timedelta(days=5), together=True, again="idle", thing="request")
    """Accepted, the term is over, and no time is offered: told to whoever accepted it."""
    REQUEST_STUCK = "request_stuck", _DUE(life=timedelta(days=7), together=True, again="stuck", thing="request")
    """The same, told to the coordinator, or to whoever stands in."""
    REQUEST_FEEDBACK = "request_feedback", _DUE(life=timedelta(days=30), together=True, thing="request")
    MEETING_APPOINTED = "meeting_appointed", _ANSWER(life=timedelta(days=7))
    MEETING_VOTED = "meeting_voted", _ANSWER(life=timedelta(days=7))
    """Everybody of a group has said when they can come: told to its supervisor."""
    # an hour before is an hour before: it is appointed for working hours, and then it is no use any more
    MEETING_SOON = "meeting_soon", _ANSWER(life=timedelta(hours=1), quiet=False)
    MEETING_OVER = "meeting_over", _DUE(life=timedelta(days=5), together=True, again="over")
    """Told to the supervisor until it is recorded."""
    MEETING_STUCK = "meeting_stuck", _DUE(life=timedelta(days=7), together=True, again="unrecorded")
    """The same, told to the coordinator, or to whoever stands in."""
    MEETING_UNRECORDED = "meeting_unrecorded", _DUE(life=timedelta(days=7), together=True)
    """The same, told to who asked for it, once."""
    RECOMMENDATION_DUE = "recommendation_due", _DUE(life=timedelta(days=7), together=True)
    DATE_AHEAD = "date_ahead", _DUE(life=timedelta(days=7), together=True, again="date")
    DATE_TODAY = "date_today", _DUE(life=timedelta(days=7), again="date")
    DATE_HELD = "date_held", _DUE(life=timedelta(days=7), again="date")
    DATE_OVERDUE = "date_overdue", _DUE(life=timedelta(days=7), together=True, again="date")
    DATE_AGAIN = "date_again", _DUE(life=timedelta(days=7), again="date")
    DATE_LATE = "date_late", _DUE(life=timedelta(days=7), together=True, again="late")
    DATE_ASKED = "date_asked", _DUE(life=timedelta(days=7), again="date")
    DATE_CLOSED = "date_closed", _ANSWER(life=timedelta(days=30), quiet=False, edits=True)
    """An older letter about a date changes to what closed it."""
    NOT_MINE = "not_mine", _DUE(life=timedelta(days=7), together=True)
    ITEM_UNDATED = "item_undated", _BULK(life=timedelta(days=7), together=True, again="item")
    ITEM_EXTERNAL = "item_external", _BULK(life=timedelta(days=7), together=True, again="item")
    WEEK_OVERDUE = "week_overdue", _BULK(life=timedelta(days=7), together=True, again="week")
    RECORD_RETURNED = "record_returned", _ANSWER(life=timedelta(days=14), again="clarification")
    """A coordinator asks to make a record clear."""
    RECORD_WAITS = "record_waits", _DUE(life=timedelta(days=7), together=True, again="clarification")
    """The same, again: once."""
    RECORD_CLEARED = "record_cleared", _DUE(life=timedelta(days=14), together=True)
    """It was changed, is right as it is, or was deleted: told to whoever asked."""
    MATERIAL_PROPOSED = "material_proposed", _DUE(life=timedelta(days=14), together=True)
    """Somebody sent a material to the library: a coordinator is asked."""
    MATERIAL_DECIDED = "material_decided", _ANSWER(life=timedelta(days=14))
    """What became of it, told to whoever sent it."""
    YEAR_PAPERS = "year_papers", _DUE(life=timedelta(days=14), together=True)
    """The year's last month begins: the new plan, and what the year's papers lack; told to the coordinator."""
    YEAR_GAPS = "year_gaps", _DUE(life=timedelta(days=14), together=True)
    """The same, to everybody else: how much of what the year's papers lack is theirs."""
    YEAR_CLOSING = "year_closing", _DUE(life=timedelta(days=11), together=True)
    """What is open in the year may be closed in one list."""
    YEAR_DEBTS = "year_debts", _DUE(life=timedelta(days=21), together=True)
    """What of last year's plan was never marked, once."""
    LIBRARY_FOUND = "library_found", _ANSWER(life=timedelta(days=30))
    """To who sought something in the library in vain: there is such a material."""
    """To who came to an event: a material of it."""
    LIBRARY_NEWS = "library_news", _BULK(life=timedelta(days=7), together=True)
    """What is new in the library since a month, to whom wants it."""
    SIGNALS_MONTH = "signals_month", _BULK(life=timedelta(days=7), together=True)
    """Early signals of the month that is over, and where nobody notices: to the coordinator."""
    SUMMARY = "summary", _BULK(life=timedelta(days=8))
    """The summary of a period that is over, to whom wants it."""
    # whoever asked waits for it, whatever the hour
    PAPER = "paper", _ANSWER(life=timedelta(days=2), quiet=False)
    """A paper that the person asked for, as a file."""
    DIGEST_CHANGED = "digest_changed", _ANSWER(life=timedelta(days=30), quiet=False, edits=True)
    """An older digest changes: of something in it there is nothing to be done any more."""
    COPY = "copy", _BULK(life=timedelta(days=2), quiet=False, edits=True)
    """An older message of what was just said again goes."""


EDITS = frozenset(kind for kind in NoticeKind if kind.policy.edits)
"""Kinds that change an older message."""


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
        Index(
            "ix_notifications_digest",
            "digest_id",
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
    update_id: Mapped[int | None] = mapped_column(BigInteger)
    """The update of Telegram that led to it, for whoever reads the log; None where time did."""
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


@dataclass(frozen=True, kw_only=True)
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
        policy = self.kind.policy
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
