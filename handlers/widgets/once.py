"""What is shown once. A link of an invite stands in no table, so the update that made it draws it, and none after that:
the window that bears it is left in the chat as it is, and says later that it was shown."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Keyboard
from magic_filter import F

from handlers.context import Bag
from handlers.widgets.buttons import OnClick

ARGS = "once"
ONCE = F["middleware_data"][ARGS]
"""What is shown once, as an argument of a window's text."""


def show_once(manager: DialogManager, args: Bag) -> None:
    """The window that this update draws may show these; nothing of them is kept."""
    manager.middleware_data[ARGS] = args


def shown_once(manager: DialogManager) -> Bag:
    """What this update has to show; empty when the window is drawn again."""
    found: Bag = manager.middleware_data.get(ARGS, {})
    return found


def once(data: Bag, _widget: object, _manager: object) -> bool:
    """Shown by the update that made what is shown once."""
    return ARGS in data["middleware_data"]


def afterwards(data: Bag, _widget: object, _manager: object) -> bool:
    """Shown when the window is drawn again."""
    return ARGS not in data["middleware_data"]


def leave_as_it_is(manager: DialogManager) -> None:
    """Do not draw the window that stands there: a late press on it would wipe out what it shows."""
    manager.show_mode = ShowMode.NO_UPDATE


def keep_on_screen(manager: DialogManager) -> None:
    """What comes next is a message of its own: the window that stands there remains, to be forwarded."""
    manager.show_mode = ShowMode.SEND


class SecondTap(Keyboard):
    """No button: the second tap on a line of the list `id`, which this window took the place of."""

    def __init__(self, id: str, on_tap: OnClick) -> None:  # noqa: A002 — aiogram-dialog's own name
        super().__init__(id=id)
        self._on_tap = on_tap

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        return []

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        await self._on_tap(manager)
        return True
