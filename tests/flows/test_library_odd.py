"""The library when things go otherwise: another was quicker, a button is old, a text names somebody."""

from sqlalchemy import select

from models.library.said import MaterialSaid
from models.library.tables import TEXT_LENGTH, LibraryMaterial
from services.library import cards, deciding, filing
from services.library.filing import MaterialStart
from tests.flows.conftest import Phones
from tests.flows.test_admissions import _send as deliver
from tests.support import materials as made
from tests.support.clock import FakeClock
from tests.support.plan import planned, written
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import MARIA, OLGA, Town

LEAFLET = made.docx("Памятка о травле", "Что делать куратору")
TEXT = "Буклет о травле\nЧто делать, если ребёнка травят в школе."


async def added(phone: Phone, text: str = TEXT) -> None:
    """A text in two taps and a title."""
    await phone.say("/library")
    await phone.press("Добавить")
    await phone.say(text)
    await phone.press(text.split("\n", 1)[0])
    await phone.press("Сохранить")


async def newest(town: Town) -> LibraryMaterial:
    async with town.db.reading() as session:
        found = await session.scalar(select(LibraryMaterial).order_by(LibraryMaterial.id.desc()).limit(1))
    assert found is not None
    return found


async def test_a_removed_material_in_somebodys_open_window(olga: Phone, maria: Phone, town: Town) -> None:
    await added(olga)
    await maria.say("/library")
    await maria.press("Новое")
    await maria.press_nth(0)
    assert "Что делать, если ребёнка травят" in maria.screen
    card = maria.window
    await olga.press("Удалить")
    assert "вернуть их будет нельзя" in olga.screen
    await olga.press("Да, удалить")
    assert "Материал удалён" in olga.screen
    heard = await maria.press_on(card, "К списку")
    assert "Пока ничего нет" in heard
    await olga.say("/library")
    await olga.press("Новое")
    assert "Пока ничего нет" in olga.screen


async def test_two_coordinators_and_the_second_press(anna: Phone, olga: Phone, igor: Phone, town: Town) -> None:
    await added(anna)
    await olga.say("/library")
    await olga.press("Ждут решения (1)")
    await olga.press_nth(0)
    window = olga.window
    await olga.press("Принять")
    assert "найдут все" in olga.screen
    heard = await olga.press_on(window, "Отклонить")
    assert "Почему материал не подходит" in heard
    assert "Материал уже в библиотеке" in await olga.say("Не подходит")
    await igor.say("/library")
    assert "Настройки" not in igor.buttons, "the head adds, the coordinator decides"
    assert "Добавить" in igor.buttons


async def test_what_names_somebody_is_not_kept(anna: Phone, town: Town) -> None:
    await anna.say("/library")
    await anna.press("Добавить")
    heard = await anna.say("Что делать: мама Иванова Светлана Петровна, телефон 8 916 123-45-67, не пускает в школу.")
    assert "Похоже на личные данные" in heard
    await anna.say(TEXT)
    heard = await anna.say("Памятка для Ивановой Светланы Петровны")
    assert "имя или фамилия" in heard
    async with town.db.reading() as session:
        assert await session.scalar(select(LibraryMaterial.id)) is None


async def test_the_same_file_again_is_told(olga: Phone, anna: Phone) -> None:
    for phone, title in ((olga, "Первая"), (anna, "Вторая")):
        await phone.say("/library")
        await phone.press("Добавить")
        await phone.send_file("памятка.docx", LEAFLET)
        await phone.say(title)
        await phone.press("Сохранить")
    assert "Такой же файл уже есть в библиотеке: «Первая»" in anna.screen


async def test_another_version_and_what_is_out_of_date(olga: Phone, maria: Phone, town: Town) -> None:
    await added(olga)
    first = await newest(town)
    await olga.press("Обновить")
    assert "Буклет о травле" in olga.screen
    await olga.say("Буклет о травле\nТелефон доверия для детей: 8-800-2000-122, звонок бесплатный.")
    await olga.press("Сохранить")
    assert "Версия 2" in olga.screen
    await maria.say("/library")
    await maria.press("Новое")
    assert len([one for one in maria.buttons if one.startswith("Буклет")]) == 1
    work = await town.work(MARIA)
    old = await cards.open_material(work, first.id)
    assert old.state == "outdated"
    await olga.press("Устарело")
    assert "В поиске его больше нет" in olga.screen
    await olga.press("Вернуть")
    assert "найдут все" in olga.screen


async def test_copies_go_to_a_district_and_are_counted(olga: Phone) -> None:
    await added(olga)
    await olga.press("Тираж", "Напечатано")
    assert "ни одного экземпляра" in await olga.say("0")
    await olga.say("100")
    await olga.press("Сохранить")
    await olga.press("В район")
    await olga.say("40")
    await olga.press("Лесной район")
    await olga.press("Сохранить")
    assert "Передано 40 экз. Осталось 100" in olga.screen
    assert "Лесной район: 40" in olga.screen
    assert "Центр: 60" in olga.screen
    await olga.press("Роздано")
    await olga.say("70")
    await olga.press("Без территории")
    await olga.press("Центр")
    await olga.press("Сохранить")
    assert "не хватает 10 экз" in olga.screen


async def test_a_row_of_the_plan_is_chosen(olga: Phone, anna: Phone, town: Town) -> None:
    await planned(await town.work(OLGA), written("Разработка буклетов о травле | Март | психолог | 5 |"))
    await added(anna)
    await anna.press("Пункт плана")
    await anna.press("Разработка буклетов о травле")
    assert "Пункт плана: Разработка буклетов о травле" in anna.screen
    await deciding.approve(await town.work(OLGA), (await newest(town)).id)
    await anna.say("/library")
    await anna.press("Новое")
    await anna.press_nth(0)
    await anna.press("Выпустить")
    await anna.say("0")
    await anna.press("Сохранить")
    assert "Записано в журнал" in anna.screen


async def test_the_coordinator_sets_it_otherwise(olga: Phone, anna: Phone) -> None:
    await olga.say("/library")
    await olga.press("Настройки", "Принимать сразу")
    assert "сразу видят все" in olga.screen
    await olga.press("Добавить рубрику")
    await olga.say("Школа без травли")
    assert "Рубрика «Школа без травли» записана" in olga.screen
    await olga.press("Школа без травли", "Переименовать")
    await olga.say("Сопровождение выпускников")
    assert "уже есть" in olga.heard
    await added(anna)
    assert "его найдут все" in anna.screen
    assert "Рубрика: Школа без травли" in anna.screen


async def test_nobody_else_decides(phones: Phones, anna: Phone, olga: Phone, town: Town) -> None:
    await added(anna)
    await olga.say("/library")
    await olga.press("Ждут решения (1)")
    await olga.press_nth(0)
    forged = olga.data_of("Принять")
    maria = phones(MARIA)
    await maria.say("/library")
    await maria.callback(forged)
    assert (await newest(town)).state == "proposed"
    assert "Добавить" not in maria.buttons


async def test_the_longest_of_everything_fits_into_one_message(olga: Phone, town: Town) -> None:
    work, long = await town.work(OLGA), "<b>&" * 1000
    said = MaterialSaid(
        title=long[:300], audience=long[:200], authors=long[:300], keywords=long[:300], year=2026, rubric_said=True
    )
    await filing.add_material(work, MaterialStart(body=long[:TEXT_LENGTH]), said, "long")
    await planned(work, written(f"Разработка {'буклетов ' * 120} | Март | психолог | 5 |"))
    await olga.say("/library")
    await olga.press("Новое")
    await olga.press_nth(0)
    await olga.press("Пункт плана")
    await olga.press_nth(0)
    assert "<b>&<b>&" in olga.screen
    assert "…" in olga.screen
    await olga.press("Показать текст")
    assert long[:TEXT_LENGTH] in olga.heard


async def test_letters_lead_to_the_card(
    olga: Phone, anna: Phone, town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook
) -> None:
    await added(anna)
    clock.move(days=1)
    await deliver(town, clock, telegram, notebook)
    assert "Анна Белова предлагает в библиотеку: «Буклет о травле»" in olga.last
    letter = olga.window
    await olga.press("Открыть материал")
    assert "Ждёт решения" in olga.screen
    await olga.press("Отклонить")
    await olga.say("Допишите телефоны.")
    await deliver(town, clock, telegram, notebook)
    assert "не принят: Допишите телефоны.\nЕго можно исправить" in anna.last
    await anna.press("Открыть материал")
    await anna.press("Удалить", "Да, удалить")
    heard = await olga.press_on(letter, "Открыть материал")
    assert "Этого материала в библиотеке больше нет" in heard
