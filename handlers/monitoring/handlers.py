"""What a curator's buttons do with a report as a whole."""

from dataclasses import replace

from aiogram_dialog import DialogManager, StartMode

from handlers.context import Bag, work_of
from handlers.monitoring.doors import door, handed_in, out
from handlers.monitoring.kept import AboutReport, Do, MonitoringKept, MonitoringStart
from handlers.monitoring.states import BoardStates, MonitoringStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from models.access import Permission
from models.dates import in_words
from models.errors import DomainError
from services.monitoring import filling, pleading


def mine_of(manager: DialogManager) -> MonitoringKept:
    """What the dialogue keeps."""
    return kept(manager, MonitoringKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/monitoring`: a curator's own report; whoever has none sees all of them. A letter's button names a report and
    what to do with it."""
    start = started(manager, MonitoringStart)
    if not start.entering and not work_of(manager).actor.may(Permission.FILL_MONITORING):
        await open_board(manager)
        return
    if start.do is Do.ZERO:
        await ask_zero(manager)
    elif start.do is Do.FILL:
        await fill(manager)


async def open_board(manager: DialogManager) -> None:
    """All reports."""
    await manager.start(BoardStates.home, mode=StartMode.RESET_STACK)


async def choose(manager: DialogManager, report: int) -> None:
    """One of several reports."""
    mine_of(manager).report = report


async def choose_another(manager: DialogManager) -> None:
    """Back to all of them."""
    mine_of(manager).report = 0


async def _chosen(manager: DialogManager) -> int:
    """The report that was chosen, or the only one. Raises DomainError where none is left."""
    mine = mine_of(manager)
    if not mine.report and not mine.district:
        tasks = await filling.list_tasks(work_of(manager))
        if not tasks:
            raise DomainError("error-stale")
        mine.report = tasks[0].report_id
    return mine.report


async def fill(manager: DialogManager) -> None:
    """Ask for the first number that is missing, or for the one that the report was returned for."""
    await _ask(manager)


async def take_back(manager: DialogManager) -> None:
    """What was handed in is put right."""
    report = await _chosen(manager)
    await door(mine_of(manager)).take_back(work_of(manager), report)
    await _ask(manager, review=True)


async def _ask(manager: DialogManager, *, review: bool = False) -> None:
    report, mine = await _chosen(manager), mine_of(manager)
    about = AboutReport(form="monitoring-numbers", report=report, entering=mine.entering, review=review)
    await open_form(manager, replace(about, quarter=mine.quarter, district=mine.district))


async def came_back(start: Bag, result: Bag | None, manager: DialogManager) -> None:
    """The numbers were left, or handed in; a report that was not there may be now."""
    about, mine = AboutReport.read(start), mine_of(manager)
    mine.report, mine.district = about.report, about.district
    if result:
        mine.tell(result["key"], **result["args"])
    await out(manager)


async def confirm(manager: DialogManager) -> None:
    """The preliminary numbers stand."""
    await filling.confirm(work_of(manager), await _chosen(manager))
    mine_of(manager).tell("monitoring-confirmed")


async def ask_zero(manager: DialogManager) -> None:
    """A zero takes a second tap."""
    await _chosen(manager)
    await manager.switch_to(MonitoringStates.zero)


async def plead(manager: DialogManager) -> None:
    """The coordinator is asked to open it."""
    await pleading.plead(work_of(manager), await _chosen(manager))
    mine_of(manager).tell("monitoring-pleaded")


async def postpone(manager: DialogManager) -> None:
    """Tomorrow again."""
    day = await filling.postpone(work_of(manager), await _chosen(manager))
    mine_of(manager).tell("monitoring-postponed", day=in_words(day))


async def confirm_zero(manager: DialogManager) -> None:
    """The second tap confirms the zero."""
    mine = mine_of(manager)
    done = await door(mine).confirm_zero(work_of(manager), mine.report)
    mine.report, mine.district = done.report_id, 0
    mine.tell(handed_in(work_of(manager), done))
    await out(manager)


async def leave(manager: DialogManager) -> None:
    """Away from the report, which stays as it is."""
    await out(manager)
