"""What a coordinator and a head see of the monitoring: facts alone, each laid out by its window in board_dialogs.py."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handlers.context import id_in
from handlers.monitoring.kept import BoardKept
from handlers.widgets.pages import Page, page_of
from models.access import Permission
from models.monitoring.days import MonitoringDays, quarter_of
from models.monitoring.rates import Rate
from models.monitoring.tables import OWED, State
from models.periods import Period, Span
from services.monitoring import control, figures, forms
from services.monitoring import rates as monitoring_rates
from services.monitoring.forms import Review, Serving
from services.monitoring.standings import Board, Card, Standing
from services.work import Work


def quarter_in(work: Work, mine: BoardKept) -> Period:
    """The quarter that the dialogue looks at: by default the one that ended last."""
    return Period.around(Span.QUARTER, mine.quarter) if mine.quarter else quarter_of(work.today)


@dataclass(frozen=True)
class PlaceId:
    """A report, or a district without a post."""

    report: int = 0
    district: int = 0

    def __str__(self) -> str:
        return f"{self.report}.{self.district}"

    @classmethod
    def read(cls, text: str) -> "PlaceId":
        """Raises ValueError for what `str` did not write."""
        report, _, district = text.partition(".")
        return cls(id_in(report), id_in(district))


@dataclass(frozen=True)
class Place:
    """A line of the board. `alone`: its district has no other post; `name`: of a district without a post."""

    id: PlaceId
    standing: Standing | None = None
    alone: bool = False
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class HomeFacts:
    """How everybody stands with the quarter; no `board` while the centre has no quarter to report on."""

    quarter: Period
    board: Board | None
    places: Page[Place]
    manages: bool
    fills: bool
    reminds: bool
    accepts: bool


async def home(work: Work, mine: BoardKept) -> HomeFacts:
    """«Сдали 4 из 6 территорий. Не сдали: …», and what can be done about it."""
    quarter = quarter_in(work, mine)
    board = await control.board(work, quarter)
    manages = work.actor.may(Permission.MANAGE_MONITORING)
    return HomeFacts(
        quarter=quarter,
        board=board,
        places=page_of(list(_places(board, manages=manages)) if board else [], mine.page),
        manages=manages,
        fills=work.actor.may(Permission.FILL_MONITORING),
        reminds=manages and board is not None and bool(board.awaited(work.today)),
        accepts=manages and board is not None and any(one.state is not State.ACCEPTED for one in board.given),
    )


def _places(board: Board, *, manages: bool) -> Iterator[Place]:
    """A report each, and for whoever may enter its numbers a district without a post."""
    districts = Counter(one.district for one in board.standings)
    for one in board.standings:
        yield Place(PlaceId(report=one.report_id), one, alone=districts[one.district] == 1)
    if manages:
        yield from (Place(PlaceId(district=district), name=name) for district, name in board.without.items())


@dataclass(frozen=True)
class QuartersFacts:
    """The quarters that were opened, and the first day of the one that is looked at."""

    quarters: list[Period]
    now: date


async def quarters(work: Work, mine: BoardKept) -> QuartersFacts:
    """All that the centre has."""
    return QuartersFacts(await figures.list_quarters(work), quarter_in(work, mine).first)


class Act(StrEnum):
    """What a coordinator may do with a report."""

    ENTER = "enter"
    OPEN = "open"
    CLOSE = "close"
    REMIND = "remind"
    ACCEPT = "accept"
    RETURN = "return"
    CORRECT = "correct"


@dataclass(frozen=True)
class ReportFacts:
    """One report: how it stands, its numbers, what was found, what happened to it, and what may be done."""

    card: Card
    may: frozenset[Act]


async def report(work: Work, mine: BoardKept) -> ReportFacts:
    """Raises NotFound for one of another centre."""
    card = await control.open_card(work, mine.report)
    manages = work.actor.may(Permission.MANAGE_MONITORING)
    return ReportFacts(card, frozenset(_acts(work, card)) if manages else frozenset())


def _acts(work: Work, card: Card) -> Iterator[Act]:
    closed = work.today > max(card.sheet.dates.last, card.open_until or card.sheet.dates.last)
    if card.state is State.VACANT or card.state in OWED:
        yield Act.OPEN if closed else Act.ENTER
        if card.vacant:
            yield Act.CLOSE
        elif not closed:
            yield Act.REMIND
        return
    yield Act.RETURN
    if card.state is not State.ACCEPTED:
        yield Act.ACCEPT
        if card.entered and not closed:
            yield Act.CORRECT


@dataclass(frozen=True)
class DistrictFacts:
    """A district without a post, by its name; empty when it has one by now."""

    quarter: Period
    name: str
    closed: bool

    @property
    def open(self) -> bool:
        return bool(self.name) and not self.closed


async def district(work: Work, mine: BoardKept) -> DistrictFacts:
    """What a number of it would bring."""
    quarter = quarter_in(work, mine)
    board = await control.board(work, quarter)
    name = board.without.get(mine.district, "") if board else ""
    return DistrictFacts(quarter, name, closed=bool(name and board and work.today > board.monitoring.last))


@dataclass(frozen=True)
class RatesFacts:
    """In time and complete, by district."""

    rates: list[tuple[str, Rate]]


async def rates(work: Work, _mine: BoardKept) -> RatesFacts:
    """Over the last eight quarters."""
    return RatesFacts(await monitoring_rates.rates(work))


@dataclass(frozen=True)
class FormFacts:
    """The form that serves, and its days."""

    now: Serving
    days: MonitoringDays
    manages: bool


async def form(work: Work, _mine: BoardKept) -> FormFacts:
    """In two trips."""
    manages = work.actor.may(Permission.MANAGE_MONITORING)
    return FormFacts(await forms.serving(work), await monitoring_rates.days(work), manages)


async def version(work: Work, mine: BoardKept) -> Review:
    """What a new version changes and what it would break, before it is accepted."""
    return await forms.review(work, mine.version)


async def chart(work: Work, _mine: BoardKept) -> Serving:
    """The form that serves: each of its indicators can be drawn."""
    return await forms.serving(work)
