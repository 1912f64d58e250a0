"""What the menu's buttons do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import work_of
from handlers.entries import go
from handlers.menu.kept import MenuKept
from handlers.states import Menu
from handlers.turning import turn, windows
from handlers.widgets.buttons_only import otherwise
from handlers.widgets.kept import kept
from models.errors import DomainError
from models.menu import MenuHeading


async def open_entry(manager: DialogManager, command: str) -> None:
    """A button of the menu is a command."""
    await go(manager, command)


async def open_heading(manager: DialogManager, heading: MenuHeading) -> None:
    """The places that are about it."""
    kept(manager, MenuKept).heading = heading


async def begin(_: object, manager: DialogManager) -> None:
    """Whether a form waits to go on here."""
    kept(manager, MenuKept).begun = windows(manager).aside()


async def change(manager: DialogManager) -> None:
    """«Сменить центр»: into the other one at once, of several one is chosen. A half-filled form waits where it was
    begun."""
    others = work_of(manager).actor.elsewhere
    if len(others) == 1:
        await go_over(manager, others[0].person_id)
    elif others:
        windows(manager).put_aside()
        await manager.start(Menu.centers, mode=StartMode.RESET_STACK)
    else:
        raise DomainError("center-only-one")


async def go_over(manager: DialogManager, person: int) -> None:
    """The menu of that centre."""
    await turn(manager, person)
    await go(manager, "menu")


async def at_help(message: Message, widget: MessageInput, manager: DialogManager) -> None:
    """Help answers with its button; a stranger's has none, so they learn again how to get in."""
    if work_of(manager).actor.known:
        await otherwise(message, widget, manager)
    else:
        await go(manager, "menu")
