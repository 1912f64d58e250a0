"""What the buttons of personal data do."""

import asyncio

from aiogram import Bot
from aiogram.types import BotCommandScopeChat
from aiogram_dialog import DialogManager, ShowMode

from handlers.context import data_of, forget_dialogue, forget_windows, work_of
from handlers.entries import go
from handlers.privacy.text import file_of
from handlers.states import Privacy
from handlers.widgets.pages import turned
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
    work = work_of(manager)
    found = await own_data.own_data(work)
    data_of(manager)["kept"] = None
    if found is None:
        return
    paper = await asyncio.to_thread(file_of, found, work.actor, in_words(work.today))
    await send_paper(manager, None, paper, texts().plain("mydata-file"))
    data_of(manager)["kept"] = {
        "name": found.name,
        "center": found.center,
        "telegram": str(found.telegram_id),
        "consent": in_words(work.actor.local(found.consent_at).date()),
        "posts": len(found.posts),
        "records": len(found.records),
        "changes": found.changes,
    }


async def from_data(data: str, manager: DialogManager) -> None:
    """On to being forgotten, or to the menu."""
    if data == "!forget":
        await manager.switch_to(Privacy.forget)
    elif data == "!audit":
        data_of(manager)["page"] = 0
        await manager.switch_to(Privacy.audit)
    else:
        await go(manager, "menu")


async def from_audit(data: str, manager: DialogManager) -> None:
    """The log: turn the page, take it as a file, back."""
    if data == "!data":
        await manager.switch_to(Privacy.data)
    elif data == "!xlsx":
        paper = await audit.audit_workbook(work_of(manager))
        day = f"{work_of(manager).today:%d.%m.%Y}"
        await send_paper(manager, Paper.AUDIT, paper, texts().plain("audit-file-name", day=day))
        manager.show_mode = ShowMode.SEND  # the window stays under the file
    else:
        turned(data, manager)


async def from_forget(data: str, manager: DialogManager) -> None:
    """The first yes."""
    if data == "!go":
        await manager.switch_to(Privacy.sure)
    else:
        await go(manager, "menu")


async def from_sure(data: str, manager: DialogManager) -> None:
    """The second yes: then nothing of the person stays, this conversation neither."""
    if data != "!yes":
        await go(manager, "menu")
        return
    work = work_of(manager)
    forgotten = await own_data.forget(work)
    await forget_windows(manager, forgotten.name, forgotten.colleagues)
    bot: Bot = manager.middleware_data["bot"]
    await bot.delete_my_commands(BotCommandScopeChat(chat_id=work.actor.telegram_id))
    await manager.reset_stack(remove_keyboard=True)
    await say(manager, texts().html("forgotten"))
    forget_dialogue(manager)
