"""What the menu's buttons do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import work_of
from handlers.entries import go
from handlers.widgets.buttons_only import otherwise


async def open_entry(manager: DialogManager, command: str) -> None:
    """A button of the menu is a command."""
    await go(manager, command)


async def at_help(message: Message, widget: MessageInput, manager: DialogManager) -> None:
    """Help answers with its button; a stranger's has none, so they learn again how to get in."""
    if work_of(manager).actor.known:
        await otherwise(message, widget, manager)
    else:
        await go(manager, "menu")
