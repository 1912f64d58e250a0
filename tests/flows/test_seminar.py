"""A seminar goes the whole way on four phones: from one sentence to the record, the opinions and the summary."""

from collections.abc import Callable

from models.events.codes import CheckInCode, Room, issue, token_key
from places.event_day import EventDayPlace
from places.events import EventPlace, EventThen
from tests.flows.test_reminders import delivered
from tests.support.clock import FakeClock
from tests.support.telegram import Phone, Telegram
from tests.support.town import ANNA, MARIA, OLGA, PYOTR, Town, Who


async def test_the_whole_way(phones: Callable[[Who], Phone], telegram: Telegram, town: Town, clock: FakeClock) -> None:
    anna, maria, pyotr, olga = phones(ANNA), phones(MARIA), phones(PYOTR), phones(OLGA)
    for one in (maria, pyotr, olga):
        await one.say("/menu")
    await anna.say("семинар «Границы помощи» 26 марта в 15:00 для кураторов")
    await anna.press("Сохранить")
    assert "✅ Черновик готов." in anna.screen
    await anna.press("Открыть мероприятие")
    assert "черновик" in anna.screen
    await anna.press("Разослать", "Разослать сейчас")
    assert "✅ Приглашения уходят: 2 человека." in anna.screen
    await maria.callback(EventPlace(held=1, then=EventThen.COME).pack())
    assert "✅ Записали: вы придёте." in maria.screen
    await pyotr.callback(EventPlace(held=1, then=EventThen.DECLINE).pack())
    await pyotr.press("Далеко")

    clock.move(days=10, hours=3, minutes=5)
    code = issue(token_key(telegram.token), CheckInCode(1, Room.HALL))
    assert "✅ Отметились" in await maria.say(f"/start {code}")
    clock.move(hours=3)
    await anna.callback(EventDayPlace(held=1).pack())
    await anna.press(next(one for one in anna.buttons if "1" in one and "рошло" in one))
    await delivered(town, maria)
    await maria.press("Полезно")
    assert "Спасибо. Ответ учтён без имени." in maria.screen

    await anna.callback(EventDayPlace(held=1).pack())
    await anna.press("После него", "Ссылка или текст")
    await anna.say("https://example.org/slides")
    await anna.press("Отправить материалы")
    assert "✅ Материалы уйдут 1 участнику." in anna.screen
    await anna.press("Решения", "Новые поручения")
    await anna.say("Собрать списки; куратор Петровского района; 10 апреля")
    await anna.press("Записать")
    await delivered(town, maria)
    await maria.press("Сделано")

    await olga.say("/summary")
    await olga.press("Явка")
    assert "· Лесной район: приглашений – 1, ответов – 1, собирались – 0, пришли – 0 (0 %)" in olga.screen
    assert "Не смогли: далеко – 1" in olga.screen
    assert "· Петровский район: приглашений – 1, ответов – 1, собирались – 1, пришли – 1 (100 %)" in olga.screen
    assert "Ни разу не были: Лесной район." in olga.screen
