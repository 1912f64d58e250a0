"""A file with a list of people, in the windows that ask for one."""

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from handlers.guests.handlers import take
from handlers.widgets.downloads import download
from handlers.widgets.text import refusal, said
from handlers.widgets.window import show_again
from models.access import Permission
from models.errors import DomainError
from models.guests.lines import Refused
from services.guests.words import wrong_list
from services.work import Work


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """The list is read and shown; what is no list is refused, and the window stays."""
    if not work.actor.may(Permission.MANAGE_PEOPLE) or message.document is None:
        raise SkipHandler
    try:
        too_large = DomainError("guests-refused", why=wrong_list(Refused.TOO_LARGE))
        data = await download(bot, message.document, too_large)
        await take(dialog_manager, data, message.document.file_name or "", message.message_id)
    except DomainError as error:
        await message.answer(said(refusal(work, error)))
        await show_again(dialog_manager)
        return
    await dialog_manager.show(ShowMode.SEND)
