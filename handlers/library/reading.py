"""A text of the library that is longer than a card shows, as a message of its own."""

from aiogram_dialog import DialogManager, ShowMode

from handlers.context import work_of
from handlers.library.handlers import mine_of
from handlers.widgets.sending import say
from services.library import cards
from services.texts import texts


async def show_text(manager: DialogManager) -> None:
    """The whole text of the material that is open, the card below it."""
    found = await cards.open_material(work_of(manager), mine_of(manager).material)
    await say(manager, texts().html("library-card-body", body=found.body))
    manager.show_mode = ShowMode.DELETE_AND_SEND
