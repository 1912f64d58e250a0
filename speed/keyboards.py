"""Keyboards that become objects when somebody reads them: a dozen buttons need not be made and checked one by one to be
JSON again at once, nor when Telegram repeats them in each press and each answer."""

from typing import Any, cast

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.internal.widgets import MarkupFactory
from pydantic import ConfigDict

from speed.switch import Bend, bent

PLAIN = {"text", "callback_data", "url"}
"""What a button of ours may have; one that has more is read at once."""


class LateKeyboard(InlineKeyboardMarkup):
    """Rows as they stood in JSON; `inline_keyboard` makes buttons of them when it is asked for."""

    model_config = ConfigDict(defer_build=False)  # nobody validates one, which is when aiogram's types are built

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InlineKeyboardMarkup) and self.inline_keyboard == other.inline_keyboard

    __hash__ = None  # type: ignore[assignment]  # as theirs


def _rows(keyboard: LateKeyboard) -> list[list[InlineKeyboardButton]]:
    rows = keyboard.__dict__["inline_keyboard"]
    if any(type(button) is dict for row in rows for button in row):
        rows = keyboard.__dict__["inline_keyboard"] = [
            [InlineKeyboardButton.model_validate(button) for button in row] for row in rows
        ]
    return rows  # type: ignore[no-any-return]  # a bag's


LateKeyboard.inline_keyboard = property(_rows)  # type: ignore[assignment]  # pydantic keeps the field's value in __dict__


def _standing(rows: Any) -> LateKeyboard:
    """Whole before it goes out: nobody validates it, which is when a model becomes whole by itself (`models`)."""
    if not LateKeyboard.__pydantic_complete__:
        LateKeyboard.model_rebuild()
    return LateKeyboard.model_construct(inline_keyboard=rows)


def plain(value: Any) -> Any:
    """A keyboard as it goes out, when it still stands as it was rendered; None for all else."""
    rows = value.__dict__["inline_keyboard"] if type(value) is LateKeyboard else []
    return {"inline_keyboard": rows} if rows and type(rows[0][0]) is dict else None


def late(markup: Any) -> Any:
    """The same keyboard of an update or an answer to be read later, or what was given if it has another shape."""
    rows = markup.get("inline_keyboard") if type(markup) is dict and len(markup) == 1 else None
    if type(rows) is not list or not all(type(row) is list and all(map(_is_plain, row)) for row in rows):
        return markup
    return _standing(rows)


def _is_plain(button: Any) -> bool:
    return (
        type(button) is dict and "text" in button and button.keys() <= PLAIN and {*map(type, button.values())} == {str}
    )


def with_late_keyboard(update: dict[str, Any]) -> dict[str, Any]:
    """The update with the keyboard of the message whose button was pressed to be read later; what was given stays."""
    query = update.get("callback_query")
    message = query.get("message") if type(query) is dict else None
    if type(message) is not dict or "reply_markup" not in message or not bent(Bend.KEYBOARDS):
        return update
    message = {**message, "reply_markup": late(message["reply_markup"])}
    return {**update, "callback_query": {**cast("dict[str, Any]", query), "message": message}}


class PlainKeyboards(MarkupFactory):
    """Keyboards of widgets that render buttons as Telegram takes them, the dialogue's name in their data."""

    async def render_markup(
        self, data: dict[str, Any], manager: DialogManager, keyboard: RawKeyboard
    ) -> InlineKeyboardMarkup:
        if bent(Bend.KEYBOARDS):
            return _standing(keyboard)
        return InlineKeyboardMarkup.model_validate({"inline_keyboard": keyboard})


def set_up_keyboards(dialog: Dialog) -> None:
    """Every window of the dialogue gets such keyboards."""
    keyboards = PlainKeyboards()
    for window in dialog.windows.values():
        cast("Window", window).markup_factory = keyboards
