"""Everybody is invited at once out of a list, as a coordinator does it in the chat."""

import io
import zipfile

import openpyxl
import pytest
from aiogram.methods import SendDocument
from sqlalchemy import func, select

from documents.guests import read_list
from models.base import Base
from models.people import Invite
from tests.flows.conftest import LINK, Phones
from tests.flows.test_admissions import _send as deliver
from tests.flows.tour import GUESTS, send_file
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram, seen
from tests.support.town import STRANGER, Town

both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
INNA = "Серова Инна Львовна"
LIST = f"""ФИО;Район;Должность
{INNA};Лесной район;куратор
Лугова Зоя Ильинична;Лестной район;куратор
Мария Орлова;Петровский район;куратор
Речная Нина;;логопед
{INNA};лесной р-н;Куратор
Тихая;Лесной район;куратор
"""


def sent(telegram: Telegram) -> dict[str, bytes]:
    """The files that came, by their names."""
    files = [call.document for call in telegram.calls if isinstance(call, SendDocument)]
    return {str(one.filename): one.data for one in files}  # type: ignore[union-attr]


def said(telegram: Telegram, phone: Phone) -> list[str]:
    """What stands in the chat."""
    return [seen(one.html_text) for _, one in sorted(telegram.chats[phone.chat.id].items()) if one.text]


def codes(data: bytes) -> list[str]:
    """What the links of a workbook bear."""
    return [row[3].removeprefix(LINK) for row in cells(data) if row[3].startswith(LINK)]


def cells(data: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


@both_engines
async def test_a_file_is_looked_at_stored_printed_and_its_people_come(
    olga: Phone, stranger: Phone, telegram: Telegram, town: Town
) -> None:
    await olga.say("/people")
    await olga.press("Пригласить списком")
    assert "Орлова Мария Петровна; куратор; Лесной район" in olga.screen
    await send_file(olga, LIST.encode("cp1251"), "список.csv")
    for words in (
        "Людей: 2, мест: 2, из них новых: 1",
        "Серова Инна Львовна – Куратор, Лесной район",
        "Под вопросом 4 строки",
        "строка 3: района «Лестной район» в центре нет",
        "строка 4: Мария Орлова: уже в центре (Куратор, Петровский район)",
        "строка 6: Серова Инна Львовна: повтор строки 2",
        "строка 7: «Тихая»: нужны фамилия и имя",
    ):
        assert words in olga.screen, words
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count(Invite.id))) == 0, "nothing is stored before «Создать»"
    await olga.press("Какой это район?")
    assert olga.buttons == ["Лесной район", "Создать такой район", "Оставить под вопросом", "Назад"]
    await olga.press("Лесной район")
    window = olga.window
    await olga.press("Создать (3)")
    assert "Готовы 3 приглашения" in olga.screen
    assert "3 строки не записаны" in olga.screen
    files = sent(telegram)
    assert list(files) == ["Приглашения.docx", "Приглашения.xlsx", "Исправить и прислать.xlsx"]
    rows = [row for row in cells(files["Приглашения.xlsx"]) if row[1].startswith("Серова")]
    ((_, name, place, link, message),) = rows
    assert (name, place) == (INNA, "Куратор, Лесной район")
    assert message.endswith(link)
    assert f"{INNA}, вас приглашает Ресурсный центр «Берег»" in message
    pictures = [one for one in zipfile.ZipFile(io.BytesIO(files["Приглашения.docx"])).namelist() if "media/" in one]
    assert len(pictures) == 3
    before = len(telegram.calls)
    await olga.press_on(window, "Создать (3)")
    assert [call for call in telegram.calls[before:] if isinstance(call, SendDocument)] == [], "the second of two taps"
    await stranger.say(f"/start {link.removeprefix(LINK)}")
    await stranger.press("Согласен", INNA)
    assert "Готово, вы вошли" in stranger.screen
    await olga.press("Ещё не пришли")
    assert "Ещё не пришли 2 человека" in olga.screen
    shown = codes(files["Приглашения.xlsx"])
    assert len(shown) == 3
    async with town.db.reading() as session:
        kept = [repr((await session.execute(select(one))).all()) for one in Base.metadata.sorted_tables]
    assert not [code for code in shown if any(code in rows for rows in kept)], "a link stands in its papers alone"


async def test_what_was_doubtful_comes_back_as_a_file_that_is_read_again(olga: Phone, telegram: Telegram) -> None:
    await olga.say("/guests")
    await send_file(olga, LIST.encode(), "список.csv")
    await olga.press("Строки с ошибками")
    data = sent(telegram)["Исправить и прислать.xlsx"]
    assert [(one.name, one.title, one.district) for one in read_list(data, "a.xlsx", ()).guests] == [
        ("Лугова Зоя Ильинична", "куратор", "Лестной район"),
        ("Мария Орлова", "куратор", "Петровский район"),
        (INNA, "Куратор", "лесной р-н"),
        ("Тихая", "куратор", "Лесной район"),
    ]
    await send_file(olga, data, "Исправить и прислать.xlsx")
    assert "Пригласить пока некого" not in olga.screen
    assert "Под вопросом 3 строки" in olga.screen


async def test_lines_of_a_message_are_sent_one_by_one(olga: Phone, telegram: Telegram, stranger: Phone) -> None:
    await olga.say("/guests")
    await olga.say("привет")
    assert "не нашлось имён" in olga.heard
    await olga.say(GUESTS)
    await olga.press("Какой это район?", "Оставить под вопросом")
    await olga.press("Создать (1)", "Сообщения в чат")
    (message,) = [one for one in said(telegram, olga) if f"{INNA}, вас приглашает" in one]
    assert "Выше 1 сообщение" in olga.screen
    await olga.press("Сообщения в чат")
    assert "уже в чате" in olga.screen
    await stranger.say(f"/start {message.rpartition(LINK)[2].strip()}")
    assert "Ваше место: Куратор, Лесной район" in stranger.screen


async def test_a_new_link_ends_the_old_one_and_new_papers_end_all(
    olga: Phone, telegram: Telegram, stranger: Phone
) -> None:
    await olga.say("/guests")
    await olga.say(GUESTS)
    await olga.press("Создать (1)")
    (first,) = codes(sent(telegram)["Приглашения.xlsx"])
    await olga.press("Ещё не пришли", f"{INNA} · Куратор, Лесной район")
    assert "Ссылка отправлена 16 марта" in olga.screen
    window = olga.window
    await olga.press("Прислать заново")
    assert "Новая ссылка выше" in olga.screen
    second = [one for one in said(telegram, olga) if LINK in one][-1].rpartition(LINK)[2].strip()
    await olga.press_on(window, "Прислать заново")
    assert len([one for one in said(telegram, olga) if LINK in one]) == 1, "the second of two taps"
    assert "заменили новой" in await stranger.say(f"/start {first}")
    await olga.press("К списку", "Новые листы всем")
    assert "Прежние ссылки перестанут работать" in olga.screen
    await olga.press("Да, всем")
    assert "Новые листы выше: 1" in olga.screen
    assert "заменили новой" in await stranger.say(f"/start {second}")
    await olga.press(f"{INNA} · Куратор, Лесной район", "Отозвать")
    assert "Приглашение отозвано" in olga.screen
    assert "Пришли все" in olga.screen


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.4", "a.pdf", "такой файл прочитать нельзя"),
        (b"", "a.csv", "в нём ничего нет"),
        (f"{INNA}; куратор; Лесной район\n".encode() * 501, "a.csv", "в нём больше 500 человек"),
        (b"\x00\x01", "a.xlsx", "файл повреждён"),
    ],
)
async def test_what_is_no_list_is_refused_and_the_window_stays(olga: Phone, data: bytes, name: str, words: str) -> None:
    await olga.say("/guests")
    await send_file(olga, data, name)
    assert words in olga.heard
    assert "Пригласить списком" in olga.screen


async def test_the_coordinator_hears_who_has_not_come(
    olga: Phone, town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook
) -> None:
    await olga.say("/guests")
    await olga.say(GUESTS)
    await olga.press("Создать (1)")
    clock.move(days=4)
    await deliver(town, clock, telegram, notebook)
    assert f"Не пришли по приглашению, хотя прошло 3 дня: {INNA}." in olga.last
    await olga.press("Прислать заново")
    assert "Ещё не пришёл 1 человек" in olga.screen


async def test_nobody_but_a_coordinator(maria: Phone, phones: Phones) -> None:
    await maria.say("/start")
    assert "недоступно" in await maria.say("/guests")
    stranger = phones(STRANGER)
    assert "по ссылке-приглашению" in await stranger.say("/guests")
