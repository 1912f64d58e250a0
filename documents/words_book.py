"""A centre's words as a workbook: written to be changed by a coordinator, and read back."""

import io
import warnings
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet as ReadSheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.plan.guard import check_size, recognise
from documents.style.cells import LOOKS, PADDING, PIXELS, PLAIN, Look, height_of, put, set_paper, set_properties
from documents.style.metrics import MM
from documents.style.page import Imprint
from documents.style.workbook import HouseBook
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.plan.errors import BadPlan
from models.words_file import CONTACTS, FIRST_LINE, NAMES, NO, TEXTS, TOPICS, YES, BadWords, Row, WordsFault, WordsFile

SHEETS = {
    NAMES: (("Список", 46), ("Стандартное название", 70), ("Название", 70), ("Не предлагать", 34)),
    TOPICS: (("Список", 60), ("Тема", 150)),
    TEXTS: (("Текст", 50), ("Слова", 180)),
    CONTACTS: (("Куда", 120), ("Телефон", 70)),
}
"""Headings with their millimetres on a sheet that lies."""
WIDTHS = {name: len(columns) for name, columns in SHEETS.items()}
VERSION, TOPICS_THEN = "words-version", "words-topics"
MOST, LONGEST = 2000, 4000
"""Lines of a sheet, and characters of a cell, that are looked at."""
SMALL = 1024 * 1024


def write_words(tables: dict[str, Sequence[Sequence[str]]], version: int, topics: str, imprint: Imprint) -> bytes:
    """The .xlsx, a sheet for each table; what it is made of is told by two properties of the file."""
    out = io.BytesIO()
    with HouseBook(out) as book:
        set_properties(book, imprint, "Слова центра")
        book.set_custom_property(VERSION, version)
        book.set_custom_property(TOPICS_THEN, topics)
        head, cell = (book.add_format(PLAIN | LOOKS[look]) for look in (Look.HEAD, Look.CELL))
        for name, columns in SHEETS.items():
            sheet = book.add_worksheet(name)
            for column, (_, width) in enumerate(columns):
                sheet.set_column_pixels(column, column, int(width * PIXELS))
            set_paper(sheet, landscape=True)
            sheet.repeat_rows(0)
            sheet.fit_to_pages(1, 0)
            sheet.freeze_panes(1, 0)
            widths = [width for _, width in columns]
            for line, values in enumerate([[title for title, _ in columns], *tables[name]]):
                _row(sheet, line, values, widths, head if line == 0 else cell)
            if name == NAMES:
                sheet.data_validation(1, 3, MOST, 3, {"validate": "list", "source": [YES, NO]})
    return out.getvalue()


def _row(sheet: Worksheet, line: int, values: Sequence[str], widths: Sequence[int], style: Format) -> None:
    heights = [height_of(v, (width - PADDING) * MM, bold=True) for v, width in zip(values, widths, strict=True)]
    sheet.set_row(line, max(heights))
    for column, value in enumerate(values):
        put(sheet, line, column, value, style)


def is_words(data: bytes) -> bool:
    """Whether a file is a workbook of a centre's words: it names the sheets."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            member = package.getinfo("xl/workbook.xml")
            if member.file_size > SMALL:
                return False
            text = package.read(member).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        return False
    return all(f'name="{name}"' in text for name in (NAMES, TEXTS, CONTACTS))


def read_words(data: bytes) -> WordsFile:
    """What stands in the workbook. Raises BadWords for a damaged one, DomainError for one that is unsafe."""
    try:
        check_size(len(data))
        recognise(data, "слова.xlsx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that openpyxl drops
            book = openpyxl.load_workbook(io.BytesIO(data))
    except BadPlan as error:
        raise DomainError("plan-refused", why=error.text) from error
    except Exception as error:  # openpyxl fails in many ways over a damaged file
        raise BadWords([WordsFault("", "", TextKey("words-file-unreadable"))]) from error
    try:
        missing = [name for name in SHEETS if name not in book.sheetnames]
        if missing:
            raise BadWords([WordsFault(name, "", TextKey("words-file-no-sheet")) for name in missing])
        rows = {name: _rows(book[name], width) for name, width in WIDTHS.items()}
        version = _property(book, VERSION)
        return WordsFile(
            version=int(version) if version.isdigit() and len(version) < 9 else 0,
            topics_then=_property(book, TOPICS_THEN),
            names=rows[NAMES],
            topics=rows[TOPICS],
            texts=rows[TEXTS],
            contacts=rows[CONTACTS],
        )
    finally:
        book.close()


def _property(book: Any, name: str) -> str:
    return next((str(one.value) for one in book.custom_doc_props.props if one.name == name), "")


def _rows(sheet: ReadSheet, width: int) -> tuple[Row, ...]:
    """The filled lines under the headings, cells as words. A formula stands as its own text."""
    found: list[Row] = []
    for line in range(FIRST_LINE, min(sheet.max_row, MOST) + 1):
        values = [sheet.cell(line, column).value for column in range(1, width + 1)]
        cells = tuple(_typed(value) for value in values)
        if any(cells):
            found.append((line, cells))
    return tuple(found)


def _typed(value: object) -> str:
    """A cell as it was typed: a telephone that became a number has no point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()[:LONGEST]
