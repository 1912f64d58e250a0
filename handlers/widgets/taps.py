"""One keyboard for everything that depends on data: rows of `Tap` from the getter, one function for a press."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from aiogram.types import CallbackQuery, InlineKeyboardMarkup
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.internal.widgets import MarkupFactory
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.utils import intent_callback_data
from aiogram_dialog.widgets.kbd import Keyboard

from handlers.widgets.text import button
from models.forms.kinds import Tap

OnTap = Callable[[str, DialogManager], Awaitable[None]]
CHOSEN = "● "


class Taps(Keyboard):
    """Shows `data["rows"]`; `on_tap` gets the pressed button's data. What it was not given cannot be forged into
    a permission: every use case checks for itself."""

    def __init__(self, on_tap: OnTap, *, id: str = "t") -> None:  # noqa: A002 — aiogram-dialog's own name
        super().__init__(id=id)
        self._on_tap = on_tap

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        rows: list[list[Tap]] = data["rows"]
        intent = manager.current_context().id
        return cast("RawKeyboard", [[self._button(tap, intent) for tap in row] for row in rows])

    def _button(self, tap: Tap, intent: str) -> dict[str, str]:
        """The button as Telegram takes it."""
        label = (CHOSEN if tap.chosen else "") + button(tap.label)
        if tap.data.startswith(("https://", "tg://")):
            return {"text": label, "url": tap.data}
        return {"text": label, "callback_data": intent_callback_data(intent, self._item_callback_data(tap.data)) or ""}

    async def _process_item_callback(
        self,
        callback: CallbackQuery,
        data: str,
        dialog: DialogProtocol,
        manager: DialogManager,
    ) -> bool:
        await self._on_tap(data, manager)
        return True


class PlainKeyboards(MarkupFactory):
    """Keyboards of `Taps`, left as they are: a dozen buttons need not become objects, each checked twice, to be JSON
    again at once. Every window gets this one (`bot/windows.py`), so every keyboard is a `Taps`."""

    async def render_markup(
        self, data: dict[str, Any], manager: DialogManager, keyboard: RawKeyboard
    ) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup.model_construct(inline_keyboard=keyboard)
