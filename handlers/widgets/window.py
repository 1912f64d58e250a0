"""The frame of every window: texts above, buttons below, what was just done at the top, one answer to odd presses."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog as LibraryDialog
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog import Window as LibraryWindow
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets import kbd
from aiogram_dialog.widgets.input import BaseInput
from aiogram_dialog.widgets.text import Text as AnyText
from markupsafe import Markup

from handlers.context import Bag, row_in, work_of
from handlers.widgets.buttons import kept_of
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.kept import Kept
from handlers.widgets.layout import arranged, as_telegram_takes, below
from handlers.widgets.numbers import numbered
from handlers.widgets.text import Paragraphs, paragraphs, said
from models.errors import DomainError
from models.forms.kinds import Rows

Load = Callable[[Any, Any], Awaitable[object]]
"""`async def card(work, kept) -> CardFacts`: what there is to show, a dataclass. It lays out nothing."""
OnEvent = Callable[[Any, DialogManager], Awaitable[None]]
OnResult = Callable[[Any, Any, DialogManager], Awaitable[None]]
MORE = "more"


class Keys(kbd.Group):
    """All buttons of a window, a row each unless `Pairs`, `Row` or `Group` says otherwise. Labels get the room they
    need; of more rows than stand under a question the rest waits behind «Ещё»."""

    def __init__(self, *buttons: kbd.Keyboard) -> None:
        super().__init__(*buttons, id=MORE)

    async def rows(self, data: Bag, manager: DialogManager) -> Rows:
        """The rows as the widgets say, not yet laid out."""
        found: Any = await super()._render_keyboard(data, manager)
        return [row for row in found if row]

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        rows: Rows = data["rows"]
        unfolded = partial(self.get_widget_data, manager, {})
        shown = arranged(rows, below(rows), unfolded, f"{MORE}:")
        return as_telegram_takes(shown, manager.current_context().id)

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        self.get_widget_data(manager, {})["page"] = row_in(data)
        return True


class Window(LibraryWindow):
    """A window of texts and `Keys`. What is typed where there are buttons is refused, unless there is an input
    for it."""

    def __init__(self, *widgets: AnyText | Keys | BaseInput, state: State, facts: Load | None = None) -> None:
        texts = [widget for widget in widgets if isinstance(widget, AnyText)]
        others = [widget for widget in widgets if not isinstance(widget, AnyText)]
        inputs = [buttons_only()] if others and not any(isinstance(widget, BaseInput) for widget in others) else []
        super().__init__(Paragraphs(*texts), *others, *inputs, state=state, getter=self._facts)
        self._load = facts

    async def _facts(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """The facts for the widgets: the dataclass whole, and each of its fields by name. Where nothing is loaded, what
        the dialogue keeps."""
        mine = kept_of(dialog_manager)
        facts = await self._load(work_of(dialog_manager), mine) if self._load else mine
        return {**vars(facts), "facts": facts}

    async def render_text(self, data: Bag, manager: DialogManager) -> Markup:
        done = kept_of(manager).done
        shown = paragraphs(said(done) if done else None, Markup(await super().render_text(data, manager)))  # noqa: S704 — `Paragraphs` gives Markup alone
        if isinstance(self.keyboard, Keys):
            shown, data["rows"] = numbered(shown, await self.keyboard.rows(data, manager))
        return shown

    async def process_message(self, message: Message, dialog: DialogProtocol, manager: DialogManager) -> bool:
        """What was done before is over with the next word as with the next press: beside a refusal it would mislead."""
        kept_of(manager).done = None
        return bool(await super().process_message(message, dialog, manager))

    async def process_callback(self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager) -> bool:
        """A button that is not here was forged, or is of an older release. Raises DomainError, as its brothers do."""
        if not (callback.data or "").startswith(f"{MORE}:"):
            kept_of(manager).done = None
        if not await super().process_callback(callback, dialog, manager):
            raise DomainError("error-stale")
        return True


async def show_again(manager: DialogManager) -> None:
    """The window that was open stays at hand below what was answered, without what was done before; nothing where none
    is open."""
    if manager.has_context():
        if isinstance(manager.dialog(), Dialog):  # type: ignore[attr-defined]  # a form keeps nothing that was done
            kept_of(manager).done = None
        await manager.show(ShowMode.SEND)


async def forget_done(manager: DialogManager) -> None:
    """A press was refused: what was done before it stands no more above the window, beside a refusal it would
    mislead."""
    if manager.has_context() and isinstance(manager.dialog(), Dialog) and kept_of(manager).done:  # type: ignore[attr-defined]  # a form keeps nothing that was done
        kept_of(manager).done = None
        await manager.show(ShowMode.EDIT)


async def show_result(_start: object, result: Any, manager: DialogManager) -> None:
    """A form came back: say above the next window what it did; nothing where it was left."""
    if result:
        kept_of(manager).tell(result["key"], **result["args"])


class Dialog(LibraryDialog):
    """Windows that keep one dataclass together. The word that a form comes back with stands above the next window,
    unless `on_result` takes what it brings."""

    def __init__(
        self,
        *windows: Window,
        keeps: type[Kept] = Kept,
        on_start: OnEvent | None = None,
        on_result: OnResult = show_result,
    ) -> None:
        super().__init__(*windows, on_start=on_start, on_process_result=on_result)
        self.keeps = keeps
