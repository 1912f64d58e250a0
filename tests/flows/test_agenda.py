"""«Мои дела в календаре» in the chat: the file comes at once, and again."""

from collections.abc import Callable

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from tests.support.plan import planned, written
from tests.support.telegram import Phone, Telegram
from tests.support.town import ANNA, OLGA, STRANGER, Town, Who

PLAN = written("Семинар «Ранняя помощь» | 20 апреля | психолог | не менее 20 | Протокол")


def sent(telegram: Telegram) -> list[str]:
    """The names of the files that the bot sent."""
    files = [call.document for call in telegram.calls if isinstance(call, SendDocument)]
    return [one.filename or "" for one in files if isinstance(one, BufferedInputFile)]


async def test_the_file_comes_at_once_and_again(phones: Callable[[Who], Phone], telegram: Telegram, town: Town) -> None:
    await planned(await town.work(OLGA), PLAN)
    anna = phones(ANNA)
    await anna.say("/calendar")
    assert "В файле 1 дело на год вперёд" in anna.screen
    assert sent(telegram) == ["Мои дела 16.03.2026.ics"]
    await anna.press("Прислать снова")
    assert len(sent(telegram)) == 2
    assert "В файле 1 дело на год вперёд" in anna.screen
    await anna.say("когда семинар")
    assert anna.buttons


async def test_nothing_ahead_is_said(phones: Callable[[Who], Phone]) -> None:
    anna = phones(ANNA)
    await anna.say("/calendar")
    assert "Впереди пока ничего нет" in anna.screen


async def test_a_stranger_is_told_how_to_get_in(phones: Callable[[Who], Phone]) -> None:
    stranger = phones(STRANGER)
    await stranger.say("/calendar")
    assert "Мои дела" not in stranger.screen
