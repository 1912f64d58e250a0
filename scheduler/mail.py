"""A letter as calls to the Bot API."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument

from models.labels import laid, shortened
from places.table import of_center
from scheduler.digest import plain
from scheduler.letters.letter import Button, File, Letter
from scheduler.pace import OWN_PATIENCE, Pace

CAPTION = 1024
AS_IT_SHOULD_BE = (
    *("message is not modified", "message to edit not found", "message can't be edited"),
    *("message to delete not found", "message can't be deleted"),
)
OF_A_FILE = "there is no text in the message to edit"
TIMEOUT = 25
"""Seconds that one call may take: less than half of a lease."""


async def send(bot: Bot, pace: Pace, chat: int, letter: Letter, *, bare: bool = False) -> int:
    """Send the letter; returns the message's number. `bare`: without markup, where Telegram cannot read ours.

    A text too long for a caption goes ahead of its file. Raises what aiogram raises.
    """
    mode = {"parse_mode": None} if bare else {}
    text = plain(letter.text) if bare else str(letter.text)
    keyboard = _keyboard(letter)
    token = OWN_PATIENCE.set(True)
    try:
        if letter.gone and letter.instead_of is not None:
            return await _take_away(bot, chat, letter.instead_of, deleted=letter.gone == "deleted")
        if letter.instead_of is not None:
            if letter.file is None or len(plain(letter.text)) > CAPTION:
                return await _replace(bot, chat, letter.instead_of, text, keyboard, mode)
            return await _replace_file(bot, chat, letter.instead_of, letter.file, text, keyboard, mode)
        if letter.file is None:
            message = SendMessage(chat_id=chat, text=text, reply_markup=keyboard, **mode)
            return (await bot(message, request_timeout=TIMEOUT)).message_id
        caption = text if len(plain(letter.text)) <= CAPTION else None
        if caption is None:
            await bot(SendMessage(chat_id=chat, text=text, **mode), request_timeout=TIMEOUT)
            pace.spent()
        file = BufferedInputFile(letter.file.content, letter.file.name)
        call: SendPhoto | SendDocument
        if letter.file.photo:
            call = SendPhoto(chat_id=chat, photo=file, caption=caption, reply_markup=keyboard, **mode)
        else:
            call = SendDocument(chat_id=chat, document=file, caption=caption, reply_markup=keyboard, **mode)
        return (await bot(call, request_timeout=TIMEOUT)).message_id
    finally:
        OWN_PATIENCE.reset(token)


async def _take_away(bot: Bot, chat: int, number: int, *, deleted: bool) -> int:
    """Delete an older message, or take its buttons; one that is gone, or cannot be reached any more, is as it is."""
    try:
        if deleted:
            await bot(DeleteMessage(chat_id=chat, message_id=number), request_timeout=TIMEOUT)
        else:
            await bot(EditMessageReplyMarkup(chat_id=chat, message_id=number), request_timeout=TIMEOUT)
    except TelegramBadRequest as error:
        if not any(said in error.message for said in AS_IT_SHOULD_BE):
            raise
    return number


async def _replace(
    bot: Bot, chat: int, number: int, text: str, keyboard: InlineKeyboardMarkup | None, mode: dict[str, None]
) -> int:
    """Change an older message; one that is gone, or says this already, is as it should be."""
    edit = EditMessageText(chat_id=chat, message_id=number, text=text, reply_markup=keyboard, **mode)
    try:
        try:
            await bot(edit, request_timeout=TIMEOUT)
        except TelegramBadRequest as error:
            if OF_A_FILE not in error.message:
                raise
            words = EditMessageCaption(chat_id=chat, message_id=number, caption=text, reply_markup=keyboard, **mode)
            await bot(words, request_timeout=TIMEOUT)
    except TelegramBadRequest as error:
        if not any(said in error.message for said in AS_IT_SHOULD_BE):
            raise
    return number


async def _replace_file(
    bot: Bot,
    chat: int,
    number: int,
    file: File,
    text: str,
    keyboard: InlineKeyboardMarkup | None,
    mode: dict[str, None],
) -> int:
    """Change an older message with its file; of one that has none the words change."""
    media = InputMediaDocument(media=BufferedInputFile(file.content, file.name), caption=text).model_copy(update=mode)
    edit = EditMessageMedia(chat_id=chat, message_id=number, media=media, reply_markup=keyboard)
    try:
        await bot(edit, request_timeout=TIMEOUT)
    except TelegramBadRequest as error:
        if not any(said in error.message for said in AS_IT_SHOULD_BE):
            return await _replace(bot, chat, number, text, keyboard, mode)
    return number


def _data(button: Button, center: int) -> str:
    return of_center(button.data, center) if center else button.data


def _keyboard(letter: Letter) -> InlineKeyboardMarkup | None:
    rows = [
        [
            InlineKeyboardButton(text=shortened(one.label, len(part)), callback_data=_data(one, letter.center))
            for one in part
        ]
        for row in letter.buttons
        if row
        for part in laid(row, lambda one, _: one.label)
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
