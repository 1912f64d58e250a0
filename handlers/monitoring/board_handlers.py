"""What a coordinator's buttons do in the monitoring."""

from datetime import date
from typing import Any

from aiogram import Bot
from aiogram_dialog import DialogManager, ShowMode, StartMode
from markupsafe import Markup

from handlers.context import data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.monitoring.board_getters import quarter_in
from handlers.monitoring.highlights import highlights_text
from handlers.monitoring.text import closed_dates
from handlers.states import BoardStates, FormStates, MonitoringStates
from handlers.widgets.pages import turned
from handlers.widgets.sending import say, send_paper, send_picture
from models.audit import Paper
from models.errors import DomainError
from models.periods import Period, Span
from services.monitoring import control, entering, figures, forms
from services.periods import name_of
from services.texts import texts


async def begin(_: object, manager: DialogManager) -> None:
    """The board of the quarter that ended last; a new version of the form; or a report that a letter names."""
    start = start_of(manager)
    data_of(manager).update({key: start[key] for key in ("version", "report", "quarter", "done") if key in start})
    if "version" in start:
        await manager.switch_to(BoardStates.version)
    elif "report" in start:
        await manager.switch_to(BoardStates.report)


async def from_home(data: str, manager: DialogManager) -> None:
    """A report, or what concerns them all."""
    data_of(manager)["done"] = None
    windows = {"!chart": BoardStates.chart, "!rates": BoardStates.rates, "!form": BoardStates.form}
    if data.startswith("#"):
        data_of(manager)["report"] = number_in(data)
        await manager.switch_to(BoardStates.report)
    elif data.startswith("+"):
        data_of(manager)["district"] = number_in(data)
        await manager.switch_to(BoardStates.district)
    elif data in windows:
        await manager.switch_to(windows[data])
    elif data == "!quarters":
        await manager.switch_to(BoardStates.quarters)
    elif data == "!mine":
        await manager.start(MonitoringStates.home, mode=StartMode.RESET_STACK)
    elif data == "!menu":
        await go(manager, "menu")
    elif not turned(data, manager):
        await _for_all(data, manager)


async def _for_all(data: str, manager: DialogManager) -> None:
    work, quarter = work_of(manager), quarter_in(manager)
    if data == "!remind":
        _done(manager, "monitoring-reminded", count=await control.remind(work, quarter))
    elif data == "!accept":
        running = quarter.last >= work.today
        key = "monitoring-preliminary-count" if running else "monitoring-accepted-count"
        found = await control.accept_all(work, quarter)
        _done(manager, key, count=found.count, closed=closed_dates(found.closed, work.today))
    elif data == "!file":
        paper = await figures.workbook(work, quarter.year)
        await _send(manager, paper, texts().plain("monitoring-file-name", year=str(quarter.year)))
    elif data == "!talk":
        await _say(manager, highlights_text(await figures.highlights(work, quarter)))
    else:
        raise DomainError("error-stale")


def _done(manager: DialogManager, key: str, **args: str | int) -> None:
    data_of(manager)["done"] = {"key": key, "args": args}


async def _send(manager: DialogManager, paper: bytes, name: str, caption: Markup | None = None) -> None:
    await send_paper(manager, Paper.MONITORING, paper, name, caption)
    manager.show_mode = ShowMode.SEND  # the window stays under what was sent


async def _say(manager: DialogManager, text: Markup) -> None:
    await say(manager, text)
    manager.show_mode = ShowMode.SEND


def _chat(manager: DialogManager) -> tuple[Bot, int]:
    return manager.middleware_data["bot"], manager.middleware_data["event_chat"].id


async def from_quarters(data: str, manager: DialogManager) -> None:
    """Another quarter."""
    if data.startswith("="):
        try:
            quarter = Period.around(Span.QUARTER, date.fromisoformat(data[1:]))
        except ValueError:
            raise DomainError("error-stale") from None
        data_of(manager).update(quarter=quarter.first.isoformat(), page=0)
    await manager.switch_to(BoardStates.home)


async def from_report(data: str, manager: DialogManager) -> None:
    """Accept, return, remind, open a closed one, close a vacant post."""
    work, now = work_of(manager), data_of(manager)
    report = now["report"]
    now["done"] = None
    if data == "!home":
        await manager.switch_to(BoardStates.home)
    elif data in ("!enter", "!zero", "!correct"):
        await _enter(data.removeprefix("!"), manager)
    elif data == "!return":
        await manager.start(FormStates.step, {"form": "monitoring-return", "report": report})
    elif data == "!accept":
        closed = await control.accept(work, report)
        _done(manager, "monitoring-accepted-one", closed=closed_dates(closed, work.today))
        await manager.switch_to(BoardStates.home)
    elif data == "!remind":
        card = await control.open_card(work, report)
        count = await control.remind(work, card.sheet.quarter, report)
        await notice(manager, texts().plain("monitoring-reminded", count=count))
    elif data == "!exception":
        vacant = (await control.open_card(work, report)).vacant
        await control.make_exception(work, report)
        _done(manager, "monitoring-opened-vacant" if vacant else "monitoring-opened")
    elif data == "!close":
        await control.close_post(work, report)
        _done(manager, "monitoring-post-closed")
        await manager.switch_to(BoardStates.home)
    else:
        raise DomainError("error-stale")


async def from_district(data: str, manager: DialogManager) -> None:
    """Write for a district that has no post; it gets one with the first number."""
    ways = {"!enter": "fill", "!zero": "zero"}
    work, district, quarter = work_of(manager), data_of(manager)["district"], quarter_in(manager)
    if data == "!exception":
        data_of(manager)["report"] = await entering.open_district(work, district, quarter)
        await manager.switch_to(BoardStates.report)
        await from_report(data, manager)
        return
    if data not in ways:
        await manager.switch_to(BoardStates.home)
        return
    await entering.sheet_of_district(work, district, quarter)
    start = {"entering": True, "report": entering.NOTHING, "district": district, "do": ways[data]}
    start["quarter"] = quarter.first.isoformat()
    await manager.start(MonitoringStates.home, start, mode=StartMode.RESET_STACK)


async def _enter(what: str, manager: DialogManager) -> None:
    """The coordinator writes for the district. What cannot be written is refused before anything opens."""
    work, report = work_of(manager), data_of(manager)["report"]
    if what == "zero":
        sheet, _ = await entering.zero_of(work, report)
    elif what == "correct":
        sheet, what = await entering.take_back(work, report), "fill"
    else:
        sheet, what = await entering.open_sheet(work, report), "fill"
    start = {"entering": True, "report": report, "quarter": sheet.quarter.first.isoformat(), "do": what}
    await manager.start(MonitoringStates.home, start, mode=StartMode.RESET_STACK)


async def from_form(data: str, manager: DialogManager) -> None:
    """The form as a file, the days as a form."""
    data_of(manager)["done"] = None
    if data == "!download":
        year, paper = await forms.download(work_of(manager))
        name = texts().plain("monitoring-form-file", year=str(year))
        await _send(manager, paper, name, texts().html("monitoring-form-caption"))
    elif data == "!days":
        await manager.start(FormStates.step, {"form": "monitoring-days"})
    elif data == "!of":
        await manager.start(FormStates.step, {"form": "monitoring-report-of"})
    else:
        await manager.switch_to(BoardStates.home)


async def from_version(data: str, manager: DialogManager) -> None:
    """Accept the new version, or drop it."""
    work, version = work_of(manager), data_of(manager)["version"]
    if data == "!accept":
        year = await forms.accept(work, version)
        _done(manager, "monitoring-version-accepted", year=str(year))
    elif data == "!drop":
        await forms.drop(work, version)
    else:
        raise DomainError("error-stale")
    await manager.switch_to(BoardStates.form)


async def from_chart(data: str, manager: DialogManager) -> None:
    """Draw the indicator."""
    if not data.startswith("="):
        await manager.switch_to(BoardStates.home)
        return
    picture = await figures.chart(work_of(manager), data[1:])
    await send_picture(manager, picture, f"{data[1:]}.png", _caption(manager))
    manager.show_mode = ShowMode.SEND


def _caption(manager: DialogManager) -> Markup:
    return texts().html("monitoring-chart-caption", quarter=name_of(quarter_in(manager)))


async def back_to_home(_data: str, manager: DialogManager) -> None:
    """From a window that only shows."""
    await manager.switch_to(BoardStates.home)


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """A form came back: say above the window what it did."""
    data_of(manager)["done"] = result
