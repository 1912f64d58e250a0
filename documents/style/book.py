"""Workbooks as an institution prints them: A4, letters of ten points, rows as high as what wraps in them, a place to
sign. What a person typed never becomes a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.style.cells import (
    LOOKS,
    PADDING,
    PIXELS,
    PLAIN,
    TALLEST_ROW,
    Look,
    Value,
    height_of,
    put,
    set_paper,
    set_properties,
    shown,
)
from documents.style.fitting import STANDING, Layout, fit
from documents.style.long import LongRows, LongSheet
from documents.style.metrics import MM, longest_line, longest_word
from documents.style.page import FONT, LINE_TO_SIGN, SMALL, TEXT, Imprint, room, tied
from documents.style.workbook import HouseBook
from models.printable import printable

NARROWEST = 130
"""Millimetres of a table: titles and places to sign stand over the width of it."""
WIDEST_FROZEN = 70
"""Millimetres of columns that stay in sight: a phone shows little else."""
HEAD = 2
"""The line of headings, from 0: above it stand the title, and the centre with the day it was made."""
SHEET_NAME = 31


@dataclass(frozen=True, kw_only=True)
class TableSheet:
    """A sheet with a table: the sheet's name, the title and the period above, the headings, the rows, a note under
    them; `keys` columns are repeated where it is too wide for one sheet of paper; rows in `marked` (from 0) are tinted;
    `filtered` gives the headings their buttons."""

    name: str
    title: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Value]]
    period: str = ""
    note: str = ""
    keys: int = 1
    marked: frozenset[int] = frozenset()
    filtered: bool = False


@dataclass(kw_only=True)
class Page:
    """A sheet that is told cell by cell, and measured and written when the book is closed."""

    name: str
    title: str
    period: str = ""
    keys: int = 1
    heads: set[int] = field(default_factory=set)
    cells: dict[tuple[int, int], tuple[Value, Look]] = field(default_factory=dict)
    across: dict[int, str] = field(default_factory=dict)
    filtered: bool = False

    def put(self, line: int, column: int, value: Value, look: Look = Look.CELL) -> None:
        """A cell, lines and columns from 0."""
        self.cells[line, column] = value, look

    def head(self, line: int, titles: Sequence[str]) -> None:
        """Write a line of headings, from the first column on."""
        self.heads.add(line)
        for column, title in enumerate(titles):
            self.put(line, column, title, Look.HEAD)

    def say(self, line: int, words: str) -> None:
        """A text over the whole width of the sheet."""
        self.across[line] = words

    @property
    def last(self) -> int:
        """The last line that says anything."""
        return max((*(line for line, _ in self.cells), *self.across), default=HEAD)


class Book:
    """A workbook of the centre; its content is ready when it is left."""

    def __init__(self, imprint: Imprint, title: str = "") -> None:
        self.imprint, self.pages = imprint, list[Page]()
        self._title, self._data = title, b""

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            out = io.BytesIO()
            with HouseBook(out) as book:
                set_properties(book, self.imprint, self._title or (self.pages[0].title if self.pages else ""))
                writer = _Writer(book, self.imprint)
                for page in self.pages:
                    writer.write(page)
            self._data = out.getvalue()

    def page(self, name: str, title: str, period: str = "", *, keys: int = 1) -> Page:
        """A new sheet to be told cell by cell."""
        self.pages.append(Page(name=name[:SHEET_NAME], title=title, period=period, keys=keys))
        return self.pages[-1]

    def table(self, told: TableSheet) -> None:
        """A new sheet with a table."""
        page = self.page(told.name, told.title, told.period, keys=told.keys)
        page.filtered = told.filtered
        page.head(HEAD, told.titles)
        for number, row in enumerate(told.rows):
            look = Look.MARKED if number in told.marked else Look.CELL
            for column, value in enumerate(row):
                page.put(HEAD + 1 + number, column, value, look)
        if told.note:
            page.say(page.last + 2, told.note)

    def content(self) -> bytes:
        """The .xlsx; empty before the book is left."""
        return self._data


def write_tables(imprint: Imprint, tables: Sequence[TableSheet]) -> bytes:
    """The .xlsx of some tables, a sheet each."""
    with Book(imprint) as book:
        for table in tables:
            book.table(table)
    return book.content()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook, imprint: Imprint) -> None:
        self.book, self.imprint = book, imprint
        self.looks = {look: book.add_format(PLAIN | more) for look, more in LOOKS.items()}
        self.numbers = {look: book.add_format(PLAIN | more | {"align": "center"}) for look, more in LOOKS.items()}
        self.standing = book.add_format(PLAIN | LOOKS[Look.HEAD] | {"rotation": 90})
        words = {"font_name": FONT, "font_scheme": "none", "text_wrap": True, "valign": "top"}
        self.title = book.add_format({**words, "bold": True, "font_size": TEXT})
        self.words = book.add_format({**words, "font_size": SMALL})

    def write(self, page: Page) -> None:
        """Write the page as a sheet of its own, as wide as its words need."""
        sheet = self.book.add_worksheet(page.name)
        lines: dict[int, list[tuple[int, Value, Look]]] = {}
        for (line, column), (value, look) in page.cells.items():
            lines.setdefault(line, []).append((column, value, look))
        layout = _measured(page, lines)
        self.begin(sheet, page, layout)
        for line, cells in lines.items():
            self.row(sheet, line, cells, layout)
        for line, words in page.across.items():
            self._across(sheet, line, words, layout)
        self.end(sheet, page.last + 2, layout)

    def begin(self, sheet: Worksheet, page: Page, layout: Layout) -> None:
        """The page, the widths, and what stands above the table."""
        for column, width in enumerate(layout.widths):
            sheet.set_column_pixels(column, column, round(width * PIXELS))
        _set_page(sheet, page, layout)
        self._across(sheet, 0, page.title, layout, self.title)
        period = f"{tied(page.period)}. " if page.period else ""
        self._across(sheet, 1, f"{self.imprint.center}. {period}{self.imprint.made_on}", layout)

    def row(self, sheet: Worksheet, line: int, cells: Iterable[tuple[int, Value, Look]], layout: Layout) -> None:
        """A row as high as its highest cell."""
        highest = 0.0
        for column, value, look in cells:
            text = shown(value)
            style = (self.looks if isinstance(value, str) else self.numbers)[look]
            if look is Look.HEAD and layout.stands(text, column, PADDING):
                style, high = self.standing, longest_line(text, STANDING * MM, SMALL, bold=True) + SMALL
            else:
                width = (layout.widths[column] - PADDING) * MM
                high = height_of(text, width, bold=look in (Look.HEAD, Look.TOTAL))
            highest = max(highest, high)
            put(sheet, line, column, value, style)
        sheet.set_row(line, min(highest, TALLEST_ROW))

    def end(self, sheet: Worksheet, below: int, layout: Layout) -> None:
        """Leave places to sign below the last line, one for each who signs."""
        for number, (post, name) in enumerate(self.imprint.signed()):
            self._across(sheet, below + 2 * number, f"{post}  {LINE_TO_SIGN}  {name}".rstrip(), layout)

    def _across(self, sheet: Worksheet, line: int, words: str, layout: Layout, style: Format | None = None) -> None:
        """A text over the width of the first sheet; not over columns that are repeated on the second."""
        first, words = layout.repeated, printable(words)
        columns = [column for column in layout.sheets[0] if column >= first]
        wide = (sum(layout.widths[column] for column in columns) - PADDING) * MM
        size = TEXT if style is self.title else SMALL
        sheet.set_row(line, min(height_of(words, wide, size, bold=style is self.title), TALLEST_ROW))
        if len(columns) > 1:
            sheet.merge_range(line, first, line, columns[-1], "", style or self.words)
        sheet.write_string(line, first, words, style or self.words)


def _measured(page: Page, lines: Mapping[int, Sequence[tuple[int, Value, Look]]]) -> Layout:
    columns = max((column for cells in lines.values() for column, _, _ in cells), default=0) + 1
    titles, rows = [""] * columns, []
    for line, cells in lines.items():
        if line in page.heads:
            # of several lines of headings the longest word decides
            for column, value, _ in cells:
                words = (titles[column], shown(value))
                titles[column] = max(words, key=lambda told: longest_word(told, SMALL, bold=True))
        else:
            row = [""] * columns
            for column, value, _ in cells:
                row[column] = shown(value)
            rows.append(row)
    layout = fit(titles, rows, PADDING, keys=page.keys, least=NARROWEST)
    # Excel counts columns in whole pixels
    return replace(layout, widths=tuple(int(width * PIXELS) / PIXELS for width in layout.widths))


def _set_page(sheet: Worksheet, page: Page, layout: Layout) -> None:
    set_paper(sheet, landscape=layout.landscape)
    if page.heads:
        top = min(page.heads)
        sheet.repeat_rows(top)
        keys = page.keys if sum(layout.widths[: page.keys]) <= WIDEST_FROZEN else 0
        sheet.freeze_panes(top + 1, keys)
        if page.filtered:
            sheet.autofilter(top, 0, page.last, len(layout.widths) - 1)
    if len(layout.sheets) == 1:
        sheet.fit_to_pages(1, 0)
        return
    if layout.repeated:
        sheet.repeat_columns(0, layout.repeated - 1)
    sheet.set_v_pagebreaks([columns[layout.repeated] for columns in layout.sheets[1:]])


@dataclass(frozen=True)
class Column:
    """A column of a long table: its heading, and its width in millimetres on a sheet that lies."""

    title: str
    width: float


class LongTable:
    """A table of any length into a file: row after row, and never all in memory. The file is there when the table is
    left. Raises ValueError for columns that are wider than the sheet together."""

    def __init__(self, file: str, imprint: Imprint, name: str, title: str, columns: Sequence[Column]) -> None:
        if sum(column.width for column in columns) > room(landscape=True)[0]:
            raise ValueError("columns wider than the sheet")
        widths, sheets = tuple(c.width for c in columns), (tuple(range(len(columns))),)
        self._layout = Layout(widths, landscape=True, standing=False, sheets=sheets)
        self._book = HouseBook(file, long=True)
        set_properties(self._book, imprint, title)
        self._writer = _Writer(self._book, imprint)
        self._sheet: LongSheet = self._book.add_worksheet(name[:SHEET_NAME], LongSheet)
        page = Page(name=name, title=title)
        page.head(HEAD, [column.title for column in columns])
        self._writer.begin(self._sheet, page, self._layout)
        heads = [(n, column.title, Look.HEAD) for n, column in enumerate(columns)]
        self._writer.row(self._sheet, HEAD, heads, self._layout)
        styles = self._writer.looks[Look.CELL], self._writer.numbers[Look.CELL]
        self._rows = LongRows([(width - PADDING) * MM for width in widths], *styles)
        self._line = HEAD + 1

    def __enter__(self) -> "LongTable":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self._writer.end(self._sheet, self._line + 2, self._layout)
        self._book.close()

    def add(self, rows: Iterable[Sequence[str | int]]) -> None:
        """Write the next rows, each as high as its words need."""
        told = [self._rows.told(line, row) for line, row in enumerate(rows, self._line)]
        self._sheet.put_rows(self._line, told)
        self._line += len(told)
