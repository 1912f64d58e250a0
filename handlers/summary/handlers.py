"""What the buttons of the summary do."""

from datetime import date

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import data_of, number_in, work_of
from handlers.entries import go
from handlers.states import My, SummaryStates
from handlers.summary.getters import chosen
from handlers.widgets.pages import turned
from models.dates import parse_span
from models.errors import DomainError
from models.periods import Period, Span
from services.periods import name_of


async def begin(_: object, manager: DialogManager) -> None:
    """This quarter, all districts."""
    _choose(manager, Period.around(Span.QUARTER, work_of(manager).today))


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
        await manager.start(My.list, {"counted": counted, "district": data_of(manager).get("district")})
    elif not turned(data, manager):
        await go(manager, "menu")


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
    """Any two dates, typed."""
    data, today = data_of(manager), work_of(manager).today
    if message.text is None:
        data["trouble"] = {"key": "form-only-text"}
        return
    try:
        period = Period(Span.OWN, *parse_span(message.text, today))
    except ValueError:
        data["trouble"] = {"key": "summary-not-dates", "typed": message.text[:60]}
        return
    if not period.near(today):
        data["trouble"] = {"key": "form-day-far", "day": name_of(period)}
        return
    _choose(manager, period)
    await manager.switch_to(SummaryStates.page)


async def from_district(data: str, manager: DialogManager) -> None:
    """A district, all of them, or back. A foreign one is refused by the use case."""
    if data.startswith("#"):
        data_of(manager).update(district=number_in(data) or None, page=0)
    await manager.switch_to(SummaryStates.page)


def _choose(manager: DialogManager, period: Period) -> None:
    data_of(manager).update(
        span=period.span.value, first=period.first.isoformat(), last=period.last.isoformat(), page=0
    )
