"""The import's protocol as a workbook: every row with how it was read, and every doubt."""

import io
from collections.abc import Iterable

import xlsxwriter

from models.plan.reading import Level, PlanReading, PlanRow
from models.plan.report import coverage_words

ROWS = (
    ("Строка", 8),
    ("Раздел", 30),
    ("№", 6),
    ("Содержание", 50),
    ("Срок", 22),
    ("Понят так", 30),
    ("Ответственные", 32),
    ("Охват", 16),
    ("Подтверждения", 32),
    ("Исправлено", 34),
    ("Проверьте", 40),
)
PROBLEMS = (("Строка", 8), ("Что это", 18), ("Что замечено", 90))
LEVELS = {Level.FIXED: "исправлено", Level.DOUBT: "проверьте", Level.CONTRADICTION: "противоречие"}


def write_protocol(reading: PlanReading) -> bytes:
    """The .xlsx: a sheet with every row of the plan, a sheet with everything that was noticed."""
    out = io.BytesIO()
    # a cell of the file that begins with «=» stays a text
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        doubt = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFF3CD"})
        marked = {row.place for row in reading.rows if _problems(reading, row, besides=Level.FIXED)}
        lines = [(_row(reading, row), doubt if row.place in marked else cell) for row in reading.rows]
        _sheet(book, "Строки плана", ROWS, lines, head)
        noticed = [((one.row or "", LEVELS[one.level], one.text), cell) for one in reading.problems]
        _sheet(book, "Замечания", PROBLEMS, noticed, head)
    return out.getvalue()


def _row(reading: PlanReading, row: PlanRow) -> tuple[str | int, ...]:
    read = str(row.deadline_reading.get("words", "")) if row.deadline_reading else ""
    return (
        row.place,
        " / ".join(row.section),
        row.number or "",
        row.words("content"),
        row.words("deadline"),
        read,
        "; ".join(one.text for one in row.responsibles),
        coverage_words(row.coverage_reading) if row.coverage_reading else "",
        "; ".join(one.text for one in row.evidence),
        "; ".join(text for _, text in row.put_right),
        "; ".join(_problems(reading, row, besides=Level.FIXED)),
    )


def _problems(reading: PlanReading, row: PlanRow, besides: Level) -> list[str]:
    return [one.text for one in reading.of_row(row.place) if one.level is not besides]


def _sheet(
    book: "xlsxwriter.Workbook",
    name: str,
    columns: tuple[tuple[str, int], ...],
    lines: Iterable[tuple[tuple[str | int, ...], object]],
    head: object,
) -> None:
    sheet = book.add_worksheet(name)
    for number, (title, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, title, head)
    for line, (values, style) in enumerate(lines, 1):
        for number, value in enumerate(values):
            if isinstance(value, int):
                sheet.write_number(line, number, value, style)
            else:
                sheet.write_string(line, number, value, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
