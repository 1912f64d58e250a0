"""The page that hangs at the door opens in Word, says all it is to say and is one sheet; the picture is a picture."""

import io
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.shared import Length, Pt
from PIL import Image

from documents.check_in import CODE, write_check_in
from documents.style.page import Imprint, Signatory
from models.events.page import CheckInPage

LINK = "https://t.me/opora_test_bot?start=in_AAAAAAEAc2Rmc2Rmc2Rmc2Rmc2Rm"
IMPRINT = Imprint("Ресурсный центр «Берег»", datetime(2026, 3, 17, tzinfo=UTC), Signatory(""), Signatory(""))
SHEET = 297.0
LINE = 1.25
"""How high a line is, by its letters, with what stands above it."""


def page(title: str) -> CheckInPage:
    return CheckInPage(
        title=title,
        lines=["17 марта 2026 г., начало в 10:00", "Конференц-зал, ул. Лесная, 5"],
        call="Отметьтесь, что вы пришли",
        steps=["Наведите камеру телефона на код.", "Откройте ссылку в Телеграме.", "Нажмите «Запустить»."],
        note="Код работает с 09:30 до 13:00. Не получается – скажите ведущему, он отметит вас сам.",
        link=LINK,
    )


LONG = f"Семинар «{'Очень длинное название ' * 12}»"


@pytest.mark.parametrize("title", ["Семинар «Дом»", LONG, "{{ title }} <b>&"])
def test_the_page_is_one_sheet_and_says_all(title: str) -> None:
    picture, written = write_check_in(LINK, page(title), IMPRINT)
    document = Document(io.BytesIO(written))
    text = "\n".join(one.text for one in document.paragraphs).replace("\u00a0", " ")
    for words in (IMPRINT.center, title, "начало в 10:00", "Лесная, 5", "1. Наведите", "с 09:30 до 13:00", LINK):
        assert words in text
    assert [round(Length(one.width).mm) for one in document.inline_shapes] == [CODE]
    assert _height(document) < SHEET - 30
    image = Image.open(io.BytesIO(picture))
    assert image.format == "PNG"
    assert image.width == image.height >= 600


def _height(document: object) -> float:
    """Millimetres that the paragraphs take, a little more than less: so many letters a line by their size."""
    total = float(CODE)
    for one in document.paragraphs:  # type: ignore[attr-defined]
        size = next((run.font.size for run in one.runs if run.font.size), Pt(12)).pt
        lines = max(1, -(-len(one.text) * size * 0.52 // (170 / 0.3528)))
        total += (lines * size * LINE + (one.paragraph_format.space_before or Pt(0)).pt) * 0.3528
    return total


def test_of_an_online_room_there_is_no_page() -> None:
    picture, written = write_check_in(LINK, None, IMPRINT)
    assert picture.startswith(b"\x89PNG")
    assert written == b""
