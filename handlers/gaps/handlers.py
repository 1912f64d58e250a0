"""What the buttons of «Чего не хватает» do: each line opens what it is about."""

from typing import TypeVar

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.context import row_in, work_of
from handlers.entries import go, visit
from handlers.gaps.kept import GapsKept, GapsStart
from handlers.gaps.states import GapStates
from handlers.widgets.form.spec import open_form_of
from handlers.widgets.kept import kept, started
from handlers.widgets.letters import Presses
from models.access import Permission
from models.errors import DomainError
from models.gaps import LineKind, Owner, OwnerKind
from models.papers.texts import OwnPart
from models.plan_years import PlanYear
from places.monitoring import ReportPlace, ReportThen
from places.place import Place
from places.plan import ItemPlace, ItemThen, YearPlace, YearThen
from services.plan import years

JANUARY = 1
K = TypeVar("K", OwnerKind, LineKind)


def mine_of(manager: DialogManager) -> GapsKept:
    """What the dialogue keeps."""
    return kept(manager, GapsKept)


def _in(code: str, kinds: type[K]) -> tuple[K, int]:
    """Kind and number of a button's code. Raises DomainError for what is forged."""
    kind, _, number = code.partition("-")
    if kind not in {one.value for one in kinds}:
        raise DomainError("error-stale")
    return kinds(kind), row_in(number)


async def begin(_: object, manager: DialogManager) -> None:
    """A year, else the one whose papers are written now; who may not see those of others sees their own."""
    work, mine = work_of(manager), mine_of(manager)
    mine.year = started(manager, GapsStart).year
    if not mine.year:
        this = PlanYear.at(work.today, school=await years.by_school_years(work))
        mine.year = this.year - (work.today.month == JANUARY and not this.school)
    if not work.actor.may(Permission.CHANGE_ANY_ACTIVITY):
        mine.own = True
        await manager.switch_to(GapStates.list)


async def open_owner(manager: DialogManager, code: str) -> None:
    """The lines of one person or post."""
    mine = mine_of(manager)
    kind, number = _in(code, OwnerKind)
    mine.owner, mine.page = Owner(kind, number).code, 0
    await manager.switch_to(GapStates.list)


async def open_line(manager: DialogManager, code: str) -> None:
    """The record, over this window; the plan's item or the report."""
    kind, number = _in(code, LineKind)
    match kind:
        case LineKind.RECORD:
            await visit(manager, "my", argument=str(number), over_list=True)
        case LineKind.ITEM:
            await _press(manager, ItemPlace(item=number, then=ItemThen.OPEN))
        case LineKind.REPORT:
            then = ReportThen.FILL if mine_of(manager).own else ReportThen.CARD
            await _press(manager, ReportPlace(report=number, then=then))


async def _press(manager: DialogManager, place: Place) -> None:
    await go(manager, "letter", place.pack())


async def write_part(manager: DialogManager, part: OwnPart) -> None:
    """The form of the analysis's own parts, this one first."""
    await open_form_of("paper-parts", manager, year=mine_of(manager).year, first=part.value)


async def open_dates(manager: DialogManager) -> None:
    """The dates of the year that are not marked. Raises DomainError where there is no plan of it."""
    await _press(manager, YearPlace(year=mine_of(manager).year, then=YearThen.PAST))


async def press(manager: DialogManager, place: YearPlace) -> None:
    """From a letter: the year's gaps, below it."""
    if place.then is not YearThen.GAPS:
        raise DomainError("error-stale")
    manager.show_mode = ShowMode.SEND
    await manager.start(GapStates.owners, GapsStart(year=place.year).json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {(YearPlace, YearThen.GAPS): press}
