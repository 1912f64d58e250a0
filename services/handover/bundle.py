"""What goes along with a post: as its window, its letter and «Акт передачи дел» show it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models.access import Role
from models.events.states import EventState
from models.periods import Period
from models.requests.states import State
from models.requests.tables import RequestKind


@dataclass(frozen=True, kw_only=True)
class OpenRequest:
    """A request that is not over, without what was asked in it: that is for whoever answers it."""

    id: int
    kind: RequestKind
    topic: str
    state: State
    answer_by: date
    filed: bool
    """Whether it was filed from the post; else it is to be answered by it."""
    starts_at: datetime | None
    place: str
    """When the meeting is that was agreed, and where."""


@dataclass(frozen=True)
class RunningDate:
    """A date of the plan that is not done."""

    id: int
    content: str
    due: date


@dataclass(frozen=True)
class OpenTask:
    """A task of the post that is not done (поручение)."""

    id: int
    words: str
    due: date


@dataclass(frozen=True)
class LedEvent:
    """An event that the post hosts and that is not recorded yet."""

    id: int
    title: str
    state: EventState
    starts_at: datetime
    """On the centre's clock."""


@dataclass(frozen=True)
class Neighbour:
    """A post beside this one, and who holds it."""

    place: str
    holders: tuple[str, ...]


@dataclass(frozen=True)
class QuarterFigures:
    """What was given in the monitoring of a quarter, and what was recorded in it."""

    quarter: Period
    values: Mapping[str, int]
    records: int
    visits: int


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """All of it."""

    post_id: int
    role: Role
    place: str
    leaver: str
    """Who holds it, or held it last; empty where nobody did."""
    since: date | None
    until: date | None
    requests: tuple[OpenRequest, ...]
    dates: tuple[RunningDate, ...]
    tasks: tuple[OpenTask, ...]
    events: tuple[LedEvent, ...]
    quarters: tuple[QuarterFigures, ...]
    """The last four, the oldest first."""
    indicators: tuple[tuple[str, str], ...]
    """Codes and names of what the monitoring asks."""
    neighbours: tuple[Neighbour, ...]

    @property
    def meetings(self) -> tuple[OpenRequest, ...]:
        """Those with an agreed time, the nearest first."""
        agreed = [one for one in self.requests if one.starts_at is not None]
        return tuple(sorted(agreed, key=lambda one: (one.starts_at, one.id)))

    def late(self, today: date) -> int:
        """How many dates have passed."""
        return sum(one.due < today for one in self.dates)

    @property
    def counts(self) -> Counter[str]:
        """How many requests, dates, meetings, tasks and events there are."""
        lists = {"requests": self.requests, "dates": self.dates, "meetings": self.meetings}
        return Counter({name: len(of) for name, of in (lists | {"tasks": self.tasks, "events": self.events}).items()})
