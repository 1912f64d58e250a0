"""«Выезд»: one conversation for all that was done in a district; what leads to it, and what it does with odd input."""

import pytest
from sqlalchemy import delete, func, select, text

from models.activities import Activity
from models.library.kinds import MaterialKind, Run
from models.people import District
from services.library import copies
from services.library.copies import RunSaid
from tests.database.test_trips import PLAN
from tests.support.library import put
from tests.support.plan import planned
from tests.support.telegram import Phone
from tests.support.town import OLGA, Town


async def records(town: Town) -> list[str]:
    async with town.db.reading() as session:
        query = select(Activity.type).where(Activity.deleted_at.is_(None), Activity.involvement == "held")
        return sorted(one.value for one in await session.scalars(query))


async def begun(phone: Phone, *purposes: str) -> None:
    """Up to the first purpose."""
    await phone.say("/trip")
    await phone.press("Лесной район", "Сегодня", "Игорь Савельев, Руководитель", "Дальше", *purposes, "Дальше")


async def to_review(phone: Phone) -> None:
    """A trip of two purposes, on its review card."""
    await begun(phone, "Контроль", "Супервизия")
    await phone.say("документы кураторов")
    await phone.say("кураторы 3")
    await phone.press("Дальше", "Тупиковая ситуация")
    await phone.say("кураторы 4")
    await phone.press("Дальше", "60 мин")


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_a_record_of_a_trip_leads_here_and_one_save_makes_all_of_it(anna: Phone, town: Town) -> None:
    await planned(await town.work(OLGA), PLAN)
    await anna.say("/log")
    await anna.press("Организационные ›", "Выезд в район")
    assert "Выезд. Шаг 1 из 4." in anna.screen
    await anna.press("Лесной район", "Сегодня", "Игорь Савельев, Руководитель", "Дальше")
    assert "Дальше" not in anna.buttons, "a trip has a purpose"
    await anna.press("Контроль", "Мероприятие", "Супервизия")
    assert anna.chosen == ["Контроль", "Мероприятие", "Супервизия"]
    await anna.press("Дальше")
    await anna.say("документы кураторов")
    assert "Ноль здесь не годится" in await anna.say("0")
    await anna.say("кураторы 3")
    await anna.press("Дальше")
    await anna.say("семинар")
    await anna.say("Раннее выявление")
    await anna.say("педагоги 20")
    await anna.press("Дальше", "Тупиковая ситуация")
    await anna.say("кураторы 4")
    await anna.press("Дальше", "60 мин")
    for line in ("Куда: Лесной район", "Контроль: документы кураторов", "Мероприятие, люди: Педагоги – 20"):
        assert line in anna.screen
    await anna.press("Сохранить")
    assert "Выезд сохранён, № 1." in anna.screen
    assert "Лесной район, 16 марта 2026. 3 записи, 27 посещений." in anna.screen
    for line in ("· Выезд – Выезды в районы", "· Контроль – Мониторинговые", "· Супервизия – Супервизии со"):
        assert line in anna.screen
    assert await records(town) == ["seminar", "supervision", "trip"]
    await anna.press("Исправить")
    await anna.press("Цели", "Супервизия", "К проверке")
    assert "Супервизия, люди" not in anna.screen
    assert "Выезд изменён вместе со своими записями" in await anna.press("Сохранить")
    assert await records(town) == ["seminar", "trip"]
    assert "· Семинар: Раннее выявление, 20 чел." in anna.screen
    await anna.press("Семинар · Раннее выявление")
    assert "Выезд № 1" in anna.screen
    await anna.press("К выезду", "Текст новости")
    assert "Участвовали 23 человека: 20 педагогов и 3 куратора." in anna.screen, "a trip's news tells of all of it"
    await anna.press("Назад", "Удалить")
    assert "Вместе с выездом удалятся его записи: 1." in anna.screen
    await anna.press("Да, удалить")
    assert await records(town) == []


async def test_the_second_trip_there_on_that_day_is_asked_about(anna: Phone, maria: Phone, town: Town) -> None:
    for phone in (anna, maria):
        await phone.say("/trip")
        await phone.press("Лесной район", "Сегодня", "Пропустить", "Контроль", "Дальше", "Пропустить")
        await phone.say("кураторы 3")
        await phone.press("Дальше", "Сохранить")
    assert "Похоже, этот выезд уже записан: 16 марта 2026, Анна Белова." in maria.screen
    await maria.press("Вернуться")
    assert await records(town) == ["trip"]


async def test_a_trip_takes_copies_and_warns_below_zero(anna: Phone, town: Town) -> None:
    olga = await town.work(OLGA)
    booklet = await put(olga, "Режим дня", MaterialKind.BOOKLET)
    await copies.add_run(olga, booklet, RunSaid(kind=Run.PRINTED, copies=50, day=olga.today), "printed")
    await to_review(anna)
    await anna.press("Подробнее", "Материалы")
    await anna.say("режим дня 60")
    await anna.press("К проверке", "Сохранить")
    assert "«Режим дня»: столько нет, не хватает 10 экз" in anna.screen
    await anna.press("Всё равно сохранить")
    assert "Выезд сохранён" in anna.screen
    await anna.press("Исправить", "Подробнее", "Результат")
    await anna.say("Договорились о встрече")
    await anna.press("Сохранить")
    assert "Выезд изменён" in anna.screen, "what was said before is not asked about anew"


async def test_back_and_cancel_in_the_middle_keep_what_was_typed(anna: Phone, town: Town) -> None:
    await begun(anna, "Контроль", "Супервизия")
    await anna.say("документы кураторов")
    await anna.press("Назад", "Назад")
    assert anna.chosen == ["Контроль", "Супервизия"]
    await anna.press("Дальше")
    assert "Сейчас: документы кураторов" in anna.screen or "Дальше" in anna.buttons
    await anna.press("Отмена")
    assert "Вы не закончили: Выезд." in anna.screen
    await anna.press("Вернуться")
    await anna.say("/my")
    await anna.press("Вернуться", "Дальше")
    await anna.say("кураторы 3")
    await anna.press("Назад")
    assert "документы кураторов" in anna.screen
    assert await records(town) == []


async def test_bad_input_says_what_is_wrong_and_loses_nothing(anna: Phone, town: Town) -> None:
    await anna.say("/trip")
    assert "Не нашлось: «Северный»" in await anna.say("Северный"), "another centre's district"
    await anna.press("Степной район")
    assert "Это ещё впереди" in await anna.say("20 марта 2026")
    await anna.press("Сегодня", "Пропустить")
    forged = anna.data_of("Отмена").replace("!cancel", "!next")
    assert "Ответьте сначала на этот вопрос" in await anna.callback(forged)
    await anna.press("Совет помощи", "Дальше")
    await anna.say("Обсудили, как помочь Иванову Пете")
    assert "похоже на" in anna.screen.lower()
    await anna.press("Исправить")
    await anna.say("раннее выявление")
    await anna.say("советы помощи 8")
    await anna.press("Дальше")
    async with town.db.writing() as session:
        await session.execute(delete(District).where(District.id == town.bereg.districts["Степной район"]))
    assert "территории больше нет" in await anna.press("Сохранить")
    await anna.press("Куда", "Заречный район")
    assert "раннее выявление" in anna.screen
    await anna.press("Сохранить")
    assert await records(town) == ["trip"]


async def test_two_windows_and_a_second_press_are_one_trip(anna: Phone, town: Town) -> None:
    await to_review(anna)
    old, save = anna.window, anna.data_of("Сохранить")
    await anna.press("Сохранить")
    await anna.callback(save, old)
    assert await records(town) == ["supervision", "trip"]
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(text("trip_records"))) == 2


async def test_a_trip_is_gone_on_again_with_its_purposes(anna: Phone, town: Town) -> None:
    await to_review(anna)
    await anna.press("Сохранить")
    await anna.say("/my")
    await anna.press(next(one for one in anna.buttons if "Выезд" in one), "Повторить", "Вчера")
    assert "Контроль. С кем и сколько?" in anna.screen, "the same people as a rule, never the same number"
    await anna.say("кураторы 2")
    await anna.press("Дальше")
    assert "Супервизия. Какая тема?" in anna.screen
    await anna.press("Диагностика семьи")
    await anna.say("кураторы 1")
    await anna.press("К проверке" if "К проверке" in anna.buttons else "Дальше")
    assert "Проверьте" in anna.screen
    await anna.press("Сохранить")
    assert await records(town) == ["supervision", "supervision", "trip", "trip"]


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_a_sentence_of_a_trip_opens_its_form_with_what_was_said(anna: Phone, town: Town) -> None:
    await anna.say("вчера ездили в Заречный район: контроль 3 кураторов, супервизия «Выгорание» для 4 кураторов")
    for said in (
        "Выезд. Проверьте.",
        "Куда: Заречный район",
        "Дата: 15 марта 2026",
        "Контроль, люди: Кураторы – 3",
        "Супервизия: Выгорание",
        "Супервизия, люди: Кураторы – 4",
    ):
        assert said in anna.screen, anna.screen
    await anna.press("Откуда это")
    assert "Цели – «контроль, супервизия»" in anna.screen
    assert await records(town) == []
    await anna.press("Сохранить")
    assert await records(town) == ["supervision", "trip"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ездили в Заречный район: контроль, супервизия для 4 кураторов", "Когда"),
        ("выезд в Заречный район вчера", "Зачем"),
        ("вчера выезд в Заречный район: 7 кураторов, контроль и супервизия", "Понято не наверняка"),
        ("вчера съездили в Заречный район, методпомощь, пришло 8 человек", "8 – это кто?"),
        ("вчера съездили в Заречный район, провели семинар «Дом», 12 педагогов", "Вид: Семинар"),
        ("вчера супервизия «Контроль» в Заречном районе, 4 куратора, договорились о выезде", "Вид: Супервизия"),
        ("вчера супервизия «Выгорание» в Заречном районе, 4 куратора", "Вид: Супервизия"),
    ],
)
async def test_of_a_trip_what_lacks_is_asked(anna: Phone, town: Town, text: str, shown: str) -> None:
    await anna.say(text)
    assert shown in anna.screen, anna.screen
    assert await records(town) == []
