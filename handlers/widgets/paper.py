"""Papers that are sent into the chat, with the window staying under them."""

from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager, ShowMode


async def send_document(manager: DialogManager, content: bytes, name: str, caption: str | None = None) -> None:
    """Send the file, and show the window anew below it."""
    bot, chat = manager.middleware_data["bot"], manager.middleware_data["event_chat"].id
    await bot.send_document(chat, BufferedInputFile(content, name), caption=caption)
    manager.show_mode = ShowMode.SEND
