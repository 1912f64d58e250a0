"""What the papers of an event are made of: the event, who is asked and who came, what a meeting said and decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.activity_kinds import Category, Format, Organisation, Type
from models.events.kinds import Answer, MarkedBy, Presence, TaskState
from models.papers.kinds import PaperKind
from models.periods import Period
from services.papers.inner.people import Head, Signer


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Somebody who is asked, or came; the name is empty where the centre's papers say posts alone."""

    name: str
    post: str
    district: str
    answer: Answer
    waits: bool
    asked_at: datetime | None
    """On the centre's clock; None for who came unasked."""
    presence: Presence
    present_at: datetime | None
    """When a code was opened, on the centre's clock."""
    marked_by: MarkedBy | None

    @property
    def comes(self) -> bool:
        return self.answer in (Answer.COMING, Answer.REMOTE) and not self.waits

    @property
    def came(self) -> bool:
        return self.presence is not Presence.NONE


@dataclass(frozen=True)
class GuestCount:
    """People from outside the bot, of one category and one kind of institution."""

    category: Category
    institution: Organisation
    here: int
    remote: int


@dataclass(frozen=True)
class MeetingDecision:
    """What a meeting decided: what, which post, by which day, and how it stands."""

    words: str
    who: str
    due: date
    state: TaskState


@dataclass(frozen=True)
class MeetingNotes:
    """What the protocol of a meeting says in words, a line a point."""

    agenda: Sequence[str] = ()
    heard: Sequence[str] = ()
    resolved: Sequence[str] = ()


@dataclass(frozen=True)
class LastMeeting:
    """The meeting before, and how its decisions stand."""

    title: str
    day: date
    decisions: Sequence[MeetingDecision]


@dataclass(frozen=True, kw_only=True)
class EventPaperFacts:
    """The facts of one event's papers."""

    head: Head
    kind: PaperKind
    period: Period
    event_id: int
    type: Type
    title: str
    format: Format
    starts_at: datetime
    """On the centre's clock, as is the end."""
    ends_at: datetime
    place: str
    hosts: Sequence[Signer]
    people: Sequence[Participant]
    guests: Sequence[GuestCount] = ()
    notes: MeetingNotes = MeetingNotes()
    decisions: Sequence[MeetingDecision] = ()
    before: LastMeeting | None = None
    certificate: str = ""
    """The number of the certificate of the one participant that it is made for."""

    @property
    def empty(self) -> bool:
        """Never: what there is nothing for is refused when it is gathered."""
        return False

    @property
    def came(self) -> Sequence[Participant]:
        return [one for one in self.people if one.came]

    @property
    def minutes(self) -> int:
        """How many minutes it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
