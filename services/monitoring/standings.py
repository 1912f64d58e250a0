"""What the coordinator looks at: how everybody stands with a quarter, and one report with its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.monitoring.tables import GIVEN, OWED, Monitoring, ReportEventKind, State
from services.monitoring.inner.answering import stood
from services.monitoring.sheets import Sheet


@dataclass(frozen=True)
class Standing:
    """How a post stands with a quarter."""

    report_id: int
    place: str
    district: str
    person: str | None
    """Whose it is, where everybody counts their own."""
    people: tuple[str, ...]
    state: State
    zero: bool
    late: bool
    open_until: date | None
    entered: bool
    early: bool
    """Given while the quarter ran, and not confirmed since."""
    begun_by: str | None = None
    """Who began the draft."""


@dataclass(frozen=True)
class Accepted:
    """How many reports were accepted, or stand as preliminary, and the plan's dates that were closed by that."""

    count: int
    closed: Sequence[date]


@dataclass(frozen=True)
class Board:
    """A quarter's completeness."""

    monitoring: Monitoring
    standings: list[Standing]
    without: Mapping[int, str] = field(default_factory=dict)
    """Districts that have no post to report on them: names by their numbers."""

    @property
    def counted(self) -> list[Standing]:
        """The posts that are expected to report."""
        return [one for one in self.standings if one.state is not State.VACANT]

    @property
    def given(self) -> list[Standing]:
        return [one for one in self.standings if one.state in GIVEN]

    @property
    def owing(self) -> list[Standing]:
        return [one for one in self.standings if one.state in OWED]

    def awaited(self, today: date) -> list[Standing]:
        """Those that owe and can still hand in: nobody else is reminded."""
        last = self.monitoring.last
        return [one for one in self.owing if today <= max(last, one.open_until or last)]


@dataclass(frozen=True)
class Event:
    """What happened to a report: who, when, and for a number old → new."""

    at: datetime
    person: str
    what: ReportEventKind
    code: str
    old: int | None
    new: int | None


@dataclass(frozen=True, kw_only=True)
class Card:
    """A report as a coordinator looks at it."""

    sheet: Sheet
    zero: bool
    late: bool
    vacant: bool
    submitted_by: str
    open_until: date | None
    entered: bool
    early: bool
    history: list[Event] = field(default_factory=list)

    @property
    def state(self) -> State:
        return stood(self.sheet.state, held=not self.vacant, entered=self.entered)
