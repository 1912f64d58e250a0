"""What an item says of its activity, dates anew."""

from datetime import date

import pytest

from documents.plan import read_plan
from documents.plan_protocol import write_protocol
from models.activities import Category, Type
from models.plan.beginning import likely_people, likely_type, title_of
from models.plan.items import renew
from models.plan.occurrences import Expected
from models.plan.tables import Occurrence
from tests.support.imprints import IMPRINT
from tests.support.plan import example


@pytest.mark.parametrize(
    ("content", "kind", "people", "title"),
    [
        (
            "Круглый стол «Трудный случай: кто рядом»",
            Type.ROUND_TABLE,
            Category.SPECIALISTS,
            "Трудный случай: кто рядом",
        ),
        ("Областной семинар", Type.REGIONAL_SEMINAR, Category.SPECIALISTS, "Областной семинар"),
        ("Практикум «Разговор с подростком»", Type.PRACTICUM, Category.CHILDREN, "Разговор с подростком"),
        ("Выезды в районы округа.", Type.TRIP, Category.SPECIALISTS, "Выезды в районы округа"),
        ("«Широкая Масленица»", Type.HOLIDAY, Category.CHILDREN, "Широкая Масленица"),
        ("Школа куратора: вводное", Type.LESSON, Category.CURATORS, "Школа куратора: вводное"),
        ("Вебинар «Мониторинг без ошибок»", Type.WEBINAR, Category.SPECIALISTS, "Мониторинг без ошибок"),
        ("Что-то совсем иное", Type.OTHER, Category.SPECIALISTS, "Что-то совсем иное"),
    ],
)
def test_an_item_tells_its_activity(content: str, kind: Type, people: Category, title: str) -> None:
    assert (likely_type(content), likely_people(content), title_of(content)) == (kind, people, title)


def test_parents_of_no_said_kind_are_those_that_the_section_is_about() -> None:
    foster, curators = "Сопровождение замещающих семей", "Повышение квалификации кураторов"
    assert likely_people("Лекторий для родителей", foster) is Category.FOSTER_PARENTS
    assert likely_people("Лекторий для кровных родителей", foster) is Category.BIRTH_PARENTS
    assert likely_people("Лекторий для родителей", "Информационная работа") is Category.BIRTH_PARENTS
    assert likely_people("Семинар", curators) is Category.CURATORS
    assert likely_people("Праздник двора", foster) is Category.CHILDREN
    assert likely_people("Семинар для педагогов", curators) is Category.TEACHERS


def occurrence(number: int, month: int) -> Occurrence:
    first, last = date(2026, month, 1), date(2026, month, 28)
    return Occurrence(id=number, opens=first, closes=last, due=last, count=1)


def test_done_dates_take_the_place_of_the_nearest_new_ones() -> None:
    march, june, september = occurrence(1, 3), occurrence(2, 6), occurrence(3, 9)
    april = Expected(date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 30))
    autumn = Expected(september.opens, september.closes, september.due)
    change = renew([march, june, september], {1}, [april, autumn])
    assert change.stay == [(march, april), (september, autumn)]
    assert (change.drop, change.add) == ([june], [])


def test_the_protocol_holds_every_row_and_every_doubt() -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    reading = read_plan(example(), "plan-2026.docx")
    book = load_workbook(BytesIO(write_protocol(reading, IMPRINT)))
    rows, noticed = book.worksheets
    assert rows["A3"].value == noticed["A3"].value == "Строка"
    # three lines above the rows; under them an empty one, and two to sign with one between them
    assert rows.max_row == len(reading.rows) + 3 + 4
    assert noticed.max_row == len(reading.problems) + 3 + 4
    assert rows["D13"].value == reading.rows[9].content
