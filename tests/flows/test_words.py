"""A coordinator changes what things are called, in the chat and by a file, and it is so everywhere at once."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest

from models.activities import Category, Evidence, Facts, Type
from models.words import CenterText
from models.words_file import CONTACTS, NAMES, TEXTS, TOPICS
from scheduler.letters.table import LETTERS
from services.activities import clarifying, records
from services.words import naming
from tests.flows.test_monitoring import sent
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.telegram import Phone, Telegram
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, VERA, Town, Who

Phones = Callable[[Who], Phone]
UNIVERSITY = "Родительский университет"
LECTURE = Facts(
    type=Type.LECTURE,
    title="Границы",
    day=date(2026, 3, 12),
    attendance={Category.TEACHERS: (12, 0)},
    evidence={Evidence.MINUTES: (True, "")},
)


async def card(phone: Phone, of: str, name: str, pages: int = 0) -> None:
    await phone.say("/words")
    await phone.press(of, *["Дальше ›"] * pages, name)


async def rename(phone: Phone, of: str, old: str, new: str, pages: int = 0) -> None:
    await card(phone, of, old, pages)
    await phone.press("Переименовать")
    await phone.say(new)


async def test_a_new_name_is_everywhere_at_once(
    phones: Phones, town: Town, clock: FakeClock, telegram: Telegram
) -> None:
    olga, maria, vera = phones(OLGA), phones(MARIA), phones(VERA)
    record = await records.log_activity(await town.work(MARIA), LECTURE, "old")
    await maria.say("/log")
    await maria.press("Учебные ›")
    assert "Лекторий" in maria.buttons
    await rename(olga, "Виды мероприятий", "Лекторий", UNIVERSITY)
    assert f"Теперь называется так: {UNIVERSITY}" in olga.screen
    assert "Стандартное название: Лекторий" in olga.screen
    await rename(olga, "Участники", "Педагоги", "Наставники")
    await maria.say("/log")
    await maria.press("Учебные ›")
    assert UNIVERSITY in maria.buttons
    assert "Лекторий" not in maria.buttons
    await maria.say("/cancel")
    for words in ("вчера родительский университет «Дом», 8 наставников", "вчера провела лекторий «Дом», 8 педагогов"):
        await maria.say(words)
        assert f"Вид: {UNIVERSITY}" in maria.screen, maria.screen
        assert "Наставники – 8" in maria.screen
        await maria.say("/cancel")
        await maria.press("Не сохранять")
    await maria.say("/my")
    assert f"12.03 {UNIVERSITY}, 12…" in maria.buttons
    await maria.press("Отбор", "Вид")
    assert UNIVERSITY in maria.buttons
    await olga.say("/summary 2026")
    assert f"{UNIVERSITY} – 1" in olga.screen
    assert "Наставники – 12" in olga.screen
    await clarifying.send_back(await town.work(OLGA), record, "проверьте число", "key")
    post = Post(town, clock, telegram, LETTERS)
    await post.run(seconds=5, step=1)
    assert any(UNIVERSITY in text for text in post.got(MARIA)), post.got(MARIA)
    await vera.say("/log")
    await vera.press("Учебные ›")
    assert "Лекторий" in vera.buttons, "another centre says its own words"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<b>Сбор</b>", "Знака < в названии быть не может"),
        ("{{ center }}", "Знака { в названии"),
        ("=1+1", "Знака = в названии"),
        ("Сбор\u202eробС", "знаки, которых не видно"),
        ("Сеminар", "буквы двух алфавитов"),
        ("Встреча родителей и педагогов", "Не поместится на кнопке"),
        ("ж" * 1000, "Не поместится на кнопке"),
        ("мастер-класс", "уже есть: Мастер-класс"),
        ("КРУГЛЫЙ  СТОЛ", "уже есть: Круглый стол"),
        ("Иванова Мария Петровна", "Похоже на личные данные"),
        ("12", "не название"),
    ],
)
async def test_what_is_no_name_is_refused_and_nothing_changes(
    phones: Phones, town: Town, typed: str, said: str
) -> None:
    olga = phones(OLGA)
    await rename(olga, "Виды мероприятий", "Семинар", typed)
    assert said in olga.screen, olga.screen
    assert await naming.last_change(await town.work(OLGA)) is None
    await olga.say("Встреча")
    assert "Теперь называется так: Встреча" in olga.screen, "what was wrong is said again, in the same place"


async def test_what_is_out_of_use_is_offered_to_nobody_and_records_keep_it(phones: Phones, town: Town) -> None:
    olga, maria = phones(OLGA), phones(MARIA)
    await records.log_activity(await town.work(MARIA), Facts(type=Type.WEBINAR, title="Дом", day=LECTURE.day), "old")
    await card(olga, "Виды мероприятий", "Вебинар")
    await olga.press("Не предлагать")
    assert "Больше не предлагается. В записях остаётся." in olga.screen
    await maria.say("/log")
    await maria.press("Учебные ›")
    assert "Вебинар" not in maria.buttons
    await maria.say("вебинар")
    assert "Не нашлось: «вебинар»" in maria.screen, maria.screen
    await maria.say("/my")
    await maria.press("12.03 Вебинар · Дом")
    assert "Вид: Вебинар" in maria.screen
    await card(olga, "Виды мероприятий", "Супервизия", pages=3)
    assert "Не предлагать" not in olga.buttons
    await olga.say("/words")
    assert "не предлагается: 1" in olga.screen
    assert "Вебинар: не предлагается" in olga.screen
    await olga.press("Отменить изменение")
    assert "Изменение отменено" in olga.screen
    assert "Отменить изменение" not in olga.buttons
    await maria.say("/log")
    await maria.press("Учебные ›")
    assert "Вебинар" in maria.buttons


async def test_changes_are_taken_back_one_by_one(phones: Phones, town: Town) -> None:
    olga = phones(OLGA)
    await rename(olga, "Подтверждения", "Протокол", "Акт")
    await rename(olga, "Подтверждения", "Акт", "Решение")
    await olga.press("Стандартное название")
    await olga.say("/words")
    assert "Решение → Протокол" in olga.screen
    stale = olga.data_of("Отменить изменение")
    for now in ("Решение", "Акт"):
        await olga.press("Отменить изменение")
        await card(olga, "Подтверждения", now)
        await olga.say("/words")
    assert stale != olga.data_of("Отменить изменение"), "the button says which change it takes back"
    await olga.press("Отменить изменение")
    assert "Своих названий: 0" in olga.screen


async def test_whom_to_call_is_seen_by_everybody_and_names_nobody(phones: Phones, town: Town) -> None:
    olga = phones(OLGA)
    await olga.say("/contacts")
    assert "Телефонов пока нет" in olga.screen
    await olga.press("Изменить")
    await olga.say("Опека")
    assert "нужны учреждение и телефон" in olga.screen, olga.screen
    await olga.say("Опека Лесного района – 8 (47533) 2-22-33, доб. 12\nГорячая линия 8-800-2000-122")
    assert "Опека Лесного района – 8 (47533) 2-22-33, доб. 12" in olga.screen
    await olga.press("Изменить")
    await olga.say("Ольга Ветрова 8 900 123-45-67")
    assert "похоже на имя" in olga.screen, "a colleague's own telephone is nobody's business"
    for who in (MARIA, ANNA, IGOR):
        await (phone := phones(who)).say("/contacts")
        assert "Горячая линия 8-800-2000-122" in phone.screen
        assert "звоните 112" in phone.screen
        assert "Изменить" not in phone.buttons
    await (gleb := phones(GLEB)).say("/contacts")
    assert "Координатор ещё не записал телефоны" in gleb.screen


async def test_the_centres_own_greeting_and_help(phones: Phones) -> None:
    olga, maria = phones(OLGA), phones(MARIA)
    await olga.say("/words")
    await olga.press("Приветствие", "Изменить")
    await olga.say("Методический день – <b>среда</b>, кабинет 12.")
    await olga.say("/words")
    await olga.press("Справка", "Изменить")
    await olga.say("Журнал лежит в кабинете 12.\nПечать у руководителя.")
    await maria.say("/menu")
    assert "Методический день – <b>среда</b>, кабинет 12." in maria.screen
    await maria.say("/help")
    assert "Журнал лежит в кабинете 12.\nПечать у руководителя." in maria.screen
    await olga.press("Убрать")
    await maria.say("/help")
    assert "Журнал" not in maria.screen


async def workbook(olga: Phone, telegram: Telegram) -> openpyxl.Workbook:
    await olga.say("/words")
    await olga.press("Файл Excel")
    return openpyxl.load_workbook(io.BytesIO(sent(telegram)))


async def send_back(olga: Phone, book: openpyxl.Workbook) -> str:
    out = io.BytesIO()
    book.save(out)
    return await send_file(olga, out.getvalue(), "слова центра.xlsx")


def line_of(book: openpyxl.Workbook, standard: str) -> int:
    return next(row[1].row for row in book[NAMES].iter_rows() if row[1].value == standard)


async def test_a_file_is_taken_whole(phones: Phones, town: Town, telegram: Telegram) -> None:
    olga, maria = phones(OLGA), phones(MARIA)
    book = await workbook(olga, telegram)
    names, line = book[NAMES], line_of(book, "Лекторий")
    names.cell(line, 3).value = UNIVERSITY
    names.cell(line_of(book, "Фестиваль"), 4).value = "да"
    book[TEXTS]["B2"] = "Методический день – среда."
    book[CONTACTS]["A2"], book[CONTACTS]["B2"] = "Опека Лесного района", 84753322233
    book[TOPICS].append(["Темы супервизии", "Буллинг"])
    # meanwhile somebody has changed another name in the chat: the file leaves it as it was
    await naming.rename(await town.work(OLGA), "type-training", "Практика")
    told = await send_back(olga, book)
    for change in (
        f"Лекторий → {UNIVERSITY}",
        "Фестиваль: не предлагается",
        "Приветствие: Методический день – среда.",
        "Кому звонить: Опека Лесного района – 84753322233",
        "Темы заявок",
    ):
        assert change in told, told
    await maria.say("/log")
    await maria.press("Учебные ›")
    assert {UNIVERSITY, "Практика"} <= set(maria.buttons)
    assert "Фестиваль" not in maria.buttons
    await olga.say("/words")
    await olga.press("Темы супервизии")
    assert "Буллинг" in olga.screen
    await olga.say("/words")
    await olga.press("Отменить изменение", "Темы супервизии")
    assert "Буллинг" not in olga.screen
    assert "В файле ничего не изменено" in await send_back(olga, await workbook(olga, telegram))


async def test_a_bad_file_changes_nothing_and_every_place_is_named(
    phones: Phones, town: Town, telegram: Telegram
) -> None:
    olga = phones(OLGA)
    book = await workbook(olga, telegram)
    names = book[NAMES]
    lines = {name: line_of(book, name) for name in ("Семинар", "Тренинг", "Вебинар", "Супервизия", "Кураторы")}
    names.cell(lines["Семинар"], 3).value = UNIVERSITY
    names.cell(lines["Тренинг"], 3).value = "вебинар"
    names.cell(lines["Вебинар"], 3).value = "=HYPERLINK(1)"
    names.cell(lines["Супервизия"], 4).value = "да"
    names.cell(lines["Кураторы"], 2).value = "Кураторши"
    book[CONTACTS]["A2"] = "Иванова Мария Петровна 8 900 123 45 67"
    book[TEXTS]["B2"] = "я" * 1000
    told = await send_back(olga, book)
    assert "Файл не принят, ничего не изменилось" in told
    for place in (
        f"Названия, C{lines['Вебинар']}: Знака =",
        f"Названия, D{lines['Супервизия']}: «Супервизия» скрыть нельзя",
        f"Названия, B{lines['Кураторы']}: «Участники: Кураторши» – такой строки нет",
        "Тексты, B2: ",
    ):
        assert place in told, told
    names.cell(lines["Вебинар"], 3).value = "Вебинар"
    names.cell(lines["Супервизия"], 4).value = None
    names.cell(lines["Кураторы"], 2).value = "Кураторы"
    book[TEXTS]["B2"] = None
    told = await send_back(olga, book)
    assert "Кому звонить, A2: здесь имя" in told, told
    book[CONTACTS]["A2"] = None
    told = await send_back(olga, book)
    assert f"Названия, C{lines['Тренинг']}: «вебинар» уже есть: Вебинар" in told, told
    assert await naming.last_change(await town.work(OLGA)) is None


async def test_only_the_coordinator_changes_words(phones: Phones, town: Town, telegram: Telegram) -> None:
    await naming.set_text(await town.work(OLGA), CenterText.HELP, "Наше")
    book = await workbook(phones(OLGA), telegram)
    for who in (MARIA, IGOR, ANNA):
        await (phone := phones(who)).say("/words")
        assert "недоступно" in phone.heard or "Такой команды нет" in phone.screen
        assert "Слова приняты" not in await send_back(phone, book)
    vera = phones(VERA)
    await vera.say("/help")
    assert "Наше" not in vera.screen
