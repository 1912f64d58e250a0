"""/my: pages, a card, changing with a history, deleting, repeating."""

from datetime import date

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from models.activities import Category, Facts, Type
from services.activities import records
from tests.flows.test_log import stored
from tests.flows.tour import TITLE, log
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram, kept
from tests.support.town import MARIA, OLGA, Town

FOOT = ["Отбор", "Файл Excel", "Записать мероприятие", "Мой год", "Меню"]


async def many(town: Town, count: int) -> None:
    """So many records of Maria's, a day apart, the last one on 1 March."""
    work = await town.work(MARIA)
    for number in range(count):
        facts = Facts(type=Type.LESSON, title=f"Занятие {number + 1:02}", day=date(2026, 3, 1 + number))
        await records.log_activity(work, facts, f"maria:{number}")


async def test_pages_newest_first(maria: Phone, town: Town) -> None:
    await many(town, 12)
    await maria.say("/my")
    assert maria.buttons[0] == "12.03 Занятие · Занятие 12"
    assert "Мои записи: 12, 0 посещений, страница 1." in maria.screen
    assert maria.buttons[6:] == ["Дальше ›", *FOOT]
    await maria.press("Дальше ›")
    assert "страница 2" in maria.screen
    assert maria.buttons[5] == "01.03 Занятие · Занятие 01"
    assert maria.buttons[6:] == ["‹ Назад", *FOOT]
    await maria.press("‹ Назад")
    assert "страница 1" in maria.screen


async def test_deleting_the_last_record_of_a_page_shows_the_page_before(maria: Phone, town: Town) -> None:
    await many(town, 7)
    await maria.say("/my")
    await maria.press("Дальше ›", "01.03 Занятие · Занятие 01", "Удалить", "Да, удалить")
    assert "страница 1" in maria.screen
    assert "07.03 Занятие · Занятие 07" in maria.buttons


async def test_a_word_and_a_filter_narrow_the_list(maria: Phone, town: Town, telegram: Telegram) -> None:
    await many(town, 3)
    came = {Category.CURATORS: (8, 3)}
    facts = Facts(
        type=Type.SEMINAR,
        title="О доме",
        day=date(2025, 12, 3),
        district_id=town.bereg.districts["Лесной район"],
        attendance=came,
    )
    await records.log_activity(await town.work(MARIA), facts, "maria:home")
    await maria.say("/my")
    assert maria.buttons[3] == "03.12 Семинар, 11 · О доме"
    await maria.say("ДОМ")
    assert "Мои записи: 1, 11 посещений" in maria.screen
    assert "Отбор: «ДОМ»" in maria.screen
    await maria.press("Отбор", "Сбросить отбор", "Отбор")
    assert maria.buttons == ["Вид", "Период", "Территория", "К списку"]
    await maria.press("Вид")
    for forged in ("named:1", "period:year:2026-01-01", "type:dance", "t:=lesson"):
        answer = await maria.callback(maria.data_of("Не важно").replace("any", forged))
        assert "из старого сообщения" in answer, forged
    await maria.press("Занятие")
    assert "Мои записи: 3, 0 посещений" in maria.screen
    await maria.press("Отбор", "Период")
    assert "Не похоже на период" in await maria.say("весной")
    await maria.say("2025")
    assert "Отбор: Занятие, 2025 год" in maria.screen
    assert "Таких записей нет" in maria.screen
    await maria.press("Отбор", "Вид: Занятие", "Не важно", "Отбор", "Территория", "Лесной район")
    assert "Мои записи: 1, 11 посещений" in maria.screen
    await maria.press("Файл Excel")
    (paper,) = [call.document for call in telegram.calls if isinstance(call, SendDocument)]
    assert isinstance(paper, BufferedInputFile)
    assert paper.filename == "записи 16.03.2026.xlsx"


async def test_my_year(maria: Phone, town: Town, telegram: Telegram) -> None:
    await many(town, 2)
    came = {Category.CURATORS: (8, 3)}
    await records.log_activity(
        await town.work(MARIA),
        Facts(type=Type.SEMINAR, title="О доме", day=date(2025, 2, 3), attendance=came),
        "maria:home",
    )
    council = Facts(type=Type.CONSILIUM, title="О семье", day=date(2026, 2, 3), attendance=came)
    await records.log_activity(await town.work(MARIA), council, "maria:council")
    await maria.say("/my")
    await maria.press("Мой год")
    assert maria.screen.startswith("Мой год: 3 записи, 0 посещений\n2026 год, по 16.03.2026"), "as many as are listed"
    assert "Участвовали в чужих мероприятиях: Консилиум – 1 (0)" in maria.screen
    assert "01.01.2025 – 16.03.2025" in maria.screen
    await maria.press("‹ 2025 год")
    assert maria.screen.startswith("Мой год: 1 запись, 11 посещений")
    await maria.press("Период")
    await maria.say("первый квартал 2025")
    assert maria.screen.startswith("Мои записи: 1 запись, 11 посещений\nI квартал 2025 · в скобках – IV квартал 2024")
    await maria.press("Excel")
    (paper,) = [call.document for call in telegram.calls if isinstance(call, SendDocument)]
    assert isinstance(paper, BufferedInputFile)
    assert paper.filename == "мои записи I квартал 2025.xlsx"
    await maria.press("Записи")
    assert "Мои записи: 1, 11 посещений" in maria.screen
    await maria.press("К сводке")
    assert maria.screen.startswith("Мои записи: 1 запись")


async def test_opening_changing_and_the_history(maria: Phone, clock: FakeClock) -> None:
    await log(maria)
    clock.move(days=2)
    await maria.say("/my")
    await maria.press(maria.buttons[0])
    assert "Запись № 1" in maria.screen
    assert "Записано 16 марта 2026: Мария Орлова" in maria.screen
    await maria.press("Изменить", "Название")
    await maria.say("О доме & <семье>")
    await maria.press("Участники")
    await maria.say("кураторы 8")
    await maria.press("К проверке", "Сохранить")
    assert "Изменено 2 поля" in maria.screen
    assert f"18.03.2026 Мария Орлова, Название: {TITLE} → О доме & <семье>" in maria.screen
    assert "18.03.2026 Мария Орлова, Участники: не указано → Кураторы – 8" in maria.screen
    await maria.press("К списку")
    assert maria.buttons[0] == "16.03 Семинар, 8 · О доме & <семье>"
    await maria.press(maria.buttons[0])
    assert "Изменено" not in maria.screen


async def test_saving_without_a_change_says_so(maria: Phone) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Изменить", "Сохранить")
    assert "Ничего не изменилось" in maria.screen


async def test_leaving_a_change_returns_to_the_card(maria: Phone) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Изменить", "Отмена")
    assert "Запись № 1" in maria.screen
    await maria.press("Изменить", "Название")
    await maria.say("Другое")
    await maria.press("Отмена", "Не сохранять")
    assert TITLE in maria.screen


async def test_a_command_in_the_middle_of_a_change_saves_the_change(maria: Phone, town: Town) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Изменить", "Название")
    await maria.say("Другое")
    await maria.say("/plan")
    assert "Изменено 1 поле" in await maria.press("Сохранить")
    assert "План." in maria.screen
    assert (await records.open_activity(await town.work(MARIA), 1)).answers["title"] == "Другое"


async def test_many_long_changes_still_open(maria: Phone, town: Town) -> None:
    await log(maria)
    work = await town.work(MARIA)
    for number in range(12):
        before = (await records.open_activity(work, 1)).answers
        after = {**before, "result": f"{number}" + "<&>" * 333, "title": f"{number}" + "ж" * 299}
        await records.change_activity(work, 1, before, after)
    await maria.say("/my")
    await maria.press(maria.buttons[0])
    assert "Изменения" in maria.screen
    assert maria.screen.rstrip().splitlines()[-1].startswith("16.03.2026 Мария Орлова")


async def test_deleting_is_asked_twice(maria: Phone, town: Town) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Удалить")
    assert "Удалить эту запись?" in maria.screen
    await maria.press("Оставить")
    assert "Запись № 1" in maria.screen
    await maria.press("Удалить")
    assert "Запись удалена." in await maria.press("Да, удалить")
    assert "Здесь пока пусто" in maria.screen


async def test_deleting_twice_at_once(maria: Phone) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Удалить")
    window = maria.window
    await maria.press_on(window, "Да, удалить")
    await maria.press_on(window, "Да, удалить")
    assert "Здесь пока пусто" in maria.screen
    assert maria.buttons == ["Записать мероприятие", "Меню"]


async def test_repeating_is_a_prefilled_new_record(maria: Phone, town: Town, clock: FakeClock) -> None:
    await log(maria)
    clock.move(days=7)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Повторить")
    assert "Когда прошло?" in maria.screen
    await maria.press("Сегодня")
    assert f"Название: {TITLE}" in maria.screen
    assert "Дата: 23 марта 2026" in maria.screen
    await maria.press("Сохранить")
    assert "Сохранено, № 2" in maria.screen
    assert await stored(town) == 2


async def test_repeating_keeps_who_comes_and_asks_how_many_this_time(maria: Phone, town: Town) -> None:
    facts = Facts(
        type=Type.CLUB,
        title="Ковчег",
        day=date(2026, 3, 2),
        attendance={Category.CURATORS: (8, 0), Category.CHILDREN: (12, 0)},
    )
    await records.log_activity(await town.work(MARIA), facts, "maria:club")
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Повторить")
    assert "Исправление" not in maria.screen
    await maria.press("Сегодня")
    assert "Исправление" not in maria.screen
    assert "Сколько: Кураторы? В прошлый раз – 8." in maria.screen
    await maria.press("10")
    assert "Сколько: Дети и подростки? В прошлый раз – 12." in maria.screen
    await maria.press("0")
    assert "Проверьте" in maria.screen
    assert "Участники: Кураторы – 10" in maria.screen
    await maria.press("Участники")
    assert "Исправление" not in maria.screen
    await maria.press("К проверке", "Сохранить")
    kept = (await records.open_activity(await town.work(MARIA), 2)).answers
    assert kept["attendance"] == {"curators": [10, 0]}


async def test_repeating_takes_all_of_them_in_one_line(maria: Phone, town: Town) -> None:
    came = {Category.CURATORS: (8, 0), Category.CHILDREN: (12, 0)}
    facts = Facts(type=Type.CLUB, title="Ковчег", day=date(2026, 3, 2), attendance=came)
    await records.log_activity(await town.work(MARIA), facts, "maria:club")
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Повторить", "Сегодня")
    await maria.say("7 кураторов 9 детей")
    assert "Проверьте" in maria.screen
    assert "· Кураторы – 7" in maria.screen


async def test_repeating_has_no_way_back_to_a_card_without_a_date(maria: Phone) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Повторить")
    assert "Назад" not in maria.buttons
    forged = maria.data_of("Отмена").replace("!cancel", "!back")
    await maria.callback(forged)
    assert "Когда прошло?" in maria.screen
    await maria.press("Отмена")
    assert "Запись № 1" in maria.screen


async def test_repeating_the_same_day_meets_the_twin(maria: Phone) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Повторить", "Сегодня", "Сохранить")
    assert "Похоже, это уже записано" in maria.screen


async def test_a_record_that_vanished_meanwhile(maria: Phone, town: Town) -> None:
    await log(maria)
    await maria.say("/my")
    first = maria.buttons[0]
    await records.delete_activity(await town.work(OLGA), 1)
    assert "Этой записи нет" in await maria.press(first)
    await maria.say("/my")
    assert "Здесь пока пусто" in maria.screen


async def test_saving_a_change_of_a_record_that_vanished(maria: Phone, town: Town) -> None:
    await log(maria)
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Изменить", "Название")
    await maria.say("Другое")
    await records.delete_activity(await town.work(OLGA), 1)
    assert "Этой записи нет" in await maria.press("Сохранить")
    assert "Проверьте" in maria.screen
    await maria.say("/my")
    await maria.press("Не сохранять")
    assert "Мои записи" in maria.screen


async def test_nobody_opens_anothers_record_by_a_forged_button(
    maria: Phone, pyotr: Phone, gleb: Phone, notebook: Notebook
) -> None:
    await log(maria)
    for other in (pyotr, gleb):
        await other.say("/my")
        forged = other.data_of("Меню").replace("menu", "record:1")
        assert "Этой записи нет" in await other.callback(forged)
        assert TITLE not in other.heard
        assert kept(notebook, other)[-1][0] == "My:list"


async def test_everybody_sees_their_own(maria: Phone, pyotr: Phone) -> None:
    await log(maria)
    await pyotr.say("/my")
    assert "Здесь пока пусто" in pyotr.screen
