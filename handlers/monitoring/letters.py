"""What the buttons under the monitoring's letters do."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.states import BoardStates, MonitoringStates
from handlers.widgets.letters import close_letter
from models.dates import in_words
from services.monitoring import control, filling
from services.texts import texts


async def _start(manager: DialogManager, report: int, what: str) -> None:
    start = {"report": report, "do": what}
    await manager.start(MonitoringStates.home, start, mode=StartMode.RESET_STACK)


async def fill(manager: DialogManager, report: int) -> None:
    """«Внести»."""
    await _start(manager, report, "fill")


async def zero(manager: DialogManager, report: int) -> None:
    """«Ноль за квартал»: asked once more."""
    await _start(manager, report, "zero")


async def later(manager: DialogManager, report: int) -> None:
    """«Отложить»: tomorrow again."""
    day = in_words(await filling.postpone(work_of(manager), report))
    await notice(manager, texts().plain("monitoring-postponed", day=day))
    await close_letter(manager)


async def board(manager: DialogManager, monitoring: int) -> None:
    """The coordinator's board of that quarter."""
    quarter = await control.quarter_of_id(work_of(manager), monitoring)
    await manager.start(BoardStates.home, {"quarter": quarter.first.isoformat()}, mode=StartMode.RESET_STACK)


ACTIONS: Mapping[str, Callable[[DialogManager, int], Awaitable[None]]] = {
    "monitoring-fill": fill,
    "monitoring-zero": zero,
    "monitoring-later": later,
    "monitoring-board": board,
}
