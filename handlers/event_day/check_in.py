"""The link of a room's code: presence is marked beside whatever window is open."""

from aiogram import Bot
from aiogram.types import Message
from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import work_of
from handlers.widgets.sending import say
from models.events.codes import token_key
from models.events.kinds import Presence
from services.events import checking_in, codes
from services.events.checking_in import CheckedIn
from services.texts import texts


async def check_in(manager: DialogManager, code: str) -> None:
    """Mark the presence of whoever opened the code, by the time at which they did: the bot may have been away."""
    message, work = manager.event, work_of(manager)
    now = work.clock.now()
    at = min(message.date, now) if isinstance(message, Message) else now
    bot: Bot = manager.middleware_data["bot"]
    opened = await codes.open_code(work, code, token_key(bot.token))
    await say(manager, checked_text(await checking_in.check_in(work, opened, at)))


def checked_text(done: CheckedIn) -> Markup:
    """«Отметились: семинар «Название», 10:04»."""
    remote = str(done.presence is Presence.REMOTE).lower()
    key = "check-in-by-host" if done.by_host else "check-in-before" if done.before else "check-in-done"
    return texts().html(key, event=done.event, remote=remote, time=f"{done.at:%H:%M}")
