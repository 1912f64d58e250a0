"""What a narrow phone shows of labels: measured by the letters of a font, and laid out in rows."""

from string import ascii_letters, digits

import pytest
from markupsafe import Markup
from PIL import ImageFont

from handlers.widgets.numbers import numbered
from models.forms.kinds import Tap
from models.labels import _WIDTH, CUT, fits, laid, room, shortened, width
from tests.support.fonts import FONTS


def test_no_letter_is_wider_than_the_table_says() -> None:
    font = ImageFont.truetype(FONTS / "DejaVuSans.ttf", 1000)
    wide = {letter: font.getlength(letter) / 10 for letter in _WIDTH if letter != "\ufe0f"}
    assert {letter: found for letter, found in wide.items() if not found <= _WIDTH[letter] <= found + 1.1} == {}
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + ascii_letters
    assert set(letters + letters.upper() + digits) <= _WIDTH.keys(), "two lines of one width would hide each other"


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


def test_what_no_row_holds_stands_in_the_message_by_number() -> None:
    district = "Вознесенско-Ключевской муниципальный округ"
    holder = "Константинопольская Александра Владиславовна"
    rows = [[Tap("=1", "Лесной район"), Tap("=2", district, chosen=True)], [Tap("=3", holder)], [Tap("!back", "Назад")]]
    text, shown = numbered(Markup("Для какой территории?"), rows)
    assert text == f"Для какой территории?\n\n1. {district}\n2. {holder}"
    assert [[(tap.data, tap.label, tap.chosen) for tap in row] for row in shown] == [
        [("=2", "1", True), ("=3", "2", False)],
        [("=1", "Лесной район", False)],
        [("!back", "Назад", False)],
    ]
    assert numbered(text, shown) == (text, shown), "what fits is left as it is"


def test_a_label_takes_the_row_that_shows_it_whole() -> None:
    def rows(*labels: str) -> list[list[str]]:
        return laid(labels, lambda one, _: one)

    assert rows("Мои записи", "План") == [["Мои записи", "План"]]
    assert rows("Записать мероприятие", "План") == [["Записать мероприятие"], ["План"]]
    assert rows("Исправить F1", "Исправить F2", "Исправить F3") == [["Исправить F1", "Исправить F2"], ["Исправить F3"]]
    assert rows(*map(str, range(8))) == [[*map(str, range(8))]]
    assert width("Записать мероприятие") > room(2)
