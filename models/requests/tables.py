"""Requests and the meetings that answer them. Each rule stands on the thing it is about."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.activities import Format
from models.activities import Mode as Mode
from models.base import Base, Holds, enum_column
from models.errors import DomainError
from models.requests.states import PENDING, RequestStep, State, after

TOPIC_LENGTH = 120
QUESTION_LENGTH = 1500
TIME_LENGTH = 200
REASON_LENGTH = 300
SAID_LENGTH = 1000
PART_LENGTH = 1500
PLACE_LENGTH = 200
MOST_SLOTS = 5


class RequestKind(StrEnum):
    """What is asked for."""

    SUPERVISION = "supervision"
    CONSULTATION = "consultation"
    INTERNSHIP = "internship"
    MATERIALS = "materials"


WRITTEN = (RequestKind.CONSULTATION,)
"""What can be answered in writing; a supervision is a meeting, an internship a visit, materials are sent."""


class Rating(StrEnum):
    """Whether it helped, fourteen days after (the plans' own «Отзыв специалиста по запросу»)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Request(Base):
    """Somebody asks the centre for something (заявка). The author is a person, who answers is found by post."""

    __tablename__ = "requests"
    __table_args__ = (
        Index("ix_requests_lists", "center_id", "state", "answer_by", "id"),
        Index("ix_requests_topic", "center_id", "kind", "topic", "created_at"),
        Index("ix_requests_mine", "author_id", "id"),
        Index("ix_requests_answerer", "answerer_id", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The author's post when it was filed: what the journal calls the initiator."""
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[RequestKind] = mapped_column(enum_column(RequestKind))
    mode: Mapped[Mode] = mapped_column(enum_column(Mode))
    format: Mapped[Format | None] = mapped_column(enum_column(Format))
    topic: Mapped[str] = mapped_column(String(TOPIC_LENGTH))
    question: Mapped[str] = mapped_column(Text)
    convenient: Mapped[str] = mapped_column(String(TIME_LENGTH), default="")
    urgent: Mapped[bool]
    case_code: Mapped[str] = mapped_column(String(16), default="")
    state: Mapped[State] = mapped_column(enum_column(State))
    created_at: Mapped[datetime]
    asked_at: Mapped[datetime]
    """When the term began: at filing, and anew when it was released or reopened."""
    answer_by: Mapped[date]
    round: Mapped[int] = mapped_column(default=0)
    """How many times it came back to wait for an answer; what is told of one round is not told of the next."""
    answerer_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    """The meeting that is being arranged or was held for it."""
    rated_at: Mapped[datetime | None]
    """When the author said whether it helped; of a request that was reopened, nothing was said yet."""

    def accept(self, person_id: int) -> None:
        """This person will answer. Raises DomainError for one's own request and for a second acceptance."""
        if self.author_id == person_id:
            raise DomainError("request-own")
        self.go(RequestStep.ACCEPT)
        self.answerer_id = person_id

    def put_back(self, step: RequestStep, *, agreed: bool = False) -> None:
        """Passed on, released or reopened: it waits for somebody to accept it. A meeting whose time was `agreed` stays,
        and waits for another supervisor."""
        self.go(step)
        self.answerer_id, self.round = None, self.round + 1
        if not agreed:
            self.meeting_id = None

    def begin_term(self, asked_at: datetime, answer_by: date) -> None:
        """It is to be answered by another day; one that was passed on keeps the day that the author was told."""
        self.asked_at, self.answer_by = asked_at, answer_by

    def drop(self, step: RequestStep) -> None:
        """Declined or cancelled: no meeting is arranged for it any more."""
        self.go(step)
        self.meeting_id = None

    def appoint(self) -> None:
        """Its meeting has a time. Raises DomainError when no meeting is being arranged."""
        if self.meeting_id is None:
            raise DomainError("request-no-meeting")
        self.go(RequestStep.APPOINT)

    def leave(self) -> None:
        """Out of its group; the request itself stays and is answered alone."""
        if self.meeting_id is None:
            raise DomainError("request-no-meeting")
        if self.state is not State.ACCEPTED:
            self.go(RequestStep.LEAVE)
        self.meeting_id = None

    def go(self, step: RequestStep) -> None:
        """Make a step of the diagram. Raises DomainError that names the state when it cannot be made there."""
        target = after(self.state, step)
        if target is None:
            raise DomainError(f"request-is-{self.state}")
        self.state = target

    def answered_by(self, person_id: int) -> None:
        """Raise DomainError unless this person answers for it."""
        if self.answerer_id != person_id:
            raise DomainError("request-not-yours")

    @property
    def pending(self) -> bool:
        return self.state in PENDING


class RequestPost(Base):
    """A post whose holders are asked to answer a request."""

    __tablename__ = "request_posts"
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True, index=True)


class RequestEvent(Base):
    """The history of a request, its conversation included; without a person, the clock did it."""

    __tablename__ = "request_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    step: Mapped[RequestStep] = mapped_column(enum_column(RequestStep))
    words: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[str] = mapped_column(String(200), default="", info={Holds.OF_BOT: True})
    """Telegram's own name of a document that was handed over; the document itself is not kept."""


class Answerer(Base):
    """A post answers requests of a kind; an empty topic or district means any."""

    __tablename__ = "answerers"
    __table_args__ = (UniqueConstraint("center_id", "kind", "post_id", "topic", "district_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    kind: Mapped[RequestKind] = mapped_column(enum_column(RequestKind))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    topic: Mapped[str] = mapped_column(String(TOPIC_LENGTH), default="")
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))


class CaseCode(Base):
    """An opaque case code `район-год-номер` that the bot issued; whom it stands for, only its owner knows."""

    __tablename__ = "case_codes"
    __table_args__ = (UniqueConstraint("center_id", "code"), Index(None, "person_id", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    code: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


def case_code(district: int, year: int, number: int) -> str:
    """«03-24-017»: the district's place in the centre's list (0 for none), the year, the number within both."""
    return f"{district:02d}-{year % 100:02d}-{number:03d}"
