"""What a person is told when something goes wrong; each kind is registered once."""

import secrets

import structlog
from aiogram import Bot, Dispatcher
from aiogram.enums import ChatType
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
from handlers.widgets.text import addressed, button, refusal, said
from handlers.widgets.window import forget_done
from models.errors import DomainError
from services.people.inner.reachability import mark_reachable
from services.texts import texts
from services.work import Work
from storage.inbox import HandledElsewhere

log = structlog.get_logger()

NOTICE_LENGTH = 200
STALE = (UnknownIntent, OutdatedIntent, UnknownState, InvalidStackIdError, NoContextError)


async def stale(event: ErrorEvent, dialog_manager: DialogManager) -> None:
    """A button of a window that is no more: show what is open now, else the menu, and say which of them it is."""
    log.info("stale window", reason=repr(event.exception))
    there = dialog_manager.has_context()
    # first: in MAX this is a message, and the window stands below it
    await _say(event, texts().plain("error-stale" if there else "error-stale-menu"))
    if not (there and await _shows_what_is_open(dialog_manager)):
        await go(dialog_manager, "menu")


async def _shows_what_is_open(manager: DialogManager) -> bool:
    try:
        await manager.show(ShowMode.SEND)
    except DomainError as error:  # what the window is about is gone too
        log.info("refused", reason=str(error))
        return False
    return True


async def handled_elsewhere(_event: ErrorEvent) -> None:
    """Another replica took it up meanwhile, and answers."""
    log.info("handled by another replica")


async def refused(event: ErrorEvent, bot: Bot, dialog_manager: DialogManager, work: Work) -> None:
    """A rule said no: the reason, over the chat or as a message; the window stays, without what was done before."""
    error = event.exception
    if not isinstance(error, DomainError):
        raise error
    log.info("refused", reason=str(error))
    if error.key == "error-stale":
        await stale(event, dialog_manager)
        return
    why = refusal(work, error)
    await _say(event, button(why), alert=True)
    chat = _own_chat(event)
    if event.update.message is not None and chat is not None:
        await bot.send_message(chat, said(why))
    elif event.update.callback_query is not None:
        await _without_what_was_done(dialog_manager)


async def _without_what_was_done(manager: DialogManager) -> None:
    try:
        await forget_done(manager)
    except DomainError as error:  # what the window is about is gone: it stays as it is
        log.info("refused", reason=str(error))


async def unreachable(event: ErrorEvent, work: Work) -> None:
    """The person stopped the bot while it was answering. What another chat refuses says nothing of them."""
    chat = getattr(getattr(event.exception, "method", None), "chat_id", None)
    if str(chat) != str(work.actor.user_id):
        log.info("refused in another chat", reason=str(event.exception))
        return
    await mark_reachable(work.db, work.clock, work.actor.messenger, work.actor.user_id, reachable=False)


async def unexpected(event: ErrorEvent, bot: Bot, kept: bool = False, work: Work | None = None) -> None:
    """Our mistake: a number for the person, the same number in the log; the form, where one is open (`kept`), stays as
    it was, without what this update said. There is no `work` where the mistake comes before we know who speaks."""
    number = secrets.token_hex(3).upper()
    log.error("unexpected error", number=number, exc_info=event.exception)
    chat = _own_chat(event)
    try:
        await _say(event, "")
        if chat is not None:
            report = texts().html(addressed(work, "error-report") if work else "error-report")
            await bot.send_message(chat, texts().html(_apology(event, kept=kept), number=number, report=report))
    except TelegramAPIError as error:
        log.warning("apology not sent", number=number, reason=str(error))


def _own_chat(event: ErrorEvent) -> int | None:
    """Where the person is alone with the bot; None for a group and for what comes from no chat."""
    source = event.update.message or (event.update.callback_query and event.update.callback_query.message)
    return source.chat.id if source and source.chat.type == ChatType.PRIVATE else None


def _apology(event: ErrorEvent, *, kept: bool) -> str:
    if event.update.message is not None:
        return "error-unexpected-typed" if kept else "error-unexpected-unheard"
    return "error-unexpected-kept" if kept else "error-unexpected"


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
            data["kept"] = storage.current.busy
        return await handler(event, data)  # type: ignore[operator]  # aiogram's handler is a callable

    dispatcher.errors.outer_middleware(roll_back)
    dispatcher.errors.register(stale, ExceptionTypeFilter(*STALE))
    dispatcher.errors.register(handled_elsewhere, ExceptionTypeFilter(HandledElsewhere))
    dispatcher.errors.register(refused, ExceptionTypeFilter(DomainError))
    dispatcher.errors.register(unreachable, ExceptionTypeFilter(TelegramForbiddenError))
    dispatcher.errors.register(unexpected)
