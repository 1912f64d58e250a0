"""/summary in the chat."""

from datetime import date

import pytest
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import BufferedInputFile
from markupsafe import Markup

from handlers.summary import getters
from models.activities import Category, Facts, Format, Material, Type
from models.summaries import SummaryRhythm
from scheduler.letters.table import LETTERS
from services.activities import records
from services.subscriptions.choosing import my_rhythm
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.papers import lines_of
from tests.support.plan import found, planned, written
from tests.support.reminders import fire
from tests.support.requests import filed
from tests.support.telegram import Phone, Telegram
from tests.support.town import GLEB, IGOR, MARIA, OLGA, PYOTR, Town


async def a_quarter(town: Town) -> None:
    """Two records of Maria's, one of Pyotr's, one of the quarter before, one of the other centre."""
    petrovsky, lesnoy = town.bereg.districts["Петровский район"], town.bereg.districts["Лесной район"]
    maria, pyotr, gleb = await town.work(MARIA), await town.work(PYOTR), await town.work(GLEB)
    came = {Category.CURATORS: (8, 3), Category.FOSTER_PARENTS: (10, 0)}
    for number, (work, facts) in enumerate(
        (
            (
                maria,
                Facts(
                    type=Type.SEMINAR,
                    title="О доме",
                    day=date(2026, 2, 3),
                    district_id=petrovsky,
                    format=Format.MIXED,
                    attendance=came,
                ),
            ),
            (maria, Facts(type=Type.SEMINAR, title="О семье", day=date(2026, 3, 3), district_id=petrovsky)),
            (
                pyotr,
                Facts(
                    type=Type.TRIP,
                    title="К семьям",
                    day=date(2026, 3, 16),
                    district_id=lesnoy,
                    handouts={Material.MEMO: 21},
                ),
            ),
            (
                pyotr,
                Facts(
                    type=Type.TRIP,
                    title="К семьям",
                    day=date(2025, 12, 14),
                    district_id=lesnoy,
                    handouts={Material.MEMO: 5},
                ),
            ),
            (gleb, Facts(type=Type.PROJECT, title="Чужое", day=date(2026, 3, 1), handouts={Material.BOOKLET: 1000})),
        )
    ):
        await records.log_activity(work, facts, f"k{number}")


async def test_olga_reads_this_quarter_against_the_one_before(olga: Phone, town: Town) -> None:
    await a_quarter(town)
    await olga.say("/summary")
    for line in (
        "Сводка за I квартал 2026",
        "Сводка за I квартал 2026, по 16.03.2026",
        "Все территории · период не закончился, в скобках – столько же дней до него: 01.10.2025 – 14.12.2025",
        "3 мероприятия (1)",
        "· Семинар – 2 (0)",
        "· Выезд в район – 1 (1)",
        "21 посещение (0), из них дистанционно 3",
        "· Кураторы – 11 (0)",
        "Роздано 21 экземпляр (5)",
        "· Петровский район – 2 (0)",
        "· Лесной район – 1 (1)",
        "· Заречный район – 0 (0)",
        "· Мария Орлова – 2 (0)",
    ):
        assert line in olga.screen
    assert "Проект" not in olga.screen
    assert olga.buttons[:4] == ["‹ IV кв. 2025", "Период", "Территория", "Присылать"]
    assert olga.buttons[4:] == ["График", "Excel", "Word", "По строкам", "Записи", "Явка", "Меню"]


async def test_other_periods_and_districts(olga: Phone, town: Town) -> None:
    await a_quarter(town)
    await olga.say("/summary")
    await olga.press("‹ IV кв. 2025")
    assert "1 мероприятие (0)" in olga.screen
    await olga.press("I кв. 2026 ›", "Территория", "Лесной район")
    assert "Лесной район · период не закончился" in olga.screen
    assert "1 мероприятие (1)" in olga.screen
    await olga.press("Территория", "Все территории", "Период", "2026 год")
    assert "3 мероприятия (0)" in olga.screen, "by 16 March of the year before nothing was logged"
    await olga.press("Период")
    await olga.say("1 марта – 15 марта")
    assert "Сводка за 01.03.2026 – 15.03.2026" in olga.screen
    assert "1 мероприятие (0)" in olga.screen


@pytest.mark.parametrize("count", [1, 2, 8, 9, 40])
async def test_any_number_of_pages_can_be_turned(olga: Phone, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(getters, "pages", lambda *_: [Markup(f"Страница {n}") for n in range(1, count + 1)])  # noqa: S704
    await olga.say("/summary")
    for page in range(1, count + 1):
        assert f"Страница {page}" in olga.screen
        if page < count:
            await olga.press(str(page + 1) if count <= 8 else "Дальше ›")


async def test_a_month_is_a_period_too(olga: Phone) -> None:
    await olga.say("/summary")
    await olga.press("Период")
    await olga.say("февраль")
    assert "Сводка за февраль 2026\nВсе территории · в скобках – январь 2026" in olga.screen
    assert olga.buttons[:2] == ["‹ январь 2026", "март 2026 ›"]
    for typed, name in (("2024", "2024 год"), ("2 полугодие", "II полугодие 2025"), ("учебный год", "2025/26 учебный")):
        await olga.press("Период")
        assert f"Сводка за {name}" in await olga.say(typed)


async def test_dates_that_are_none(olga: Phone) -> None:
    await olga.say("/summary")
    await olga.press("Период")
    assert "Не похоже на период: «весной»" in await olga.say("весной")
    assert "слишком далеко" in await olga.say("01.01.0001 – 01.01.2026")
    await olga.press("Назад")
    assert "Сводка за I квартал 2026" in olga.screen
    await olga.press("Период")
    assert "Не похоже" not in olga.screen


async def test_a_forged_district_of_the_other_centre(olga: Phone, town: Town) -> None:
    await olga.say("/summary")
    await olga.press("Территория")
    foreign = town.mayak.districts["Северный район"]
    answer = await olga.callback(olga.data_of("Все территории").replace("everywhere:0", f"district:{foreign}"))
    assert "Северный" not in answer
    assert "Такой записи нет" in answer


async def test_the_head_reads_it_too_and_a_curator_does_not(igor: Phone, maria: Phone) -> None:
    await igor.say("/summary")
    assert "ничего не записано" in igor.screen
    assert "недоступно" in await maria.say("/summary")


async def test_the_records_behind_the_figures(olga: Phone, igor: Phone, town: Town) -> None:
    await a_quarter(town)
    await olga.say("/summary")
    await olga.press("Территория", "Лесной район", "Записи")
    assert "Записи: 1, 0 посещений" in olga.screen
    assert "Отбор: I квартал 2026, Лесной район" in olga.screen
    assert olga.buttons == ["16.03 Выезд в район · К семьям", "Отбор", "Файл Excel", "К сводке", "Меню"]
    await olga.press("Отбор", "Территория: Лесной район", "Не важно", "Отбор", "Сотрудник", "Мария Орлова")
    assert olga.buttons[:2] == ["03.03 Семинар · О семье", "03.02 Семинар, 21 · О доме"]
    await olga.say("семье")
    assert "Записи: 1, 0 посещений" in olga.screen
    await olga.press("Файл Excel", "К сводке", "Excel", "Записи")
    await olga.press("16.03 Выезд в район · К семьям")
    assert "Пётр" in olga.screen
    assert "Изменить" in olga.buttons
    await olga.press("К списку", "К сводке")
    assert "Лесной район · период" in olga.screen
    await igor.say("/summary")  # the head reads and changes nothing
    await igor.press("Записи", "03.02 Семинар, 21 · О доме")
    assert igor.buttons == ["Текст новости", "К списку"]


async def test_the_summary_as_a_picture_and_as_a_page(
    igor: Phone, town: Town, clock: FakeClock, telegram: Telegram
) -> None:
    await a_quarter(town)
    await igor.say("/summary")
    await igor.press("График", "Word")
    assert "Готово: Сводка, I квартал 2026" in igor.screen
    await igor.press("Территория", "Лесной район", "Word")
    await igor.say("3 марта")
    assert "Готово" not in igor.screen, "what was ordered for the quarter is no news over another period"
    assert "Сводка за 03.03.2026\n" in igor.screen
    assert "в скобках – 02.03.2026\n" in igor.screen
    await igor.say("1 марта – 20 марта")
    await igor.press("График")
    await igor.say("апрель 2025")
    await igor.press("График")
    assert "ничего не записано" in igor.heard
    await Post(town, clock, telegram, LETTERS).run(seconds=20, step=2)
    photos = [one.photo for one in telegram.calls if isinstance(one, SendPhoto)]
    pages = [one.document for one in telegram.calls if isinstance(one, SendDocument)]
    names = [one.filename for one in (*photos, *pages) if isinstance(one, BufferedInputFile)]
    quarter = "сводка I квартал 2026"
    assert names == [f"{quarter}.png", "сводка 01.03.2026 – 20.03.2026.png", f"{quarter}.docx", f"{quarter}.docx"]
    whole, district = (lines_of(one.data) for one in pages if isinstance(one, BufferedInputFile))
    row = whole.index("Посещений")
    assert whole[row : row + 3] == ["Посещений", "21", "0"]
    assert "Лесной район" in district
    assert district[district.index("Посещений") + 1] == "0"


async def test_the_head_has_it_sent_and_changes_that_from_the_letter(
    igor: Phone, town: Town, clock: FakeClock, telegram: Telegram
) -> None:
    await a_quarter(town)
    await igor.say("/summary")
    await igor.press("Присылать")
    assert igor.buttons == ["Каждый понедельник", "Первого числа месяца", "В начале квартала", "Назад"]
    await igor.press("Первого числа месяца")
    assert "Сводка за месяц будет приходить первого числа" in igor.screen
    assert igor.chosen == ["Первого числа месяца"]
    clock.move(days=16)
    await fire(town)
    await Post(town, clock, telegram, LETTERS).run(seconds=20, step=2)
    letter = list(telegram.chats[IGOR.telegram_id].values())[-1]
    assert "Сводка за март 2026" in (letter.text or "")
    await igor.press_on(letter, "Открыть сводку")
    assert "Сводка за март 2026" in igor.screen
    assert "будет приходить по понедельникам" in await igor.press_on(letter, "Каждую неделю")
    work = await town.work(IGOR)
    assert await my_rhythm(work) is SummaryRhythm.WEEK
    assert "больше не будет приходить" in await igor.press_on(letter, "Не присылать")
    assert await my_rhythm(work) is None


async def test_a_period_is_typed_wherever_it_is_thought_of(olga: Phone, town: Town) -> None:
    await a_quarter(town)
    await olga.say("/summary март")
    assert "Сводка за март 2026" in olga.screen
    await olga.say("2 полугодие 2025")
    assert "Сводка за II полугодие 2025" in olga.screen
    await olga.say("весной")
    assert "Не похоже на период: «весной»" in olga.screen
    await olga.say("первый квартал")
    assert "Сводка за I квартал 2026" in olga.screen
    await olga.say("/summary весной")
    assert "Не похоже на период: «весной»" in olga.screen


async def test_the_answer_to_a_director_stands_above_the_figures(olga: Phone, town: Town) -> None:
    work = await town.work(OLGA)
    await planned(work, written("Семинар о доме | Февраль | Психолог | | Лист регистрации"))
    await filed(await town.work(MARIA))
    await olga.say("/summary")
    said = "План на I квартал 2026: выполнено 0 из 1 пункта, просрочено 1.\n1 заявка: выполнено 0, без ответа 1."
    assert f"{said}\n\nЗа это время ничего не записано" in olga.screen
    await olga.press("Территория", "Лесной район")
    assert "План на" not in olga.screen, "the plan is the whole centre's"
    await olga.press("По строкам")
    assert "ничего не записано" in olga.screen


async def test_every_line_opens_its_records_and_a_record_its_item(olga: Phone, town: Town) -> None:
    await a_quarter(town)
    work = await town.work(OLGA)
    await planned(work, written("Круглый стол | Февраль | Координатор"))
    item = (await found(work, "Круглый стол")).id
    await records.log_activity(work, Facts(type=Type.ROUND_TABLE, title="Вместе", day=date(2026, 2, 9)), "round", item)
    await olga.say("/summary")
    await olga.press("По строкам")
    assert olga.buttons[:4] == ["Мероприятий – 4", "Семинар – 2", "Выезд в район – 1", "Круглый стол – 1"]
    await olga.press("Кураторы – 11")
    assert "Записи: 1, 21 посещение" in olga.screen
    assert "Отбор: I квартал 2026, Кураторы" in olga.screen
    await olga.press("К сводке", "Круглый стол – 1", "09.02 Круглый стол · Вместе", "К плану")
    assert "Круглый стол" in olga.screen
    assert "Отметить выполнение" in olga.buttons, "it is the plan's card"


async def test_a_line_that_counts_nothing_any_more_is_stale(olga: Phone, town: Town) -> None:
    await a_quarter(town)
    await olga.say("/summary")
    await olga.press("По строкам")
    pressed = olga.data_of("Выезд в район – 1")
    await records.delete_activity(await town.work(OLGA), 3)
    assert "из старого сообщения" in await olga.callback(pressed)
