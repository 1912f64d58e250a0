"""Early signals in the chat: two taps, a month typed whole, the map, the monitoring's S1."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import update

from models.people import Post, Tenure
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, to
from tests.support.telegram import Phone
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town, Who

Phones = Callable[[Who], Phone]


async def told(phones: Phones, who: Who = MARIA, *from_whom: str) -> Phone:
    """Somebody tells of signals."""
    phone = phones(who)
    for one in from_whom or ("Школа",):
        await phone.say("/signal")
        await phone.press(one)
    return phone


async def test_two_taps_and_done(phones: Phones) -> None:
    maria = phones(MARIA)
    await maria.say("/menu")
    taps = ("Поступил сигнал", "Школа")
    await maria.press(*taps)
    assert len(taps) == 2
    assert "✅ Сигнал записан: школа. Петровский район, март 2026 – 1 такой сигнал." in maria.screen
    await maria.press("Убрать")
    assert "Сигнал убран: школа. Петровский район, март 2026 – больше таких нет." in maria.screen
    assert "Убрать" not in maria.buttons
    await maria.press("Ещё сигнал", "ФАП")
    assert "Сигнал записан: ФАП" in maria.screen
    await maria.press("Весь месяц")
    assert "Поступил 1 сигнал: ФАП – 1." in maria.screen
    assert "16 марта, Мария Орлова: ФАП +1" in maria.screen


async def test_a_late_second_tap_tells_of_nothing_more(phones: Phones) -> None:
    maria = phones(MARIA)
    await maria.say("/signal")
    pressed = maria.data_of("Школа")
    await maria.press("Школа")
    await maria.callback(pressed)
    await maria.say("/signals")
    assert "Поступил 1 сигнал: школа – 1." in maria.screen


async def test_a_curator_of_two_districts_says_which(phones: Phones, town: Town) -> None:
    async with town.db.writing() as session:
        other = town.bereg.districts["Заречный район"]
        await session.execute(update(Post).where(Post.id == town.bereg.posts[PYOTR.name]).values(district_id=other))
        mine = {"post_id": town.bereg.posts[PYOTR.name], "person_id": town.bereg.persons[MARIA.name]}
        session.add(Tenure(**mine, since=date(2026, 1, 9)))
    maria = phones(MARIA)
    await maria.say("/signal")
    assert "С какой территории?" in maria.screen
    await maria.press("Заречный район", "Соседи")
    assert "Заречный район, март 2026 – 1 такой сигнал." in maria.screen
    await maria.press("Ещё сигнал", "Другая территория", "Петровский район", "Сама семья")
    assert "Сигнал записан: сама семья. Петровский район" in maria.screen
    await maria.say("/signals")
    assert {"Петровский район · 1", "Заречный район · 1"} <= set(maria.buttons)


async def test_a_curator_without_a_district_is_told_whom_to_ask(phones: Phones, town: Town) -> None:
    async with town.db.writing() as session:
        await session.execute(update(Post).where(Post.id == town.bereg.posts[MARIA.name]).values(district_id=None))
    maria = phones(MARIA)
    await maria.say("/signal")
    assert "У вашей должности нет территории" in maria.screen
    assert "координатора" in maria.screen
    assert "Школа" not in maria.buttons


async def test_a_month_counted_on_paper(phones: Phones) -> None:
    maria = await told(phones)
    await maria.say("/signals")
    await maria.press("Внести за месяц")
    assert "Сейчас 1 сигнал" in maria.screen, "what is there already is said"
    assert "новое заменит прежнее" in maria.screen
    await maria.say("школа 3, детский сад 2, проверено 4")
    assert "Сейчас 5 сигналов" in maria.screen
    assert {"Школа: 3", "Детский сад: 2", "Проверено: 4"} <= set(maria.buttons)
    for typed, said in (
        ("пять", "Нет числа: «пять»"),
        ("школа пять", "Нет числа: «школа пять»"),
        ("школа -3", "меньше нуля"),
        ("школа 5000", "слишком много. Помещается до 1\u00a0000"),
        ("завод 3", "Непонятно, чьё это число"),
        ("7", "Непонятно, чьё это число: «7»"),
    ):
        await maria.say(typed)
        assert said in maria.screen, typed
        assert "Школа: 3" in maria.buttons, "nothing is lost"
    await maria.press("Школа: 3")
    for typed, said in (("пять", "Не число: «пять»"), ("-2", "меньше нуля"), ("99999999999", "слишком много")):
        await maria.say(typed)
        assert said in maria.screen, typed
    await maria.say("4")
    await maria.press("Готово")
    assert "✅ Петровский район, март 2026: числа записаны." in maria.screen
    assert "Поступило 6 сигналов: школа – 4, детский сад – 2." in maria.screen


async def test_what_is_likely_a_slip_is_asked_and_not_forbidden(phones: Phones) -> None:
    maria = await told(phones)
    await maria.say("/signals")
    await maria.press("Внести за месяц")
    await maria.say("проверено 2, подтверждено 3")
    assert "Проверено больше, чем поступило: 2 и 1." in maria.screen
    assert "Подтверждено больше, чем проверено: 3 и 2." in maria.screen
    await maria.press("Готово")
    assert "Если нет, исправьте." in maria.screen
    await maria.press("Вернуться")
    await maria.press("Готово", "Всё равно сохранить")
    assert "числа записаны" in maria.screen


async def test_two_phones_at_one_month(phones: Phones) -> None:
    maria, olga = await told(phones), phones(OLGA)
    await maria.say("/signals")
    await maria.press("Внести за месяц")
    await olga.say("/signals")
    await olga.press("Петровский район · 1", "Внести за месяц")
    await olga.say("школа 4")
    await maria.say("школа 2")
    assert "число изменил кто-то ещё: теперь 4" in maria.screen
    await maria.say("5")
    assert "Школа: 5" in maria.buttons
    await maria.press("Готово")
    assert "Поступило 5 сигналов: школа – 5." in maria.screen


async def test_a_month_without_signals_is_a_zero(phones: Phones) -> None:
    maria, olga = phones(MARIA), phones(OLGA)
    await maria.say("/signals")
    assert "За этот месяц записей нет" in maria.screen
    await maria.press("Внести за месяц", "Готово")
    assert "Сигналов не было." in maria.screen
    await olga.say("/signals")
    assert {"Петровский район · 0", "Лесной район · –"} <= set(olga.buttons)


async def test_months_beside_and_closed_years(phones: Phones) -> None:
    maria = await told(phones)
    await maria.say("/signals")
    assert "апрель" not in " ".join(maria.buttons), "what is still to come is not offered"
    await maria.press("‹ февраль 2026", "‹ январь 2026", "‹ декабрь 2025")
    assert "Внести за месяц" not in maria.buttons, "last year is closed for curators"
    olga = phones(OLGA)
    await olga.say("/signals")
    await olga.press("Петровский район · 1")
    for month in ("февраль 2026", "январь 2026", "декабрь 2025"):
        await olga.press(f"‹ {month}")
    assert "Внести за месяц" in olga.buttons


async def test_the_map_of_the_centre(phones: Phones) -> None:
    await told(phones, MARIA, "Школа", "Детский сад")
    await told(phones, PYOTR, "Соседи")
    igor = phones(IGOR)
    await igor.say("/signals")
    assert "Карта сигналов: I квартал 2026" in igor.screen
    assert "Поступило 3 сигнала" in igor.screen
    assert "Лесного района" in igor.screen
    assert "ни одного сигнала с марта 2026 года" in igor.screen
    await igor.press("Петровский район · 2")
    assert "Внести за месяц" not in igor.buttons, "a head looks on"
    await igor.press("К карте", "Год")
    assert "Карта сигналов: 2026 год" in igor.screen
    await igor.press("‹ 2025 год")
    assert "сигналов не записано" in igor.screen
    await igor.say("март")
    assert "Карта сигналов: март 2026" in igor.screen
    await igor.say("апрель 2026")
    assert "ещё не начался: апрель 2026" in igor.screen
    assert "Карта сигналов: март 2026" in igor.screen
    await igor.say("когда-нибудь")
    assert "⚠️" in igor.screen
    anna = phones(ANNA)
    await anna.say("/signals")
    assert "Карта сигналов" not in anna.heard


async def test_s1_comes_from_the_map_and_the_difference_is_asked_about(phones: Phones, clock: FakeClock) -> None:
    maria = await told(phones, MARIA, "Школа", "Школа", "Соседи", "ФАП", "Другое")
    to(clock, 2026, 4, 2)
    await maria.say("/monitoring")
    await maria.press("Внести")
    await hand_in_but(maria, "S1")
    assert "S1: 5" in maria.buttons, "it stands there already"
    await maria.press("S1: 5")
    assert "По карте сигналов: 5." in maria.screen
    await maria.say("7")
    assert "в отчёте 7, а по карте сигналов 5" in maria.screen
    assert "Сдать" not in maria.buttons
    await maria.press("Указать причину", "Проверено, всё верно")
    assert "Сдать" in maria.buttons
    await maria.press("Сдать")
    assert "сдано" in maria.screen


async def hand_in_but(phone: Phone, code: str) -> None:
    """Every number of the quarter but that one, in one column."""
    await phone.say("\n".join(f"{name} {number}" for name, number in PLAIN.items() if name != code))


async def test_a_zero_of_the_quarter_does_not_hide_signals(phones: Phones, clock: FakeClock) -> None:
    maria = await told(phones)
    to(clock, 2026, 4, 2)
    await maria.say("/monitoring")
    await maria.press("Ноль за квартал")
    assert "в отчёте 0, а по карте сигналов 1" in maria.screen
    assert "Подтвердить ноль" not in maria.buttons
