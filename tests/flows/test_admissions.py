"""A second coordinator whom the platform invites: what each of them reads, and both answers."""

import pytest

from models import consent
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.people import centers
from services.timer_handlers import TIMER_HANDLERS
from services.timers import firing
from tests.support.clock import FakeClock
from tests.support.outbox import FAST
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import ADMIN, STRANGER, Town


async def _send(town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook) -> None:
    """What is due goes out."""
    await firing.tick(town.db, clock, TIMER_HANDLERS)
    for _ in range(3):  # a chat takes a message a second
        sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))
        await sender.sweep()
        while await sender.round():
            pass
        clock.move(seconds=2)


async def _ask(town: Town, newcomer: Phone, key: str) -> None:
    made = await centers.invite_coordinator(await town.work(ADMIN), town.bereg.id, key)
    await newcomer.say(f"/start {made.code}")
    await newcomer.press("Согласен", STRANGER.name)


async def test_a_second_coordinator_waits_is_refused_asks_again_and_is_confirmed(
    olga: Phone,
    maria: Phone,
    stranger: Phone,
    town: Town,
    clock: FakeClock,
    telegram: Telegram,
    notebook: Notebook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await _ask(town, stranger, "one")
    assert "сначала о вас узнают они" in stranger.screen
    await stranger.press("Меню")
    for said in ("/menu", "здравствуйте", "/people"):
        assert "Вы ждёте подтверждения: Ресурсный центр «Берег», Координатор" in await stranger.say(said), said
        assert "Решает координатор этого центра" in stranger.heard
    await _send(town, clock, telegram, notebook)
    assert "Прохожий Сергей просит место координатора в вашем центре: ссылку дал администратор" in olga.last
    assert "Без ответа за три рабочих дня бот предупредит всех в центре" in olga.last
    assert olga.buttons == ["Подтвердить", "Отказать"]
    asked = olga.window
    assert "Отказано: Прохожий Сергей" in await olga.press("Отказать")
    assert not telegram.chats[olga.chat.id][asked.message_id].reply_markup
    assert "уже решено" in await olga.press_on(asked, "Подтвердить")
    await _send(town, clock, telegram, notebook)
    assert "Место координатора вам не подтвердили: Ресурсный центр «Берег»" in stranger.last
    assert "по ссылке-приглашению" in await stranger.say("/menu")

    await _ask(town, stranger, "two")
    clock.move(days=3)
    await _send(town, clock, telegram, notebook)
    assert "Прохожий Сергей станет координатором вашего центра 21 марта в 12:00" in maria.last
    assert "никто из координаторов не ответил" in maria.last
    assert "Подтвердить" not in str(telegram.chats[maria.chat.id])
    assert "Координатор пока не ответил" in await stranger.say("/menu")
    assert "Если не откажут, доступ откроется 21 марта в 12:00" in stranger.heard
    with monkeypatch.context() as grown:  # and more is kept of a person meanwhile
        grown.setattr(consent, "VERSION", consent.VERSION + 1)
        assert "согласие ещё раз" in await olga.press("Подтвердить")
        assert "Новый координатор: Прохожий Сергей" in await olga.press("Согласен")
    await _send(town, clock, telegram, notebook)
    assert "Вы координатор: Ресурсный центр «Берег». Начните с /menu" in stranger.last
    assert "Новый координатор в вашем центре: Прохожий Сергей" in str(telegram.chats[olga.chat.id])
    assert "Подтвердить" not in str(telegram.chats[maria.chat.id])
    await stranger.say("/menu")
    assert "Сотрудники" in stranger.buttons
