"""Which column is which: by its header's words, in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.plan.likeness import deadline_likeness
from models.plan.source import Cell, Row
from models.plan.words import fold, plain, squash


class Column(StrEnum):
    """A column's meaning; the value is its key in the row's JSON."""

    NUMBER = "number"
    CONTENT = "content"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"
    COVERAGE = "coverage"
    PRODUCT = "product"
    EXPECTED_RESULT = "expected_result"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Header:
    """One column: its words, its meaning, and the grid columns it covers."""

    text: str
    column: Column
    start: int
    span: int


# a weight says how sure the word is; the surest pair of column and meaning is taken first
_WORDS: tuple[tuple[Column, int, str], ...] = (
    (
        Column.NUMBER,
        9,
        r"^(?:№|n|no|номер)?\s*(?:п\s?[/\\.]\s?п\.?|№|n|no\.?|номер|пункт)\.?(?:\s*(?:п/п|пункта))?$",
    ),
    (
        Column.DEADLINE,
        9,
        r"^срок|^(?:дата|период|время) (?:проведения|исполнения|выполнения|реализации)|^даты?$",
    ),
    (Column.DEADLINE, 7, r"срок|^месяц|^когда|^период|^дата|^квартал$|^неделя$"),
    (Column.DEADLINE, 4, r"дата|время|график|календар|месяц|квартал"),
    (Column.RESPONSIBLE, 9, r"ответств|^отв\b"),
    (Column.RESPONSIBLE, 7, r"исполнител|^кто\b|^ф\.?\s?и\.?\s?о|^доклад(?:ывает|чик)|^организатор|^провод(?:ит|ящ)"),
    (Column.EXPECTED_RESULT, 10, r"ожида\w+|планируем\w+ (?:результат|эффект)"),
    (Column.EXPECTED_RESULT, 5, r"результат|эффект"),
    (
        Column.PRODUCT,
        9,
        r"форм\w* (?:отчет|контрол|представлен)|продукт|отчетн\w+ (?:документ|форм|материал)|вид отчет",
    ),
    (
        Column.PRODUCT,
        8,
        r"форма проведения|подтвержда\w+|итогов\w+ документ|документ\w* по итогам|вид документа",
    ),
    (Column.PRODUCT, 4, r"форма|документ|отчет|выход"),
    (
        Column.COVERAGE,
        9,
        r"охват|(?:кол-во|количество|число|численность) (?:участник|человек|специалист|слушател)",
    ),
    (Column.COVERAGE, 6, r"кол-во|количеств|^число|тираж|чел\.?\)|объем"),
    (Column.NOTE, 9, r"примечан|^отметк\w* о\w* (?:выполн|исполн)"),
    (Column.NOTE, 6, r"отметк|комментар|дополнительно"),
    (
        Column.CONTENT,
        9,
        r"^(?:содержание|наименование|название|перечень|планируемые|основные)\b.*(?:работ|мероприят|деятел)",
    ),
    (
        Column.CONTENT,
        7,
        r"^(?:рассматриваем\w+ )?вопрос|^повестка|^предмет|^объект контроля|^тематика|^тем[аы]$|^форма работы$",
    ),
    (Column.CONTENT, 8, r"^мероприяти|^содержание|^наименование|^вид\w* (?:работ|деятельност)|^название"),
    (
        Column.CONTENT,
        5,
        r"мероприят|содержание|^тема|^дел[оа]\b|работ|деятельност|^событи|^задач|^что\b|^направлени",
    ),
)
_PATTERNS = tuple((column, weight, re.compile(pattern)) for column, weight, pattern in _WORDS)
CALENDAR = 4
"""Columns named by months that make a calendar of a table."""
_MONEY = re.compile(r"финанс|бюджет|стоимост|руб|смет|затрат|расход")
_MEANT = {Column.CONTENT, Column.DEADLINE, Column.RESPONSIBLE}
_SURE = 7  # the weight of words that mean a column by themselves
_LONGEST_HEADER = 90  # letters: a header is short, a row's content is not
_RULER = re.compile(r"[\s\-–—=:_|+.]*")


def match_words(text: str) -> list[tuple[int, Column]]:
    """The meanings a header may have with their weights, the surest first."""
    words = fold(text).strip(" .:*")
    if not words or len(words) > _LONGEST_HEADER:
        return []
    best = _matches(words) or _matches(re.sub(r"[\s-]", "", words))  # «Наимено-вание мероприя тия»
    return sorted(((weight, column) for column, weight in best.items()), key=lambda pair: -pair[0])


def _matches(words: str) -> dict[Column, int]:
    best: dict[Column, int] = {}
    for column, weight, pattern in _PATTERNS:
        if pattern.search(words):
            best[column] = max(weight, best.get(column, 0))
    if _MONEY.search(words):
        best.pop(Column.COVERAGE, None)
    return best


def match_headers(texts: Sequence[str]) -> list[Column]:
    """A meaning for every header, none given twice; OTHER where the words say nothing."""
    scored = [(weight, -place, column) for place, text in enumerate(texts) for weight, column in match_words(text)]
    found = [Column.OTHER] * len(texts)
    taken: set[Column] = set()
    for _, place, column in sorted(scored, key=lambda item: (-item[0], -item[1])):
        if column not in taken and found[-place] is Column.OTHER:
            found[-place] = column
            taken.add(column)
    return found


def is_header(row: Row) -> bool:
    """Does the row name columns: at least two of the meaningful ones and three in all, every cell short? Two sure
    ones are enough where nothing in the row could be a plan's own words."""
    texts = [plain(cell.text) for cell in row.cells]
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(len(text) > _LONGEST_HEADER for text in filled):
        return False
    if any(text.strip(" .").isdigit() for text in filled):
        return False
    months = [text for text in filled if len(text.split()) == 1 and deadline_likeness(text)]
    if len(months) >= CALENDAR and Column.CONTENT in match_headers(texts):
        return True
    if any(deadline_likeness(text) and not _sure([text]) for text in filled) or not _sure(filled):
        return False  # «II квартал | Зам. директора по соц. работе | Отчёт» is a row
    known = set(match_headers(texts)) - {Column.OTHER}
    if len(filled) >= 3 and len(known) >= 3 and len(known & _MEANT) >= 2:
        return True
    return (len(filled) >= 3 and len(_sure(filled) & _MEANT) >= 2) or is_pair(row)


def _sure(texts: Sequence[str]) -> set[Column]:
    """What the headers mean that begin with the usual words."""
    tops = [matched[0] for text in texts if (matched := match_words(text))]
    return {column for weight, column in tops if weight >= _SURE}


def is_pair(row: Row) -> bool:
    """«Срок · Мероприятие», «Месяц · Повестка»: the two that no plan does without, alone."""
    texts = [plain(cell.text) for cell in row.filled]
    return len(texts) == 2 and _sure(texts) in (
        {Column.CONTENT, Column.DEADLINE},
        {Column.CONTENT, Column.RESPONSIBLE},
    )


def is_foreign_header(row: Row) -> bool:
    """The header of another table («№ | Наименование | Количество | Цена»): it numbers its rows, too."""
    texts = [fold(cell.text) for cell in row.filled]
    numbering = any(match_words(text)[:1] == [(9, Column.NUMBER)] for text in texts)
    return numbering and len(texts) >= 3 and not any(char.isdigit() for text in texts for char in text)


def headers_of(row: Row, below: Row | None = None) -> tuple[Header, ...]:
    """The columns a header row names; `below` is the second row of a header of two rows."""
    spans = _spans(row.cells)
    if below is not None:
        texts_spans = [
            (_two(_text_over(spans, start, span), cell), start, span) for cell, start, span in _spans(below.cells)
        ]
    else:
        texts_spans = [(squash(plain(cell.text)), start, span) for cell, start, span in spans]
    columns = match_headers([text for text, _, _ in texts_spans])
    return tuple(
        Header(text, column, start, span) for (text, start, span), column in zip(texts_spans, columns, strict=True)
    )


def is_second_header(row: Row, above: Row) -> bool:
    """Is `row` the lower half of a header: merged with the row above, all its own cells short names?"""
    if row.table != above.table or not any(cell.continued or cell.span > 1 for cell in (*row.cells, *above.cells)):
        return False
    own = [plain(cell.text) for cell in row.cells if not cell.continued and cell.text.strip()]
    continued = any(cell.continued and cell.text.strip() for cell in row.cells)
    return bool(own) and continued and all(len(text) < 40 for text in own) and len(own) < len(row.cells)


def is_ruler(row: Row) -> bool:
    """A row of dashes under the header."""
    texts = [cell.text for cell in row.filled]
    return bool(texts) and all(_RULER.fullmatch(text) for text in texts) and any("--" in text for text in texts)


def is_numbering(row: Row) -> bool:
    """«1 | 2 | 3 | 4 | 5 | 6» under the header."""
    texts = [squash(plain(cell.text)) for cell in row.filled]
    return len(texts) >= 3 and texts == [str(place) for place in range(1, len(texts) + 1)]


def same_words(row: Row, headers: Sequence[Header]) -> bool:
    """Is the row the header said again, as on each page?"""
    texts = {fold(cell.text) for cell in row.filled}
    return len(texts) >= 2 and texts <= {fold(header.text) for header in headers}


def _spans(cells: Sequence[Cell]) -> list[tuple[Cell, int, int]]:
    start, placed = 0, []
    for cell in cells:
        placed.append((cell, start, cell.span))
        start += cell.span
    return placed


def _text_over(spans: Sequence[tuple[Cell, int, int]], start: int, span: int) -> str:
    over = (cell.text for cell, begin, width in spans if begin < start + span and start < begin + width)
    return squash(plain(next(over, "")))


def _two(above: str, cell: Cell) -> str:
    own = squash(plain(cell.text))
    return above if cell.continued or not own or own == above else f"{above} {own}".strip()
