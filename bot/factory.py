"""The one place where the bot is put together: for the app, the demo and the tests alike."""

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import LinkPreviewOptions, Message
from aiogram_dialog import setup_dialogs
from aiogram_dialog.api.entities import NewMessage, OldMessage
from aiogram_dialog.api.protocols import MessageManagerProtocol
from aiogram_dialog.manager.message_manager import MessageManager

from bot.dispatcher import GatedDispatcher
from bot.errors import register_errors
from bot.middlewares import EraseMedia, OpenWork
from bot.session import AnswerOnce, LeanSession, Patience
from bot.storage import ChatIsolation, DialogueStorage
from handlers.activities.dialogs import build_my
from handlers.activities.forms import ACTIVITY
from handlers.commands import build_commands, build_fallbacks
from handlers.letters import ACTIONS, build_letters
from handlers.menu.dialogs import build_menu
from handlers.people.dialogs import build_centers, build_join, build_people
from handlers.people.forms import CENTER, INVITE, JOIN
from handlers.plan.dialogs import build_import, build_plan
from handlers.plan.forms import CELL, DEADLINE, MOVE, REPORT_DAY, SKIP, WITHDRAW
from handlers.privacy.dialogs import build_privacy
from handlers.reminders.dialogs import build_reminders
from handlers.reminders.forms import LATER, PAUSE, QUIET, RULES
from handlers.requests.answer_forms import ANSWERING
from handlers.requests.dialogs import build_ask, build_requests
from handlers.requests.forms import ASKING
from handlers.requests.list_forms import LISTS
from handlers.summary.dialogs import build_summary
from handlers.widgets.form.dialog import build_form_dialog
from services.clock import Clock
from services.database import Database
from services.dialogues import Dialogues

PLAN_FORMS = (MOVE, SKIP, WITHDRAW, DEADLINE, CELL, REPORT_DAY)
FORMS = (ACTIVITY, CENTER, INVITE, JOIN, *PLAN_FORMS, QUIET, PAUSE, LATER, RULES, *ASKING, *ANSWERING, *LISTS)


class Windows(MessageManager):
    """aiogram-dialog's message manager, which also survives a window that Telegram no longer knows."""

    async def edit_message_safe(self, bot: Bot, new_message: NewMessage, old_message: OldMessage) -> Message:
        try:
            return await super().edit_message_safe(bot, new_message, old_message)
        except TelegramBadRequest as error:
            if "MESSAGE_ID_INVALID" not in error.message:
                raise
            return await self.send_message(bot, new_message)


def build_bot(token: str, api_url: str, proxy: str = "") -> Bot:
    """The client of the Bot API at that address."""
    session = LeanSession(TelegramAPIServer.from_base(api_url), proxy or None)
    session.middleware(AnswerOnce())
    session.middleware(Patience())
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True))
    return Bot(token, session=session, default=properties)


def build_dispatcher(
    db: Database,
    clock: Clock,
    dialogues: Dialogues,
    *,
    admin_ids: tuple[int, ...] = (),
    start_link: str = "https://t.me/?start=",
    isolation: BaseEventIsolation | None = None,
    message_manager: MessageManagerProtocol | None = None,
) -> Dispatcher:
    """All conversations over that database and clock. `start_link` is what invite codes are put behind."""
    storage = DialogueStorage(dialogues)
    dispatcher = GatedDispatcher(storage, isolation or ChatIsolation())
    dispatcher["start_link"] = start_link
    dispatcher["letters"] = ACTIONS
    dispatcher.update.outer_middleware(OpenWork(db, clock, admin_ids))
    dispatcher.message.middleware(EraseMedia())
    specs = {spec.name: spec for spec in FORMS}
    dispatcher.include_routers(
        build_commands(specs),
        build_letters(specs),
        build_form_dialog(FORMS),
        build_menu(),
        build_join(),
        build_people(),
        build_centers(),
        build_my(),
        build_plan(),
        build_import(),
        build_reminders(),
        build_ask(),
        build_requests(),
        build_summary(),
        build_privacy(),
        build_fallbacks(),
    )
    register_errors(dispatcher, storage)
    # the gate isolates the whole update already; a second lock on the same chat would wait for itself
    setup_dialogs(dispatcher, message_manager=message_manager or Windows(), events_isolation=DisabledEventIsolation())
    return dispatcher
