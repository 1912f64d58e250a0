"""A document that answers a request for materials: it stays at Telegram, the bot keeps its name there."""

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from handlers.requests.kept import RequestsKept
from handlers.requests.states import RequestStates
from handlers.widgets.erase import erase
from handlers.widgets.kept import kept
from handlers.widgets.whereabouts import kinds_in
from models.requests.tables import SAID_LENGTH
from services.requests import answering
from services.texts import texts
from services.work import Work


async def receive(message: Message, work: Work, dialog_manager: DialogManager) -> None:
    """A document where one is awaited closes the request."""
    if message.document is None:
        raise SkipHandler
    name = (message.document.file_name or "")[:SAID_LENGTH]
    if personal := await kinds_in(work, name.replace("_", " ")):
        await erase(message)
        await message.answer(texts().html("request-document-named", what=personal))
        await dialog_manager.show(ShowMode.SEND)
        return
    mine = kept(dialog_manager, RequestsKept)
    await answering.deliver(work, mine.request, name, message.document.file_id)
    mine.tell("request-delivered")
    await dialog_manager.switch_to(RequestStates.card)
    await dialog_manager.show(ShowMode.SEND)
