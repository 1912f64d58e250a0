"""What the buttons under letters of the library do."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.finding.kept import FindStart
from handlers.finding.states import LibraryFind
from handlers.widgets.letters import Presses
from models.library.kinds import Use
from places.finding import LibraryNewsPlace


async def open_news(manager: DialogManager, _: LibraryNewsPlace) -> None:
    """The newest materials."""
    manager.show_mode = ShowMode.SEND
    await manager.start(LibraryFind.found, FindStart(how=Use.DIGEST).json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {(LibraryNewsPlace, None): open_news}
