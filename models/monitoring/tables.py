"""The quarter's monitoring in the database, and what a report allows to be done with it."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.errors import DomainError
from models.monitoring.days import Dates
from models.monitoring.form import CODE_LENGTH, FormJson, ReportOf
from models.periods import Period, Span

COMMENT_LENGTH = 300
CLUSTERED = {"sqlite_with_rowid": False}


class State(StrEnum):
    """How a post stands with a quarter. The first and the last are what a report that is not there means."""

    NO_DATA = "no_data"
    DRAFT = "draft"
    ZERO = "zero"
    SUBMITTED = "submitted"
    LATE = "late"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    VACANT = "vacant"


GIVEN = (State.ZERO, State.SUBMITTED, State.LATE, State.ACCEPTED)
"""Reports whose numbers count."""
OWED = (State.NO_DATA, State.DRAFT, State.RETURNED)
"""What somebody still has to do something about."""


class ReportEventKind(StrEnum):
    """What happened to a report."""

    VALUE = "value"
    SUBMITTED = "submitted"
    ZERO = "zero"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    OPENED = "opened"
    UNDONE = "undone"
    CONFIRMED = "confirmed"
    """A preliminary report was looked at when the quarter was over, and stands as it is."""
    ENTERED = "entered"
    """A coordinator writes numbers for the district."""


class FormVersion(Base):
    """A version of a centre's form. `accepted_at` is empty while a coordinator looks at what it would change."""

    __tablename__ = "monitoring_forms"
    __table_args__ = (Index(None, "center_id", "year", "accepted_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    year: Mapped[int]
    """It serves from the first quarter of this year on, until a newer one."""
    content: Mapped[FormJson] = mapped_column(JSON)
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    accepted_at: Mapped[datetime | None]


class Monitoring(Base):
    """A quarter of a centre, with its dates as they were when it opened."""

    __tablename__ = "monitorings"
    __table_args__ = (UniqueConstraint("center_id", "quarter"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    quarter: Mapped[date]
    """Its first day."""
    opens: Mapped[date]
    in_time: Mapped[date]
    last: Mapped[date]
    report_of: Mapped[ReportOf] = mapped_column(enum_column(ReportOf), default=ReportOf.POST)
    """Whose its reports are, as the form said when it opened."""

    @property
    def period(self) -> Period:
        return Period.around(Span.QUARTER, self.quarter)

    def preliminary(self, today: date) -> bool:
        """Whether its reports are given before it is over: nobody accepts them for good then."""
        return today <= self.period.last

    @property
    def dates(self) -> Dates:
        return Dates(self.opens, self.in_time, self.last)


class Report(Base):
    """What a post says of a quarter, or its whole district by its first post, or one who holds it (`person_id`).
    `zero` and `late` stay true when it is accepted."""

    __tablename__ = "monitoring_reports"
    __table_args__ = (
        Index(
            "uq_monitoring_reports_of_post",
            "monitoring_id",
            "post_id",
            unique=True,
            sqlite_where=text("person_id IS NULL"),
            postgresql_where=text("person_id IS NULL"),
        ),
        Index(
            "uq_monitoring_reports_of_person",
            "monitoring_id",
            "post_id",
            "person_id",
            unique=True,
            sqlite_where=text("person_id IS NOT NULL"),
            postgresql_where=text("person_id IS NOT NULL"),
        ),
        Index(None, "post_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    monitoring_id: Mapped[int] = mapped_column(ForeignKey("monitorings.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    district_id: Mapped[int] = mapped_column(ForeignKey("districts.id"))
    """What it tells of, wherever its post has moved since."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Whose it is where everybody counts their own; empty while nobody holds the post."""
    form_id: Mapped[int | None] = mapped_column(ForeignKey("monitoring_forms.id"))
    """The version that its numbers answer; empty for the default set."""
    state: Mapped[State] = mapped_column(enum_column(State))
    zero: Mapped[bool]
    late: Mapped[bool]
    open_until: Mapped[date | None]
    """A coordinator's exception: the report is taken until this day although the quarter is closed."""
    reasons: Mapped[dict[str, str]] = mapped_column(JSON)
    """Why a warning is all right, by the rule."""
    pleaded_at: Mapped[datetime | None]
    pleaded_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Who asked for a closed one to be opened, until a coordinator opens it."""
    comment: Mapped[str] = mapped_column(String(COMMENT_LENGTH), default="")
    comment_code: Mapped[str] = mapped_column(String(CODE_LENGTH), default="")
    """What the coordinator returned it for, and the number that is meant."""
    begun_at: Mapped[datetime | None]
    begun_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Whose the first number was, and when: a second person who fills it in sees that."""
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """The coordinator who wrote numbers of it for others; empty again when a curator hands it in."""
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))

    def check_open(self, dates: Dates, today: date) -> None:
        """Raise why no number of it can be changed on that day."""
        if self.state is State.ACCEPTED:
            raise DomainError("monitoring-accepted-already")
        check_day(dates, today, self.open_until)

    def check_plea(self, dates: Dates, today: date) -> None:
        """Raise why nobody needs to be asked to open it: it is given, or it is taken still."""
        if self.state in GIVEN:
            raise DomainError("monitoring-submitted-already")
        if today <= max(dates.last, self.open_until or dates.last):
            raise DomainError("monitoring-still-open")

    def hand_in(self, dates: Dates, now: datetime, today: date, person_id: int, *, zero: bool) -> None:
        """Submit it, or confirm a zero. What is handed in already is not handed in again."""
        self.check_open(dates, today)
        if self.state in GIVEN:
            raise DomainError("monitoring-submitted-already")
        # a report that was in time and was returned stays in time
        self.late = today > dates.in_time if self.submitted_at is None else self.late
        self.zero = zero
        self.state = State.ZERO if zero else State.LATE if self.late else State.SUBMITTED
        self.submitted_at, self.submitted_by = now, person_id
        self.comment = self.comment_code = ""

    def early(self, quarter: Period, local: Callable[[datetime], datetime]) -> bool:
        """Whether it is preliminary: handed in while the quarter ran (on the centre's clock, `local`), and neither
        confirmed nor accepted since."""
        if self.state not in GIVEN or self.state is State.ACCEPTED or self.submitted_at is None:
            return False
        return local(self.submitted_at).date() <= quarter.last

    def confirm(self, now: datetime, person_id: int) -> None:
        """The preliminary numbers are those of the whole quarter: it is as if handed in now, in time as it was. Whoever
        says so answers for them."""
        self.submitted_at, self.submitted_by, self.entered_by = now, person_id, None

    def begin(self, now: datetime, person_id: int) -> None:
        """A number is typed into it: the first one makes it a draft and says whose it was."""
        if self.state is State.NO_DATA:
            self.state, self.begun_at, self.begun_by = State.DRAFT, now, person_id

    def take_back(self, dates: Dates, today: date) -> None:
        """The curator wants to correct what was handed in: it is a draft again until it is handed in anew."""
        self.check_open(dates, today)
        if self.state not in GIVEN:
            raise DomainError("monitoring-not-submitted")
        self.state, self.zero = State.DRAFT, False

    def accept(self) -> None:
        """The coordinator has looked at it."""
        if self.state is State.ACCEPTED:
            raise DomainError("monitoring-accepted-already")
        if self.state not in GIVEN:
            raise DomainError("monitoring-not-submitted")
        self.state = State.ACCEPTED

    def give_back(self, comment: str, code: str, until: date) -> None:
        """Return it with a comment, open until that day at least; `code` is the number that is meant, if one is."""
        if self.state not in GIVEN:
            raise DomainError("monitoring-not-submitted")
        self.state, self.comment, self.comment_code = State.RETURNED, comment, code
        self.open_until = max(until, self.open_until or until)
        self.zero = False


def check_day(dates: Dates, today: date, open_until: date | None) -> None:
    """Raise DomainError while the quarter is not open yet, and when it is closed and nobody made an exception."""
    if today < dates.opens:
        raise DomainError("monitoring-not-open", day=f"{dates.opens:%d.%m.%Y}")
    if today > max(dates.last, open_until or dates.last):
        raise DomainError("monitoring-closed", day=f"{dates.closed:%d.%m.%Y}")


class Value(Base):
    """One number of a report."""

    __tablename__ = "monitoring_values"
    __table_args__ = CLUSTERED
    report_id: Mapped[int] = mapped_column(ForeignKey("monitoring_reports.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), primary_key=True)
    number: Mapped[int]


class ReportStep(Base):
    """What happened to a report: a number changed (old → new), or it was handed in, returned, accepted."""

    __tablename__ = "monitoring_steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("monitoring_reports.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    what: Mapped[ReportEventKind] = mapped_column(enum_column(ReportEventKind))
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), default="")
    old: Mapped[int | None]
    new: Mapped[int | None]
