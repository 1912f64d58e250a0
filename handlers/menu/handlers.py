"""What the menu's buttons do."""

from aiogram_dialog import DialogManager

from handlers.entries import go


async def open_entry(command: str, manager: DialogManager) -> None:
    """A button of the menu is a command."""
    await go(manager, command)
