"""A coordinator's file: a plan is read, answered with the protocol and opened to be imported; a form of the
monitoring, known by its sheets, is opened to be looked at and accepted, and so are the centre's words taken; a text
that holds no plan and has numbers to be checked is an analysis."""

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode

from documents.monitoring_form import BadForm
from handlers.claims.document import check_file
from handlers.monitoring.kept import BoardStart
from handlers.monitoring.states import BoardStates
from handlers.monitoring.text import fault_lines
from handlers.plan.import_kept import ImportKept
from handlers.plan.states import ImportStates
from handlers.widgets.downloads import download, filling
from handlers.widgets.sending import send_paper
from handlers.widgets.text import lines, refusal, said
from handlers.widgets.window import show_again
from handlers.words.handlers import receive as receive_words
from models.access import Permission
from models.audit import Paper
from models.errors import DomainError
from models.plan.errors import TEXTS, Refusal
from services.monitoring import forms
from services.plan import drafts
from services.texts import texts
from services.words import book
from services.work import Work

TOO_LARGE = TEXTS[Refusal.TOO_LARGE]


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """A document: a coordinator's is a plan, unless a form is being filled; anybody else's goes on to be refused."""
    if not work.actor.may(Permission.MANAGE_PLAN) or filling(dialog_manager) or message.document is None:
        raise SkipHandler
    key = f"{work.actor.account}:plan:{message.message_id}"
    data, name = b"", message.document.file_name or ""
    try:
        data = await download(bot, message.document, DomainError("plan-refused", why=TOO_LARGE))
        if await book.is_words(work, data):
            await receive_words(message, work, dialog_manager, data)
            return
        if await forms.is_form(work, data):
            start = BoardStart(version=await forms.upload(work, data, key))
            await dialog_manager.start(BoardStates.version, start.json(), mode=StartMode.RESET_STACK)
            return
        read = await drafts.read_file(work, data, name, key)
    except DomainError as error:
        if isinstance(error, drafts.NoPlan) and await check_file(dialog_manager, data, name, anyhow=False):
            return
        faults = fault_lines(error) if isinstance(error, BadForm) else None
        await message.answer(lines(said(refusal(work, error)), faults))
        await show_again(dialog_manager)
        return
    name = texts().plain("plan-protocol-file", year=str(read.year))
    await send_paper(dialog_manager, Paper.PROTOCOL, read.protocol, name, texts().html("plan-protocol"))
    await dialog_manager.start(ImportStates.review, ImportKept(draft=read.draft_id).json(), mode=StartMode.RESET_STACK)
