"""The year's last quarter is reported before it is over where the plan wants it so, and checked when it is."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import update

from models.people import Pace, Person
from models.timers import TimerKind
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace as Speed
from services.timers.firing import set_timers
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, hand_in
from tests.support.outbox import FAST
from tests.support.plan import written
from tests.support.reminders import at, fire
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import Town

ROW = "Мониторинг по округу | 25 декабря | методист | | Сводный мониторинг"
Clocked = Callable[[str], Awaitable[None]]


@pytest.fixture
async def go(town: Town, olga: Phone, clock: FakeClock, telegram: Telegram, notebook: Notebook) -> Clocked:
    """A plan stands that wants it by 25 December, everybody is told of each thing by itself, and the clock goes on."""
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Speed(FAST))
    at(clock, "2026-11-30 10:00")
    await send_file(olga, written(ROW))
    await olga.press("Принять")
    async with town.db.writing() as session:
        await session.execute(update(Person).values(pace=Pace.AT_ONCE))
        await set_timers(session, TimerKind.MONITORING, town.bereg.id, {town.bereg.id: clock.now()})

    async def moment(text: str) -> None:
        at(clock, text)
        await fire(town)
        await sender.sweep()
        for _ in range(6):
            while await sender.round():
                pass
            sender.pace = sender._recorder._pace = Speed(FAST)
            clock.move(seconds=2)

    return moment


def heard(phone: Phone, words: str) -> int:
    """The one message of the chat that says so."""
    (number,) = [n for n, one in phone.telegram.chats[phone.chat.id].items() if words in (one.text or "")]
    return number


def text_of(phone: Phone, number: int) -> str:
    return phone.telegram.chats[phone.chat.id][number].text or ""


async def press(phone: Phone, number: int, label: str) -> str:
    return await phone.press_on(phone.telegram.chats[phone.chat.id][number], label)


async def test_december_is_preliminary_and_january_checks_it(
    maria: Phone, pyotr: Phone, olga: Phone, go: Clocked
) -> None:
    await go("2026-12-01 10:00")
    await go("2026-12-15 10:00")
    letter = heard(maria, "Открыт предварительный мониторинг за IV квартал 2026")
    assert "Квартал ещё идёт" in text_of(maria, letter)
    assert "План ждёт отчёт до 25 декабря." in text_of(maria, letter)
    await press(maria, letter, "Внести")
    assert "Мониторинг за IV квартал 2026, предварительный." in maria.screen
    await maria.press("Выйти")
    for phone in (maria, pyotr):
        await phone.say("/monitoring")
        await phone.press(next(one for one in phone.buttons if "IV кв" in one))
        await phone.press("Внести" if "Внести" in phone.buttons else "Продолжить")
        await phone.say("\n".join(f"{code} {number}" for code, number in PLAIN.items()))
        await phone.press("Сдать")
        assert "✅ Сдано предварительно. В январе попросим проверить числа." in phone.screen
        assert "Сейчас: сдано, предварительно." in phone.screen
        assert "Всё верно" not in phone.buttons, "the quarter still runs"
    await olga.say("/monitoring")
    await olga.press("Другой квартал", "IV квартал 2026")
    assert "Мониторинг за IV квартал 2026, предварительный." in olga.screen
    assert "в январе районы их проверят" in olga.screen
    assert "• Петровский район · предварительно" in olga.buttons
    await olga.press("Принять сданные")
    assert "✅ Предварительно сдано 2 отчёта. Исправить их можно в январе. Срок 25 декабря закрыт." in olga.screen

    await go("2027-01-11 10:00")
    board = text_of(olga, heard(olga, "числа нужно проверить"))
    assert "Мониторинг за IV квартал 2026 сдали 2 из 2 территорий." in board
    assert "Сдали до конца квартала, числа нужно проверить: Петровский район, Лесной район." in board
    letter = heard(maria, "проверьте предварительный отчёт за IV квартал 2026")
    await press(maria, letter, "Всё верно")
    assert "Подтверждено: числа за весь квартал" in text_of(maria, letter)
    letter = heard(pyotr, "проверьте предварительный отчёт за IV квартал 2026")
    await press(pyotr, letter, "Проверить")
    assert "S1. Сигналов поступило – 4" in pyotr.screen, "it stands there as it was given"
    assert "Всё верно" in pyotr.buttons
    await pyotr.press("Исправить")
    await pyotr.say("S1 5")
    await pyotr.press("Сдать")
    assert "✅ Сдано. Исправить можно, пока отчёт не принят." in pyotr.screen
    await go("2027-01-13 10:00")
    for phone in (maria, pyotr):
        said = [one.text or "" for one in phone.telegram.chats[phone.chat.id].values()]
        assert not any("проверьте предварительный" in text for text in said), "on the last day nobody is asked again"
    await olga.say("/monitoring")
    await olga.press("• Петровский район · сдано")
    assert "Мария Орлова, проверено" in olga.screen
    await olga.press("К списку", "Принять сданные")
    assert "✅ Принято 2 отчёта." in olga.screen
    assert "закрыт." not in olga.screen, "the plan's date was closed in December"


async def test_accepting_names_the_plan_s_date(maria: Phone, olga: Phone, clock: FakeClock) -> None:
    at(clock, "2026-04-01 10:00")
    await send_file(olga, written("Мониторинг по округу | Ежеквартально | методист | | Сводный мониторинг"))
    await olga.press("Принять")
    await hand_in(maria, PLAIN)
    await olga.say("/monitoring")
    await olga.press("Принять сданные")
    assert "✅ Принят 1 отчёт. Срок 10 апреля закрыт." in olga.screen
