"""The menu, help, and what a stranger sees."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.menu import getters, handlers
from handlers.states import Menu
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_menu() -> Dialog:
    """The root of everything."""
    return Dialog(
        Window(Screen(), Taps(handlers.open_entry), buttons_only(), state=Menu.home, getter=getters.home),
        Window(Screen(), state=Menu.stranger, getter=getters.stranger),
        Window(
            Screen(),
            Taps(handlers.open_entry),
            MessageInput(handlers.at_help, content_types=ContentType.ANY),
            state=Menu.help,
            getter=getters.help_,
        ),
    )
