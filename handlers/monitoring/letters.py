"""What the buttons under the monitoring's letters do."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.monitoring.kept import BoardStart, Do, MonitoringStart
from handlers.monitoring.states import BoardStates, MonitoringStates
from handlers.widgets.letters import Presses, close_letter
from models.dates import in_words
from places.monitoring import BoardPlace, ReportPlace, ReportThen
from services.monitoring import control, filling, pleading
from services.texts import texts


async def _start(manager: DialogManager, report: int, do: Do | None = None) -> None:
    start = MonitoringStart(report=report, do=do)
    await manager.start(MonitoringStates.home, start.json(), mode=StartMode.RESET_STACK)


async def fill(manager: DialogManager, place: ReportPlace) -> None:
    """«Внести»."""
    await _start(manager, place.report, Do.FILL)


async def zero(manager: DialogManager, place: ReportPlace) -> None:
    """«Ноль за квартал»: asked once more."""
    await _start(manager, place.report, Do.ZERO)


async def see(manager: DialogManager, place: ReportPlace) -> None:
    """The report as it stands, with what can be done about it."""
    await _start(manager, place.report)


async def right(manager: DialogManager, place: ReportPlace) -> None:
    """«Всё верно»: the preliminary numbers stand."""
    await filling.confirm(work_of(manager), place.report)
    await notice(manager, texts().plain("monitoring-confirmed"))
    await close_letter(manager, texts().html("monitoring-confirmed"))


async def later(manager: DialogManager, place: ReportPlace) -> None:
    """«Отложить»: tomorrow again."""
    day = in_words(await filling.postpone(work_of(manager), place.report))
    await notice(manager, texts().plain("monitoring-postponed", day=day))
    await close_letter(manager)


async def plead(manager: DialogManager, place: ReportPlace) -> None:
    """«Попросить открыть»: the coordinator is asked."""
    await pleading.plead(work_of(manager), place.report)
    await notice(manager, texts().plain("monitoring-pleaded"), alert=True)
    await close_letter(manager)


async def exception(manager: DialogManager, place: ReportPlace) -> None:
    """The coordinator opens it again: one tap, and the letter says until when."""
    day = in_words(await control.make_exception(work_of(manager), place.report))
    await notice(manager, texts().plain("monitoring-opened-until", day=day))
    await close_letter(manager, texts().html("monitoring-opened-until", day=day), below=True)


async def card(manager: DialogManager, place: ReportPlace) -> None:
    """A report as the coordinator sees it."""
    await control.open_card(work_of(manager), place.report)  # somebody else's is refused before anything opens
    await _board(manager, BoardStart(report=place.report))


async def board(manager: DialogManager, place: BoardPlace) -> None:
    """The coordinator's board of that quarter."""
    quarter = await control.quarter_of_id(work_of(manager), place.monitoring)
    await _board(manager, BoardStart(quarter=quarter.first))


async def _board(manager: DialogManager, start: BoardStart) -> None:
    await manager.start(BoardStates.home, start.json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {
    (ReportPlace, ReportThen.FILL): fill,
    (ReportPlace, ReportThen.ZERO): zero,
    (ReportPlace, ReportThen.RIGHT): right,
    (ReportPlace, ReportThen.SEE): see,
    (ReportPlace, ReportThen.LATER): later,
    (ReportPlace, ReportThen.PLEAD): plead,
    (ReportPlace, ReportThen.REOPEN): exception,
    (ReportPlace, ReportThen.CARD): card,
    (BoardPlace, None): board,
}
