"""What the windows of the summary show."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from handlers.summary.kept import SummaryKept
from handlers.widgets.pages import Listed, Page, page_of
from models.events.funnel import Funnel, Turnout, TurnoutCut
from models.forms.kinds import TextKey
from models.periods import Period, Span, offered
from models.summaries import SummaryRhythm
from services.events import turnout as events_turnout
from services.people.centers import list_districts
from services.subscriptions import choosing
from services.summary.behind import Behind, behind
from services.summary.figures import Summary, summarise, summarise_own
from services.summary.pages import pages
from services.summary.sentences import sentences
from services.summary.standing import standing
from services.work import Work

IN_ROW = 8
"""Buttons that Telegram puts in a row."""


@dataclass(frozen=True, kw_only=True)
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
        return Page(items=self.parts, number=self.number, more=self.number + 1 < len(self.parts))

    def is_open(self, number: int) -> bool:
        return number == self.number


async def page(work: Work, mine: SummaryKept) -> PageFacts:
    """The summary, a page of it when one message does not hold it."""
    shown = mine.period_at(work.today)
    summary = await _summary(work, mine)
    said: list[Markup] = []
    if not (mine.own or mine.district):  # plans, requests and reports are the whole centre's
        said = sentences(await standing(work, shown), shown, work.today)
    parts = pages(summary, work.today, said)
    return PageFacts(
        parts=parts,
        number=min(mine.page, len(parts) - 1),
        period=shown,
        has_after=shown.last < work.today,
        own=mine.own,
    )


async def _summary(work: Work, mine: SummaryKept) -> Summary:
    shown = mine.period_at(work.today)
    return await (summarise_own(work, shown) if mine.own else summarise(work, shown, mine.district))


async def lines(work: Work, mine: SummaryKept) -> Listed[Behind]:
    """The lines of the summary, each of which opens its records."""
    return Listed(page_of(await behind_lines(work, mine), mine.page_line))


async def behind_lines(work: Work, mine: SummaryKept) -> list[Behind]:
    """All of them."""
    return behind(await _summary(work, mine), mine.district)


@dataclass(frozen=True)
class TurnoutFacts:
    """How people come, by what, and the districts that never came."""

    found: Turnout
    cut: TurnoutCut
    period: Period
    page: Page[Funnel]

    @property
    def absent(self) -> bool:
        """Whether there are districts to be asked for a date."""
        return bool(self.found.absent)

    def is_cut(self, cut: TurnoutCut) -> bool:
        return cut is self.cut


async def turnout(work: Work, mine: SummaryKept) -> TurnoutFacts:
    """Of the whole centre in the chosen period, a page of the chosen cut."""
    period = mine.period_at(work.today)
    found = await events_turnout.turnout(work, period)
    return TurnoutFacts(found, mine.cut, period, page_of(found.of(mine.cut), mine.page_turnout))


@dataclass(frozen=True)
class PeriodFacts:
    """What is offered, and what was wrong with what was typed."""

    periods: list[Period]
    wrong: TextKey | None


async def period(work: Work, mine: SummaryKept) -> PeriodFacts:
    """Any other dates are typed."""
    return PeriodFacts(offered(work.today), mine.wrong)


@dataclass(frozen=True)
class SendingFacts:
    """How often the summary is sent to the person."""

    rhythm: SummaryRhythm | None

    def is_chosen(self, one: SummaryRhythm) -> bool:
        return one is self.rhythm


async def sending(work: Work, _mine: SummaryKept) -> SendingFacts:
    """What the person chose."""
    return SendingFacts(await choosing.my_rhythm(work))


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
    return SummaryDistrictFacts(await list_districts(work, closed=True), mine.district)
