"""Журнал супервизий and журнал консультаций: a Word table on A4 that lies, and a workbook with the same columns."""

import io
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import xlsxwriter

from documents.paper import Paper
from models.requests.journal import JournalRow

Value = Callable[[JournalRow], str | int]


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in millimetres on A4, and what stands in it."""

    title: str
    width: int
    value: Value


WRITTEN = "письменно"
# docs/supervision.md, «Журнал»; the number is the row's place
SUPERVISION = (
    Column("Дата", 20, lambda row: row.day),
    Column("Вид", 21, lambda row: row.mode),
    Column("Формат", 19, lambda row: row.format),
    Column("Территория", 24, lambda row: row.districts),
    Column("Инициатор (должность)", 22, lambda row: row.initiators),
    Column("Код случая", 18, lambda row: row.codes),
    Column("Тема", 28, lambda row: row.topic),
    Column("Число участ\u00adников", 14, lambda row: row.people),
    Column("Супервизор", 23, lambda row: row.supervisor),
    Column("Продолжи\u00adтельность, мин", 18, lambda row: row.minutes or ""),
    Column("Рекомендации", 34, lambda row: row.recommendations),
    Column("Дата обратной связи", 18, lambda row: row.feedback),
    Column("Отметка о выполнении", 18, lambda row: row.done),
)
CONSULTATION = (
    Column("Дата", 20, lambda row: row.day),
    Column("Вид консультации", 34, lambda row: row.topic),
    Column("Формат", 22, lambda row: row.format),
    Column("Территория", 30, lambda row: row.districts),
    Column("Инициатор (должность)", 28, lambda row: row.initiators),
    Column("Число участ\u00adников", 16, lambda row: row.people),
    Column("Консультант", 28, lambda row: row.supervisor),
    Column("Продолжи\u00adтельность, мин", 20, lambda row: WRITTEN if row.minutes == 0 else row.minutes or ""),
    Column("Рекомендации", 42, lambda row: row.recommendations),
    Column("Дата обратной связи", 18, lambda row: row.feedback),
    Column("Отметка о выполнении", 19, lambda row: row.done),
)
NUMBER = 8
"""Millimetres of «№»."""
HEADINGS = {SUPERVISION: "Журнал супервизий", CONSULTATION: "Журнал консультаций"}
MM_OF_LETTER = 1.9
"""Millimetres that a character takes in a workbook's column."""
MM_OF_WRAPPED = 1.6
"""Millimetres that a letter of ten points takes at most, on an average line."""
LINE_HEIGHT = 13.5
"""Points of a line: LibreOffice opens a row whose height is not said as one line, whatever wraps in it."""


def journal_docx(columns: Sequence[Column], rows: Sequence[JournalRow], center: str, year: int) -> bytes:
    """The journal in Word."""
    paper = Paper(landscape=True)
    paper.heading(f"{HEADINGS[tuple(columns)]} за {year} год", center)
    titles = ["№", *(column.title for column in columns)]
    lines = [[str(n), *(str(column.value(row)) for column in columns)] for n, row in enumerate(rows, 1)]
    paper.table(titles, lines, [NUMBER, *(column.width for column in columns)])
    return paper.content()


def journal_xlsx(columns: Sequence[Column], rows: Sequence[JournalRow], center: str, year: int) -> bytes:
    """The journal as a workbook: numbers are numbers, so that they can be added up."""
    out = io.BytesIO()
    # a text that begins with «=» stays a text
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        name = HEADINGS[tuple(columns)]
        sheet = book.add_worksheet(name)
        plain = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "Times New Roman", "font_size": 10}
        head, cell = book.add_format(plain | {"bold": True, "bg_color": "#E8EEF4"}), book.add_format(plain)
        sheet.write_string(0, 0, f"{name} за {year} год. {center}", book.add_format({"bold": True, "font_size": 12}))
        sheet.write_string(2, 0, "№", head)
        sheet.set_column(0, 0, NUMBER / MM_OF_LETTER)
        for place, column in enumerate(columns, 1):
            sheet.set_column(place, place, column.width / MM_OF_LETTER)
            sheet.write_string(2, place, column.title.replace("\u00ad", ""), head)
        sheet.set_row(2, _height([(column.title, column.width) for column in columns]))
        for line, row in enumerate(rows, 3):
            sheet.write_number(line, 0, line - 2, cell)
            sheet.set_row(line, _height([(str(column.value(row)), column.width) for column in columns]))
            for place, column in enumerate(columns, 1):
                value = column.value(row)
                write = sheet.write_number if isinstance(value, int) else sheet.write_string
                write(line, place, value, cell)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.set_footer("&C&P из &N")
    return out.getvalue()


def _height(cells: Sequence[tuple[str, float]]) -> float:
    """Points of a row whose texts wrap in columns of so many millimetres."""
    lines = [len(textwrap.wrap(text, int(width / MM_OF_WRAPPED))) for text, width in cells]
    return LINE_HEIGHT * max([1, *lines])
