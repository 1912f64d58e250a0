"""What a deadline cell means: the answer of the grammar."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Span = tuple[date, date]


class ScheduleKind(StrEnum):
    """How the cell binds its item to time (docs/deadlines.md, «Kinds»)."""

    WINDOW = "window"
    RECURRING = "recurring"
    DEADLINE = "deadline"
    RECURRING_DEADLINE = "recurring_deadline"
    WEEKLY = "weekly"
    CONTINUOUS = "continuous"
    ON_DEMAND = "on_demand"
    EXTERNAL = "external"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """One reading. What fills which field:

    - window, recurring, continuous: `windows`, first and last day included; `count` executions in each;
    - deadline, recurring_deadline: `due` only;
    - weekly: `weekday` (1 is Monday; empty when no day is named), `interval` in weeks, and `windows` only
    where the
      cell bounds the weeks («по вторникам с сентября по май»);
    - on_demand, external, undetermined: nothing.

    `interval` is 0 and `count` is 1 where they do not apply. `words` say the reading in Russian and read
    back to the
    same reading. `why` tells what was not understood, or what is doubtful in an understood cell.
    """

    text: str
    kind: ScheduleKind
    windows: tuple[Span, ...] = ()
    due: tuple[date, ...] = ()
    weekday: tuple[int, ...] = ()
    interval: int = 0
    count: int = 1
    words: str = ""
    why: str | None = None

    @property
    def meaning(self) -> tuple[object, ...]:
        """Everything but the texts: two cells of equal meaning are the same deadline."""
        return (self.kind, self.windows, self.due, self.weekday, self.interval, self.count)


def as_json(schedule: Schedule) -> dict[str, object]:
    """The reading as `bot plan deadlines` prints it; dates in ISO."""
    return {
        "text": schedule.text,
        "kind": schedule.kind.value,
        "windows": [[start.isoformat(), end.isoformat()] for start, end in schedule.windows],
        "due": [day.isoformat() for day in schedule.due],
        "weekday": list(schedule.weekday),
        "interval": schedule.interval,
        "count": schedule.count,
        "words": schedule.words,
    }
