"""What the buttons under the monitoring's letters do."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.states import BoardStates, MonitoringStates
from handlers.widgets.letters import Presses, close_letter
from models.dates import in_words
from places.monitoring import BoardPlace, ReportPlace, ReportThen
from services.monitoring import control, filling
from services.texts import texts


async def _start(manager: DialogManager, report: int, what: str) -> None:
    start = {"report": report, "do": what}
    await manager.start(MonitoringStates.home, start, mode=StartMode.RESET_STACK)


async def fill(manager: DialogManager, place: ReportPlace) -> None:
    """«Внести»."""
    await _start(manager, place.report, "fill")


async def zero(manager: DialogManager, place: ReportPlace) -> None:
    """«Ноль за квартал»: asked once more."""
    await _start(manager, place.report, "zero")


async def later(manager: DialogManager, place: ReportPlace) -> None:
    """«Отложить»: tomorrow again."""
    day = in_words(await filling.postpone(work_of(manager), place.report))
    await notice(manager, texts().plain("monitoring-postponed", day=day))
    await close_letter(manager)


async def board(manager: DialogManager, place: BoardPlace) -> None:
    """The coordinator's board of that quarter."""
    quarter = await control.quarter_of_id(work_of(manager), place.monitoring)
    await manager.start(BoardStates.home, {"quarter": quarter.first.isoformat()}, mode=StartMode.RESET_STACK)


PRESSES: Presses = {
    (ReportPlace, ReportThen.FILL): fill,
    (ReportPlace, ReportThen.ZERO): zero,
    (ReportPlace, ReportThen.LATER): later,
    (BoardPlace, None): board,
}
