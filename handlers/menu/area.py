"""The menu, help, and what a stranger sees."""

from handlers.area import Area, Entry
from handlers.menu.dialogs import build_menu
from handlers.menu.phrases import PHRASES
from handlers.states import Menu

AREA = Area(
    order=100,
    entries=(
        Entry(command="menu", state=Menu.home, menu=False),
        Entry(command="cancel", state=Menu.home, menu=False),
        Entry(command="help", state=Menu.help, anybody=True),
    ),
    dialogues=(build_menu,),
    phrases=PHRASES,
)
