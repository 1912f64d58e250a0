"""What the buttons of the summary do."""

from datetime import date

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import data_of, number_in, start_of, work_of
from handlers.entries import go
from handlers.states import My, SummaryStates
from handlers.summary.getters import chosen
from handlers.widgets.pages import turned
from handlers.widgets.sending import send_paper
from models.audit import Paper
from models.errors import DomainError
from models.period_words import parse_period
from models.periods import Period, Span
from services.periods import name_of
from services.plan import years
from services.summary import paper as summary_paper
from services.texts import texts


async def begin(_: object, manager: DialogManager) -> None:
    """This quarter, all districts; of one's own records this year, «Мой год»; the school year where the centre's plan
    is of one. Or what was typed after the command."""
    span = Span.YEAR if start_of(manager).get("own") else Span.QUARTER
    if await years.by_school_years(work_of(manager)):
        span = Span.SCHOOL
    _choose(manager, Period.around(span, work_of(manager).today))
    if words := str(start_of(manager).get("argument", "")):
        await _typed(manager, words)


async def from_page(data: str, manager: DialogManager) -> None:
    """The summary: turn the page, shift the period, choose another."""
    period = chosen(data_of(manager))
    if data == "!before":
        _choose(manager, period.before())
    elif data == "!after":
        _choose(manager, period.after())
    elif data == "!period":
        data_of(manager)["trouble"] = None
        await manager.switch_to(SummaryStates.period)
    elif data == "!district":
        await manager.switch_to(SummaryStates.district)
    elif data == "!records":
        counted = [period.first.isoformat(), period.last.isoformat()]
        own = bool(start_of(manager).get("own"))
        await manager.start(My.list, {"counted": counted, "district": data_of(manager).get("district"), "own": own})
    elif data == "!file":
        await _send_file(manager, period)
    elif not turned(data, manager):
        await go(manager, "menu")


async def _send_file(manager: DialogManager, period: Period) -> None:
    work, own = work_of(manager), bool(start_of(manager).get("own"))
    paper = await (
        summary_paper.own_workbook(work, period)
        if own
        else summary_paper.summary_workbook(work, period, data_of(manager).get("district"))
    )
    key = "summary-my-file-name" if own else "summary-file-name"
    await send_paper(manager, Paper.SUMMARY, paper, texts().plain(key, period=name_of(period).replace("/", "-")))
    manager.show_mode = ShowMode.SEND  # the window stays under the file


async def from_period(data: str, manager: DialogManager) -> None:
    """One of the offered periods, or back."""
    if data != "!page":
        span, _, first = data.partition(":")
        try:
            period = Period.around(Span(span), date.fromisoformat(first))
        except (ValueError, KeyError):
            raise DomainError("error-stale") from None
        if not period.near(work_of(manager).today):
            raise DomainError("error-stale")
        _choose(manager, period)
    await manager.switch_to(SummaryStates.page)


async def own_dates(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any period, typed: under the question or under the summary itself."""
    await _typed(manager, message.text)


async def _typed(manager: DialogManager, text: str | None) -> None:
    """To the summary of that period, or to the question, with what was wrong."""
    trouble = {"key": "form-only-text"} if text is None else _read(manager, text)
    data_of(manager)["trouble"] = trouble
    await manager.switch_to(SummaryStates.period if trouble else SummaryStates.page)


def _read(manager: DialogManager, text: str) -> dict[str, str] | None:
    """Choose the period that the text names; what is wrong with it else."""
    today = work_of(manager).today
    try:
        period = parse_period(text, today)
    except ValueError:
        return {"key": "summary-not-dates", "typed": text[:60]}
    if not period.near(today):
        return {"key": "form-day-far", "day": name_of(period)}
    _choose(manager, period)
    return None


async def from_district(data: str, manager: DialogManager) -> None:
    """A district, all of them, or back. A foreign one is refused by the use case."""
    if data.startswith("#"):
        data_of(manager).update(district=number_in(data) or None, page=0)
    await manager.switch_to(SummaryStates.page)


def _choose(manager: DialogManager, period: Period) -> None:
    data_of(manager).update(
        span=period.span.value, first=period.first.isoformat(), last=period.last.isoformat(), page=0
    )
