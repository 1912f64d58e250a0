"""Tables of the file that are not the plan: told from it by their first rows and by content, and named, not lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.plan.columns import align
from models.plan.headers import Column, Header, is_numbering, is_ruler, match_words
from models.plan.likeness import deadline_likeness, looks_like_number, names_time
from models.plan.source import Line, Row
from models.plan.words import fold, plain, plural, squash

NEEDED = {
    Column.CONTENT: "Мероприятие",
    Column.DEADLINE: "Срок",
    Column.RESPONSIBLE: "Ответственный",
}
"""What makes a table a plan, by the usual header of each."""
_LONGEST_NAME = 40  # letters of a column's name
_LONGEST_TITLE = 120
_ENOUGH = 0.4  # the share of a table's rows that must be dated for it to go on with the plan
_SIGNATURES, _STAMP = 3, 6  # rows at the most
_SIGNED = re.compile(r"утвержд|согласован|приказ|подпис|_{3}|директор|руководител|председател|начальник|заведующ")


@dataclass(slots=True, kw_only=True)
class Foreign:
    """A table that was not read: where it stands, what it is called, and why."""

    number: int
    title: str = ""
    columns: tuple[str, ...] = ()
    missing: tuple[Column, ...] = ()
    rows: list[Row] = field(default_factory=list)
    kind: str = "таблица"
    early: bool = False
    """It stands before the plan, where stamps do."""
    header: Row | None = None
    blocks: list[Row] = field(default_factory=list)
    """All of it below its header, headings too."""

    @property
    def is_layout(self) -> bool:
        """A stamp, signatures: nothing that anybody would look for in a plan."""
        if not self.rows:
            return True
        if any(map(match_words, self.columns)) or len(self.rows) > (_STAMP if self.early else _SIGNATURES):
            return False
        words = fold(" ".join((*self.columns, *(cell.text for row in self.rows for cell in row.filled))))
        return bool(_SIGNED.search(words))

    @property
    def reason(self) -> str:
        if not self.missing:
            return "её столбцы не похожи на столбцы плана"
        names = ", ".join(f"«{NEEDED[column]}»" for column in self.missing)
        return f"нет {'столбца' if len(self.missing) == 1 else 'столбцов'} {names}"

    @property
    def name(self) -> str:
        """«таблица 2 «Месяц · Вопросы»»."""
        columns = " · ".join(self.columns)
        named = [f" «{self.title}»"] if self.title else []
        named += [f" ({columns})" if self.title else f" «{columns}»"] if columns else []
        return f"{self.kind} {self.number}{''.join(named)}"

    @property
    def words(self) -> str:
        """«таблица 2 «Месяц · Вопросы», 14 строк, не прочитана: нет столбца «Ответственный»»."""
        rows = plural(len(self.rows), "строка", "строки", "строк")
        return f"{self.name}, {rows}, не прочитана: {self.reason}"

    def add(self, row: Row) -> None:
        """One more row of it; headings and rulers are none."""
        if row is self.header or is_ruler(row) or is_numbering(row):
            return
        self.blocks.append(row)
        if len(row.filled) > 1:
            self.rows.append(row)


def named_by(row: Row, title: str, number: int, *, early: bool) -> Foreign:
    """A table that begins with this row."""
    if not names_columns(row):
        return Foreign(number=number, title=title, early=early)
    columns = tuple(squash(plain(cell.text)) for cell in row.filled)
    known = {matched[0][1] for text in columns if (matched := match_words(text))}
    missing = tuple(column for column in NEEDED if column not in known)
    return Foreign(number=number, title=title, columns=columns, missing=missing, early=early, header=row)


def title_of(lines: Sequence[Line]) -> str:
    """What the paragraph before a table calls it; empty when it is a sentence and no title."""
    texts = [squash(plain(line.text)) for line in lines]
    last = next((text for text in reversed(texts) if text), "")
    return last.rstrip(":") if len(last) <= _LONGEST_TITLE and not last.endswith((".", ";")) else ""


def names_columns(row: Row) -> bool:
    """Is every cell a short name without a digit, as in a header, and none a date?"""
    texts = [squash(plain(cell.text)) for cell in row.filled]
    if len(texts) < 2 or any(len(text) > _LONGEST_NAME or any(map(str.isdigit, text)) for text in texts):
        return False
    if any(cell.continued for cell in row.filled) or any(looks_like_number(text) for text in texts):
        return False
    return not any(deadline_likeness(text) and not match_words(text) for text in texts)


def goes_on(rows: Sequence[Row], headers: Sequence[Header], *, sure: bool) -> bool:
    """Does a table without a header go on with the plan? `sure` asks for dates in its rows, else only its first row
    must not name other columns."""
    if not sure and not (names_columns(rows[0]) and len(rows[0].filled) == len(rows[0].cells)):
        return True
    several = [row for row in rows if len(row.filled) > 1][0 if sure else 1 :]
    dated = sum(_is_dated(row, headers) for row in several)
    return dated >= _ENOUGH * len(several) if several else not sure


def _is_dated(row: Row, headers: Sequence[Header]) -> bool:
    aligned = align(row, headers)
    places = (aligned.text(Column.DEADLINE), aligned.text(Column.RESPONSIBLE))  # swapped in a whole section, too
    return any(deadline_likeness(text) or names_time(text) for text in places)
