"""Журнал супервизий and журнал консультаций: a Word table on A4 that lies, and a workbook with the same columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.style.book import TableSheet, write_tables
from documents.style.page import Imprint
from documents.style.word import Paper
from models.requests.journal import JournalRow


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what stands in it."""

    title: str
    value: Callable[[JournalRow], str | int]


WRITTEN = "письменно"
# docs/supervision.md, «Журнал»; the number is the row's place
SUPERVISION = (
    Column("Дата", lambda row: row.day),
    Column("Вид", lambda row: row.mode),
    Column("Формат", lambda row: row.format),
    Column("Территория", lambda row: row.districts),
    Column("Инициатор (должность)", lambda row: row.initiators),
    Column("Код случая", lambda row: row.codes),
    Column("Тема", lambda row: row.topic),
    Column("Число участников", lambda row: row.people),
    Column("Супервизор", lambda row: row.supervisor),
    Column("Продолжительность, мин", lambda row: row.minutes or ""),
    Column("Рекомендации", lambda row: row.recommendations),
    Column("Дата обратной связи", lambda row: row.feedback),
    Column("Отметка о выполнении", lambda row: row.done),
)
CONSULTATION = (
    Column("Дата", lambda row: row.day),
    Column("Вид консультации", lambda row: row.topic),
    Column("Формат", lambda row: row.format),
    Column("Территория", lambda row: row.districts),
    Column("Инициатор (должность)", lambda row: row.initiators),
    Column("Число участников", lambda row: row.people),
    Column("Консультант", lambda row: row.supervisor),
    Column("Продолжительность, мин", lambda row: WRITTEN if row.minutes == 0 else row.minutes or ""),
    Column("Рекомендации", lambda row: row.recommendations),
    Column("Дата обратной связи", lambda row: row.feedback),
    Column("Отметка о выполнении", lambda row: row.done),
)
HEADINGS = {SUPERVISION: "Журнал супервизий", CONSULTATION: "Журнал консультаций"}
KEYS = 2
"""«№» and «Дата» are repeated where a journal needs a second sheet."""


def journal_docx(columns: Sequence[Column], rows: Sequence[JournalRow], imprint: Imprint, year: int) -> bytes:
    """The journal as a .docx, a line a meeting, with places to sign."""
    paper = Paper(imprint, f"{HEADINGS[tuple(columns)]} за {year} год", landscape=True)
    lines = [[str(n), *(str(column.value(row)) for column in columns)] for n, row in enumerate(rows, 1)]
    paper.table(_titles(columns), lines, keys=KEYS)
    paper.sign()
    return paper.content()


def journal_xlsx(columns: Sequence[Column], rows: Sequence[JournalRow], imprint: Imprint, year: int) -> bytes:
    """The journal as a workbook: numbers are numbers, so that they can be added up."""
    name = HEADINGS[tuple(columns)]
    lines = [[n, *(column.value(row) for column in columns)] for n, row in enumerate(rows, 1)]
    return write_tables(
        imprint, [TableSheet(name=name, title=f"{name} за {year} год", titles=_titles(columns), rows=lines, keys=KEYS)]
    )


def _titles(columns: Sequence[Column]) -> list[str]:
    return ["№", *(column.title for column in columns)]
