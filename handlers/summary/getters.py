"""What the windows of the summary show."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from handlers.summary.kept import SummaryKept
from handlers.summary.pages import pages
from handlers.widgets.pages import Page
from models.forms.kinds import TextKey
from models.periods import Period, Span, offered
from services.people.centers import list_districts
from services.summary.figures import summarise, summarise_own
from services.work import Work

IN_ROW = 8
"""Buttons that Telegram puts in a row."""


@dataclass(frozen=True)
class PageFacts:
    """The summary in parts, one a message, and which of them is open."""

    parts: list[Markup]
    number: int
    period: Period
    has_after: bool
    own: bool

    @property
    def own_dates(self) -> bool:
        return self.period.span is Span.OWN

    @property
    def numbers(self) -> range:
        """The parts by number as long as a row holds them; more of them are turned one by one."""
        return range(len(self.parts) if 1 < len(self.parts) <= IN_ROW else 0)

    @property
    def turning(self) -> Page[Markup]:
        return Page(self.parts, self.number, self.number + 1 < len(self.parts))

    def is_open(self, number: int) -> bool:
        return number == self.number


async def page(work: Work, mine: SummaryKept) -> PageFacts:
    """The summary, a page of it when one message does not hold it."""
    period_ = mine.period_at(work.today)
    summary = await (summarise_own(work, period_) if mine.own else summarise(work, period_, mine.district))
    parts = pages(summary, work.today)
    return PageFacts(parts, min(mine.page, len(parts) - 1), period_, period_.last < work.today, mine.own)


@dataclass(frozen=True)
class PeriodFacts:
    """What is offered, and what was wrong with what was typed."""

    periods: list[Period]
    wrong: TextKey | None


async def period(work: Work, mine: SummaryKept) -> PeriodFacts:
    """Any other dates are typed."""
    return PeriodFacts(offered(work.today), mine.wrong)


@dataclass(frozen=True)
class SummaryDistrictFacts:
    """All districts or one of them."""

    districts: list[tuple[int, str]]
    district: int | None

    def is_chosen(self, one: Any) -> bool:
        """Of a district, or of 0 for all of them."""
        return (one[0] if one else None) == self.district


async def district(work: Work, mine: SummaryKept) -> SummaryDistrictFacts:
    """With the one that is chosen now."""
    return SummaryDistrictFacts(await list_districts(work), mine.district)
