"""What is kept of a person, part by part, as they are shown it."""

from dataclasses import dataclass
from datetime import date, datetime

from models.events.kinds import Answer, Presence, TaskState
from models.library.kinds import MaterialState
from models.requests.tables import RequestKind
from models.stored import Answers


@dataclass(frozen=True)
class OwnPost:
    """A post that the person holds or held, both days included."""

    place: str
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class OwnRecord:
    """An activity that the person logged or did with who logged it: the answers of its form."""

    id: int
    created_at: datetime
    deleted_at: datetime | None
    district: str
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class OwnRequest:
    """A request that the person filed."""

    id: int
    created_at: datetime
    kind: RequestKind
    topic: str
    question: str
    case_code: str


@dataclass(frozen=True, kw_only=True)
class OwnMaterial:
    """A material that the person sent to the library, or is making."""

    id: int
    made_at: datetime
    title: str
    state: MaterialState


@dataclass(frozen=True, kw_only=True)
class OwnEvent:
    """An event that the person was asked to, or came to."""

    title: str
    starts_at: datetime
    answer: Answer
    presence: Presence
    certificate: str
    """The number of their certificate, empty where none was asked for."""
    issued_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class OwnEntry:
    """An entry of a register that the person made, or that says for how many hours they were trained."""

    register: str
    title: str
    created_at: datetime
    hours: int | None


@dataclass(frozen=True, kw_only=True)
class OwnTask:
    """A task that the person gave, closed, or put off."""

    words: str
    due: date
    state: TaskState
