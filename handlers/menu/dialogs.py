"""The menu, help, and what a stranger sees."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from magic_filter import F

from handlers.entries import leads
from handlers.menu import getters, handlers
from handlers.states import Menu
from handlers.widgets.buttons import Button, Pairs, Select, to
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def _places() -> Select[str]:
    return Select(Text(getters.place), "go", handlers.open_entry, items="places", item_id="command", type_factory=str)


def build_menu() -> Dialog:
    """The root of everything."""
    return Dialog(
        Window(
            Text("menu-home", name=F["name"], center=F["center"], when="center"),
            Text("menu-home-admin", name=F["name"], when="outside"),
            Text(getters.greeting),
            Keys(
                Pairs(_places(), Button(Text("menu-more"), "rest", to(Menu.more), when="rest")),
            ),
            state=Menu.home,
            facts=getters.home,
        ),
        Window(
            Text("menu-more-head"),
            Keys(Pairs(_places()), Button(Text("menu"), "menu", leads("menu"))),
            state=Menu.more,
            facts=getters.more,
        ),
        Window(Text(getters.way_in), state=Menu.stranger, facts=getters.stranger),
        Window(
            Text(getters.own_help),
            Text(getters.help_text),
            Keys(Button(Text("menu"), "menu", leads("menu"), when="known")),
            MessageInput(handlers.at_help, content_types=ContentType.ANY),
            state=Menu.help,
            facts=getters.help_page,
        ),
    )
