"""A file with a list of leaves, in the window that asks for one."""

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from handlers.leaves.handlers import take_lines
from handlers.widgets.downloads import download
from handlers.widgets.text import refusal, said
from handlers.widgets.window import show_again
from models.access import Permission
from models.errors import DomainError
from services.leaves import planning
from services.work import Work


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """The list is read and shown; what is no list is refused, and the window stays."""
    if not work.actor.may(Permission.MANAGE_PEOPLE) or message.document is None:
        raise SkipHandler
    try:
        data = await download(bot, message.document, DomainError("leaves-refused"))
        text = await planning.read_file(work, data, message.document.file_name or "")
        await take_lines(dialog_manager, text, message.message_id)
    except DomainError as error:
        await message.answer(said(refusal(work, error)))
        await show_again(dialog_manager)
        return
    await dialog_manager.show(ShowMode.SEND)
