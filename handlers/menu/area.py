"""The menu, help, and what a stranger sees."""

from handlers.area import Area, Entry
from handlers.menu import handlers
from handlers.menu.dialogs import build_menu
from handlers.menu.phrases import PHRASES
from handlers.states import Menu
from models.access import GUIDES, Permission
from models.menu import MenuHeading
from services.texts import keys

AREA = Area(
    order=100,
    entries=(
        Entry(command="menu", state=Menu.home, menu=False),
        Entry(
            command="switch",
            state=Menu.centers,
            permission=Permission.OWN_DATA,
            menu=False,
            several=True,
            opens=handlers.change,
        ),
        Entry(command="cancel", state=Menu.home, menu=False),
        Entry(command="help", state=Menu.help, anybody=True, heading=MenuHeading.OWN),
    ),
    buttons=keys("menu-heading", MenuHeading),
    dialogues=(build_menu,),
    phrases=PHRASES,
    texts=keys("guide", GUIDES),
)
