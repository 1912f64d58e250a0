"""How far a long work is: one message, changed seldom, gone at the end; the work goes on without it."""

from typing import Any

from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import DeleteMessage, EditMessageText, SendMessage, TelegramMethod
from markupsafe import Markup

from handlers.widgets.sending import Progress
from tests.support.telegram import Telegram

CHAT = 7


class Stopwatch:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def tell(telegram: Telegram, moments: list[float]) -> None:
    """What is told at these seconds of a work, one row more each time; and its end."""
    watch = Stopwatch()
    progress = Progress(telegram, CHAT, lambda done, of: Markup("{} из {}").format(done, of), watch)
    for done, watch.seconds in enumerate(moments, 1):
        await progress(done, len(moments))
    await progress.end()


async def test_one_message_is_changed_seldom_and_goes() -> None:
    telegram = Telegram()
    await tell(telegram, [0.1, 1.6, 2, 3, 4, 4.7, 5, 6, 7.8])
    calls = [one for one in telegram.calls if isinstance(one, SendMessage | EditMessageText | DeleteMessage)]
    assert [getattr(one, "text", "gone") for one in calls] == ["2 из 9", "6 из 9", "9 из 9", "gone"]
    assert [type(one) for one in calls] == [SendMessage, EditMessageText, EditMessageText, DeleteMessage]
    assert not telegram.chats[CHAT]


async def test_what_is_done_at_once_says_nothing() -> None:
    telegram = Telegram()
    await tell(telegram, [0.1, 0.2, 1.4])
    assert not telegram.calls


async def test_the_work_outlives_a_telegram_that_is_away() -> None:
    telegram = Telegram()

    def away(method: TelegramMethod[Any]) -> None:
        raise TelegramNetworkError(method, "away")

    telegram.trouble = away
    await tell(telegram, [2, 6])
    assert not telegram.chats.get(CHAT)
