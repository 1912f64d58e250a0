"""What the buttons of one's own records do."""

from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.states import FormStates, My
from handlers.widgets.pages import turned
from services import activities
from services.texts import texts


async def from_list(data: str, manager: DialogManager) -> None:
    """The list: open a record, turn the page, go on."""
    if data.startswith("#"):
        data_of(manager).update(record=number_in(data), done=None)
        await manager.switch_to(My.card)
    elif data == "!back" and "counted" in start_of(manager):
        await manager.done()
    elif not turned(data, manager):
        await go(manager, data[1:])


async def from_card(data: str, manager: DialogManager) -> None:
    """A card: change, repeat, delete, back."""
    data_of(manager)["done"] = None
    if data in ("!edit", "!repeat"):
        start = {"form": "activity", "record": data_of(manager)["record"], "mode": data[1:]}
        await manager.start(FormStates.step, start)
    else:
        await manager.switch_to(My.delete if data == "!delete" else My.list)


async def from_delete(data: str, manager: DialogManager) -> None:
    """The second tap deletes."""
    if data == "!delete":
        await activities.delete_activity(work_of(manager), data_of(manager)["record"])
        await notice(manager, texts().plain("my-deleted"))
    await manager.switch_to(My.list if data == "!delete" else My.card)


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """The form came back: say above the card what it did."""
    data_of(manager)["done"] = result
