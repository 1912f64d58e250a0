"""From blocks of a file to the reading of a plan: the one place where all the rules meet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.plan.breaks import deadline_words
from models.plan.contradictions import find_contradictions
from models.plan.coverage import read_coverage, unit_of_header
from models.plan.errors import BadPlan, Refusal
from models.plan.evidence import split_evidence
from models.plan.headers import Column
from models.plan.likeness import looks_like_deadline, looks_like_people, names_time
from models.plan.months import dated_under
from models.plan.prose import find_approval, find_plan_year, find_targets, find_title, find_year, years_in
from models.plan.reading import Level, PlanReading, PlanRow, Problem
from models.plan.responsibles import missing_commas, split_responsibles
from models.plan.rows import CutRow, CutTable, cut_table
from models.plan.several import items_in, parts_of
from models.plan.source import Part, Row
from models.plan.swaps import put_right
from models.plan.words import fold, has_markup, plain, plural, squash
from models.plan_years import PlanYear

# a cell's words and the plan's year (of a calendar one its number) to the reading's JSON
DeadlineReader = Callable[[str, Any], Mapping[str, Any]]

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


def build_reading(
    parts: Sequence[Part], name: str, asked: PlanYear | int | None, read_deadline: DeadlineReader | None
) -> PlanReading:
    """Reads the parts of a file (sheets, or the one document) as a plan of the year `asked` for, else of its own.

    Raises BadPlan when no part holds a plan, or its table is too long.
    """
    year = PlanYear.of(asked) if asked is not None else None
    tables, chosen, left = _tables(parts, _number(year))
    before = [line.text for table in tables for line in table.before]
    after = [line.text for table in tables for line in table.after]
    title = find_title(before)
    said, doubted = find_plan_year(title, before, (chosen, name))
    plan_year = year if isinstance(asked, PlanYear) else _agreed(year, said)
    read = [_row(row, table) for table in tables for cut in table.rows for row in _split(cut)]
    rows = _number_rows(read, plan_year, read_deadline)
    problems = [Problem("unread_table", words, Level.DOUBT) for words in left]
    problems += _of_plan(tables, title, _number(year), _number(plan_year), before)
    if year is None and said and doubted:
        asks = f"учебный год {said.year}–{said.year + 1} или календарный {said.year}? прочитан как учебный"
        problems.append(Problem("school_year", asks, Level.DOUBT))
    problems += [problem for row in rows for problem in _of_row(row, read_deadline is not None)]
    problems += find_contradictions(rows, plan_year, find_approval(before), before)
    columns = tuple((header.text, header.column.value) for header in tables[0].headers)
    return PlanReading(
        title,
        _number(plan_year),
        tuple(rows),
        tuple(find_targets(before, after)),
        tuple(_in_order(problems)),
        columns,
        school=bool(plan_year and plan_year.school),
        doubted=year is None and doubted,
    )


def _number(plan: PlanYear | None) -> int | None:
    return None if plan is None else plan.year


def _agreed(asked: PlanYear | None, said: PlanYear | None) -> PlanYear | None:
    """What was asked for; a bare number of a year is the school year that the file says to begin in it."""
    return said if said and asked == PlanYear(said.year) else asked or said


def _tables(parts: Sequence[Part], year: int | None) -> tuple[list[CutTable], str, list[str]]:
    """The plan's tables, the name of the first's sheet, and the sheets left out in words. Of sheets named by years
    the one of the plan's year (else the latest) is taken."""
    found: list[tuple[Part, CutTable]] = []
    refusals: list[BadPlan] = []
    left: list[str] = []
    for part in parts:
        try:
            found.append((part, cut_table(part.blocks)))
        except BadPlan as refusal:
            if refusal.code is Refusal.TOO_MANY_ROWS:
                raise
            refusals.append(refusal)
            left.extend(_left_out(part, refusal.text.partition(".")[0].lower()))
    if not found:
        order = [Refusal.NO_DEADLINE_COLUMN, Refusal.EMPTY, Refusal.NOT_A_PLAN]
        raise min(refusals, key=lambda refusal: order.index(refusal.code), default=BadPlan(Refusal.EMPTY))
    years = {part.name: max(years_in(part.name), default=None) for part, _ in found}
    if len(found) > 1 and len(set(years.values()) - {None}) > 1:
        wanted = year if year in years.values() else max(one for one in years.values() if one)
        for part, _ in found:
            left.extend(_left_out(part, "это план другого года") if years[part.name] != wanted else ())
        found = [(part, table) for part, table in found if years[part.name] == wanted]
    elif len(found) > 1:
        for part, table in found:
            for row in table.rows:
                row.section = (part.name, *row.section)
    return [table for _, table in found], found[0][0].name, left


def _left_out(part: Part, why: str) -> Iterator[str]:
    """«лист «Смета», 14 строк, не прочитан: таблица плана в файле не найдена»; nothing of an empty sheet."""
    count = sum(isinstance(block, Row) and len(block.filled) > 1 for block in part.blocks)
    if count:
        yield f"лист «{part.name}», {plural(count, 'строка', 'строки', 'строк')}, не прочитан: {why}"


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
    unit = next((unit_of_header(head.text) for head in table.headers if head.column is Column.COVERAGE), None)
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
    )


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
    begins = next((head.text for head in table.headers if head.column is Column.DEADLINE), "")
    ends = next((name for name in cut.others if _END.search(fold(name))), None)
    start = cut.cells.get(Column.DEADLINE, "").strip()
    if ends and start and _BEGIN.search(fold(begins)) and cut.others[ends].strip():
        cut.cells[Column.DEADLINE] = f"с {start} по {cut.others.pop(ends).strip()}"
        cut.fixed.append(("deadline_joined", "срок собран из двух столбцов"))


def _swap_words(swapped: Sequence[Column]) -> str:
    names = " и ".join(f"«{_NAMES[column]}»" for column in swapped)
    return f"столбцы переставлены: {names}, поставлены по местам"


def _number_rows(rows: Sequence[PlanRow], plan: PlanYear | None, read_deadline: DeadlineReader | None) -> list[PlanRow]:
    """Gives rows their places and ordinals, and the deadlines their readings."""
    ordinals: Counter[tuple[str, ...]] = Counter()
    year = plan if plan is None or plan.school else plan.year
    numbered = []
    for place, row in enumerate(rows, start=1):
        ordinals[row.section] += 1
        words = row.words("deadline")
        reading = read_deadline(words, year) if read_deadline and year and words else None
        numbered.append(replace(row, place=place, ordinal=ordinals[row.section], deadline_reading=reading))
    return numbered


def _of_plan(
    tables: Sequence[CutTable], title: str | None, asked: int | None, year: int | None, before: Sequence[str]
) -> list[Problem]:
    found = []
    said = find_year(title, before)
    if year is None:
        found.append(Problem("no_year", "год плана не найден, укажите его", Level.DOUBT))
    elif asked and said and asked != said:
        found.append(Problem("plan_year", f"в файле план на {said} год, а читается на {asked}", Level.CONTRADICTION))
    if title is None:
        found.append(Problem("no_title", "название плана не найдено", Level.DOUBT))
    if any(table.headless for table in tables):
        found.append(Problem("no_header", "шапки у таблицы нет, столбцы узнаны по содержанию", Level.DOUBT))
    for table in tables:
        found += [Problem("unread_table", one.words, Level.DOUBT) for one in table.foreign if not one.is_layout]
        for line in table.unread:
            text = f"не разобрано (строка файла {line.line}): «{_short(squash(plain(line.text)))}»"
            found.append(Problem("unread", text, Level.DOUBT))
    return found


def _of_row(row: PlanRow, deadlines_read: bool) -> list[Problem]:
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


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Row by row, those of the plan as a whole first."""
    return sorted(problems, key=lambda problem: problem.row or 0)


def _short(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
