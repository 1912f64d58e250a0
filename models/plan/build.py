"""From blocks of a file to the reading of a plan: the one place where all the rules meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.plan.contradictions import find_contradictions
from models.plan.errors import BadPlan, Refusal
from models.plan.making import DeadlineReader, number_rows, problems_of, rows_of, unread_lines
from models.plan.prose import find_approval, find_plan_year, find_targets, find_title, find_year, years_in
from models.plan.reading import Level, PlanReading, PlanRow, Problem
from models.plan.rows import CutTable, cut_table
from models.plan.source import Part
from models.plan.unread import UnreadTable, sheet, unread_of
from models.plan_years import PlanYear

_NO_RESPONSIBLE = "нет столбца «Ответственный»"


def build_reading(
    parts: Sequence[Part], name: str, asked: PlanYear | int | None, read_deadline: DeadlineReader | None
) -> PlanReading:
    """Reads the parts of a file (sheets, or the one document) as a plan of the year `asked` for, else of its own.

    Raises BadPlan when no part holds a plan, or its table is too long.
    """
    year = PlanYear.of(asked) if asked is not None else None
    file = _tables(parts, _number(year))
    tables = file.tables
    before = [line.text for table in tables for line in table.before]
    after = [line.text for table in tables for line in table.after]
    title = find_title(before)
    said, doubted = find_plan_year(title, before, (file.chosen, name))
    plan_year = year if isinstance(asked, PlanYear) else _agreed(year, said)
    rows = number_rows(rows_of(tables), plan_year, read_deadline)
    problems = [Problem("unread_table", one.words, Level.DOUBT) for one in file.left]
    problems += _left_years(file)
    problems += _of_plan(tables, title, _number(year), _number(plan_year), before)
    if year is None and said and doubted:
        asks = f"учебный год {said.year}–{said.year + 1} или календарный {said.year}? прочитан как учебный"
        problems.append(Problem("school_year", asks, Level.DOUBT))
    problems += [problem for row in rows for problem in problems_of(row, read_deadline is not None)]
    problems += find_contradictions(rows, plan_year, find_approval(before), before)
    columns = tuple((header.text, header.column.value) for header in tables[0].headers)
    return PlanReading(
        title=title,
        year=_number(plan_year),
        rows=tuple(rows),
        targets=tuple(find_targets(before, after)),
        problems=tuple(_in_order(problems)),
        columns=columns,
        school=bool(plan_year and plan_year.school),
        doubted=year is None and doubted,
        plans=_plans(rows, title),
        unread=(*file.left, *(unread_of(one) for table in tables for one in table.foreign if not one.is_layout)),
        others=_others(file, name, read_deadline) if asked is None else (),
        lone=sum(line.row for table in tables for line in table.unread),
    )


def _plans(rows: Sequence[PlanRow], title: str | None) -> tuple[str, ...]:
    """The plans that the file holds, by their titles or sheets; none when there is only one."""
    named = list(dict.fromkeys(row.plan for row in rows))
    return tuple(one or title or "План" for one in named) if len(named) > 1 else ()


def _others(file: _File, name: str, read_deadline: DeadlineReader | None) -> tuple[PlanReading, ...]:
    """The plans of other years that the file holds, each read for itself."""
    return tuple(build_reading([part], name, years_in(part.name)[-1], read_deadline) for part in file.of_other_years)


def _number(plan: PlanYear | None) -> int | None:
    return None if plan is None else plan.year


def _agreed(asked: PlanYear | None, said: PlanYear | None) -> PlanYear | None:
    """What was asked for; a bare number of a year is the school year that the file says to begin in it."""
    return said if said and asked == PlanYear(said.year) else asked or said


@dataclass(slots=True)
class _File:
    """The plan's tables, the name of the first's sheet, the sheets that are no plan and those of other years."""

    tables: list[CutTable]
    chosen: str
    left: list[UnreadTable] = field(default_factory=list)
    of_other_years: list[Part] = field(default_factory=list)


def _tables(parts: Sequence[Part], year: int | None) -> _File:
    """Of sheets named by years the one of the plan's year (else the latest) is taken."""
    found: list[tuple[Part, CutTable]] = []
    refusals: list[BadPlan] = []
    left: list[UnreadTable] = []
    for part in parts:
        try:
            found.append((part, cut_table(part.blocks)))
        except BadPlan as refusal:
            if refusal.code is Refusal.TOO_MANY_ROWS:
                raise
            refusals.append(refusal)
            left.append(sheet(part, refusal.text.partition(".")[0].lower()))
    if not found:
        order = [Refusal.NO_DEADLINE_COLUMN, Refusal.EMPTY, Refusal.NOT_A_PLAN]
        raise min(refusals, key=lambda refusal: order.index(refusal.code), default=BadPlan(Refusal.EMPTY))
    if not all(table.pairs for _, table in found):  # a sheet of dates alone is none beside a plan
        left += [sheet(part, _NO_RESPONSIBLE) for part, table in found if table.pairs]
        found = [(part, table) for part, table in found if not table.pairs]
    others: list[Part] = []
    years = {part.name: max(years_in(part.name), default=None) for part, _ in found}
    if len(found) > 1 and len(set(years.values()) - {None}) > 1:
        wanted = year if year in years.values() else max(one for one in years.values() if one)
        others = [part for part, _ in found if years[part.name] not in (wanted, None)]
        left += [sheet(part, "это план другого года") for part, _ in found if years[part.name] is None]
        found = [(part, table) for part, table in found if years[part.name] == wanted]
    elif len(found) > 1:
        for part, table in found:
            for row in table.rows:
                row.section, row.plan = (part.name, *row.section), part.name
    return _File([table for _, table in found], found[0][0].name, [one for one in left if one.rows], others)


def _left_years(file: _File) -> Iterator[Problem]:
    for part in file.of_other_years:
        yield Problem("unread_table", sheet(part, "это план другого года").words, Level.DOUBT)


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
        found += unread_lines(table)
    return found


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Row by row, those of the plan as a whole first."""
    return sorted(problems, key=lambda problem: problem.row or 0)
