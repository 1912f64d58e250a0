"""What the window of the check shows."""

from dataclasses import dataclass

from handlers.claims.kept import ClaimsKept
from models.periods import Period, Span
from services.work import Work


@dataclass(frozen=True)
class CheckFacts:
    """The period whose records are asked, and what was found last."""

    period: Period
    has_after: bool
    found: ClaimsKept

    @property
    def of_quarter(self) -> bool:
        return self.period.span is Span.QUARTER


async def check(work: Work, mine: ClaimsKept) -> CheckFacts:
    """Nothing is asked of the database: it is when a text comes."""
    period = mine.period_at(work.today)
    return CheckFacts(period, period.last < work.today, mine)
