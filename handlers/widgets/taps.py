"""One keyboard for everything that depends on data: rows of `Tap` from the getter, one function for a press."""

import zlib
from collections.abc import Awaitable, Callable
from typing import Any, cast

from aiogram.types import CallbackQuery, InlineKeyboardMarkup
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.internal.widgets import MarkupFactory
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.utils import intent_callback_data
from aiogram_dialog.widgets.kbd import Keyboard

from handlers.context import number_in
from handlers.widgets.text import button
from models.forms.kinds import Rows, Tap, Word
from models.labels import ROWS, fits, laid, shortened

OnTap = Callable[[str, DialogManager], Awaitable[None]]
CHOSEN, CHOSEN_NARROW = "● ", "•"
"""The mark of what is chosen, and the one for a day of a week, whose button holds no more."""
MORE = "^"
"""Begins the data of the button that unfolds a long keyboard."""


class Taps(Keyboard):
    """Shows `data["rows"]`; `on_tap` gets the pressed button's data. What it was not given cannot be forged into
    a permission: every use case checks for itself.

    A label that its share of the row does not hold gets a longer share, and a name that no row holds is cut at a word.
    Of more rows than stand under a question the rest waits behind «Ещё»; the ways out, the last `data["tail"]` rows or,
    where that is not said, all below the last line of a list, always stand."""

    def __init__(self, on_tap: OnTap, *, id: str = "t") -> None:  # noqa: A002 — aiogram-dialog's own name
        super().__init__(id=id)
        self._on_tap = on_tap

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        rows: Rows = data["rows"]
        split = max(0, len(rows) - data.get("tail", _below(rows)))
        shown, foot = _laid(rows[:split]), _laid(rows[split:])
        if len(shown) + len(foot) > ROWS:
            shown = self._folded(shown, ROWS - len(foot), manager)
        intent = manager.current_context().id
        return cast("RawKeyboard", [[self._button(tap, row, intent) for tap in row] for row in [*shown, *foot]])

    def _folded(self, rows: Rows, room: int, manager: DialogManager) -> Rows:
        """The part of the rows that is unfolded now, and the row that turns on. Other rows begin at their beginning."""
        offered = zlib.crc32(",".join(tap.data for row in rows for tap in row).encode())
        kept = self._unfolded(manager)
        if kept.get("of") != offered:
            kept.update(of=offered, page=0)
        size = max(room - 1, 1)
        page = min(kept["page"], (len(rows) - 1) // size)
        back = [Tap(f"{MORE}{page - 1}", Word("rows-back"))] if page else []
        on = [Tap(f"{MORE}{page + 1}", Word("rows-more"))] if len(rows) > (page + 1) * size else []
        return [*rows[page * size : (page + 1) * size], [*back, *on]]

    def _unfolded(self, manager: DialogManager) -> dict[str, int]:
        """Which rows were offered last, and their page that is unfolded."""
        kept: dict[str, Any] = manager.current_context().widget_data
        found: dict[str, int] = kept.setdefault(str(self.widget_id), {})
        return found

    def _button(self, tap: Tap, row: list[Tap], intent: str) -> dict[str, str]:
        """The button as Telegram takes it."""
        label = shortened(_label(tap, len(row)), len(row))
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
        if data.startswith(MORE):
            self._unfolded(manager)["page"] = number_in(data)
        else:
            await self._on_tap(data, manager)
        return True


def _below(rows: Rows) -> int:
    """How many rows stand below the last line of a list; the last one alone where there is no list."""
    lines = [number for number, row in enumerate(rows) if row and row[0].data.startswith("#")]
    return len(rows) - lines[-1] - 1 if lines else 1


def _laid(rows: Rows) -> Rows:
    """The rows with every label whole in its share."""
    return [part for row in rows for part in laid(row, _label)]


def _label(tap: Tap, buttons: int) -> str:
    """The label in a row of so many buttons: what is chosen is marked, with a narrow mark where there is no room."""
    label = button(tap.label)
    if not tap.chosen:
        return label
    return CHOSEN + label if fits(CHOSEN + label, buttons) else CHOSEN_NARROW + label


class PlainKeyboards(MarkupFactory):
    """Keyboards of `Taps`, left as they are: a dozen buttons need not become objects, each checked twice, to be JSON
    again at once. Every window gets this one (`bot/windows.py`), so every keyboard is a `Taps`."""

    async def render_markup(
        self, data: dict[str, Any], manager: DialogManager, keyboard: RawKeyboard
    ) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup.model_construct(inline_keyboard=keyboard)
