"""What the buttons of personal data do."""

import asyncio

from aiogram import Bot
from aiogram.types import BotCommandScopeChat
from aiogram_dialog import DialogManager, ShowMode

from handlers.context import forget_dialogue, forget_windows, work_of
from handlers.privacy.kept import PrivacyKept
from handlers.privacy.states import Privacy
from handlers.privacy.text import file_of, numbers_of
from handlers.widgets.kept import kept
from handlers.widgets.sending import say, send_paper
from models.audit import Paper
from models.dates import in_words
from services import audit
from services.privacy import own_data
from services.texts import texts


async def begin(_: object, manager: DialogManager) -> None:
    """`/mydata` sends the file at once; the numbers follow below it."""
    if manager.current_context().state != Privacy.data:
        return
    work, mine = work_of(manager), kept(manager, PrivacyKept)
    found = await own_data.own_data(work)
    if found is None:
        return
    paper = await asyncio.to_thread(file_of, found, work.actor, in_words(work.today))
    await send_paper(manager, None, paper, texts().plain("mydata-file"))
    mine.name, mine.center, mine.numbers = found.name, found.center, numbers_of(found)
    mine.consent = in_words(work.actor.local(found.consent_at).date())
    mine.posts, mine.records, mine.changes = len(found.posts), len(found.records), found.changes


async def send_log(manager: DialogManager) -> None:
    """The log as a file."""
    work = work_of(manager)
    paper = await audit.audit_workbook(work)
    await send_paper(manager, Paper.AUDIT, paper, texts().plain("audit-file-name", day=f"{work.today:%d.%m.%Y}"))
    manager.show_mode = ShowMode.SEND  # the window stays under the file


async def forget(manager: DialogManager) -> None:
    """The second yes: then nothing of the person stays, this conversation neither."""
    work = work_of(manager)
    forgotten = await own_data.forget(work)
    await forget_windows(manager, forgotten.name, forgotten.colleagues)
    await manager.reset_stack(remove_keyboard=True)
    bot: Bot = manager.middleware_data["bot"]
    await bot.delete_my_commands(BotCommandScopeChat(chat_id=work.actor.user_id))
    await say(manager, texts().html("forgotten"))
    forget_dialogue(manager)
