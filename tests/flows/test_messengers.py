"""Maria joins MAX by a code, says where letters go, and takes it away again: two phones, two bots, one person."""

import re
from itertools import count

import pytest

from bot import factory
from examples.year.messenger import Phone
from models.activity_kinds import Format
from models.identities import Messenger
from places.event_day import EventDayPlace
from tests.flows.test_reminders import delivered
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering
from tests.support.telegram import Notebook, Telegram
from tests.support.town import MARIA, Town, Who

IN_MAX = Who(7_500_102, MARIA.name)


@pytest.fixture
def in_max(town: Town, clock: FakeClock) -> Phone:
    """Maria's phone with MAX, and the bot that speaks there."""
    notebook = Notebook()
    there = factory.build_dispatcher(town.db, clock, notebook, messenger=Messenger.MAX, strangers=notebook)
    return Phone(Telegram("7600:of-another-messenger"), there, IN_MAX, count(1))


async def code_on(phone: Phone) -> str:
    """The line that the code's message says to send."""
    await phone.say("/reminders")
    await phone.press("Мессенджеры", "Получить код")
    found = re.search(r"/start my_[2-9A-Z]{10}", phone.heard)
    assert found, phone.heard
    return found[0]


async def test_one_person_on_two_phones(town: Town, olga: Phone, maria: Phone, in_max: Phone) -> None:
    await maria.say("/reminders")
    await maria.press("Мессенджеры")
    assert "Это решает координатор" in maria.screen
    assert maria.buttons == ["К напоминаниям"]
    await olga.say("/reminders")
    await olga.press("Мессенджеры", "Разрешить оба")
    assert "Оба мессенджера вместе: сотрудники" in olga.screen
    assert "Только один" in olga.buttons
    line = await code_on(maria)
    assert "Получить код" in maria.buttons, "the window stands below the code"
    assert "войти по ссылке" not in (await in_max.say("/menu"))
    await in_max.say(line)
    assert "это тоже вы" in in_max.heard
    assert "приходят сюда: Телеграм" in in_max.screen
    assert MARIA.name in str(await in_max.say("/mydata")) or "Телеграм 102, MAX 7500102" in in_max.screen
    await in_max.say("/reminders")
    await in_max.press("Мессенджеры", "MAX")
    assert "приходят сюда: MAX" in in_max.screen
    assert "✓ MAX" in " ".join(in_max.buttons) or any("MAX" in one for one in in_max.buttons)
    await maria.press("К напоминаниям", "Мессенджеры", "Отключить второй")
    assert "Отключено: MAX" in maria.screen
    await in_max.say("/reminders")
    assert "приглашени" in in_max.heard.lower()
    await delivered(town, maria)
    assert "Если это были не вы" in maria.heard, "whoever saw the code could have typed it"


async def test_a_code_at_the_door_opens_in_both(
    town: Town, olga: Phone, anna: Phone, maria: Phone, in_max: Phone, clock: FakeClock
) -> None:
    event = await gathering(town, format=Format.MIXED)
    await olga.say("/reminders")
    await olga.press("Мессенджеры", "Разрешить оба")
    await in_max.say(await code_on(maria))
    clock.set(STARTS)
    await anna.say("/menu")
    await anna.callback(EventDayPlace(held=event).pack())
    shown = re.search(r"https://t\.me/opora_test_bot\?start=(in_[\w-]{28})", await anna.press("Код для зала"))
    assert shown
    assert "Отметились" in await in_max.say(f"/start {shown[1]}")
    assert "Вы уже отмечены" in await maria.say(f"/start {shown[1]}")


async def test_wrong_codes_are_not_heard_for_long(in_max: Phone) -> None:
    for _ in range(5):
        await in_max.say("/start my_ABCDEFGHJK")
        assert "Такого кода нет" in in_max.heard
    await in_max.say("/start my_ABCDEFGHJK")
    assert "Такого кода нет" not in in_max.heard
    assert "час" in in_max.heard


async def test_where_one_is_somebody_already(olga: Phone, maria: Phone, pyotr: Phone, in_max: Phone) -> None:
    await olga.say("/reminders")
    await olga.press("Мессенджеры", "Разрешить оба")
    line = await code_on(maria)
    assert "для другого мессенджера" in await pyotr.say(line)
    await in_max.say(line)
    assert "Этот код – для другого мессенджера" in await in_max.say(line)
