"""A file of an analysis: checked where a text is awaited, and where a file that came of itself is no plan."""

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from documents.claims import REFUSED
from handlers.claims.kept import ClaimsKept
from handlers.claims.states import ClaimStates
from handlers.context import work_of
from handlers.widgets.downloads import download, filling
from handlers.widgets.kept import kept
from handlers.widgets.text import refusal, said
from handlers.widgets.window import show_again
from models.access import Permission
from models.errors import DomainError
from models.plan.errors import Refusal
from services import claims
from services.work import Work


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """A file is checked where a text is awaited; from whoever sees the summary and brings no plans it always is."""
    awaited = dialog_manager.has_context() and dialog_manager.current_context().state == ClaimStates.check
    brings_plans = work.actor.may(Permission.MANAGE_PLAN) or filling(dialog_manager)
    if not work.actor.may(Permission.SEE_SUMMARY) or message.document is None or (brings_plans and not awaited):
        raise SkipHandler
    if awaited:  # what was found in the last text is not said of one that cannot be read
        kept(dialog_manager, ClaimsKept).checked = False
    too_large = DomainError("claims-refused", why=REFUSED[Refusal.TOO_LARGE])
    try:
        data = await download(bot, message.document, too_large)
        await check_file(dialog_manager, data, message.document.file_name or "")
    except DomainError as error:
        await message.answer(said(refusal(work, error)))
        await show_again(dialog_manager)


async def check_file(manager: DialogManager, data: bytes, name: str, *, anyhow: bool = True) -> bool:
    """What is found stands in the window of the check, which is opened where it is not; False and nothing where no
    number could be checked and it is not to be said `anyhow`. Raises DomainError."""
    in_window = manager.has_context() and manager.current_context().state == ClaimStates.check
    mine, work = kept(manager, ClaimsKept) if in_window else ClaimsKept(), work_of(manager)
    found = await claims.check_text(work, mine.period_at(work.today), data, name)
    if not found.claims and not anyhow:
        return False
    if not in_window:
        await manager.start(ClaimStates.check, mode=StartMode.RESET_STACK)
    kept(manager, ClaimsKept).tell_of(found.period, found.claims)
    await manager.show(ShowMode.SEND)
    return True
