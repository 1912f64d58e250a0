"""What the buttons of one record do."""

from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import data_of, notice, number_in, start_of, work_of
from handlers.plan.text import linked
from handlers.states import FormStates, My
from services.activities import records
from services.plan import changes
from services.texts import texts

LONGEST_SEARCH = 100


async def begin(_: object, manager: DialogManager) -> None:
    """`/my`, or a record by its number, to be put right at once («12 edit»)."""
    match str(start_of(manager).get("argument", "")).split():
        case [number, *way] if number.isdecimal():
            data_of(manager).update(record=number_in(f"#{number}"), done=None)
            await manager.switch_to(My.card)
            if way == ["edit"]:
                await from_card("!edit", manager)


async def from_card(data: str, manager: DialogManager) -> None:
    """A card: change, repeat, delete, back; the plan's item that it counts for."""
    data_of(manager)["done"] = None
    if data == "!item":
        data_of(manager).update(what="", page_item=0)
        await manager.switch_to(My.item)
    elif data == "!date":
        data_of(manager)["page_date"] = 0
        await manager.switch_to(My.date)
    elif data == "!unlink":
        await changes.unlink(work_of(manager), data_of(manager)["record"])
        await notice(manager, texts().plain("my-unlinked"))
    elif data in ("!edit", "!repeat"):
        start = {"form": "activity", "record": data_of(manager)["record"], "mode": data[1:]}
        await manager.start(FormStates.step, start)
    else:
        await manager.switch_to(My.delete if data == "!delete" else My.list)


async def from_item(data: str, manager: DialogManager) -> None:
    """The item that the record counts for from now on."""
    if data.startswith("~"):
        data_of(manager)["page_item"] = number_in(data)
        return
    if data.startswith("#"):
        work = work_of(manager)
        due = await changes.link(work, data_of(manager)["record"], number_in(data))
        data_of(manager)["done"] = linked(due, work.today)
    if data.startswith("#") or data == "!card":
        await manager.switch_to(My.card)


async def from_date(data: str, manager: DialogManager) -> None:
    """The date of its item that the record counts for from now on, whatever its own day."""
    work, record = work_of(manager), data_of(manager)["record"]
    if data.startswith("~"):
        data_of(manager)["page_date"] = number_in(data)
        return
    item = (await records.open_activity(work, record)).item
    if data.startswith("#") and item is not None:
        due = await changes.link(work, record, item.item_id, number_in(data))
        data_of(manager)["done"] = linked(due, work.today)
    await manager.switch_to(My.card)


async def search_item(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A word typed over the items leaves those that hold it; what is no text is refused."""
    if message.text:
        data_of(manager).update(what=message.text[:LONGEST_SEARCH], page_item=0)
    else:
        await message.answer(texts().html("error-no-media"))


async def from_delete(data: str, manager: DialogManager) -> None:
    """The second tap deletes."""
    if data == "!delete":
        await records.delete_activity(work_of(manager), data_of(manager)["record"])
        await notice(manager, texts().plain("my-deleted"))
    await manager.switch_to(My.list if data == "!delete" else My.card)


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """The form came back: say above the card what it did."""
    data_of(manager)["done"] = result
