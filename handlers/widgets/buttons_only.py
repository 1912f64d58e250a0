"""The input of every window that has buttons: what is typed there is a sentence that says what a person wants."""

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.widgets.phrases import phrases_of
from services.texts import texts


async def otherwise(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A sentence is read; why a photo or a voice is not taken."""
    if message.text is None:
        await message.answer(no_text(message))
    else:
        await phrases_of(manager).take(message, manager)


async def unfinished(message: Message, _: MessageInput, _manager: DialogManager) -> None:
    """Something half-done stands here: first it is ended."""
    await message.answer(texts().html("form-unfinished") if message.text else no_text(message))


def no_text(message: Message) -> str:
    """Why what is no text is not taken; of a voice also how to dictate."""
    return texts().html("error-voice" if message.voice or message.video_note else "error-no-media")


def buttons_only() -> MessageInput:
    """Read what is typed over a window with buttons (which is shown again below where nothing opens)."""
    return MessageInput(otherwise, content_types=ContentType.ANY)


def to_be_finished() -> MessageInput:
    """Say that this window wants a button first."""
    return MessageInput(unfinished, content_types=ContentType.ANY)
