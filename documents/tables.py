"""Plain tables as a workbook: a sheet a table, printed a page wide; numbers are numbers."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

Cell = str | int
A4 = 9


@dataclass(frozen=True)
class Table:
    """A sheet: what it is called, the line above it, its columns with their widths in characters, its rows."""

    name: str
    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    """What is to be known of the numbers, under them."""


def write_tables(tables: Sequence[Table]) -> bytes:
    """The .xlsx."""
    out = io.BytesIO()
    # a text that begins with «=» stays a text
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        plain = {"border": 1, "text_wrap": True, "valign": "top"}
        head, cell = book.add_format(plain | {"bold": True, "bg_color": "#E8EEF4"}), book.add_format(plain)
        bold = book.add_format({"bold": True, "font_size": 12})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.write_string(0, 0, table.title, bold)
            for column, (title, width) in enumerate(table.columns):
                sheet.set_column(column, column, width)
                sheet.write_string(2, column, title, head)
            for line, row in enumerate(table.rows, 3):
                for column, value in enumerate(row):
                    write = sheet.write_number if isinstance(value, int) else sheet.write_string
                    write(line, column, value, cell)
            if table.note:
                sheet.write_string(len(table.rows) + 4, 0, table.note)
            sheet.freeze_panes(3, 0)
            sheet.repeat_rows(2)
            sheet.set_landscape()
            sheet.set_paper(A4)
            sheet.fit_to_pages(1, 0)
    return out.getvalue()
