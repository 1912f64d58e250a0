"""A list of people as coordinators keep one: which column is what, and what of it is doubtful."""

import io

import openpyxl
import pytest

from documents.guests import read_list
from models.access import Role
from models.guests.judging import NEW, Doubt, Known, judge, unknown_districts
from models.guests.lines import MOST_LINES, BadList, Guest, GuestReading, Mended, Refused

DISTRICTS = {1: "Лесной район", 2: "Заречный район", 3: "Озёрский округ", 4: "город Ясный"}
MARIA = "Орлова Мария Петровна"
ANNA = "Белова Анна Олеговна"


def read(text: str, encoding: str = "utf-8") -> GuestReading:
    return read_list(text.encode(encoding), "список.csv", tuple(DISTRICTS.values()))


def said(reading: GuestReading) -> list[tuple[str, str, str]]:
    return [(one.name, one.title, one.district) for one in reading.guests]


ONE = [(MARIA, "куратор", "Лесной район")]


@pytest.mark.parametrize(
    "text",
    [
        f"{MARIA}; куратор; Лесной район",
        f"1. {MARIA}; куратор; Лесной район\n\n",
        f"{MARIA}, куратор, Лесной район",
        f"{MARIA}\tкуратор\tЛесной район",
        f"| {MARIA} | куратор | Лесной район |".strip("| "),
        f"ФИО;Должность;Район\n{MARIA};куратор;Лесной район",
        f"Список кураторов на 2026 год\n№ п/п;Ф.И.О. сотрудника;Район;Должность\n1;{MARIA};Лесной район;куратор",
        "Фамилия;Имя;Отчество;Район;Должность\nОрлова;Мария;Петровна;Лесной район;куратор",
        f'"ФИО";"Должность";"Район"\n"{MARIA}";"куратор";"Лесной район"',
        f"Список\n{MARIA}; куратор; Лесной район",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-8-sig", "utf-16"])
def test_a_line_is_read_however_it_is_kept(text: str, encoding: str) -> None:
    found = read(text, encoding)
    assert said(found) == ONE
    assert not found.swapped or "Район;Должность" in text


def test_columns_under_each_others_headings_are_read_by_what_is_in_them() -> None:
    found = read(f"ФИО;Должность;Район\nкуратор;{MARIA};Лесной район\nметодист;{ANNA};\n")
    assert found.swapped
    assert said(found) == [*ONE, (ANNA, "методист", "")]


def test_columns_in_an_unusual_order_are_recognised_and_said() -> None:
    found = read(f"Лесной район; {MARIA}; куратор\nЗаречный район; {ANNA}; куратор")
    assert found.swapped
    assert said(found) == [*ONE, (ANNA, "куратор", "Заречный район")]


def test_one_line_whose_cells_are_swapped_is_put_right_alone() -> None:
    found = read(f"{MARIA}; куратор; Лесной район\nкуратор; {ANNA}; Заречный район\n{MARIA}; методист;")
    assert not found.swapped
    assert [one.mended for one in found.guests] == [(), (Mended.SWAPPED,), ()]
    assert said(found)[1] == (ANNA, "куратор", "Заречный район")


def test_a_line_of_another_mark_and_more_columns() -> None:
    found = read(f"ФИО;Должность;Район;Телефон\n{MARIA};куратор;Лесной район;000\n{ANNA};методист;;")
    assert said(found) == [*ONE, (ANNA, "методист", "")]
    assert found.unread == ("Телефон",)
    found = read(f"{MARIA}; куратор; Лесной район\n{ANNA}, методист,")
    assert said(found)[1] == (ANNA, "методист", "")


def test_a_workbook_with_titles_above_and_a_list_in_one_column() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Сотрудники"], [], ["№", "ФИО", "Должность", "Район"], [1, MARIA, "куратор", "Лесной район"]):
        sheet.append(row)
    other = book.create_sheet("ещё")
    other.append([f"{ANNA}; методист;"])
    book.save(out := io.BytesIO())
    found = read_list(out.getvalue(), "a.xlsx", tuple(DISTRICTS.values()))
    assert said(found) == [*ONE, (ANNA, "методист", "")]
    assert [one.line for one in found.guests] == [4, 1]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Refused.EMPTY),
        (b"\n \n;;;\n", Refused.EMPTY),
        (b"%PDF-1.7", Refused.UNSUPPORTED),
        (b"\x89PNG....", Refused.UNSUPPORTED),
        (b"PK\x03\x04 no archive", Refused.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Refused.UNSUPPORTED),
        ("здравствуйте, как дела".encode(), Refused.NO_NAMES),
        (f"{MARIA}; куратор; Лесной район\n".encode() * (MOST_LINES + 1), Refused.TOO_MANY),
        (b"\xff\xfe\x00", Refused.BROKEN),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, why: Refused) -> None:
    with pytest.raises(BadList) as raised:
        read_list(data, "a", ())
    assert raised.value.why is why


def judged(*cells: str, known: Known | None = None) -> list[Doubt | None]:
    known = known or Known(districts=DISTRICTS)
    guests = [
        Guest(line=number, name=name, title=title, district=district)
        for number, (name, title, district) in enumerate((one.split(";") for one in cells), 1)
    ]
    return [one.doubt for one in judge(guests, known)]


def test_what_is_doubtful_is_named_line_by_line() -> None:
    assert judged(f"{MARIA};куратор;Лесной район", f"{ANNA};методист;") == [None, None]
    assert judged(";куратор;Лесной район") == [Doubt.NO_NAME]
    assert judged("Орлова;куратор;Лесной район") == [Doubt.ONE_WORD]
    assert judged(f"{MARIA};;Лесной район") == [Doubt.NO_TITLE]
    assert judged("Орлова Мария 89000000000;куратор;Лесной район") == [Doubt.NOT_A_NAME]
    assert judged(f"{'Ж' * 100} {'Щ' * 99};куратор;Лесной район") == [Doubt.LONG]
    assert judged(f"{MARIA};{'ж' * 200};Лесной район") == [Doubt.LONG_TITLE]
    assert judged(f"{MARIA};куратор;{'ж' * 200}") == [Doubt.LONG_DISTRICT]
    assert judged("Orlova Мария;куратор;Лесной район") == [Doubt.TWO_SCRIPTS]
    assert judged("Smith John;методист;") == [None]
    assert judged(f"{MARIA};координатор;") == [Doubt.COORDINATOR]
    assert judged(f"{MARIA};куратор;") == [Doubt.NO_DISTRICT]
    assert judged(f"{MARIA};куратор Лесного района;") == [None]
    assert judged(f"{MARIA};куратор;", known=Known(districts={})) == [None]
    assert judged(f"{MARIA};куратор;Марсианский район") == [Doubt.UNKNOWN_DISTRICT]


def test_a_name_of_two_scripts_that_looks_russian_is_made_so() -> None:
    (found,) = read("Opлoвa Мария Петровна; куратор; Лесной район").guests
    assert (found.name, found.mended) == (MARIA, (Mended.LETTERS,))


def test_twice_in_the_list_there_already_and_invited_already() -> None:
    known = Known(
        districts=DISTRICTS,
        people=[("Мария Орлова", "Куратор, Лесной район")],
        invited=[(ANNA, "Методист")],
    )
    lines = (f"{MARIA};куратор;Лесной район", f"{ANNA};методист;", f"{ANNA};психолог;", f"{ANNA};Психолог;")
    assert judged(*lines, known=known) == [Doubt.HERE, Doubt.INVITED, None, Doubt.TWICE]


def test_a_district_that_is_not_there_is_asked_about_once() -> None:
    guests = [
        Guest(line=n, name=name, title="куратор", district=district)
        for n, name, district in ((1, MARIA, "Лестной район"), (2, ANNA, "лестной  район"), (3, ANNA, "лесной р-н"))
    ]
    known = Known(districts=DISTRICTS)
    (asked,) = unknown_districts(judge(guests, known), known)
    assert (asked.name, asked.lines, asked.nearest) == ("Лестной район", (1, 2), (1,))
    told = Known(districts=DISTRICTS, said={"лестной район": 2})
    seats = [one.seat for one in judge(guests, told)]
    assert [one and (one.role, one.title, one.district) for one in seats] == [
        (Role.CURATOR, "Куратор", 2),
        (Role.CURATOR, "Куратор", 2),
        (Role.CURATOR, "Куратор", 1),
    ]
    made = judge(guests, Known(districts=DISTRICTS, said={"лестной район": NEW}))
    assert [one.seat.new_district for one in made if one.seat] == ["Лестной район", "лестной  район", ""]
