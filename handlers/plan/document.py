"""A coordinator's file: a plan is read, answered with the protocol and opened to be imported; a form of the
monitoring, known by its sheets, is opened to be looked at and accepted."""

from io import BytesIO

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from documents.monitoring_form import BadForm
from handlers.monitoring.kept import BoardStart
from handlers.monitoring.text import fault_lines
from handlers.plan.import_kept import ImportKept
from handlers.states import BoardStates, FormStates, ImportStates
from handlers.widgets.sending import send_paper
from handlers.widgets.text import lines, refusal, said
from models.access import Permission
from models.audit import Paper
from models.errors import DomainError
from models.plan.errors import TEXTS, Refusal
from services.monitoring import forms
from services.plan import drafts
from services.texts import texts
from services.work import Work

LARGEST = 20 * 1024 * 1024
"""Bytes that a bot may download; a larger file never reaches us."""


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """A document: a coordinator's is a plan, unless a form is being filled; anybody else's goes on to be refused."""
    if not work.actor.may(Permission.MANAGE_PLAN) or _filling(dialog_manager):
        raise SkipHandler
    key = f"{work.actor.telegram_id}:plan:{message.message_id}"
    try:
        data, name = await _download(bot, message)
        if await forms.is_form(work, data):
            start = BoardStart(version=await forms.upload(work, data, key))
            await dialog_manager.start(BoardStates.version, start.json(), mode=StartMode.RESET_STACK)
            return
        read = await drafts.read_file(work, data, name, key)
    except DomainError as error:
        faults = fault_lines(error) if isinstance(error, BadForm) else None
        await message.answer(lines(said(refusal(work, error)), faults))
        if dialog_manager.has_context():  # the window that was open stays at hand
            await dialog_manager.show(ShowMode.SEND)
        return
    name = texts().plain("plan-protocol-file", year=str(read.year))
    await send_paper(dialog_manager, Paper.PROTOCOL, read.protocol, name, texts().html("plan-protocol"))
    await dialog_manager.start(ImportStates.review, ImportKept(draft=read.draft_id).json(), mode=StartMode.RESET_STACK)


def _filling(manager: DialogManager) -> bool:
    """Whether a form is open that a file would tear away; a saved one is not."""
    state = manager.current_context().state if manager.has_context() else None
    return state is not None and state.group is FormStates and state != FormStates.saved


async def _download(bot: Bot, message: Message) -> tuple[bytes, str]:
    document = message.document
    if document is None:
        raise SkipHandler
    too_large = DomainError("plan-refused", why=TEXTS[Refusal.TOO_LARGE])
    if (document.file_size or 0) > LARGEST:
        raise too_large
    out = BytesIO()
    try:
        await bot.download(document, out)
    except TelegramBadRequest as error:
        if "too big" in error.message:
            raise too_large from error
        raise DomainError("file-gone") from error  # a file of long ago: Telegram gives it no more
    return out.getvalue(), document.file_name or ""
