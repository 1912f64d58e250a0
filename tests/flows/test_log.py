"""Maria logs what she did."""

import pytest
from sqlalchemy import func, select

from models.activities import Activity
from tests.flows.tour import TITLE, answer_needed, log
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, kept
from tests.support.town import Town

both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)

STEPS = (
    "Вид",
    "Название",
    "Дата",
    "Территория",
    "Формат и уровень",
    "Участники",
    "Результат",
    "Подтверждения",
    "Материалы",
)
Steps = tuple[tuple[str, ...] | str, ...]
SHORT: Steps = (("Учебные ›", "Семинар"), TITLE, ("Сегодня",), *[("Дальше",)] * 2, *[("Пропустить",)] * 3)
WHOLE: Steps = (
    ("Учебные ›", "Семинар"),
    "Детство без слёз",
    ("Вчера",),
    ("Дальше",),
    ("Смешанный", "Район", "Дальше"),
    ("Кураторы", "8", "3"),
    "педагоги 12, волонтёры 2 + 5",
    ("Дальше",),
    "Кураторы ведут дневник <семьи>.",
    ("Протокол",),
    "папка 3",
    ("Фотоотчёт", "Фотоотчёт", "Дальше"),
    "листовки 20, памятки 15",
    ("Дальше",),
)


async def stored(town: Town) -> int:
    """How many records there are."""
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(Activity)) or 0


async def go_through(phone: Phone, steps: Steps = WHOLE) -> None:
    for step in steps:
        await (phone.say(step) if isinstance(step, str) else phone.press(*step))


@both_engines
async def test_maria_logs_a_mixed_seminar_whole(maria: Phone, town: Town) -> None:
    await maria.say("/start")
    assert "Здравствуйте, Мария Орлова" in maria.screen
    await maria.press("Записать мероприятие")
    await go_through(maria)
    for line in (
        "Вид: Семинар",
        "Название: Детство без слёз",
        "Дата: 15 марта 2026",
        "Территория: Петровский район",
        "Формат и уровень: Смешанный, район",
        "· Кураторы – 8 + 3",
        "· Педагоги – 12",
        "· Волонтёры – 2 + 5",
        "Результат: Кураторы ведут дневник <семьи>.",
        "· Протокол – есть, папка 3",
        "· Фотоотчёт – нет",
        "· Листовки – 20",
        "· Памятки – 15",
    ):
        assert line in maria.screen
    assert "Сохранено, № 1" in await maria.press("Сохранить")
    assert "30 участников, 35 экз." in maria.screen
    assert maria.buttons == ["Исправить", "Ещё запись", "Меню"]
    assert await stored(town) == 1


async def test_the_steps_are_numbered(maria: Phone) -> None:
    await maria.say("/log")
    assert "Шаг 1 из 9" in maria.screen
    assert maria.buttons[-1] == "Отмена"
    await maria.press("Информационные ›", "Статья")
    assert "Шаг 2 из 8" in maria.screen, "an article has no participants"


async def test_her_usual_types_come_first_and_her_district_is_known(maria: Phone, olga: Phone) -> None:
    await maria.say("/log")
    assert maria.buttons[0] == "Учебные ›"
    await log(maria)
    await maria.press("Ещё запись")
    assert maria.buttons[0] == "Семинар"
    await maria.press("Семинар")
    await maria.say("Другой")
    await maria.press("Сегодня")
    assert maria.chosen == ["Петровский район"]
    await answer_needed(olga)
    assert olga.chosen == []


@pytest.mark.parametrize("number", range(9))
async def test_back_from_every_step_and_on_again(maria: Phone, number: int) -> None:
    await maria.say("/log")
    await go_through(maria, SHORT[:number])
    assert f"Шаг {number + 1} из 9" in maria.screen
    if number == 0:
        assert "Назад" not in maria.buttons
        return
    await maria.press("Назад")
    assert f"Шаг {number} из 9" in maria.screen
    await maria.press("Дальше" if number <= 5 else "Пропустить")
    assert f"Шаг {number + 1} из 9" in maria.screen


@pytest.mark.parametrize("number", range(9))
async def test_cancel_at_every_step_asks_only_when_something_would_be_lost(
    maria: Phone, town: Town, number: int
) -> None:
    await maria.say("/log")
    await go_through(maria, SHORT[:number])
    await maria.press("Отмена")
    if number:
        assert "Вы не закончили" in maria.screen
        assert ("Сохранить" in maria.buttons) is (number >= 3)
        await maria.press("Не сохранять")
    assert "Здравствуйте" in maria.screen
    assert await stored(town) == 0


async def test_a_required_step_cannot_be_skipped_even_by_a_forged_button(maria: Phone) -> None:
    await maria.say("/log")
    assert "Пропустить" not in maria.buttons
    forged = maria.data_of("Отмена").replace("!cancel", "!next")
    assert "Ответьте сначала на этот вопрос" in await maria.callback(forged)
    assert "Шаг 1 из 9" in maria.screen


@pytest.mark.wires
async def test_each_field_can_be_changed_on_the_card(maria: Phone) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    assert [b for b in maria.buttons if b not in ("Сохранить", "Подробнее", "Отмена")] == list(STEPS)
    changes: dict[str, tuple[str, ...] | str] = {
        "Вид": ("Организационные ›", "Совещание"),
        "Название": "О планах",
        "Дата": "14.03.2026",
        "Территория": ("Без территории",),
        "Результат": "Договорились.",
    }
    for field, change in changes.items():
        await maria.press(field)
        assert "Исправление" not in maria.screen, "nothing is stored yet"
        await go_through(maria, (change,))
        assert "Проверьте" in maria.screen, field
    for line in (
        "Вид: Совещание",
        "Название: О планах",
        "Дата: 14 марта 2026",
        "Территория: Без территории",
        "Договорились.",
    ):
        assert line in maria.screen
    await maria.press("Участники")
    await maria.say("кураторы 5")
    await maria.press("К проверке")
    assert "Участники: Кураторы – 5" in maria.screen


async def test_a_text_that_is_too_long_is_not_lost_and_nothing_else_changes(maria: Phone, notebook: Notebook) -> None:
    await maria.say("/log")
    await maria.press("Учебные ›", "Семинар")
    await maria.say("а" * 4096)
    assert "Длинно: 4 096 знаков, а помещается 300" in maria.screen.replace("\u00a0", " ")
    assert "ваш текст остался выше" in maria.screen
    await maria.say("а" * 904)  # the rest of the 5000, as Telegram cuts them
    assert "Шаг 2 из 9" in maria.screen
    await maria.say("Коротко о главном")
    assert "Шаг 3 из 9" in maria.screen
    assert kept(notebook, maria)[-1][1]["draft"]["trouble"] is None


async def test_wrong_answers_say_what_was_wrong_and_give_an_example(maria: Phone) -> None:
    await maria.say("/log")
    assert "Не нашлось: «Пикник»" in await maria.say("Пикник")
    await maria.press("Учебные ›", "Семинар")
    assert "хотя бы 3 знака" in await maria.say("аб")
    await maria.say("О доме")
    assert "Например: 15 марта 2026" in await maria.say("на той неделе")
    assert "ещё впереди" in await maria.say("17.03.2026")
    await maria.say("в пятницу")
    assert "Шаг 4 из 9" in maria.screen


@pytest.mark.wires
async def test_a_long_result_with_quotes_is_saved_and_opened(maria: Phone) -> None:
    await answer_needed(maria)
    await maria.press("К проверке", "Результат")
    await maria.say('"<&>" ' * 166)
    assert "Проверьте" in maria.screen
    await maria.press("Сохранить")
    await maria.say("/my")
    await maria.press(maria.buttons[0])
    assert "Запись № 1" in maria.screen


@pytest.mark.wires
async def test_the_longest_answers_still_fit(maria: Phone) -> None:
    await answer_needed(maria, "я" * 300)
    await maria.press("К проверке", "Результат")
    await maria.say("ж" * 1000)
    await maria.press("Подтверждения")
    papers: set[str] = set()
    ways = {"Ещё ›", "‹ Раньше", "Назад", "Дальше", "К проверке", "Отмена"}
    while len(papers) < 12:
        fresh = [one for one in maria.buttons if one not in papers | ways]
        await maria.press((fresh or ["Ещё ›"])[0])  # what does not stand under the question waits behind «Ещё»
        if fresh:
            papers.add(fresh[0])
            await maria.say("https://" + "&" * 192)
    await maria.press("К проверке")
    assert "Проверьте" in maria.screen
    assert f"Результат: {'ж' * 199}…" in maria.screen
    assert "· Справка – есть, https://" in maria.screen
    assert "Сохраняются они полностью" in maria.screen
    await maria.press("Подтверждения", "Назад", "Сохранить")
    assert "Сохранено" in maria.screen
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Удалить", "Да, удалить")


@pytest.mark.wires
async def test_a_twin_is_shown_before_saving(maria: Phone, pyotr: Phone, town: Town) -> None:
    await log(maria)
    await answer_needed(pyotr, "  СЕМИНАР «детство без слез» ")
    await pyotr.press("Петровский район", "К проверке", "Сохранить")
    assert "Похоже, это уже записано" in pyotr.screen
    assert await stored(town) == 1
    await pyotr.press("Вернуться")
    assert "Проверьте" in pyotr.screen
    await pyotr.press("Сохранить", "Всё равно сохранить")
    assert "Сохранено" in pyotr.screen
    assert await stored(town) == 2


async def test_the_other_centre_is_no_twin(maria: Phone, gleb: Phone) -> None:
    await log(maria)
    await log(gleb)


@pytest.mark.wires
async def test_saving_twice_saves_once(maria: Phone, town: Town) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    window = maria.window
    await maria.press_on(window, "Сохранить")
    said = maria.screen
    await maria.press_on(window, "Сохранить")
    assert await stored(town) == 1
    assert maria.screen == said, "the second press shows what the first one did"


@pytest.mark.wires
async def test_a_late_press_on_a_saved_form_changes_nothing(maria: Phone, town: Town, notebook: Notebook) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    window = maria.window
    await maria.press_on(window, "Сохранить")
    said = maria.screen
    for late in ("Название", "Отмена", "Сохранить"):
        await maria.press_on(window, late)
        assert maria.screen == said, late
    assert await stored(town) == 1
    await maria.press("Ещё запись")
    assert "Шаг 1 из 9" in maria.screen


async def test_today_is_the_day_of_the_centre(maria: Phone, clock: FakeClock) -> None:
    clock.move(hours=12, minutes=30)  # half past midnight in Moscow, the evening before in UTC
    await answer_needed(maria)
    await maria.press("К проверке")
    assert "Дата: 17 марта 2026" in maria.screen


@pytest.mark.wires
async def test_another_day_by_the_grid(maria: Phone) -> None:
    await maria.say("/log")
    await maria.press("Учебные ›", "Семинар")
    await maria.say("О доме")
    await maria.press("Другая дата")
    assert "мар 2026" in maria.buttons
    await maria.press("‹", "‹")
    assert "янв 2026" in maria.buttons
    await maria.press("·")
    assert "янв 2026" in maria.buttons, "an empty cell does nothing"
    await maria.press("31", "К проверке")
    assert "31 января 2026" in maria.screen


async def test_a_long_list_leaves_its_question_on_the_screen(maria: Phone) -> None:
    await maria.say("/log")
    await maria.press("Учебные ›")
    first = maria.buttons
    assert first[-3:] == ["Все варианты", "Назад", "Отмена"], "the ways out always stand"
    await maria.press("Ещё ›")
    assert "Повышение квалификации" in maria.buttons
    assert set(first) & set(maria.buttons) == set(first[-3:])
    await maria.press("‹ Раньше")
    assert maria.buttons == first
    await maria.press("Ещё ›", "Повышение квалификации")
    assert "Как называлось?" in maria.screen


async def test_the_calendar_has_days_of_the_week(maria: Phone) -> None:
    await maria.say("/log")
    await maria.press("Учебные ›", "Семинар")
    await maria.say(TITLE)
    await maria.press("Другая дата")
    rows = [[button.text for button in row] for row in maria.window.reply_markup.inline_keyboard]  # type: ignore[union-attr]
    assert rows[1] == ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    assert rows[2] == ["·", "·", "·", "·", "·", "·", "1"], "1 March 2026 is a Sunday"
    await maria.press("вт")
    assert rows[1] == [button.text for button in maria.window.reply_markup.inline_keyboard[1]]  # type: ignore[union-attr]
