"""What the buttons and words of the lists of records do: open, turn, narrow, search, take as a file."""

from datetime import date
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.activities.lists import FIELDS, LINE, chosen, is_own
from handlers.context import data_of, number_in, start_of, work_of
from handlers.entries import go
from handlers.states import My, SummaryStates
from handlers.widgets.pages import turned
from handlers.widgets.sending import send_paper
from models.activity_filters import LONGEST_WORD, Filter, type_of
from models.audit import Paper
from models.errors import DomainError
from models.period_words import parse_period
from models.periods import Period, Span
from services.activities import lists
from services.texts import texts


def choose(manager: DialogManager, **changed: Any) -> None:
    """Narrow the list, from its first page on."""
    data_of(manager).update(filter=Filter.of(chosen(manager).json | changed).json, page=0)


async def from_list(data: str, manager: DialogManager) -> None:
    """The list: open a record, turn the page, narrow it, take it as a file, go on."""
    if data.startswith("#"):
        data_of(manager).update(record=number_in(data), done=None)
        await manager.switch_to(My.card)
    elif data == "!filter":
        await manager.switch_to(My.filter)
    elif data == "!file":
        write = lists.own_records_workbook if is_own(manager) else lists.all_records_workbook
        name = texts().plain("records-file-name", day=f"{work_of(manager).today:%d.%m.%Y}")
        await send_paper(manager, Paper.RECORDS, await write(work_of(manager), chosen(manager)), name)
        manager.show_mode = ShowMode.SEND  # the window stays under the file
    elif data == "!year":
        await manager.start(SummaryStates.page, {"own": True})
    elif data == "!back" and "counted" in start_of(manager):
        await manager.done()
    elif not turned(data, manager):
        await go(manager, data[1:])


async def search(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A typed word leaves the records whose titles hold it; what is no text is refused."""
    if message.text:
        choose(manager, word=" ".join(message.text.split())[:LONGEST_WORD])
    else:
        await message.answer(texts().html("error-no-media"))


async def from_filters(data: str, manager: DialogManager) -> None:
    """A field to narrow by, or everything anew."""
    if data.startswith("@") and data[1:] in FIELDS:
        data_of(manager).update(field=data[1:], page_choice=0, trouble=None)
        await manager.switch_to(My.choice)
        return
    if data == "!clear":
        data_of(manager).update(filter=Filter().json, page=0)
    await manager.switch_to(My.list)


async def from_choice(data: str, manager: DialogManager) -> None:
    """A value of the field, or any."""
    if data.startswith("~"):
        data_of(manager)["page_choice"] = number_in(data)
        return
    if data.startswith("="):
        name = data_of(manager)["field"]
        choose(manager, **{name: _value(name, data[1:], manager) if data != "=" else None})
    await manager.switch_to(My.filter if data == "!filter" else My.list)


def _value(name: str, data: str, manager: DialogManager) -> Any:
    """What a filter keeps of a pressed button. Raises DomainError for one that was forged."""
    if name == "type":
        return type_of(data).value
    if name != "period":
        return number_in(f"#{data}")
    span, _, first = data.partition(":")
    try:
        found = Period.around(Span(span), date.fromisoformat(first))
    except (ValueError, KeyError):
        raise DomainError("error-stale") from None
    return _kept(found, manager)


def _kept(period: Period, manager: DialogManager) -> Any:
    if not period.near(work_of(manager).today):
        raise DomainError("error-stale")
    return Filter(period=period).json["period"]


async def typed_choice(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A period in words; for the other fields a button is pressed."""
    data, today = data_of(manager), work_of(manager).today
    if message.text is None or data["field"] != "period":
        data["trouble"] = {"key": "error-only-buttons" if message.text else "form-only-text"}
        return
    try:
        choose(manager, period=_kept(parse_period(message.text, today), manager))
    except (ValueError, DomainError):
        data["trouble"] = {"key": "summary-not-dates", "typed": message.text[:LINE]}
        return
    await manager.switch_to(My.list)
