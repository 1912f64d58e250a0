"""The table cut into the plan's rows: headings, rows joined over page cuts, merged cells, the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.plan.columns import Aligned, align, known_by_content, without_header
from models.plan.errors import BadPlan, Refusal
from models.plan.foreign import Foreign, goes_on, named_by, names_columns, title_of
from models.plan.headers import (
    Column,
    Header,
    headers_of,
    is_foreign_header,
    is_header,
    is_numbering,
    is_pair,
    is_ruler,
    is_second_header,
    match_words,
    same_words,
)
from models.plan.likeness import (
    Likeness,
    deadline_likeness,
    looks_like_number,
    looks_like_people,
    names_time,
)
from models.plan.months import dated_by_marks, month_columns, month_of, without_months
from models.plan.sections import (
    LETTER,
    SectionPath,
    headings_before,
    is_page_number,
    is_plan_title,
    looks_like_heading,
    read_heading,
    split_headings,
)
from models.plan.source import Block, Cell, Line, Row
from models.plan.words import fold, join_cut, plain, squash, starts_low, unfinished

TOO_MANY_ROWS = 5_000
_BOLD = re.compile(r"(?:<(b|strong)>.*</\1>|\*\*.*\*\*)$", re.DOTALL | re.IGNORECASE)
_TOTAL = re.compile(r"(?:итого|всего)\b")
Note = tuple[str, str]  # a problem's code and words


@dataclass(slots=True, kw_only=True)
class CutRow:
    """A row of the plan as cut out of the table, its cells with their line breaks."""

    section: tuple[str, ...]
    line: int
    cells: dict[Column, str]
    others: dict[str, str]
    inherited: frozenset[Column] = frozenset()  # taken from a merged cell above
    fixed: list[Note] = field(default_factory=list)
    several: bool = False  # numbered items in one cell
    month: str = ""  # of the heading above
    marked: str = ""  # months of the columns in which marks stand
    plan: str = ""  # the title of its plan, where that is not the document's first


@dataclass(slots=True, kw_only=True)
class CutTable:
    """All rows of a file's part with the prose around them and what could not be placed (line, words)."""

    headers: tuple[Header, ...] = ()
    rows: list[CutRow] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    headless: bool = False
    pairs: bool = False  # dates and what is done alone, taken for a plan where there is no other


def cut_table(blocks: Sequence[Block]) -> CutTable:
    """Cuts a part of a file into rows.

    Raises BadPlan: NOT_A_PLAN without any plan-like table, NO_DEADLINE_COLUMN, TOO_MANY_ROWS.
    """
    if sum(isinstance(block, Row) and len(block.filled) > 1 for block in blocks) >= TOO_MANY_ROWS:
        raise BadPlan(Refusal.TOO_MANY_ROWS, "rows in the table")
    cutter = _Cutter(blocks)
    table = cutter.cut()
    if table.rows:
        return table
    if table.headers:
        raise BadPlan(Refusal.EMPTY, "a header without rows", "Таблица плана найдена, но строк в ней нет.")
    if cutter.undated:
        raise BadPlan(Refusal.NO_DEADLINE_COLUMN)
    for again in (_Cutter(blocks).cut_headless, _Cutter(blocks).cut_pairs):
        table = again()
        if table.rows:
            return table
    raise BadPlan(Refusal.NOT_A_PLAN)


def cut_as(rows: Sequence[Row], headers: tuple[Header, ...]) -> CutTable:
    """Cuts the rows of one table whose columns are known from somebody."""
    return _Cutter(rows).cut_as(headers)


@dataclass(slots=True)
class _Pending:
    """A line that is a heading if rows follow it, and prose if none do."""

    line: Line
    certain: bool


class _Cutter:
    """Walks over the blocks once; lives while one part is read."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.table = CutTable()
        self.headers: tuple[Header, ...] | None = None
        self.table_id = 0
        self.entered = 0  # the table of the last row read
        self.tables = 0  # seen so far
        self.foreign: Foreign | None = None  # the table that is walked and not read
        self.before: Row | None = None
        self.path = SectionPath()
        self.plan = ""
        self.pending: list[_Pending] = []
        self.open_row: CutRow | None = None  # the row that the next one may go on with
        self.numbered = False
        self.low_contents = False
        self.undated = False  # a header without a deadline column was seen
        self.skip_next = False
        self.headless = self.pairs = self.given = False
        self.unnamed: Row | None = None
        self.months: dict[str, str] = {}  # columns that are months

    def cut(self) -> CutTable:
        for place, block in enumerate(self.blocks):
            if isinstance(block, Line):
                self._prose(block)
            elif block.filled:
                self.tables += self.before is None or self.before.table != block.table
                if self.skip_next:
                    self.skip_next = False
                elif not self._header(place, block):
                    self._row(place, block)
                self.before = block
        self._end()
        return self.table

    def cut_headless(self) -> CutTable:
        """The same with columns known by their content alone where a table names none."""
        self.headless = True
        return self.cut()

    def cut_pairs(self) -> CutTable:
        """The same where nothing but dates and what is done stands side by side."""
        self.pairs = self.table.pairs = True
        return self.cut()

    def cut_as(self, headers: tuple[Header, ...]) -> CutTable:
        """The same with columns that are given: every row is one of this table."""
        self.given = True
        rows = [block for block in self.blocks if isinstance(block, Row)]
        self._use(headers, rows[0].table if rows else 0, rows)
        for place, row in enumerate(rows):
            if not same_words(row, headers):
                self._row(place, row)
        self._end()
        return self.table

    def _end(self) -> None:
        """Behind the last row of a plan: prose, and headings in the table that nothing stands under."""
        for pending in self.pending:
            lost = pending.line.row and not is_page_number(pending.line.text)
            (self.table.unread if lost else self.table.after).append(pending.line)

    # -- headers

    def _header(self, place: int, row: Row) -> bool:
        """Is the row a header? Then the columns are known from here on."""
        if self.headers and self._same_grid(row) and same_words(row, self.headers):
            self.table_id, self.foreign = row.table, None
            return True
        if not is_header(row):
            if self.headers and is_foreign_header(row):
                self._name(row)
                return True
            return False
        below = self._next_row(place)
        two_rows = below is not None and is_second_header(below, row)
        headers = headers_of(row, below if two_rows else None)
        following = self._rows_from(place + 1 + two_rows)
        self.months = month_columns(headers)
        headers = known_by_content(without_months(headers), [] if self.months else following)
        undated = all(header.column is not Column.DEADLINE for header in headers)
        if undated and (self.months or self._under_months(following)):
            undated = all(header.column is not Column.CONTENT for header in headers)
        elif is_pair(row) and not self.pairs:
            undated = True
        if undated:
            self.undated = self.undated or not is_pair(row)
            self._name(row)
            return True
        self.skip_next = two_rows
        self._use(headers, row.table, following)
        return True

    def _under_months(self, following: Sequence[Row]) -> bool:
        """Do headings that are months date the rows («циклограмма»)?"""
        above = [pending.line for pending in self.pending] or self.table.before[-2:]
        alone = [row.filled[0].text for row in following if len(row.filled) == 1]
        return any(month_of(plain(text)) for text in (*alone, *(line.text for line in above)))

    def _use(self, headers: tuple[Header, ...], table_id: int, following: Sequence[Row]) -> None:
        if self.headers is None and not self.table.rows:
            self.table.before.extend(pending.line for pending in self.pending)
            self.pending = [_Pending(line, certain=True) for line in headings_before(self.table.before)]
            self.entered = table_id
        self.headers, self.table_id, self.foreign = headers, table_id, None
        self.table.headers = self.table.headers or headers
        aligned = [align(row, headers) for row in following]
        contents = [row for row in aligned if row.own(Column.CONTENT)]
        numbered = [row for row in contents if looks_like_number(row.own(Column.NUMBER) or "?")]
        self.numbered = len(numbered) >= 0.2 * len(contents)
        low = sum(starts_low(plain(row.own(Column.CONTENT))) for row in numbered or contents)
        self.low_contents = low > 0.3 * len(numbered or contents)

    def _next_row(self, place: int) -> Row | None:
        following = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        return following if isinstance(following, Row) else None

    def _rows_from(self, place: int, table: int | None = None) -> list[Row]:
        """The rows from a place to the next header; of one table only when it is named."""
        rows = []
        for block in self.blocks[place : place + 600]:
            if isinstance(block, Row):
                if is_header(block) or table not in (None, block.table):
                    break
                rows.append(block)
        return rows

    # -- rows

    def _row(self, place: int, row: Row) -> None:
        own = [cell for cell in row.filled if not cell.continued]
        if not own or is_ruler(row):
            return
        if not self.given and self._is_foreign(place, row):
            self._leave(row, own)
        elif is_numbering(row) or row is self.unnamed:
            return
        elif len(own) == 1 and not any(cell.continued for cell in row.filled):
            self._single(row, own[0])
        else:
            self._several(place, row, own, align(row, self.headers or ()))

    def _is_foreign(self, place: int, row: Row) -> bool:
        """A row of another table of the document: each is judged where it begins, by its grid and its content."""
        before = self.before
        begins = before is None or row.table != before.table
        if not begins and (before is None or row.line <= before.line + 1 + before.height):
            return self.headers is None or self.foreign is not None
        if begins and self._by_content(place, row):
            return False
        if self.headers is None or (begins and not self._same_grid(row)):
            self._name(row)
        elif not goes_on(self._rows_from(place, row.table), self.headers, sure=self.foreign is not None):
            if self.foreign is None or begins:
                self._name(row)
        else:
            self.table_id, self.foreign = row.table, None
        return self.foreign is not None

    def _by_content(self, place: int, row: Row) -> bool:
        """A table without a header and of another grid: its columns may be known by what stands in them."""
        if not self.headless and (self.headers is None or self._same_grid(row)):
            return False
        rows = self._rows_from(place, row.table)
        named = names_columns(row) and any(match_words(cell.text) for cell in row.filled)
        headers = without_header(rows[1:] if named else rows)
        if headers is not None:
            self._use(headers, row.table, rows)
            self.table.headless = True
            self.unnamed = row if named else None  # whose words say too little, yet it is no item
        return headers is not None

    def _same_grid(self, row: Row) -> bool:
        headers = self.headers or ()
        return len(row.cells) == len(headers) or row.width == sum(header.span for header in headers)

    def _name(self, row: Row) -> None:
        """A table that is not read begins: what stands before it is its title, and no heading of the plan."""
        lines = self.table.before if self.headers is None else [pending.line for pending in self.pending]
        early = self.headers is None
        self.foreign = named_by(row, title_of(lines[-3:]), self.tables, early=early)
        self.table.foreign.append(self.foreign)
        if not early:
            self._end()
            self.pending.clear()

    def _leave(self, row: Row, own: Sequence[Cell]) -> None:
        """A row that is not read: counted where it stands; its words may still hold the title or a target."""
        if self.foreign is not None:
            self.foreign.add(row)
        prose = self.table.before if self.headers is None and not self.table.rows else self.table.after
        prose.extend(Line(text, row.line, cell.bold) for cell in own for text in plain(cell.text).split("\n"))

    def _prose(self, line: Line) -> None:
        if self.headers is None and not self.table.rows:
            self.table.before.append(line)
        elif squash(line.text) and not is_page_number(line.text):
            self.pending.append(_Pending(line, certain=False))

    def _single(self, row: Row, cell: Cell) -> None:
        """One cell alone: a heading, the rest of a cut row, or a number with nothing to it."""
        aligned = align(row, self.headers or ())
        column = next((key for key in aligned.cells if aligned.own(key)), Column.OTHER)
        text = plain(cell.text)
        wide = cell.span > max(1, row.width // 2)
        if _is_total(text, aligned):
            self.table.unread.append(Line(cell.text, row.line, row=True))
        elif looks_like_number(text) and not wide and column in (Column.NUMBER, Column.OTHER):
            self.table.unread.append(Line(f"№ {squash(text)} без содержания", row.line, row=True))
        elif not wide and not _is_loud(cell) and self._goes_on(column, text, first=cell is row.cells[0]):
            self._join(aligned)
        else:
            self._later(row, cell, certain=wide)

    def _later(self, row: Row, cell: Cell, *, certain: bool = False) -> None:
        self.pending.append(_Pending(Line(cell.text, row.line, cell.bold, row=True), certain))

    def _goes_on(self, column: Column, text: str, *, first: bool) -> bool:
        """Is a cell alone the rest of the same column's cell in the row before?"""
        if self.open_row is None or self.pending or column in (Column.NUMBER, Column.OTHER):
            return False
        before = plain(self.open_row.cells.get(column, ""))
        if unfinished(before) or (text.startswith("«") and before and not before.endswith(("»", "."))):
            return True
        if column is Column.CONTENT or first:  # where headings stand, too
            return starts_low(text) and not self.low_contents
        return True

    def _several(self, place: int, row: Row, own: Sequence[Cell], aligned: Aligned) -> None:
        number = squash(plain(aligned.own(Column.NUMBER)))
        content = aligned.own(Column.CONTENT)
        if _is_total(number, aligned) or _is_total(content, aligned):
            self.table.unread.append(Line(" ".join(cell.text for cell in own), row.line, row=True))
        elif aligned.continued(Column.CONTENT) and self.open_row:
            self._join(aligned, merged=True)
        elif self._is_titled(row, own, aligned, number):
            bold = any(cell.bold for cell in own)
            line = Line(" ".join(cell.text for cell in own), row.line, bold, row=True)
            self.pending.append(_Pending(line, certain=False))
        elif self._is_rest(aligned, number):
            self._join(aligned)
        elif self._is_heading(place, aligned):
            self.pending.append(_Pending(Line(f"{number} {content}", row.line, row=True), certain=True))
        else:
            self._begin(row, aligned)

    def _is_rest(self, aligned: Aligned, number: str) -> bool:
        """Is it the rest of the row before, cut by a page: no number of its own, cells that go on?"""
        if self.open_row is None or self.pending or aligned.continued(Column.NUMBER):
            return False
        content, before = plain(aligned.own(Column.CONTENT)), self.open_row.cells
        if number:
            return not content and number == squash(plain(before.get(Column.NUMBER, "")))
        if not content or aligned.own(Column.DEADLINE).startswith("("):
            return True
        if _dated(before) and _dated({key: aligned.own(key) for key in aligned.cells}):
            return unfinished(plain(before.get(Column.DEADLINE, "")))
        low = starts_low(content) and not self.low_contents
        if not self.numbered:
            return low and not aligned.own(Column.DEADLINE)
        ended = plain(before.get(Column.CONTENT, "")).endswith((".", "!", "?", "»"))
        whole = ended and not low and looks_like_people(aligned.own(Column.RESPONSIBLE))
        return bool(aligned.own(Column.DEADLINE)) or not whole

    def _is_titled(self, row: Row, own: Sequence[Cell], aligned: Aligned, number: str) -> bool:
        """Words where the number stands, or across half the table, with nothing due and nobody to do it."""
        if _dated({key: aligned.text(key) for key in aligned.cells}) or aligned.text(Column.RESPONSIBLE):
            return False
        return bool(number and not looks_like_number(number)) or own[0].span > max(2, row.width // 2)

    def _is_heading(self, place: int, aligned: Aligned) -> bool:
        """«1. | Организационная деятельность | | | »: a number and a title alone, with rows below."""
        number, content = aligned.own(Column.NUMBER), aligned.cells.get(Column.CONTENT)
        if not number or content is None or not content.text.strip() or aligned.others:
            return False
        following = self._next_row(place)
        below = squash(plain(following.cells[0].text)) if following and following.cells else ""
        stem = squash(plain(number)).rstrip(".")
        holds = below.startswith(f"{stem}.") and len(below.rstrip(".")) > len(stem) + 1
        if holds and not aligned.text(Column.DEADLINE):
            return True
        if any(aligned.text(column) for column in aligned.cells if column not in (Column.NUMBER, Column.CONTENT)):
            return False
        loud = content.span > 1 or content.bold or plain(content.text).isupper()
        return loud or holds or below.rstrip(".") == "1"

    def _begin(self, row: Row, aligned: Aligned) -> None:
        self._enter_pending()
        cells = {column: cell.text for column, cell in aligned.cells.items()}
        inherited = frozenset(column for column in cells if aligned.continued(column))
        started = CutRow(
            section=self.path.path,
            line=row.line,
            cells=cells,
            others=dict(aligned.others),
            inherited=inherited,
            plan=self.plan,
        )
        started.month = next((month for title in reversed(self.path.path) if (month := month_of(title))), "")
        started.marked = dated_by_marks(started.others, self.months)
        number = aligned.cells.get(Column.NUMBER)
        if number is not None and number.date:
            started.fixed.append(("number_was_date", "Excel принял номер за дату, номер восстановлен"))
        self.table.rows.append(started)
        self.open_row = started
        self.path.row()

    def _join(self, aligned: Aligned, *, merged: bool = False) -> None:
        """Joins the rest of a cut row cell by cell."""
        before = self.open_row
        if before is None:
            return
        for column in aligned.cells:
            text = aligned.own(column)
            if text and not (column is Column.NUMBER and before.cells.get(column)):
                before.cells[column] = _joined(before.cells.get(column, ""), text, column, merged=merged)
        for name, text in aligned.others.items():
            before.others[name] = join_cut(before.others.get(name, ""), text)
        note = ("row_joined", "строка продолжалась ниже, части соединены")
        if note not in before.fixed:
            before.fixed.append(note)

    def _enter_pending(self) -> None:
        """Rows follow: what stood before them are headings, or prose nobody reads."""
        if self.entered != self.table_id:
            if any(not pending.line.row and looks_like_heading(pending.line.text) for pending in self.pending):
                self.path.leave_table()
            self.entered = self.table_id
        for pending in self.pending:
            text = pending.line.text
            if (pending.certain and not plain(text).startswith("*")) or looks_like_heading(text):
                for heading in split_headings(text):
                    self.path.enter(heading, outside=not pending.line.row)
                if not pending.line.row and is_plan_title(text):
                    self.plan = squash(plain(text))
            else:
                self.table.unread.append(pending.line)
        if self.pending:
            self.open_row = None
        self.pending.clear()


def _dated(cells: Mapping[Column, str]) -> bool:
    """Has the row a deadline of its own, be it in its column or, swapped, in another?"""
    others = (text for column, text in cells.items() if column not in (Column.NUMBER, Column.CONTENT))
    if any(deadline_likeness(text) is Likeness.DATED for text in others):
        return True
    deadline = cells.get(Column.DEADLINE, "")
    return deadline_likeness(deadline) is not None or names_time(deadline)


def _is_total(words: str, aligned: Aligned) -> bool:
    """«Итого: 12 мероприятий»: a total is when nobody does it at any time. «Итоговый стол» is an event."""
    nobody = not aligned.text(Column.DEADLINE) and not aligned.text(Column.RESPONSIBLE)
    return nobody and bool(_TOTAL.match(fold(words)))


def _is_loud(cell: Cell) -> bool:
    """A heading by its looks: bold, or with a heading's number before a capital letter."""
    text = plain(cell.text)
    if cell.bold or _BOLD.match(cell.text.strip()):
        return True
    heading = read_heading(text)
    words = text.partition(heading.number)[2] if heading.number else ""
    return any(map(str.isalpha, words)) and heading.rank < LETTER and not starts_low(words)


def _joined(before: str, text: str, column: Column, *, merged: bool) -> str:
    """Two deadlines of one merged row are a list, else the cell goes on."""
    if merged and before.strip():
        both = column is Column.DEADLINE and deadline_likeness(before) and deadline_likeness(text)
        return f"{before.rstrip()}, {text.lstrip()}" if both else f"{before.rstrip()}\n{text.lstrip()}"
    return join_cut(before, text)
