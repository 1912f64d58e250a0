"""The library as people use it: two taps and a title, a word of the coordinator, copies, and what is refused."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendDocument, TelegramMethod
from sqlalchemy import func, select

from models.library.tables import StoredFile
from tests.flows.test_log import SHORT, go_through
from tests.support import materials as made
from tests.support.telegram import Phone, Telegram
from tests.support.town import Town

LEAFLET = made.docx("Памятка о травле", "Что делать куратору")


async def count(town: Town, table: type) -> int:
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_two_taps_and_a_title_and_the_coordinator_takes_it(
    anna: Phone, olga: Phone, maria: Phone, telegram: Telegram
) -> None:
    await anna.say("/library")
    assert "Материалов пока нет" in anna.screen
    await anna.press("Добавить")
    await anna.send_file("обманчивое имя.exe", LEAFLET)
    assert "Как называется материал?" in anna.screen
    await anna.press("Памятка о травле")
    await anna.press("Сохранить")
    assert "Отправлено координатору" in anna.screen
    assert "Ждёт решения" in anna.screen
    assert "Вид: Памятка" in anna.screen
    await olga.say("/library")
    await olga.press("Ждут решения (1)")
    await olga.press("Памятка о травле · Памятка")
    await olga.press("Принять")
    assert "В библиотеке с 16 марта 2026" in olga.screen
    await maria.say("/library")
    await maria.press("Новое")
    await maria.press("Памятка о травле · Памятка")
    telegram.calls.clear()
    await maria.press("Получить файл")
    (sent,) = [call for call in telegram.calls if isinstance(call, SendDocument)]
    assert (sent.document.filename, sent.document.data) == ("Памятка о травле.docx", LEAFLET)  # type: ignore[union-attr]
    telegram.calls.clear()
    await maria.press("Получить файл")
    (again,) = [call for call in telegram.calls if isinstance(call, SendDocument)]
    assert isinstance(again.document, str), "by the name that the messenger has it under"
    assert "Изменить" not in maria.buttons


async def test_the_file_comes_back_after_the_token_has_changed(olga: Phone, telegram: Telegram) -> None:
    await olga.say("/library")
    await olga.press("Добавить")
    await olga.send_file("памятка.docx", LEAFLET)
    await olga.press("Памятка о травле")
    await olga.press("Сохранить")
    await olga.press("Получить файл")
    telegram.calls.clear()

    def strange(method: TelegramMethod[object]) -> None:
        if isinstance(method, SendDocument) and isinstance(method.document, str):
            raise TelegramBadRequest(method, "Bad Request: wrong file identifier/HTTP URL specified")

    telegram.trouble = strange
    await olga.press("Получить файл")
    sent = [call for call in telegram.calls if isinstance(call, SendDocument)]
    assert sent[-1].document.data == LEAFLET  # type: ignore[union-attr]


async def test_personal_data_in_a_file_is_told_and_nothing_is_kept(anna: Phone, town: Town) -> None:
    data = made.docx("План занятия", "Мама Иванова Светлана Петровна, 8 916 123-45-67")
    await anna.say("/library")
    await anna.press("Добавить")
    await anna.send_file("план.docx", data)
    assert "Похоже на личные данные" in anna.screen
    assert "абзац 2 из 2" in anna.screen
    assert "Иванова" not in anna.screen
    assert await count(town, StoredFile) == 0
    await anna.press("Другой файл")
    await anna.send_file("план.docx", data)
    await anna.press("Это не персональные данные")
    assert "Как называется материал?" in anna.screen
    assert await count(town, StoredFile) == 1
    await anna.say("План занятия")
    await anna.press("Сохранить")
    assert "Конспект, план занятия" in anna.screen


async def test_pictures_inside_a_file_are_told(anna: Phone) -> None:
    await anna.say("/library")
    await anna.press("Добавить")
    await anna.send_file("памятка.docx", made.with_members(LEAFLET, {"word/media/image1.png": made.picture("PNG")}))
    assert "В файле 1 картинка" in anna.screen


async def test_what_is_no_material_is_refused_in_words(anna: Phone, olga: Phone, town: Town) -> None:
    await anna.say("/library")
    await anna.press("Добавить")
    for name, data, words in (
        ("памятка.pdf", b"MZ\x90\0", "в нём программа"),
        ("памятка.pdf", b"", "он пустой"),
        ("памятка.zip", made.zipped({"a.exe": b"MZ"}), "в нём программа"),
        ("памятка.docm", made.with_members(LEAFLET, {"word/vbaProject.bin": b"\0"}), "в нём макросы"),
        ("памятка.pdf", made.locked_pdf(), "он закрыт паролем"),
        ("памятка.pdf", b"%PDF-1.7 broken", "он повреждён"),
        ("фото.jpg", made.picture(), "Картинки добавляет координатор"),
        ("Иванова Светлана Петровна.docx", LEAFLET, "В названии файла"),
    ):
        heard = await anna.send_file(name, data)
        assert words in heard, name
        assert "Новый материал" in anna.screen, name
    assert await count(town, StoredFile) == 0
    assert "слишком коротко" in await anna.say("коротко")
    await olga.say("/library")
    await olga.press("Добавить")
    await olga.send_file("фото.jpg", made.picture())
    assert "Бот не видит, кто на ней" in olga.screen
    await olga.press("Никого не узнать")
    await olga.say("Плакат о правах")
    await olga.press("Сохранить")
    assert "Файл: JPG" in olga.screen


async def test_from_an_idea_to_copies(anna: Phone, olga: Phone, town: Town) -> None:
    await anna.say("/library")
    await anna.press("Добавить", "Только задумка")
    await anna.say("Буклет «Форматы работы с семьёй»")
    await anna.press("Сохранить")
    assert "Задумано" in anna.screen
    await anna.press("Приложить")
    await anna.say("https://example.org/formaty")
    assert "Черновик" in anna.screen
    await anna.press("Отправить")
    await olga.say("/library")
    await olga.press("Ждут решения (1)")
    await olga.press_nth(0)
    await olga.press("Отклонить")
    await olga.say("Допишите телефоны")
    assert "Отклонено" in olga.screen
    await anna.say("/library")
    await anna.press("Мои (1)")
    await anna.press_nth(0)
    assert "Не принято: Допишите телефоны" in anna.screen
    await anna.press("Отправить")
    await olga.say("/library")
    await olga.press("Ждут решения (1)")
    await olga.press_nth(0)
    await olga.press("Принять")
    await anna.say("/library")
    await anna.press("Новое")
    await anna.press_nth(0)
    await anna.press("Выпустить")
    await anna.say("200")
    await anna.press("Сохранить")
    assert "Издано 16 марта 2026" in anna.screen
    assert "Напечатано 200, роздано 0, осталось 200" in anna.screen


async def test_the_form_of_an_activity_takes_copies_and_warns_below_zero(maria: Phone, olga: Phone) -> None:
    await olga.say("/library")
    await olga.press("Добавить")
    await olga.say("Буклет о травле\nЧто делать, если ребёнка травят в школе.")
    await olga.press("Буклет о травле")
    await olga.press("Сохранить")
    await olga.press("Тираж", "Напечатано")
    await olga.say("-5")
    assert "«-5» меньше нуля" in olga.screen
    await olga.say("50")
    await olga.press("Сохранить")
    assert "Напечатано 50 экз. Осталось 50" in olga.screen
    await maria.say("/log")
    await go_through(maria, SHORT)
    await maria.press("Буклет о травле", "30")
    await maria.press("Дальше")
    assert "Буклет о травле – 30" in maria.screen
    await maria.press("Сохранить")
    assert "✅" in maria.screen
    await maria.say("/log")
    await go_through(maria, (SHORT[0], "Другое дело", *SHORT[2:]))
    await maria.say("буклет о травле 25")
    await maria.press("Дальше", "Сохранить")
    assert "не хватает 5 экз" in maria.screen
    await olga.say("/library")
    await olga.press("Новое")
    await olga.press_nth(0)
    assert "Напечатано 50, роздано 30, осталось 20" in olga.screen
    await olga.press("К списку", "В библиотеку")
    assert "Пора печатать" not in olga.screen
    await maria.press("Всё равно сохранить")
    await olga.say("/library")
    assert "Пора печатать ещё: «Буклет о травле»." in olga.screen


async def test_a_file_is_found_by_a_word_inside_of_it(olga: Phone, maria: Phone) -> None:
    files = {
        "первая.docx": made.docx("Первая", "Логоритмика укрепляет дыхание"),
        "вторая.pptx": made.pptx("Сказкотерапия для младших"),
        "третья.xlsx": made.xlsx(("Занятие", "Изонить и аппликация")),
        "четвёртая.pdf": made.pdf_of("Kinesiology for children"),
    }
    for name, data in files.items():
        await olga.say("/library")
        await olga.press("Добавить")
        await olga.send_file(name, data)
        await olga.say(f"Запись {name.partition('.')[0]}")
        await olga.press("Сохранить")
        assert "его найдут все" in olga.screen, name
    await maria.say("/find")
    for words, title in (
        ("логоритмику", "Запись первая"),
        ("сказкотерапии", "Запись вторая"),
        ("изонитью", "Запись третья"),
        ("kinesiology", "Запись четвёртая"),
    ):
        await maria.say(words)
        assert "найден 1 материал" in maria.screen, words
        assert any(title in button for button in maria.buttons), words
