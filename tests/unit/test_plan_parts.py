"""A draft of a file with several plans and other tables: what is taken, what is read as said, nothing lost between."""

import openpyxl
import pytest

from documents.plan import read_plan
from examples.make_school_plan import school_plan
from models.deadlines import as_json, read
from models.errors import DomainError
from models.plan.draft import DraftContent
from models.plan.draft_parts import choose_plan, leave_table, left_rows, plans_of, read_table, tables_of
from models.plan.headers import Column
from models.plan.reading import Level
from tests.unit.plan_files import cell, paragraph, row, table, word_plan
from tests.unit.test_plan_excel import saved

PLAN = table(row("№", "Мероприятие", "Срок", "Ответственный"), row("1", "Семинар", "Март", "Методист"))


def drafted(data: bytes, name: str = "план.docx") -> DraftContent:
    reading = read_plan(data, name, read_deadline=lambda words, year: as_json(read(words, year)))
    return DraftContent.of(reading, name, reading.year or 2026, {})


def title(content: DraftContent) -> list[str]:
    return [one.words("content") for one in content.rows]


def test_a_guess_is_picked_before_anybody_is_asked() -> None:
    meetings, costs = tables_of(drafted(school_plan()))

    assert meetings.picks == {Column.CONTENT: 1, Column.DEADLINE: 0, Column.RESPONSIBLE: None}
    assert meetings.sample == ["Сентябрь", "Задачи нового учебного года"]
    assert costs.picks[Column.CONTENT] == 0


def test_headings_months_and_cut_rows_of_a_table_read_as_said_are_what_they_are() -> None:
    other = table(
        row("№", "Дела", "Кому поручено"),
        row(cell("Февраль", span=3)),
        row("1", "Сбор книг для", "Методист"),
        row("", "библиотеки", ""),
        row("", "Итого: 1", ""),
    )
    content = drafted(word_plan(paragraph("План на 2026 год"), PLAN, paragraph("Циклограмма дел"), other))
    (found,) = tables_of(content)
    read_so = read_table(content, 0, {Column.CONTENT: 1, Column.DEADLINE: None, Column.RESPONSIBLE: 2})

    (one,) = read_so.rows[1:]
    assert (one.words("content"), one.section) == ("Сбор книг для библиотеки", ("Циклограмма дел", "Февраль"))
    assert read_so.schedule(one).words == "февраль 2026"
    assert one.called == ["Методист"]
    assert any("Итого: 1" in text for text in read_so.noticed(Level.DOUBT))
    assert (found.table.rows, left_rows(read_so)) == (1, 1)


def test_a_table_read_twice_stands_once_and_leaves_no_answer_behind() -> None:
    content = drafted(school_plan())
    picks = tables_of(content)[0].picks
    once = read_table(content, 0, picks)
    place = once.rows[-1].place
    again = read_table(once.answered(place, "июнь"), 0, picks)

    assert title(again) == title(once)
    assert again.json["answers"] == {}
    left = leave_table(again, 0)
    assert (title(left), sorted(left.noticed(*Level))) == (title(content), sorted(content.noticed(*Level)))
    assert left_rows(left) == left_rows(content) == 5


@pytest.mark.parametrize(
    ("number", "picks", "key"),
    [
        (0, {Column.CONTENT: None, Column.DEADLINE: 0}, "plan-table-no-content"),
        (0, {Column.CONTENT: 9}, "error-stale"),
        (7, {Column.CONTENT: 1}, "error-stale"),
    ],
)
def test_what_is_not_there_is_refused(number: int, picks: dict[Column, int | None], key: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_table(drafted(school_plan()), number, picks)
    assert refused.value.key == key


def test_a_plan_of_another_year_in_the_same_workbook_can_be_taken_instead() -> None:
    book = openpyxl.Workbook()
    for year in (2025, 2026):
        sheet = book.create_sheet(f"План {year}")
        sheet.append(("№", "Мероприятие", "Срок", "Ответственный"))
        sheet.append((1, f"Дело {year}", "Март", "Методист"))
    content = drafted(saved(book), "планы.xlsx")
    assert [(one.year, one.items, one.chosen) for one in plans_of(content)] == [
        ("2026 год", 1, True),
        ("2025 год", 1, False),
    ]
    other = choose_plan(content, 1)

    assert (title(other), other.year) == (["Дело 2025"], 2025)
    assert title(choose_plan(other, 1)) == ["Дело 2026"]
