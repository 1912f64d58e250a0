"""What a narrow phone shows of labels: measured by the letters of a font, and laid out in rows."""

import pytest
from PIL import ImageFont

from models.labels import _WIDTH, CUT, fits, laid, room, shortened, width
from tests.support.fonts import FONTS


def test_no_letter_is_wider_than_the_table_says() -> None:
    font = ImageFont.truetype(FONTS / "DejaVuSans.ttf", 1000)
    wide = {letter: font.getlength(letter) / 10 for letter in _WIDTH if letter != "\ufe0f"}
    assert {letter: found for letter, found in wide.items() if not found <= _WIDTH[letter] <= found + 1.1} == {}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Мои записи", "Мои записи"),
        ("16.03 Семинар · Ранняя помощь: кто рядом", "16.03 Семинар · Ранняя помощь: кто…"),
        ("Информационное обеспечение деятельности, работа", "Информационное обеспечение…"),
        ("Я" * 60, "Я" * 29 + CUT),
    ],
)
def test_a_name_is_cut_at_a_word(name: str, shown: str) -> None:
    assert shortened(name) == shown
    assert fits(shown)


def test_a_label_takes_the_row_that_shows_it_whole() -> None:
    def rows(*labels: str) -> list[list[str]]:
        return laid(labels, lambda one, _: one)

    assert rows("Мои записи", "План") == [["Мои записи", "План"]]
    assert rows("Записать мероприятие", "План") == [["Записать мероприятие"], ["План"]]
    assert rows("Исправить F1", "Исправить F2", "Исправить F3") == [["Исправить F1", "Исправить F2"], ["Исправить F3"]]
    assert rows(*map(str, range(8))) == [[*map(str, range(8))]]
    assert width("Записать мероприятие") > room(2)
