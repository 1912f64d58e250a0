"""What is shown once. A link of an invite stands in no table, so the update that made it draws it, and none after that:
the window that bears it is left in the chat as it is, and says later that it was shown."""

from typing import Any

from aiogram_dialog import DialogManager, ShowMode

ARGS = "once"


def show_once(manager: DialogManager, args: dict[str, Any]) -> None:
    """The window that this update draws may show these; nothing of them is kept."""
    manager.middleware_data[ARGS] = args


def shown_once(manager: DialogManager) -> dict[str, Any]:
    """What this update has to show; empty when the window is drawn again."""
    found: dict[str, Any] = manager.middleware_data.get(ARGS, {})
    return found


def leave_as_it_is(manager: DialogManager) -> None:
    """Do not draw the window that stands there: a late press on it would wipe out what it shows."""
    manager.show_mode = ShowMode.NO_UPDATE


def keep_on_screen(manager: DialogManager) -> None:
    """What comes next is a message of its own: the window that stands there remains, to be forwarded."""
    manager.show_mode = ShowMode.SEND
