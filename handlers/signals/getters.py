"""What the windows of signals show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.signals.kept import SignalsKept, TellKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.periods import Period, Span
from models.signals import Measure, SignalMap, SignalRow, check_month
from services.signals import counting, mapping, recording
from services.signals.counting import MonthNumbers
from services.signals.recording import ToldSignal
from services.work import Work

SPANS = (Span.MONTH, Span.QUARTER, Span.HALF, Span.YEAR)


async def where(work: Work, mine: TellKept) -> Listed[tuple[int, str]]:
    """The districts that the actor tells of."""
    return Listed(page_of(await recording.places(work), mine.page))


@dataclass(frozen=True)
class WhoFacts:
    """Where the signal comes from; empty where the actor has no district to tell of."""

    district: str
    several: bool


async def who(work: Work, mine: TellKept) -> WhoFacts:
    """The chosen district, or the only one."""
    found = await recording.places(work)
    named = dict(found) if mine.district else dict(found[:1])
    return WhoFacts(named.get(mine.district, "") if mine.district else next(iter(named.values()), ""), len(found) > 1)


@dataclass(frozen=True)
class ToldFacts:
    """What was told of last."""

    one: ToldSignal

    @property
    def undone(self) -> bool:
        return self.one.undone


async def done(work: Work, mine: TellKept) -> ToldFacts:
    """Raises NotFound where nothing was."""
    return ToldFacts(await recording.open_recorded(work, mine.entry))


@dataclass(frozen=True, kw_only=True)
class MapFacts:
    """The map of a period, a page of its districts, and where nobody notices."""

    period: Period
    found: SignalMap
    page: Page[SignalRow]
    quiet: Sequence[str]
    has_after: bool
    leads: bool
    """Whether the whole centre is looked at: then there are papers of it."""
    wrong: TextKey | None

    def is_span(self, span: Span) -> bool:
        return span is self.period.span


async def signal_map(work: Work, mine: SignalsKept) -> MapFacts:
    """Of what the actor may look at."""
    shown = await mapping.look(work, mine.period_at(work.today))
    return MapFacts(
        period=shown.period,
        found=shown.found,
        page=page_of(shown.found.rows, mine.page),
        quiet=shown.told,
        has_after=shown.period.last < work.today,
        leads=work.actor.may(Permission.SEE_SUMMARY),
        wrong=mine.wrong,
    )


@dataclass(frozen=True, kw_only=True)
class MonthFacts:
    """A district's month, whether it may be changed, and the months beside it."""

    one: MonthNumbers
    period: Period
    counts: bool
    has_after: bool
    numbers: dict[Measure, int]

    @property
    def row(self) -> SignalRow:
        """Its numbers as a line of the map."""
        return SignalRow(district_id=self.one.district_id, name=self.one.district, numbers=self.numbers)


async def month(work: Work, mine: SignalsKept) -> MonthFacts:
    """Raises NotFound for a district that is not the actor's to look at."""
    period = mine.month_at(work.today)
    one = await counting.open_month(work, mine.district, period.first)
    return MonthFacts(
        one=one,
        period=period,
        counts=one.counts and _open(work, period),
        has_after=period.last < work.today,
        numbers=dict(one.numbers),
    )


def _open(work: Work, period: Period) -> bool:
    try:
        check_month(period.first, work.today, manages=work.actor.may(Permission.MANAGE_MONITORING))
    except DomainError:
        return False
    return True
