"""A letter carries its date: what is marked under it closes that date and no other, and older letters say so."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from models.activities import Activity, Facts, Type
from models.requests.states import State
from places.plan import DatePlace, DateThen
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.activities import records
from services.plan import cards, changes
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.outbox import FAST
from tests.support.plan import example, found, written
from tests.support.reminders import at, fire, remind
from tests.support.requests import filed, load
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import ANNA, MARIA, OLGA, Town

TALKS = "Совещание | 30 января, 27 февраля | психолог | |"
LESSONS = "Занятия для родителей | 8 сентября, 8 декабря | психолог | |"
REPORT = "Сборник памяток | до 30 декабря | психолог | |"

Clocked = Callable[[str], Awaitable[None]]


@pytest.fixture
def go(town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook) -> Clocked:
    """The clock goes to a moment; what is due by then is sent as the sender sends it."""
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))

    async def moment(text: str) -> None:
        at(clock, text)
        await fire(town)
        await sender.sweep()
        for _ in range(5):
            while await sender.round():
                pass
            sender.pace = sender._recorder._pace = Pace(FAST)
            clock.move(seconds=2)  # a chat takes a message a second

    return moment


@pytest.fixture
def plan(town: Town, olga: Phone, anna: Phone, clock: FakeClock) -> Callable[[str, str], Awaitable[None]]:
    """A plan of one item stands since that day, reminding is on, and Anna is told of each thing by itself."""

    async def of(row: str, since: str) -> None:
        at(clock, f"{since} 10:00")
        await send_file(olga, written(row))
        await olga.press("Принять")
        await anna.say("/reminders")
        await anna.press("Сразу", "Меню")
        await remind(town, await town.work(OLGA))

    return of


def letters(phone: Phone, words: str) -> list[int]:
    """The messages of the chat that say so, the oldest first."""
    return [n for n, one in sorted(phone.telegram.chats[phone.chat.id].items()) if words in (one.text or "")]


async def press(phone: Phone, number: int, label: str) -> str:
    return await phone.press_on(phone.telegram.chats[phone.chat.id][number], label)


async def dates(town: Town, words: str) -> dict[date, bool]:
    """The item's dates, and whether each is done."""
    work = await town.work(OLGA)
    card = await cards.open_item(work, (await found(work, words)).id)
    return {one.due: not one.open for one in card.dates}


async def last_record(town: Town) -> Activity:
    async with town.db.reading() as session:
        return await session.get_one(Activity, 1)


async def test_marked_two_weeks_late_closes_its_own_date(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(TALKS, "2026-01-12")
    await go("2026-02-06 09:00")
    await go("2026-02-13 12:00")
    (letter,) = letters(anna, "7 дней назад")
    await press(anna, letter, "Отметить выполнение")
    assert "за 30 января" in anna.screen
    await anna.say("12")
    await anna.press("К проверке")
    assert "Дата: 30 января 2026" in anna.screen
    await anna.press("Сохранить")
    assert "Срок 30 января закрыт" in anna.screen
    assert await dates(town, "Совещание") == {date(2026, 1, 30): True, date(2026, 2, 27): False}
    assert (await last_record(town)).day == date(2026, 1, 30)


async def test_the_evening_s_question_answered_the_next_day(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(LESSONS, "2026-12-01")
    await go("2026-12-08 18:00")
    await go("2026-12-09 10:00")
    (letter,) = letters(anna, "Прошло? Сколько человек?")
    await press(anna, letter, "Записать")
    assert "за 8 декабря" in anna.screen
    await anna.say("14")
    await anna.press("К проверке", "Сохранить")
    assert "8 декабря 2026, 14 участников" in anna.screen
    assert await dates(town, "родителей") == {date(2026, 9, 8): False, date(2026, 12, 8): True}


async def test_three_letters_about_one_date_close_it_once(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(LESSONS, "2026-11-01")
    chat, said = anna.telegram.chats[anna.chat.id], ("Сегодня срок", "Прошло?", "Срок прошёл, а")
    numbers, buttons = [], []
    for moment, words in zip(("2026-12-08 09:00", "2026-12-08 18:00", "2026-12-11 09:00"), said, strict=True):
        await go(moment)
        numbers += letters(anna, words)
        buttons.append(chat[numbers[-1]])
    first, second, third = numbers
    assert first not in chat, "the older copy of that very day is gone"
    assert chat[second].reply_markup is None, "what is older than two days lost its buttons"
    await press(anna, third, "Отметить выполнение")
    await anna.say("14")
    await anna.press("К проверке", "Сохранить")
    window = anna.window.message_id
    assert "Уже отмечено 8 декабря, 14 чел." in await anna.press_on(buttons[1], "Записать"), "a phone may show it still"
    assert await dates(town, "родителей") == {date(2026, 9, 8): False, date(2026, 12, 8): True}
    await go("2026-12-11 12:00")
    for letter in (second, third):
        message = anna.telegram.chats[anna.chat.id][letter]
        assert "Уже отмечено 8 декабря, 14 чел." in (message.text or "")
        assert message.reply_markup is not None
        assert [b.text for row in message.reply_markup.inline_keyboard for b in row] == ["Открыть"]
    assert "Срок 8 декабря закрыт" in (anna.telegram.chats[anna.chat.id][window].text or ""), "no window is overwritten"
    await press(anna, third, "Открыть")
    assert "✅ 8 декабря 2026" in anna.screen


async def test_what_is_saved_is_not_asked_about_again(
    anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(LESSONS, "2026-12-01")
    await go("2026-12-08 18:00")
    (evening,) = letters(anna, "Прошло? Сколько человек?")
    old = anna.telegram.chats[anna.chat.id][evening]
    await go("2026-12-09 10:00")
    await press(anna, evening, "Записать")
    await anna.say("14")
    await anna.press_on(old, "Записать")
    assert "Сначала сохранить?" in anna.screen
    told = await anna.press("Сохранить")
    assert "Сохранено, № 1" in told
    assert "уже отмечен" in told.lower()
    assert "Записать мероприятие" in anna.buttons, "the menu: nothing is half filled any more"


async def test_any_of_several_things_is_marked_with_three_taps_and_a_number(
    town: Town, olga: Phone, anna: Phone, go: Clocked, clock: FakeClock
) -> None:
    at(clock, "2026-03-30 10:00")
    rows = [f"Занятие {name} | 31 марта | психолог | 5 |" for name in ("первое", "второе", "третье")]
    await send_file(olga, written(*rows))
    await olga.press("Принять")
    await remind(town, await town.work(OLGA))
    await go("2026-03-31 09:00")
    (digest,) = letters(anna, "2. Занятие второе")
    await press(anna, digest, "2 ✓")
    await anna.say("14")
    await anna.press("К проверке", "Сохранить")
    assert "Срок 31 марта закрыт" in anna.screen
    assert [await dates(town, name) for name in ("первое", "второе", "третье")] == [
        {date(2026, 3, 31): done} for done in (False, True, False)
    ]
    await press(anna, digest, "3 ✓")
    assert "Занятие третье" in anna.screen


async def test_a_letter_is_closed_by_whoever_does_it_and_however(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(TALKS, "2026-01-12")
    await go("2026-01-30 09:00")
    olga, item = await town.work(OLGA), (await found(await town.work(OLGA), "Совещание")).id
    number = await records.log_activity(olga, Facts(type=Type.MEETING, title="Совещание", day=date(2026, 1, 30)), "k")
    await changes.link(olga, number, item)
    await go("2026-01-30 10:00")
    texts = [anna.telegram.chats[anna.chat.id][letter].text or "" for letter in letters(anna, "Совещание")]
    texts = [text for text in texts if "27 февраля" not in text]
    assert texts
    assert [text for text in texts if "Уже отмечено 30 января." not in text] == []


async def test_the_year_s_last_date_marked_in_january(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(REPORT, "2026-12-01")
    await go("2027-01-11 09:00")
    await go("2027-01-14 10:00")
    item = await cards.open_item(await town.work(ANNA), (await found(await town.work(ANNA), "Сборник")).id)
    place = DatePlace(occurrence=item.dates[0].id, then=DateThen.DONE)
    await anna.callback(place.pack())
    assert "за 30 декабря 2026" in anna.screen
    await anna.say("30")
    await anna.press("Дальше")
    assert "Когда прошло?" in anna.screen
    assert anna.buttons[:4] == ["30 декабря 2026", "29 декабря 2026", "28 декабря 2026", "25 декабря 2026"]
    assert "Сегодня" not in anna.buttons
    assert "Исправление" not in anna.screen, "nothing is stored yet"
    await anna.say("14.01.2027")
    await anna.press("Сохранить")
    assert "Этот день – в другом году: 14 января 2027, а срок – 30 декабря 2026" in anna.screen
    await anna.press("Вернуться", "Дата", "30 декабря 2026", "Сохранить")
    assert "Срок 30 декабря 2026 закрыт" in anna.screen
    assert (await last_record(town)).day == date(2026, 12, 30)


async def test_a_card_with_several_overdue_dates_asks_which(
    town: Town, anna: Phone, clock: FakeClock, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan("Занятие клуба | 20 января, 17 февраля, 17 марта, 21 апреля | психолог | |", "2026-01-12")
    at(clock, "2026-03-20 10:00")
    await anna.say("/plan Занятие клуба")
    await anna.press(anna.buttons[0], "Отметить выполнение")
    assert "За какой срок" in anna.screen
    assert anna.buttons == ["⚠️ 20 января", "⚠️ 17 февраля", "⚠️ 17 марта", "Назад"], "a day ahead is not held yet"
    await anna.press("⚠️ 17 февраля")
    await anna.say("9")
    await anna.press("К проверке", "Сохранить")
    assert "Срок 17 февраля закрыт" in anna.screen
    assert [due.month for due, done in (await dates(town, "клуба")).items() if done] == [2]


async def test_another_day_of_a_record_leaves_its_date_where_it_is(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(TALKS, "2026-01-12")
    await go("2026-02-27 18:00")
    (letter,) = letters(anna, "Прошло?")
    await press(anna, letter, "Записать")
    await anna.say("5")
    await anna.press("К проверке", "Сохранить")
    await anna.say("/my")
    await anna.press(anna.buttons[0], "Изменить", "Дата")
    await anna.say("30 января")
    await anna.press("Сохранить")
    assert "Засчитано за 27 февраля" in anna.screen
    assert await dates(town, "Совещание") == {date(2026, 1, 30): False, date(2026, 2, 27): True}
    await anna.press("Другой срок", "⚠️ 30 января")
    assert "Засчитано этому пункту за 30 января" in anna.screen
    assert await dates(town, "Совещание") == {date(2026, 1, 30): True, date(2026, 2, 27): False}


async def test_a_plan_that_comes_in_april_begins_without_debts(town: Town, olga: Phone, clock: FakeClock) -> None:
    at(clock, "2026-04-21 10:00")
    await send_file(olga, written(TALKS, "Вебинар «Без ошибок» | до 10 апреля | психолог | |"))
    await olga.press("Принять")
    assert "Уже прошли и не отмечены 3 срока. Закройте их здесь. О давних сроках никому не напомним" in olga.screen
    await olga.press("Закрыть прошлое")
    assert "1. 30.01 Совещание\n2. 27.02 Совещание\n3. 10.04 Вебинар «Без ошибок»" in olga.screen
    assert olga.buttons == ["1", "2", "3", "Выбрать все", "К плану"]
    await olga.press("1", "2", "Сделано")
    assert "Закрываем 2 срока" in olga.screen
    await olga.press("В свой срок")
    assert "Закрыто 2 срока" in olga.screen
    await olga.press("Выбрать все", "Не проводилось")
    await olga.say("Карантин")
    assert "Закрыт 1 срок: не проводилось" in olga.screen
    assert "Закрывать здесь больше нечего" in olga.screen
    assert await dates(town, "Совещание") == {date(2026, 1, 30): True, date(2026, 2, 27): True}
    await olga.say("/plan")
    assert "Просроченных пунктов нет" in olga.screen


async def test_a_centre_that_begins_late_closes_a_section_and_then_all_at_once(olga: Phone, clock: FakeClock) -> None:
    at(clock, "2026-11-20 10:00")
    await send_file(olga, example(), "plan-2026.docx")
    await olga.press("Принять", "Закрыть прошлое")
    assert "Прошли и не отмечены 103 срока" in olga.screen
    assert "24. 31.03 Ведение банка данных выпускников" in olga.screen
    await olga.press("Дальше ›", "Дальше ›", "50", "По разделам")
    assert "Выбрано: 1." in olga.screen
    assert "· Подготовка и сопровождение замещающих семей – 14" in olga.screen
    for count in (15, 1, 15):
        await olga.press_nth(2)
        assert f"Выбрано: {count}." in olga.screen
    await olga.press("Сделано")
    assert "Закрываем 15 сроков." in olga.screen
    await olga.press("В свой срок")
    assert "✅ Закрыто 15 сроков" in olga.screen
    assert "Прошли и не отмечены 88 сроков" in olga.screen
    assert "Подготовка и сопровождение" not in olga.screen
    await olga.press("По номерам", "Выбрать все", "Не проводилось")
    assert "Закрываем 88 сроков." in olga.screen
    await olga.say("Карантин")
    assert "✅ Закрыто 88 сроков: не проводилось." in olga.screen
    assert "Закрывать здесь больше нечего" in olga.screen


async def test_overdue_dates_of_one_s_own_are_closed_from_the_plan(olga: Phone, anna: Phone, clock: FakeClock) -> None:
    await send_file(olga, written(TALKS, "Отчёт | до 10 февраля | методист | |"))
    await olga.press("Принять")
    at(clock, "2026-03-20 10:00")
    await anna.say("/plan")
    await anna.press("Просрочено (2)", "Закрыть прошлое", "2", "Сделано")
    await anna.say("26 февраля")
    assert "Закрыт 1 срок" in anna.screen
    assert "1. 30.01 Совещание" in anna.screen
    assert "Отчёт" not in anna.screen


async def test_closed_by_somebody_while_the_form_was_open(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(LESSONS, "2026-12-01")
    await go("2026-12-08 18:00")
    (letter,) = letters(anna, "Прошло?")
    await press(anna, letter, "Записать")
    await anna.say("14")
    olga = await town.work(OLGA)
    december = (await cards.open_item(olga, (await found(olga, "родителей")).id)).dates[1].id
    await records.log_activity(
        olga, Facts(type=Type.LESSON, title="Сказка", day=date(2026, 12, 8)), "k", None, december
    )
    await anna.press("К проверке", "Сохранить")
    assert "Срок 8 декабря уже закрыт. Уже отмечено 8 декабря." in anna.screen
    await anna.press("Всё равно сохранить")
    assert "Уже отмечено 8 декабря, 14 чел." in await press(anna, letter, "Отложить")
    assert await dates(town, "родителей") == {date(2026, 9, 8): False, date(2026, 12, 8): True}


async def test_a_date_cancelled_while_the_form_was_open_loses_no_record(
    town: Town, anna: Phone, go: Clocked, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(LESSONS, "2026-12-01")
    await go("2026-12-08 18:00")
    (letter,) = letters(anna, "Прошло?")
    await press(anna, letter, "Записать")
    await anna.say("14")
    olga = await town.work(OLGA)
    item = await cards.open_item(olga, (await found(olga, "родителей")).id)
    await changes.cancel_date(olga, item.item.id, item.dates[1].id, "Карантин")
    await anna.press("К проверке", "Сохранить")
    assert "Сохранено, № 1" in anna.screen
    assert "Этого срока у пункта больше нет" in await press(anna, letter, "Записать")


async def test_a_record_moved_into_another_year_is_asked_about(
    town: Town, anna: Phone, clock: FakeClock, plan: Callable[[str, str], Awaitable[None]]
) -> None:
    await plan(LESSONS, "2026-11-01")
    work = await town.work(ANNA)
    december = (await cards.open_item(work, (await found(work, "родителей")).id)).dates[1].id
    at(clock, "2026-12-09 10:00")
    facts = Facts(type=Type.LESSON, title="Занятия для родителей", day=date(2026, 12, 8))
    await records.log_activity(await town.work(ANNA), facts, "k", None, december)
    at(clock, "2027-01-14 10:00")
    await anna.say("/my")
    await anna.press(anna.buttons[0], "Изменить", "Дата")
    await anna.say("13.01.2027")
    await anna.press("Сохранить")
    assert "Этот день – в другом году" in anna.screen


async def test_requests_of_one_morning_are_accepted_from_one_message(
    town: Town, maria: Phone, anna: Phone, go: Clocked, clock: FakeClock
) -> None:
    at(clock, "2026-03-16 21:00")
    numbers = [await filed(await town.work(MARIA)) for _ in range(2)]
    await go("2026-03-16 21:05")
    await go("2026-03-17 09:00")
    (digest,) = letters(anna, "1. Новая заявка № 1.")
    await press(anna, digest, "2 Принять")
    assert (await load(town, numbers[1])).state is State.ACCEPTED
    await press(anna, digest, "1 Принять")
    assert (await load(town, numbers[0])).state is State.ACCEPTED
    assert letters(anna, "1. Новая заявка № 1.") == [digest], "no card stands in its place"
