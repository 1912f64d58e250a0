"""A row cut out of the table is read: its cells verbatim and put right, who answers, what proves it, when it is due."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from models.plan.breaks import deadline_words
from models.plan.coverage import read_coverage, unit_of_header
from models.plan.evidence import split_evidence
from models.plan.headers import Column
from models.plan.likeness import looks_like_deadline, looks_like_people, names_time
from models.plan.marks import mark_in
from models.plan.months import dated_under
from models.plan.reading import Level, PlanRow, Problem
from models.plan.responsibles import missing_commas, split_responsibles
from models.plan.rows import CutRow, CutTable
from models.plan.several import items_in, parts_of
from models.plan.swaps import put_right
from models.plan.words import fold, has_markup, plain, squash
from models.plan_years import PlanYear

# a cell's words and the plan's year (of a calendar one its number) to the reading's JSON
DeadlineReader = Callable[[str, PlanYear | int], Mapping[str, object]]

_NAMES = {
    Column.CONTENT: "содержание",
    Column.DEADLINE: "срок",
    Column.RESPONSIBLE: "ответственный",
    Column.COVERAGE: "охват",
    Column.PRODUCT: "форма отчёта",
    Column.EXPECTED_RESULT: "результат",
    Column.NOTE: "примечание",
}
_BEGIN, _END = re.compile(r"начал"), re.compile(r"(?:окончан|заверш|конец)")
_CELLS = tuple(column for column in Column if column not in (Column.NUMBER, Column.OTHER))


def rows_of(tables: Sequence[CutTable]) -> list[PlanRow]:
    """The rows of all tables in their order, without places, ordinals and readings of deadlines."""
    return [_row(row, table) for table in tables for cut in table.rows for row in _split(cut)]


def _row(cut: CutRow, table: CutTable) -> PlanRow:
    """One row with all but its place, ordinal and deadline's reading."""
    _join_ends(cut, table)
    cells, swapped = put_right({column: text for column, text in cut.cells.items() if column in _CELLS})
    verbatim = {column: squash(text) or None for column, text in cells.items()}
    unclean = {column.value: squash(plain(text)) for column, text in cells.items() if has_markup(text)}
    fixed = list(cut.fixed)
    _read_breaks(cells.get(Column.DEADLINE, ""), unclean, fixed)
    _read_months(cut, unclean.get("deadline") or verbatim.get(Column.DEADLINE) or "", unclean)
    if swapped:
        fixed.append(("swapped", _swap_words(swapped)))
    if missing_commas(cells.get(Column.RESPONSIBLE, "")):
        fixed.append(("missing_comma", "ответственные разделены, хотя запятой между ними нет"))
    if any(has_markup(text) for text in cells.values()):
        fixed.append(("markup", "в ячейках осталась разметка, показываются без неё"))
    coverage = cells.get(Column.COVERAGE, "")
    unit = unit_of_header(_header(table, Column.COVERAGE))
    return PlanRow(
        place=0,
        section=cut.section,
        ordinal=0,
        line=cut.line,
        number=squash(plain(cut.cells.get(Column.NUMBER, ""))) or None,
        **{column.value: verbatim.get(column) for column in _CELLS},
        other={name: squash(text) for name, text in cut.others.items() if squash(text)},
        swapped=bool(swapped),
        responsibles=tuple(split_responsibles(cells.get(Column.RESPONSIBLE, ""))),
        coverage_reading=read_coverage(plain(coverage), unit) if squash(coverage) else None,
        evidence=tuple(split_evidence(cells.get(Column.PRODUCT, ""))),
        deadline_reading=None,
        plain=unclean,
        inherited=tuple(column.value for column in Column if column in cut.inherited),
        put_right=tuple(fixed),
        several=cut.several,
        plan=cut.plan,
        marked=mark_in((_header(table, Column.NOTE), cells.get(Column.NOTE, "")), cut.others),
    )


def _header(table: CutTable, column: Column) -> str:
    return next((head.text for head in table.headers if head.column is column), "")


def _read_breaks(deadline: str, readable: dict[str, str], fixed: list[tuple[str, str]]) -> None:
    """A deadline of several lines as it is to be read: the cell itself stays as it is."""
    if "\n" not in plain(deadline):
        return
    words, place = deadline_words(deadline)
    if words != squash(plain(deadline)):
        readable[Column.DEADLINE.value] = words
    if place:
        fixed.append(("place_in_deadline", f"под сроком стоит место или пояснение: «{_short(place)}»"))


def _read_months(cut: CutRow, words: str, readable: dict[str, str]) -> None:
    """The months of the heading above or of the marked columns, where the deadline's cell leaves them unsaid."""
    said = words or cut.marked
    if cut.month:
        said = dated_under(said, cut.month)
    if said != words:
        readable[Column.DEADLINE.value] = said


def _split(cut: CutRow) -> Iterator[CutRow]:
    """The row, or a row of each of the numbered items that its cells hold."""
    parts = parts_of(cut.cells)
    if len(parts) == 1:
        if len(items_in(cut.cells.get(Column.CONTENT, ""))) > 1:
            cut.several = True
        yield cut
        return
    for place, cells in enumerate(parts):
        again = {Column.NUMBER} if place else set()
        note = ("row_split", "в ячейке несколько мероприятий, у каждого свой срок: разделены")
        yield replace(cut, cells=cells, inherited=cut.inherited | again, fixed=[*cut.fixed, note])


def _join_ends(cut: CutRow, table: CutTable) -> None:
    """«Начало» and «Окончание» in two columns are one deadline: alone, the first would be a wrong one."""
    begins = _header(table, Column.DEADLINE)
    ends = next((name for name in cut.others if _END.search(fold(name))), None)
    start = cut.cells.get(Column.DEADLINE, "").strip()
    if ends and start and _BEGIN.search(fold(begins)) and cut.others[ends].strip():
        cut.cells[Column.DEADLINE] = f"с {start} по {cut.others.pop(ends).strip()}"
        cut.fixed.append(("deadline_joined", "срок собран из двух столбцов"))


def _swap_words(swapped: Sequence[Column]) -> str:
    names = " и ".join(f"«{_NAMES[column]}»" for column in swapped)
    return f"столбцы переставлены: {names}, поставлены по местам"


def number_rows(
    rows: Sequence[PlanRow],
    plan: PlanYear | None,
    read_deadline: DeadlineReader | None,
    before: Sequence[tuple[str, ...]] = (),
    last: int = 0,
) -> list[PlanRow]:
    """Gives rows their places and ordinals, and the deadlines their readings. `before` are the sections of the rows
    that stand in the plan already, `last` is the last place among them."""
    ordinals = Counter(before)
    year = plan if plan is None or plan.school else plan.year
    numbered = []
    for place, row in enumerate(rows, start=last + 1):
        ordinals[row.section] += 1
        words = row.words("deadline")
        reading = read_deadline(words, year) if read_deadline and year and words else None
        numbered.append(replace(row, place=place, ordinal=ordinals[row.section], deadline_reading=reading))
    return numbered


def problems_of(row: PlanRow, deadlines_read: bool) -> list[Problem]:
    """What was put right in a row, and what of it is doubtful."""
    found = [Problem(code, text, Level.FIXED, row.place) for code, text in row.put_right]
    if row.several:
        found.append(Problem("several_in_cell", "в ячейке несколько мероприятий", Level.DOUBT, row.place))
    deadline, responsible = row.words("deadline"), row.words("responsible")
    if deadline and deadlines_read and row.deadline_reading is not None:
        if row.deadline_reading.get("kind") == "undetermined":
            found.append(Problem("deadline_unclear", f"срок не понят: «{deadline}»", Level.DOUBT, row.place))
    elif deadline and not looks_like_deadline(deadline) and not names_time(deadline):
        found.append(Problem("deadline_unclear", f"не похоже на срок: «{deadline}»", Level.DOUBT, row.place))
    if responsible and row.responsibles and not looks_like_people(responsible):
        text = f"не похоже на ответственного: «{_short(responsible)}»"
        found.append(Problem("responsible_unclear", text, Level.DOUBT, row.place))
    return found


def unread_lines(table: CutTable) -> Iterator[Problem]:
    """What could not be placed, line by line."""
    for line in table.unread:
        text = f"не разобрано (строка файла {line.line}): «{_short(squash(plain(line.text)))}»"
        yield Problem("unread", text, Level.DOUBT)


def _short(text: str, limit: int = 80) -> str:
    """The beginning of a text that is longer."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
