"""What a record says besides its nine answers: under «Подробнее», and by its kind."""

from sqlalchemy import select

from models.activities import Activity, Coauthor, Format, Involvement, Mode, Place, TakingPart
from models.requests.tables import RequestKind
from services.monitoring.counters import count_deeds
from services.requests.journal import list_held
from tests.flows.tour import answer_needed, log, send_file
from tests.support.plan import written
from tests.support.telegram import Phone
from tests.support.town import OLGA, Town


async def newest(town: Town) -> Activity:
    async with town.db.reading() as session:
        return (await session.scalars(select(Activity).order_by(Activity.id.desc()).limit(1))).one()


async def test_a_supervision_that_is_logged_enters_its_journal_and_counters(anna: Phone, town: Town) -> None:
    for topic, people in (("Тупиковая ситуация", "1"), ("семья не идёт на контакт", "5"), ("Своё дело", "1")):
        await anna.say("/log")
        await anna.press(*(("Поддержка ›", "Супервизия") if "Поддержка ›" in anna.buttons else ("Супервизия",)))
        assert "Эмоциональное выгорание" in anna.buttons, "topics of the centre's list are offered"
        await (anna.press(topic) if topic in anna.buttons else anna.say(topic))
        await anna.press("Сегодня", "Петровский район", "Дальше")
        await anna.say(f"кураторы {people}")
        await anna.press("Дальше", "Пропустить", "Пропустить")
        assert "Сколько длилось" in anna.screen
        await anna.press("90 мин", "Сохранить")
    olga = await town.work(OLGA)
    rows = await list_held(olga, RequestKind.SUPERVISION, 2026)
    told = [(row.mode, row.topic, row.people, row.minutes, row.districts, row.supervisor) for row in rows]
    district, supervisor = "Петровский район", "Анна Белова"
    assert told == [
        ("индивидуальная", "Тупиковая ситуация", 1, 90, district, supervisor),
        ("групповая", "Семья не идёт на контакт", 5, 90, district, supervisor),
        ("индивидуальная", "Своё дело", 1, 90, district, supervisor),
    ]
    first = next(one for one in await count_deeds(olga, 2026) if one.district == "Петровский район")
    assert (first.individual, first.group, first.participants) == (2, 1, 7)


async def test_under_more_stand_districts_institutions_programme_series_and_colleagues(
    maria: Phone, pyotr: Phone, town: Town
) -> None:
    await answer_needed(maria)
    await maria.press("Дальше", "Дальше")
    await maria.say("дети 20")
    await maria.press("К проверке", "Подробнее", "Районы и числа")
    await maria.say("Лесной 8, Заречный")
    await maria.press("К проверке", "Из них впервые")
    assert "впервые 21, а всего 20" in await maria.say("дети 21")
    await maria.say("дети 5")
    await maria.press("К проверке", "Организации")
    await maria.say("школы 2, детские сады 1")
    await maria.press("К проверке", "С кем")
    await maria.say("Школа № 3 имени Ивана Петровича Сидорова")
    assert "Проверьте" in maria.screen, "an institution may bear somebody's name"
    await maria.press("Программа")
    await maria.say("Комплекс мер")
    await maria.press("Цикл")
    await maria.say("Ковчег добра")
    await maria.press("Место")
    await maria.say("Актовый зал")
    await maria.press("Соавторы", "Пётр Лугов", "К проверке")
    for line in (
        "· Лесной район – 8",
        "Из них впервые: Дети и подростки – 5",
        "· Школы – 2",
        "Программа: Комплекс мер",
        "Цикл: Ковчег добра",
        "Место: Актовый зал",
        "Соавторы: Пётр Лугов",
    ):
        assert line in maria.screen
    await maria.press("Сохранить")
    found = await newest(town)
    async with town.db.reading() as session:
        places = {(p.district_id, p.people) for p in await session.scalars(select(Place))}
        schools = {(o.kind.value, o.count) for o in await session.scalars(select(TakingPart))}
        together = [c.person_id for c in await session.scalars(select(Coauthor))]
    named = town.bereg.districts
    assert places == {(named["Петровский район"], 0), (named["Лесной район"], 8), (named["Заречный район"], 0)}
    assert schools == {("school", 2), ("kindergarten", 1)}
    assert together == [town.bereg.persons["Пётр Лугов"]]
    assert (found.programme, found.series, found.place) == ("Комплекс мер", "Ковчег добра", "Актовый зал")
    await pyotr.say("/my")
    await pyotr.press(pyotr.buttons[0])
    assert "Записано 16 марта 2026: Мария Орлова" in pyotr.screen
    assert "Изменить" not in pyotr.buttons, "it is hers to change"


async def test_what_others_held_is_told_apart(maria: Phone, town: Town) -> None:
    await answer_needed(maria, "Областной вебинар")
    await maria.press("Дальше")
    assert {"Провели", "Участвовали"} <= set(maria.buttons)
    assert "Провели" in maria.chosen
    await maria.press("Участвовали", "Дальше", "Пропустить", "Пропустить")
    assert maria.buttons[:3] == ["Сертификаты", "Дипломы", "Текст выступления"], "what taking part is proved by"
    await maria.press("К проверке", "Сохранить")
    assert (await newest(town)).involvement is Involvement.JOINED
    await maria.say("/log")
    await maria.press("Организационные ›", "Консилиум")
    await maria.say("О семьях района")
    await maria.press("Сегодня", "К проверке", "Сохранить")
    assert (await newest(town)).involvement is Involvement.JOINED, "a consilium is somebody else's until said otherwise"
    await maria.say("/my")
    assert any("участие" in button for button in maria.buttons)


async def test_a_publication_asks_its_link_first_and_never_where_people_sat(anna: Phone, town: Town) -> None:
    await anna.say("/log")
    await anna.press("Информационные ›", "Публикация")
    assert anna.buttons[:5] == ["Сайт", "ВКонтакте", "Газета", "Стенд", "Бегущая строка"]
    await anna.say("https://vk.com/wall-1_2")
    await anna.say("Итоги квартала")
    await anna.press("Сегодня", "Без территории")
    assert "Очно" not in anna.buttons
    await anna.press("К проверке")
    assert "Где опубликовано: ВКонтакте, https://vk.com/wall-1_2" in anna.screen
    await anna.press("Сохранить")
    found = await newest(town)
    assert (found.channel, found.link, found.format) == ("ВКонтакте", "https://vk.com/wall-1_2", Format.REMOTE)
    await anna.press("Исправить", "Где опубликовано", "Газета")
    assert "Проверьте" in anna.screen, "a newspaper has no link to ask for"
    await anna.press("Сохранить")
    assert "Изменено 1 поле" in anna.screen
    assert "Где опубликовано: ВКонтакте, https://vk.com/wall-1_2 → Газета" in anna.screen


async def test_a_leaflet_asks_its_copies_after_its_title(anna: Phone) -> None:
    await anna.say("/log")
    await anna.press("Информационные ›", "Печатный материал")
    await anna.say("Профилактика социального сиротства")
    assert "сколько экземпляров" in anna.screen
    await anna.say("листовки 20, памятки 20, буклеты 20")
    await anna.press("Дальше", "Сегодня", "К проверке")
    assert "· Буклеты – 20" in anna.screen


async def test_evidence_stands_in_an_order_that_fits(anna: Phone) -> None:
    await anna.say("/log")
    await anna.press("Досуговые ›", "Праздник")
    await anna.say("День защиты детей")
    await anna.press("Сегодня", "Без территории")
    assert "Кто участвовал" in anna.screen, "of a feast who came stands before where it was"
    await anna.press("Пропустить")
    assert anna.buttons[:3] == ["Сценарий", "Фотоотчёт", "Публикация"]


async def test_after_saving_it_is_put_right_at_once(maria: Phone, town: Town) -> None:
    await log(maria)
    await maria.press("Исправить", "Название")
    await maria.say("Детство без слёз и страха")
    await maria.press("Сохранить")
    assert "Изменено 1 поле" in maria.screen
    assert (await newest(town)).title == "Детство без слёз и страха"


async def test_a_supervision_of_five_may_be_called_individual(anna: Phone, town: Town) -> None:
    await anna.say("/log")
    await anna.press("Поддержка ›", "Супервизия", "Тупиковая ситуация", "Сегодня", "Без территории")
    await anna.press("Индивидуальная", "Дальше")
    await anna.say("кураторы 5")
    await anna.press("К проверке", "Сохранить")
    assert (await newest(town)).mode is Mode.INDIVIDUAL


async def test_what_is_asked_of_an_item_follows_what_it_promises(olga: Phone, town: Town) -> None:
    rows = (
        "Размещение информации о центре на сайте | Март | Координатор | 12 | Публикации",
        "Заключение соглашений | Март | Координатор | 3 | Соглашения",
        "Листовка «Звони» | Март | Координатор | 100 экз. | Листовка",
        "Семинар «Опора» | Март | Координатор | 20 | Протокол",
    )
    await send_file(olga, written(*rows))
    await olga.press("Принять")
    asked = {
        "размещение": "Пришлите ссылку",
        "соглашений": "С кем вместе",
        "звони": "Сколько: Листовки",
        "опора": "Сколько: Специалисты",
    }
    for word, question in asked.items():
        await olga.say(f"/plan {word}")
        await olga.press(olga.buttons[0], "Отметить выполнение")
        assert question in olga.screen, word
        await olga.press("Отмена")
        if "Не сохранять" in olga.buttons:
            await olga.press("Не сохранять")


async def test_districts_and_institutions_come_from_the_items_words(olga: Phone, town: Town) -> None:
    rows = (
        "Семинар для кураторов Лесного и Заречного районов на базе школы № 3 | Март | Координатор | 20 | Протокол",
        "Беседы в школах и детских садах | Март | Координатор | 11 школ Лесного района | Протокол",
    )
    await send_file(olga, written(*rows))
    await olga.press("Принять")
    await olga.say("/plan семинар")
    await olga.press(olga.buttons[0], "Отметить выполнение", "8", "К проверке")
    assert "Территория: Лесной район" in olga.screen
    for line in ("· Лесной район\n· Заречный район", "Организации: Школы – 1", "Место: Школа № 3"):
        assert line in olga.screen
    await olga.press("Подробнее", "Районы и числа", "Лесной район", "К проверке", "Организации")
    await olga.say("школы 2 садики 1")
    await olga.press("К проверке", "Сохранить")
    named = town.bereg.districts
    async with town.db.reading() as session:
        places = set((await session.scalars(select(Place.district_id))).all())
        schools = {(o.kind.value, o.count) for o in await session.scalars(select(TakingPart))}
    assert places == {named["Лесной район"], named["Заречный район"]}, "the main one stays"
    assert schools == {("school", 2), ("kindergarten", 1)}
    await olga.say("/plan беседы")
    await olga.press(olga.buttons[0], "Отметить выполнение", "8", "К проверке")
    assert "· Школы\n· Детские сады" in olga.screen, "how many is not guessed"
    assert "Территория: Лесной район" in olga.screen


async def test_the_centres_channels_are_its_own_list(olga: Phone, anna: Phone) -> None:
    await send_file(olga, written("Семинар «Опора» | Март | психолог | 20 |"))
    await olga.press("Принять")
    await olga.say("/plan")
    await olga.press("Каналы публикаций")
    await olga.say("Сайт – ссылка\nТелеграм - ссылка\nРадио")
    await anna.say("/log")
    await anna.press("Информационные ›", "Публикация")
    assert anna.buttons[:3] == ["Сайт", "Телеграм", "Радио"]
    await anna.press("Радио")
    assert "Как называлось" in anna.screen


async def test_a_post_says_whether_it_is_main_work_and_the_trade(olga: Phone, town: Town) -> None:
    await olga.say("/people")
    await olga.press(
        "Все люди", "Мария Орлова · Куратор, Петровский район", "Работа и профессия", "Работа", "Совместитель"
    )
    await olga.press("Профессия", "Педагоги", "Сохранить")
    assert "Работа и профессия: совместитель, педагоги" in olga.screen
