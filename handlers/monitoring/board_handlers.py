"""What a coordinator's buttons do in the monitoring."""

from datetime import date

from aiogram_dialog import DialogManager, ShowMode, StartMode
from markupsafe import Markup

from handlers.context import notice, work_of
from handlers.monitoring.board_getters import PlaceId, quarter_in
from handlers.monitoring.highlights import highlights_text
from handlers.monitoring.kept import AboutReport, BoardKept, BoardStart, Do, MonitoringStart
from handlers.monitoring.states import BoardStates, MonitoringStates
from handlers.monitoring.text import closed_dates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.sending import say, send_paper, send_picture
from models.audit import Paper
from models.errors import DomainError
from models.periods import Period, Span
from services.monitoring import control, entering, figures, forms
from services.periods import name_of
from services.texts import texts


def mine_of(manager: DialogManager) -> BoardKept:
    """What the dialogue keeps."""
    return kept(manager, BoardKept)


def quarter_of(manager: DialogManager) -> Period:
    """The quarter that is looked at."""
    return quarter_in(work_of(manager), mine_of(manager))


async def begin(_: object, manager: DialogManager) -> None:
    """The board of the quarter that ended last; a new version of the form; or a report that a letter names."""
    start, mine = started(manager, BoardStart), mine_of(manager)
    mine.quarter, mine.report, mine.version, mine.done = start.quarter, start.report, start.version, start.done
    if start.version:
        await manager.switch_to(BoardStates.version)
    elif start.report:
        await manager.switch_to(BoardStates.report)


async def open_place(manager: DialogManager, place: PlaceId) -> None:
    """A report, or a district that has no post."""
    mine = mine_of(manager)
    if place.report:
        mine.report = place.report
        await manager.switch_to(BoardStates.report)
    else:
        mine.district = place.district
        await manager.switch_to(BoardStates.district)


async def open_own(manager: DialogManager) -> None:
    """A coordinator may have a report of their own."""
    await manager.start(MonitoringStates.home, mode=StartMode.RESET_STACK)


async def remind_all(manager: DialogManager) -> None:
    """Everybody who owes gets a letter."""
    mine_of(manager).tell("monitoring-reminded", count=await control.remind(work_of(manager), quarter_of(manager)))


async def accept_all(manager: DialogManager) -> None:
    """All reports that were given and hold."""
    work, quarter = work_of(manager), quarter_of(manager)
    key = "monitoring-preliminary-count" if quarter.last >= work.today else "monitoring-accepted-count"
    found = await control.accept_all(work, quarter)
    mine_of(manager).tell(key, count=found.count, closed=closed_dates(found.closed, work.today))


async def send_workbook(manager: DialogManager) -> None:
    """The year as a table."""
    year = quarter_of(manager).year
    await _send(manager, await figures.workbook(work_of(manager), year), "monitoring-file-name", year)


async def send_highlights(manager: DialogManager) -> None:
    """«Что заметно»."""
    await say(manager, highlights_text(await figures.highlights(work_of(manager), quarter_of(manager))))
    _stay_below(manager)


async def _send(manager: DialogManager, paper: bytes, name: str, year: int, caption: Markup | None = None) -> None:
    await send_paper(manager, Paper.MONITORING, paper, texts().plain(name, year=str(year)), caption)
    _stay_below(manager)


def _stay_below(manager: DialogManager) -> None:
    """The window stays under what was sent."""
    manager.show_mode = ShowMode.SEND


async def choose_quarter(manager: DialogManager, day: date) -> None:
    """Another quarter. Raises DomainError for one that nobody was offered."""
    quarter, mine = Period.around(Span.QUARTER, day), mine_of(manager)
    if not quarter.near(work_of(manager).today):
        raise DomainError("error-stale")
    mine.quarter, mine.page = quarter.first, 0
    await manager.switch_to(BoardStates.home)


async def accept(manager: DialogManager) -> None:
    """The report is all right."""
    work, mine = work_of(manager), mine_of(manager)
    closed = closed_dates(await control.accept(work, mine.report), work.today)
    mine.tell("monitoring-accepted-one", closed=closed)
    await manager.switch_to(BoardStates.home)


async def give_back(manager: DialogManager) -> None:
    """What is to be put right is asked."""
    await open_form(manager, AboutReport(form="monitoring-return", report=mine_of(manager).report))


async def remind(manager: DialogManager) -> None:
    """Whoever owes this report gets a letter."""
    work, report = work_of(manager), mine_of(manager).report
    card = await control.open_card(work, report)
    count = await control.remind(work, card.sheet.quarter, report)
    await notice(manager, texts().plain("monitoring-reminded", count=count))


async def open_closed(manager: DialogManager) -> None:
    """For a week, after the day."""
    work, mine = work_of(manager), mine_of(manager)
    vacant = (await control.open_card(work, mine.report)).vacant
    await control.make_exception(work, mine.report)
    mine.tell("monitoring-opened-vacant" if vacant else "monitoring-opened")


async def close_post(manager: DialogManager) -> None:
    """Nothing is expected of a vacant post any more."""
    mine = mine_of(manager)
    await control.close_post(work_of(manager), mine.report)
    mine.tell("monitoring-post-closed")
    await manager.switch_to(BoardStates.home)


def enter(what: Do) -> OnClick:
    """Write for the district. What cannot be written is refused before anything opens."""

    async def opened(manager: DialogManager) -> None:
        work, report = work_of(manager), mine_of(manager).report
        zero = what is Do.ZERO
        sheet = (await entering.zero_of(work, report))[0] if zero else await entering.open_sheet(work, report)
        await _write(manager, what, report, sheet.quarter.first)

    return opened


async def correct(manager: DialogManager) -> None:
    """Take back what was written for the district, and write it anew."""
    report = mine_of(manager).report
    sheet = await entering.take_back(work_of(manager), report)
    await _write(manager, Do.FILL, report, sheet.quarter.first)


def enter_first(what: Do) -> OnClick:
    """Write for a district that has no post; it gets one with the first number."""

    async def opened(manager: DialogManager) -> None:
        district, quarter = mine_of(manager).district, quarter_of(manager)
        await entering.sheet_of_district(work_of(manager), district, quarter)
        await _write(manager, what, entering.NOTHING, quarter.first, district)

    return opened


async def _write(manager: DialogManager, what: Do, report: int, quarter: date, district: int = 0) -> None:
    start = MonitoringStart(entering=True, do=what, report=report, quarter=quarter, district=district)
    await manager.start(MonitoringStates.home, start.json(), mode=StartMode.RESET_STACK)


async def open_district(manager: DialogManager) -> None:
    """The district gets a post, whose report is opened after the day."""
    mine = mine_of(manager)
    mine.report = await entering.open_district(work_of(manager), mine.district, quarter_of(manager))
    await manager.switch_to(BoardStates.report)
    await open_closed(manager)


async def send_form(manager: DialogManager) -> None:
    """The form as a file, to be changed and sent back."""
    year, paper = await forms.download(work_of(manager))
    await _send(manager, paper, "monitoring-form-file", year, texts().html("monitoring-form-caption"))


async def accept_version(manager: DialogManager) -> None:
    """The new form serves."""
    mine = mine_of(manager)
    mine.tell("monitoring-version-accepted", year=str(await forms.accept(work_of(manager), mine.version)))
    await manager.switch_to(BoardStates.form)


async def drop_version(manager: DialogManager) -> None:
    """The form stays as it is."""
    await forms.drop(work_of(manager), mine_of(manager).version)
    await manager.switch_to(BoardStates.form)


async def send_chart(manager: DialogManager, code: str) -> None:
    """Draw the indicator."""
    caption = texts().html("monitoring-chart-caption", quarter=name_of(quarter_of(manager)))
    picture = await figures.chart(work_of(manager), code)
    await send_picture(manager, picture, f"{code}.png", caption)
    _stay_below(manager)
