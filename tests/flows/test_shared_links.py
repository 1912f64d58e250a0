"""One link for a whole district: made, opened by a colleague, confirmed by the coordinator with one tap."""

from tests.flows.test_admissions import _send as deliver
from tests.flows.tour import share
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import PYOTR, STRANGER, Town


async def test_a_link_of_many_from_its_making_to_the_first_who_comes(
    olga: Phone, stranger: Phone, pyotr: Phone, town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook
) -> None:
    code = await share(olga)
    assert "Общее приглашение готово: Куратор, Озёрный округ" in olga.screen
    assert "до 19 марта 2026, для 5 человек" in olga.screen
    await stranger.say(f"/start {code}")
    assert "Ваше место: Куратор, Озёрный округ" in stranger.screen
    await stranger.press("Согласен", STRANGER.name)
    assert "сначала вас подтвердит координатор центра" in stranger.screen
    assert "Решает координатор этого центра. Бот напишет" in await stranger.say("/menu")
    await deliver(town, clock, telegram, notebook)
    assert "Прохожий Сергей: пришёл ответ на общее приглашение" in olga.last
    assert "Место: Куратор, Озёрный округ" in olga.last
    asked = olga.window
    assert "Прохожий Сергей: теперь в центре" in await olga.press("Подтвердить")
    assert "уже решено" in await olga.press_on(asked, "Отказать") or "уже решено" in olga.heard
    await deliver(town, clock, telegram, notebook)
    assert "Координатор вас подтвердил" in stranger.last
    await stranger.say("/menu")
    assert "Записать мероприятие" in stranger.buttons
    await pyotr.say(f"/start {code}")
    await pyotr.press("Согласен", PYOTR.name)
    await olga.say("/guests")
    assert "Ждёт вашего подтверждения 1 человек" in olga.screen
    await olga.press("Ждут подтверждения", "Пётр Лугов · Куратор, Озёрный округ", "Отказать")
    assert "Отказано: Пётр Лугов" in olga.screen
    assert "Подтверждать некого" in olga.screen


async def test_a_lost_link_is_sent_anew_and_taken_back(olga: Phone, stranger: Phone) -> None:
    first = await share(olga)
    await olga.say("/guests")
    await olga.press("Общие приглашения", "Куратор, Озёрный округ · 0 из 5", "Прислать заново")
    second = olga.screen.rpartition("start=")[2].strip()
    assert second != first
    assert "заменили новой" in await stranger.say(f"/start {first}")
    await olga.press("К списку")
    assert "Общие приглашения: 1" in olga.screen
    await olga.press("Куратор, Озёрный округ · 0 из 5", "Отозвать")
    assert "Это приглашение отозвали" in await stranger.say(f"/start {second}")
