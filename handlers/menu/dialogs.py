"""The menu, help, and what a stranger sees."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from magic_filter import F

from handlers.entries import leads
from handlers.menu import getters, handlers
from handlers.menu.guides import GuideLink
from handlers.menu.kept import MenuKept
from handlers.states import Menu
from handlers.turning import take_up
from handlers.widgets.buttons import Button, Column, Pairs, Select, sets, to
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.menu import MenuHeading


def _places() -> Select[str]:
    return Select(Text(getters.place), "go", handlers.open_entry, items="places", item_id="command", type_factory=str)


def _home() -> Window:
    """The six buttons."""
    return Window(
        Text("menu-home", name=F["name"], center=F["center"], when="center"),
        Text("menu-home-admin", name=F["name"], when="outside"),
        Text(getters.greeting),
        Text(getters.others, when="elsewhere"),
        Text("menu-begun", when="begun"),
        Keys(
            Pairs(
                Button(Text("menu-go-on"), "go_on", take_up, when="begun"),
                _places(),
                Button(Text("menu-more"), "rest", to(Menu.more, heading=None), when="rest"),
                Button(Text("menu-switch"), "switch", handlers.change, when="elsewhere"),
            ),
        ),
        state=Menu.home,
        facts=getters.home,
    )


def _help() -> Window:
    """What the bot does, by every command of the person."""
    return Window(
        Text(getters.own_help),
        Text(getters.help_text),
        GuideLink(when="guide"),
        Keys(
            Button(Text("guides-open"), "guide", to(Menu.guide), when="guide"),
            Button(Text("menu"), "menu", leads("menu"), when="known"),
        ),
        MessageInput(handlers.at_help, content_types=ContentType.ANY),
        state=Menu.help,
        facts=getters.help_page,
    )


def _guide() -> Window:
    """How the work of a role is done here."""
    return Window(
        Text(getters.guide),
        Keys(Button(Text("guides-back"), "help", to(Menu.help)), Button(Text("menu"), "menu", leads("menu"))),
        state=Menu.guide,
        facts=getters.guide_page,
    )


def _more() -> Window:
    """The other places, or what they are about."""
    return Window(
        Text("menu-more-head"),
        Keys(
            Pairs(
                _places(),
                Select(
                    named("menu-heading"), "heading", handlers.open_heading, items="headings", type_factory=MenuHeading
                ),
            ),
            Button(Text("form-back"), "back", sets(heading=None), when="opened"),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=Menu.more,
        facts=getters.more,
    )


def build_menu() -> Dialog:
    """The root of everything."""
    return Dialog(
        _home(),
        _more(),
        Window(
            Text("centers-choose", center=F["center"]),
            Keys(
                Column(
                    Select(Text(F["item"].center), "center", handlers.go_over, items="elsewhere", item_id="person_id")
                ),
                Button(Text("menu"), "menu", leads("menu")),
            ),
            state=Menu.centers,
            facts=getters.centers,
        ),
        Window(Text(getters.way_in), state=Menu.stranger, facts=getters.stranger),
        _help(),
        _guide(),
        keeps=MenuKept,
        on_start=handlers.begin,
    )
