"""The one place where the bot is put together: for the app, the demo and the tests alike."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.types import LinkPreviewOptions

from bot.anew import AskAnew
from bot.dispatcher import GatedDispatcher
from bot.errors import register_errors
from bot.middlewares import EraseMedia, OpenWork
from bot.patience import patiently
from bot.saying import say
from bot.session import NO_ANSWER, AnswerOnce, Patience, Session
from bot.settings import Settings, SettingsError
from bot.storage import ChatIsolation, DialogueStorage
from bot.typed import GuardTyped, erased, erases
from bot.windows import set_up_windows
from handlers.area import areas, forms
from handlers.commands import build_commands, build_fallbacks
from handlers.form.dialog import build_form_dialog
from handlers.letters import build_letters, presses
from handlers.people.codes import WrongCodes
from handlers.phrases.reader import Reader
from models.identities import Messenger
from services.people.members import Actors
from services.privacy.consented import ConsentedDialogues, MemoryDialogues
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import Dialogues


def build_bot(token: str, api_url: str, proxy: str = "") -> Bot:
    """The client of the Bot API at that address."""
    session = Session(api=TelegramAPIServer.from_base(api_url), proxy=proxy or None)
    session.middleware(AnswerOnce(session.answered))
    session.middleware(Patience())
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True))
    return Bot(token, session=session, default=properties)


@asynccontextmanager
async def known_bot(settings: Settings, stop: asyncio.Event | None = None) -> AsyncIterator[Bot]:
    """A client that Telegram knows. With `stop`, a Telegram that is away is waited for until that is set.

    In MAX the calls go through a gateway, which is started where none was. Raises SettingsError for a wrong token, and
    for an address where nobody answers when it is not waited for.
    """
    if not settings.token():
        from bot.max import beside_gateway

        async with beside_gateway(settings, intake=False) as (told, _), known_bot(told, stop) as bot:
            yield bot
        return
    bot = build_bot(settings.token(), settings.telegram_api_url, settings.telegram_proxy.get_secret_value())
    try:
        await (_introduce(bot, settings) if stop is None else patiently(partial(_known, bot), stop))
        yield bot
    finally:
        await bot.session.close()


async def _introduce(bot: Bot, settings: Settings) -> None:
    """Ask Telegram who we are; what it says of a wrong address is one line."""
    try:
        await _known(bot)
    except NO_ANSWER:
        raise SettingsError(say("telegram-away", address=settings.api_address)) from None


async def _known(bot: Bot) -> None:
    try:
        await bot.me()
    except TelegramUnauthorizedError:
        raise SettingsError(say("telegram-unknown")) from None


def build_dispatcher(
    db: Database,
    clock: Clock,
    dialogues: Dialogues,
    *,
    admin_ids: tuple[int, ...] = (),
    messenger: Messenger = Messenger.TELEGRAM,
    start_link: str = "https://t.me/?start=",
    guides_url: str = "",
    isolation: BaseEventIsolation | None = None,
    strangers: Dialogues | None = None,
) -> GatedDispatcher:
    """All conversations over that database and clock. `start_link` is what invite codes are put behind, `guides_url`
    where the guides with pictures are, `strangers` where several replicas share the dialogues of whoever has given no
    consent."""
    actors = Actors(db, clock, admin_ids, messenger)
    kept = ConsentedDialogues(dialogues, strangers or MemoryDialogues(clock), actors)
    storage = DialogueStorage(kept)
    dispatcher = GatedDispatcher(storage, isolation or ChatIsolation())
    dispatcher.workflow_data.update({"start_link": start_link, "guides_url": guides_url})
    dispatcher.workflow_data.update({"letters": presses(), "phrases": Reader(), "wrong_codes": WrongCodes()})
    dispatcher.update.outer_middleware(OpenWork(db, clock, actors))
    dispatcher.update.outer_middleware(AskAnew(clock))
    dispatcher.message.middleware(EraseMedia())
    dispatcher["typed"] = guard = GuardTyped(clock, erases=messenger is not Messenger.MAX)
    dispatcher.message.middleware(guard)
    dispatcher.edited_message.middleware(guard)
    dispatcher.callback_query.register(erased, erases)
    dispatcher["specs"] = specs = forms()
    dispatcher.include_routers(
        build_commands(specs),
        build_letters(specs),
        build_form_dialog(specs),
        *(build() for area in areas() for build in area.dialogues),
        build_fallbacks(),
    )
    register_errors(dispatcher, storage)
    set_up_windows(dispatcher)
    return dispatcher
