"""What a reminder tells of: a date of the plan, or an item that has none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.deadlines import ScheduleKind
from models.periods import Period, Span
from models.plan_years import PlanYear
from models.reminders.moments import (
    LIFE,
    Expectation,
)


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A date of the plan: what is expected, of which item, and whether it is still to be done."""

    id: int
    item_id: int
    expected: Expectation
    posts: Sequence[int]
    stands: bool
    """Not cancelled, neither by itself nor with its item."""
    done: bool
    since: date | None = None
    """The day on which it came into the plan."""
    moved_from: date | None = None
    """The day that it was expected on before it was moved."""

    @property
    def came_late(self) -> bool:
        """Whether it had long passed when it came: nobody is chased for it (`services/plan/past.py` closes it)."""
        return self.since is not None and self.expected.due < self.since - LIFE

    @property
    def waits(self) -> bool:
        """Whether it is still to be done."""
        return self.stands and not self.done

    def key(self) -> str:
        """Its name in the outbox; a date that was moved is told of anew."""
        return f"date:{self.id}:{self.expected.due.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class Undated:
    """An item of the plan without a date of its own."""

    id: int
    kind: ScheduleKind
    plan: PlanYear
    posts: Sequence[int]
    stands: bool
    """Not cancelled."""
    logged: date | None
    """The last day on which something of it was done."""

    def over(self, today: date) -> bool:
        """Whether its plan's year is: a quarter of it is no matter any more, be it put off until now."""
        return self.plan.last < today

    def waits(self, today: date) -> bool:
        """Whether something is expected of it: of what runs all year, something in each quarter."""
        this_quarter = self.logged is not None and self.logged >= Period.around(Span.QUARTER, today).first
        return self.stands and not (self.kind is ScheduleKind.CONTINUOUS and this_quarter)
