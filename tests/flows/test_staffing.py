"""«Люди» as the coordinator plays it: districts and posts, what a deed touches, and «Вернуть»."""

from services.monitoring import filling
from tests.support.clock import FakeClock
from tests.support.monitoring import to
from tests.support.plan import planned, written
from tests.support.telegram import Phone
from tests.support.town import MARIA, OLGA, PYOTR, Town

LESNOY = "Лесной район · 1 место"


async def test_what_closing_touches_is_shown_first_and_all_of_it_comes_back(
    olga: Phone, pyotr: Phone, town: Town, clock: FakeClock
) -> None:
    to(clock, 2026, 4, 2)
    coordinator, curator = await town.work(OLGA), await town.work(PYOTR)
    await planned(coordinator, written("Выезды | до 31 мая | Куратор Лесного района | | Отчёт"))
    await filling.list_tasks(curator)
    await olga.say("/people")
    assert "6 районов, 5 мест, вакансий нет. Все приглашённые пришли." in olga.screen
    await olga.press(LESNOY, "Закрыть")
    assert "Затронет: 1 пункт плана, мониторинг за I квартал 2026" in olga.screen
    assert "Кто там сейчас: Пётр Лугов." in olga.screen
    assert "Вернуть можно сутки." in olga.screen
    await olga.press("Не менять")
    assert "Лесной район" in olga.screen
    await olga.press("Закрыть", "Да, закрыть")
    assert "Закрыто: Лесной район" in olga.screen
    assert "5 районов, 4 места" in olga.screen
    await pyotr.say("/monitoring")
    assert "по ссылке-приглашению" in pyotr.screen
    await olga.say("/log")
    await olga.press("Учебные ›", "Семинар")
    await olga.say("Семинар")
    await olga.press("Сегодня")
    assert "Лесной район" not in olga.buttons
    await olga.press("К проверке", "Сохранить")
    await olga.say("/people")
    await olga.press("Вернуть", "закрыт район: Лесной район · 12:00")
    assert "Возвращено как было" in olga.screen
    assert LESNOY in olga.buttons
    await pyotr.say("/monitoring")
    assert "I квартал" in pyotr.screen


async def test_a_district_and_a_post_are_added_and_somebody_of_the_centre_holds_it_too(
    olga: Phone, maria: Phone, town: Town
) -> None:
    await olga.say("/people")
    await olga.press("Новый район")
    for bad, said in (
        ("Ж" * 200, "200"),
        ("Лесnой край", "смешаны русские и латинские буквы"),
        ("лесной район", "уже"),
    ):
        await olga.say(bad)
        assert said in olga.screen, bad
    await olga.say("Боровой район")
    assert "Район добавлен: Боровой район" in olga.screen
    await olga.press("Дальше ›", "Боровой район · мест нет", "Новое место", "Куратор")
    await olga.say("Куратор")
    await olga.press("Сохранить")
    assert "Место добавлено: Куратор" in olga.screen
    await olga.press("Куратор · вакансия")
    assert "Вакансия." in olga.screen
    await olga.press("Дать сотруднику", "Мария Орлова")
    assert "Место дано: Куратор" in olga.screen
    assert "Мария Орлова – " in olga.screen
    await olga.press("Заместитель", "Психолог")
    assert "Заместитель: Психолог." in olga.screen
    assert (await town.work(MARIA)).actor.district_ids == (
        town.bereg.districts["Петровский район"],
        max((await town.work(MARIA)).actor.district_ids),
    )


async def test_a_post_moves_and_is_merged(olga: Phone, town: Town) -> None:
    await olga.say("/people")
    await olga.press(LESNOY, "Куратор · Пётр Лугов", "Перевести", "Петровский район")
    assert "Перевести место Куратор, Лесной район: Петровский район?" in olga.screen
    await olga.press("Да, перевести")
    assert "Переведено: Куратор" in olga.screen
    await olga.say("/people")
    await olga.press("Петровский район · 2 места", "Куратор · Пётр Лугов", "Объединить", "Куратор")
    assert "Объединить: Куратор, Петровский район войдёт в Куратор, Петровский район?" in olga.screen
    await olga.press("Да, объединить")
    assert "Куратор · Мария Орлова, Пётр Лугов" in olga.buttons


async def test_ones_own_last_post_of_a_coordinator_is_not_closed(olga: Phone) -> None:
    await olga.say("/people")
    await olga.press("Без района · 3 места", "Координатор · Ольга Ветрова", "Закрыть")
    assert "Пригласите второго координатора" in await olga.press("Да, закрыть")


async def test_a_link_after_its_post_was_closed(olga: Phone, stranger: Phone) -> None:
    await olga.say("/people")
    await olga.press("Без района · 3 места", "Психолог · Анна Белова", "Пригласить")
    await olga.press("Пропустить", "Сохранить")
    code = olga.screen.rpartition("start=")[2].strip()
    await stranger.say(f"/start {code}")
    await olga.say("/people")
    await olga.press("Без района · 3 места", "Психолог · Анна Белова")
    assert "Ещё не пришёл 1 человек по приглашению." in olga.screen
    await olga.press("Закрыть", "Да, закрыть")
    await stranger.press("Согласен")
    assert "Это место в центре закрыли" in await stranger.press("Прохожий Сергей")
    assert "Это место в центре закрыли" in await stranger.say(f"/start {code}")
