"""What a curator's buttons do with a report as a whole."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.monitoring import numbers
from handlers.monitoring.doors import door, out
from handlers.monitoring.kept import AboutReport, Do, MonitoringStart
from handlers.monitoring.numbers import mine_of
from handlers.monitoring.states import BoardStates, MonitoringStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import started
from handlers.widgets.text import button, refusal
from models.access import Permission
from models.dates import in_words
from models.errors import DomainError
from services.monitoring import filling, pleading
from services.monitoring.sheets import Sheet


async def begin(_: object, manager: DialogManager) -> None:
    """`/monitoring`: a curator's own report; whoever has none sees all of them. A letter's button names a report and
    what to do with it."""
    start, mine = started(manager, MonitoringStart), mine_of(manager)
    if not start.entering and not work_of(manager).actor.may(Permission.FILL_MONITORING):
        await open_board(manager)
        return
    mine.report, mine.entering = start.report, start.entering
    mine.quarter, mine.district = start.quarter, start.district
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
    mine_of(manager).report = None


async def _chosen(manager: DialogManager) -> int:
    """The report that was chosen, or the only one. Raises DomainError where none is left."""
    mine = mine_of(manager)
    if not mine.report and not mine.district:
        tasks = await filling.list_tasks(work_of(manager))
        if not tasks:
            raise DomainError("error-stale")
        mine.report = tasks[0].report_id
    return mine.report or 0


async def fill(manager: DialogManager) -> None:
    """Ask for the first number that is missing, or for the one that the report was returned for."""
    report = await _chosen(manager)
    await numbers.open_sheet(manager, await door(mine_of(manager)).open_sheet(work_of(manager), report))


async def take_back(manager: DialogManager) -> None:
    """What was handed in is put right."""
    report = await _chosen(manager)
    sheet = await door(mine_of(manager)).take_back(work_of(manager), report)
    await numbers.open_sheet(manager, sheet, review=True)


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


async def ask_reason(manager: DialogManager) -> None:
    """Why the first warning is all right."""
    mine = mine_of(manager)
    mine.trouble, sheet = None, mine.open_sheet
    if sheet.unexplained:
        key = sheet.unexplained[0].key
        about = AboutReport(form="monitoring-reason", report=sheet.report_id, key=key, entering=mine.entering)
        await open_form(manager, about)


async def reasoned(_start: object, result: Any, manager: DialogManager) -> None:
    """The form of a reason came back with the sheet as it is now."""
    if result:
        mine_of(manager).sheet = Sheet.of(result["sheet"])


async def submit(manager: DialogManager) -> None:
    """Hand in; where that is refused, show what stands now."""
    work, mine = work_of(manager), mine_of(manager)
    report = mine.open_sheet.report_id
    try:
        done = await door(mine).submit(work, report)
    except DomainError as refused:
        if refused.key == "monitoring-submitted-already":
            mine.tell(refused.key, **refused.arguments)
            await out(manager)
            return
        # the form or somebody else's numbers changed meanwhile
        await numbers.open_sheet(manager, await door(mine).open_sheet(work, report), review=True)
        await notice(manager, button(refusal(work, refused)), alert=True)
        return
    mine.report = report
    await _given(manager, done, f"monitoring-done-{done.state.value}")


async def confirm_zero(manager: DialogManager) -> None:
    """The second tap confirms the zero."""
    mine = mine_of(manager)
    done = await door(mine).confirm_zero(work_of(manager), mine.report or 0)
    numbers.found(mine, done)
    await _given(manager, done, "monitoring-done-zero")


async def _given(manager: DialogManager, done: Sheet, key: str) -> None:
    running = work_of(manager).today <= done.quarter.last
    mine_of(manager).tell("monitoring-done-running" if running else key)
    await out(manager)


async def leave(manager: DialogManager) -> None:
    """Away from the report, which stays as it is."""
    await out(manager)
