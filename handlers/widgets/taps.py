"""One keyboard for everything that depends on data: rows of `Tap` from the getter, one function for a press."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Keyboard

from handlers.context import Bag, number_in
from handlers.widgets.layout import arranged, as_telegram_takes, below
from models.forms.kinds import Rows

OnTap = Callable[[str, DialogManager], Awaitable[None]]
MORE = "^"
"""Begins the data of the button that unfolds a long keyboard."""


class Taps(Keyboard):
    """Shows `data["rows"]`; `on_tap` gets the pressed button's data. What it was not given cannot be forged into
    a permission: every use case checks for itself.

    The ways out, the last `data["tail"]` rows or, where that is not said, all below the last line of a list, always
    stand, however long the keyboard is."""

    def __init__(self, on_tap: OnTap, *, id: str = "t") -> None:  # noqa: A002 — aiogram-dialog's own name
        super().__init__(id=id)
        self._on_tap = on_tap

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        rows: Rows = data["rows"]
        unfolded = partial(self.get_widget_data, manager, {})
        shown = arranged(rows, data.get("tail", below(rows)), unfolded, MORE)
        return as_telegram_takes(shown, manager.current_context().id, self._item_callback_data(""))

    async def _process_item_callback(
        self,
        callback: CallbackQuery,
        data: str,
        dialog: DialogProtocol,
        manager: DialogManager,
    ) -> bool:
        if data.startswith(MORE):
            self.get_widget_data(manager, {})["page"] = number_in(data)
        else:
            await self._on_tap(data, manager)
        return True
