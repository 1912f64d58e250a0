"""What an event leaves: what people say of it without a name, and what a meeting decided."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.errors import DomainError
from models.events.kinds import TaskState, Usefulness

MISSING_LENGTH = 500
TASK_LENGTH = 500
LATER_LENGTH = 300
"""Characters of why a task is put off."""


class EventFeedback(Base):
    """What one of those who came said of an event, and nothing of who: the key is drawn by lot, and without row numbers
    the table does not keep the order of answering."""

    __tablename__ = "event_feedback"
    __table_args__ = (Index(None, "event_id"), {"sqlite_with_rowid": False})
    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    verdict: Mapped[Usefulness] = mapped_column(enum_column(Usefulness))
    missing: Mapped[str] = mapped_column(String(MISSING_LENGTH), default="")
    """What was missing, in the words of whoever said the same, past the guard of personal data."""
    shown: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether it is seen yet: five become so at once, for the difference of two looks must not be one person's word."""


class PostTask(Base):
    """What a meeting decided: what, which post, by which day (решили)."""

    __tablename__ = "tasks"
    __table_args__ = (Index(None, "center_id", "due"), Index(None, "post_id", "state"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    """The obligation is the post's: whoever comes next has it."""
    words: Mapped[str] = mapped_column(String(TASK_LENGTH))
    due: Mapped[date]
    state: Mapped[TaskState] = mapped_column(enum_column(TaskState), default=TaskState.OPEN)
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    made_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    closed_at: Mapped[datetime | None]
    asked_due: Mapped[date | None]
    """The day that whoever does it asks for, until somebody who may change the task says yes or no."""
    asked_why: Mapped[str] = mapped_column(String(LATER_LENGTH), default="", server_default="")
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is TaskState.OPEN

    def close(self, state: TaskState, person_id: int, now: datetime) -> bool:
        """It is done or dropped; False where it was closed before, and who closed it first stays."""
        if not self.open:
            return False
        self.state, self.closed_by, self.closed_at = state, person_id, now
        self.leave_day()
        return True

    def ask_for(self, due: date, why: str, person_id: int) -> None:
        """Another day is asked for. Raises DomainError for one that is closed, and for the day that it has."""
        self.check_open()
        if due == self.due:
            raise DomainError("task-same-day")
        self.asked_due, self.asked_why, self.asked_by = due, why, person_id

    def leave_day(self) -> None:
        """Nothing is asked for any more."""
        self.asked_due, self.asked_why, self.asked_by = None, "", None

    def put_off(self, due: date, person_id: int, now: datetime) -> "TaskMove | None":
        """It is due on another day from now on; returns the line of its history, None where that is its day. What was
        asked for is answered by it. Raises DomainError for one that is closed."""
        self.check_open()
        asked = self.asked_due == due
        why, by = (self.asked_why, self.asked_by) if asked else ("", None)
        old, self.due = self.due, due
        self.leave_day()
        if old == due:
            return None
        return TaskMove(task_id=self.id, at=now, person_id=person_id, asked_by=by, old=old, new=due, why=why)

    def check_open(self) -> None:
        """Raise DomainError for one that is closed."""
        if not self.open:
            raise DomainError("task-closed")

    def reopen(self) -> None:
        """It is to be done after all."""
        self.state, self.closed_by, self.closed_at = TaskState.OPEN, None, None


class TaskMove(Base):
    """A day that a task was due on before, who put it off, and who asked for it."""

    __tablename__ = "task_moves"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    old: Mapped[date]
    new: Mapped[date]
    why: Mapped[str] = mapped_column(String(LATER_LENGTH), default="", server_default="")
