"""What a person is told when something goes wrong; each kind is registered once."""

import secrets

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent, TelegramObject
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import (
    InvalidStackIdError,
    NoContextError,
    OutdatedIntent,
    UnknownIntent,
    UnknownState,
)

from bot.storage import DialogueStorage
from handlers.entries import go
from models.errors import DomainError
from services.people import mark_reachable
from services.texts import texts
from services.work import Work

log = structlog.get_logger()

NOTICE_LENGTH = 200
STALE = (UnknownIntent, OutdatedIntent, UnknownState, InvalidStackIdError, NoContextError)


async def stale(event: ErrorEvent, dialog_manager: DialogManager) -> None:
    """A button of a window that is no more: say so, and show what is open now, else the menu."""
    log.info("stale window", reason=repr(event.exception))
    await _say(event, texts().plain("error-stale"))
    if dialog_manager.has_context():
        try:
            await dialog_manager.show(ShowMode.SEND)
        except DomainError as error:  # what the window is about is gone too
            log.info("refused", reason=str(error))
        else:
            return
    await go(dialog_manager, "menu")


async def refused(event: ErrorEvent, bot: Bot, dialog_manager: DialogManager) -> None:
    """A rule said no: the reason, over the chat or as a message; the window stays."""
    error = event.exception
    if not isinstance(error, DomainError):
        raise error
    log.info("refused", reason=str(error))
    if error.key == "error-stale":
        await stale(event, dialog_manager)
        return
    await _say(event, texts().plain(error.key, **error.words), alert=True)
    if event.update.message is not None:
        await bot.send_message(event.update.message.chat.id, texts().html(error.key, **error.words))


async def unreachable(_event: ErrorEvent, work: Work) -> None:
    """The person stopped the bot while it was answering."""
    await mark_reachable(work.db, work.clock, work.actor.telegram_id, reachable=False)


async def unexpected(event: ErrorEvent, bot: Bot) -> None:
    """Our mistake: a number for the person, the same number in the log; the form stays as it was."""
    number = secrets.token_hex(3).upper()
    log.error("unexpected error", number=number, exc_info=event.exception)
    source = event.update.message or (event.update.callback_query and event.update.callback_query.message)
    try:
        await _say(event, "")
        if source:
            await bot.send_message(source.chat.id, texts().html("error-unexpected", number=number))
    except TelegramAPIError as error:
        log.warning("apology not sent", number=number, reason=str(error))


async def _say(event: ErrorEvent, text: str, *, alert: bool = False) -> None:
    query = event.update.callback_query
    if query is None:
        return
    try:
        await query.answer(text[:NOTICE_LENGTH] or None, show_alert=alert)
    except TelegramAPIError as error:
        log.info("notice not shown", reason=str(error))  # the press is older than Telegram remembers


def register_errors(dispatcher: Dispatcher, storage: object) -> None:
    """Every error of every handler ends here."""

    async def roll_back(handler: object, event: TelegramObject, data: dict[str, object]) -> object:
        if isinstance(storage, DialogueStorage) and storage.current is not None:
            storage.current.roll_back()
        return await handler(event, data)  # type: ignore[operator]  # aiogram's handler is a callable

    dispatcher.errors.outer_middleware(roll_back)
    dispatcher.errors.register(stale, ExceptionTypeFilter(*STALE))
    dispatcher.errors.register(refused, ExceptionTypeFilter(DomainError))
    dispatcher.errors.register(unreachable, ExceptionTypeFilter(TelegramForbiddenError))
    dispatcher.errors.register(unexpected)
