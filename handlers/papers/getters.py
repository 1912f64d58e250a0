"""What the windows of papers show."""

from dataclasses import dataclass
from datetime import date

from handlers.papers.kept import PapersKept
from models.access import Permission
from models.forms.kinds import TextKey
from models.papers.kinds import PaperKind
from models.periods import Period, Span
from services.papers.making import list_papers
from services.periods import name_of
from services.work import Work

OFFERED = ((Span.YEAR, 2), (Span.SCHOOL, 1), (Span.HALF, 2), (Span.QUARTER, 4), (Span.MONTH, 2))
"""Which periods are offered, and how many back."""


@dataclass(frozen=True)
class PapersFacts:
    """The papers that the person may ask for, and for which period they would be made."""

    period: str
    kinds: list[PaperKind]
    coordinates: bool
    """Whether the person may see what everybody's records lack, and this is a year that is looked at."""


async def papers(work: Work, mine: PapersKept) -> PapersFacts:
    """All papers of the registry that are the person's to ask for."""
    kinds, period = [spec.kind for spec in await list_papers(work)], mine.period_at(work.today)
    near = work.today.year - 1 <= period.year <= work.today.year
    return PapersFacts(name_of(period), kinds, near and work.actor.may(Permission.CHANGE_ANY_ACTIVITY))


@dataclass(frozen=True)
class PaperPeriodFacts:
    """What is offered, and what was wrong with what was typed."""

    periods: list[Period]
    wrong: TextKey | None


async def period(work: Work, mine: PapersKept) -> PaperPeriodFacts:
    """Any other dates are typed."""
    return PaperPeriodFacts(offered(work.today), mine.wrong)


def offered(today: date) -> list[Period]:
    """This and the last years, halves, quarters and months."""
    found: list[Period] = []
    for span, count in OFFERED:
        now = Period.around(span, today)
        for _number in range(count):
            found.append(now)
            now = now.before()
    return found
