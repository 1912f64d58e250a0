"""A file of the library goes into the chat: by the name that Telegram has it under, or with its bytes."""

from functools import partial

from aiogram_dialog import DialogManager, ShowMode

from handlers.context import work_of
from handlers.library.handlers import mine_of
from handlers.widgets.sending import bot_id, send_stored
from models.library.kinds import Use
from services.library import sending, use


async def send_file(manager: DialogManager) -> None:
    """The file of the material that is open."""
    mine = mine_of(manager)
    await send_material(manager, mine.material, mine.how)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def send_material(manager: DialogManager, material_id: int, how: Use) -> None:
    """A material's file into the chat. Raises NotFound for a material that the person may not read, and for one without
    a file; DomainError where the store has lost it."""
    work, own = work_of(manager), bot_id(manager)
    found = await sending.open_file(work, material_id, own)
    known = await send_stored(manager, found.telegram_id, found.name, partial(sending.read_bytes, work, material_id))
    await use.note(work, material_id, how)
    if known not in ("", found.telegram_id):
        await sending.remember(work, material_id, own, known)
