"""Days of a leave and lines of a list, as people write them."""

from datetime import date

import pytest

from models.errors import DomainError
from models.leaves import Colleague, named, read_days, read_lines

TODAY = date(2026, 11, 30)
PEOPLE = (
    Colleague(1, "Орлова Мария Петровна", ((11, "Куратор, Лесной район"),)),
    Colleague(2, "Орлов Пётр Ильич", ((12, "Психолог"),)),
    Colleague(3, "Семёнова Анна", ((13, "Методист"),)),
    Colleague(4, "Орлова Анна Юрьевна", ()),
)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("1–14 июля", "2027-07-01", "2027-07-14"),
        ("с 25 декабря по 10 января", "2026-12-25", "2027-01-10"),
        ("25 ноября – 10 декабря", "2026-11-25", "2026-12-10"),
        ("25.11-10.12", "2026-11-25", "2026-12-10"),
        ("с 01.12.2026 по 14.12.2026", "2026-12-01", "2026-12-14"),
        ("3 декабря", "2026-12-03", "2026-12-03"),
        ("завтра", "2026-12-01", "2026-12-01"),
    ],
)
def test_days_are_read_ahead(said: str, first: str, last: str) -> None:
    assert read_days(said, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("said", ["", "летом", "1–2–3 июля", "31 июня", "🙂", "с по"])
def test_what_is_no_days(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — whatever the reader of days says of it
        read_days(said, TODAY)


@pytest.mark.parametrize(("said", "why"), [("01.03.2026 – 14.03.2026", "past"), ("01.07.2029", "far")])
def test_days_that_can_be_no_leave(said: str, why: str) -> None:
    with pytest.raises(DomainError, match=f"leave-{why}"):
        read_days(said, TODAY)


@pytest.mark.parametrize(
    ("said", "ids"),
    [("орлова мария", [1]), ("Орлова М.П.", [1]), ("Семенова", [3]), ("Орлова", [1, 4]), ("Ор", []), ("", [])],
)
def test_who_is_called_so(said: str, ids: list[int]) -> None:
    assert [one.id for one in named(said, PEOPLE)] == ids


def test_lines_of_a_list() -> None:
    found = read_lines(
        "ФИО; Дни; Кто замещает\nОрлова Мария; 01.12.2026; 14.12.2026; Семёнова\nОрлова; 1 декабря\n\n"
        "Семёнова\t5 декабря\tОрлова Анна\n" + "Я" * 500,
        PEOPLE,
        TODAY,
    )
    assert [one.trouble for one in found] == ["", "several", "deputy", "nobody"]
    assert (found[0].first, found[0].last, found[0].deputy_id) == (date(2026, 12, 1), date(2026, 12, 14), 13)
    assert len(found[3].words) == 200
    with pytest.raises(DomainError, match="leaves-empty"):
        read_lines(" \n ФИО; дни", PEOPLE, TODAY)
    with pytest.raises(DomainError, match="leaves-too-many"):
        read_lines("Орлова; 1 июля\n" * 500, PEOPLE, TODAY)
