"""Leave in the chat: one's own, and of many out of lines and out of a file."""

import io
from collections.abc import Callable

from openpyxl.workbook import Workbook

from tests.flows.tour import send_file
from tests.support.telegram import Phone
from tests.support.town import MARIA, OLGA, Town, Who


def workbook(*rows: list[str]) -> bytes:
    """A file as a coordinator makes it."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def test_one_s_own_leave_and_its_end(phones: Callable[[Who], Phone], town: Town) -> None:
    maria = phones(MARIA)
    await maria.say("/leave")
    assert "Списком" not in maria.buttons
    await maria.press("Мой отпуск")
    await maria.say("летом")
    assert "Не похоже на дни." in maria.screen
    await maria.say("1–14 июля")
    await maria.press("Пётр Лугов · Куратор, Лесной район")
    assert "✅ Отпуск записан." in maria.screen
    await maria.press("Мария Орлова · 1 июля – 14 июля")
    assert "Отпуск: 1 июля – 14 июля." in maria.screen
    assert "Замещает: Куратор." in maria.screen
    await maria.press("Закончить отпуск")
    await maria.press("Да, закончить")
    assert "Никто не в отпуске" in maria.screen


async def test_many_out_of_lines_and_out_of_a_file(phones: Callable[[Who], Phone], town: Town) -> None:
    olga = phones(OLGA)
    await olga.say("/leave")
    await olga.press("Списком")
    await olga.say("Орлова; 1–14 июля; Лугов\n<b>Иванова</b>; 1 июля")
    assert "· Мария Орлова: 1 июля – 14 июля, замещает Пётр Лугов" in olga.screen
    assert "· 2. <b>Иванова</b>; 1 июля – нет такого сотрудника" in olga.screen
    await olga.press("Записать")
    assert "✅ Записан 1 отпуск. Не записана 1 строка." in olga.screen
    await olga.press("Списком")
    data = workbook(["ФИО", "С", "По", "Заместитель"], ["Лугов Пётр", "03.08.2026", "16.08.2026", "Орлова"])
    await send_file(olga, data, "отпуска.xlsx")
    assert "· Пётр Лугов: 3 августа – 16 августа, замещает Мария Орлова" in olga.screen
    await olga.press("Записать")
    assert "Пётр Лугов · 3 августа – 16 августа" in olga.buttons
