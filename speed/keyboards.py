"""Keyboards that go out as they were rendered: a dozen buttons need not become objects, each checked twice, to be JSON
again at once."""

from typing import Any, cast

from aiogram.types import InlineKeyboardMarkup
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.internal.widgets import MarkupFactory

from speed.switch import Bend, bent


class PlainKeyboards(MarkupFactory):
    """Keyboards of widgets that render buttons as Telegram takes them, the dialogue's name in their data."""

    async def render_markup(
        self, data: dict[str, Any], manager: DialogManager, keyboard: RawKeyboard
    ) -> InlineKeyboardMarkup:
        if bent(Bend.KEYBOARDS):
            return InlineKeyboardMarkup.model_construct(inline_keyboard=keyboard)
        return InlineKeyboardMarkup.model_validate({"inline_keyboard": keyboard})


def set_up_keyboards(dialog: Dialog) -> None:
    """Every window of the dialogue gets such keyboards."""
    keyboards = PlainKeyboards()
    for window in dialog.windows.values():
        cast("Window", window).markup_factory = keyboards
