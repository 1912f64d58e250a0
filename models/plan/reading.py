"""What a plan's file was read as: its rows, its targets, and the protocol: put right, doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from models.plan.coverage import Coverage
from models.plan.evidence import Evidence
from models.plan.prose import Target
from models.plan.responsibles import Responsible
from models.plan.unread import UnreadTable
from models.plan_years import PlanYear
from models.stored import JsonObject


class Level(StrEnum):
    """How much a problem asks of the coordinator."""

    FIXED = "fixed"  # put right; only to be known
    DOUBT = "doubt"  # to be looked at
    CONTRADICTION = "contradiction"  # the file disagrees with itself


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the protocol; `row` is the row's place in the plan from 1, None for the plan as a whole."""

    code: str
    text: str
    level: Level
    row: int | None = None

    @property
    def words(self) -> str:
        """The line as people read it, with its row where it has one: «строка 14: столбцы переставлены»."""
        return f"строка {self.row}: {self.text}" if self.row else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row of the plan, its cells verbatim (spaces and line breaks made one space), empty ones None.

    `place` counts rows through the plan from 1, `ordinal` within the section; `line` is the row's number in
    the Excel sheet or the text (in Word, in its table). The key is the section's path and the ordinal.
    """

    place: int
    section: tuple[str, ...]
    ordinal: int
    line: int
    number: str | None
    content: str | None
    deadline: str | None
    responsible: str | None
    coverage: str | None
    product: str | None
    expected_result: str | None
    note: str | None
    other: Mapping[str, str]
    swapped: bool
    responsibles: tuple[Responsible, ...]
    coverage_reading: Coverage | None
    evidence: tuple[Evidence, ...]
    deadline_reading: Mapping[str, object] | None
    plain: Mapping[str, str]  # cells to be shown and read in other words: without markup, lines parted by commas
    inherited: tuple[str, ...]  # columns whose cell is merged with the row above
    put_right: tuple[tuple[str, str], ...]  # a code and words for each
    several: bool = False  # its cell holds numbered items that are not told apart
    marked: str = ""  # the words that mark it as done
    plan: str = ""  # the title of the plan that it stands in, where the file holds several

    @property
    def key(self) -> str:
        return " / ".join((*self.section, str(self.ordinal)))

    def words(self, column: str) -> str:
        """A cell for showing: without markup, empty when there is none."""
        return self.plain.get(column) or getattr(self, column) or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReading:
    """The whole file; `columns` are the table's headers with what each was taken for. `year` is the one that the plan
    begins in; `school` when it runs from September to August, `doubted` when the file does not say so outright.
    `plans` are the titles of several plans in one file, `unread` its other tables, `lone` how many rows
    of the plan's tables could not be placed, `others` its plans of other years.
    """

    title: str | None
    year: int | None
    rows: tuple[PlanRow, ...]
    targets: tuple[Target, ...]
    problems: tuple[Problem, ...]
    columns: tuple[tuple[str, str], ...]
    school: bool = False
    doubted: bool = False
    plans: tuple[str, ...] = ()
    unread: tuple[UnreadTable, ...] = ()
    lone: int = 0
    others: tuple[PlanReading, ...] = ()

    @property
    def plan_year(self) -> PlanYear | None:
        """The plan's days; None when the file does not say its year."""
        return None if self.year is None else PlanYear(self.year, self.school)

    def of_row(self, place: int) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.row == place)


def as_json(reading: PlanReading) -> JsonObject:
    """One object for `plan check --json`."""
    return {
        "plan": {
            "title": reading.title,
            "year": reading.year,
            "school_year": reading.school,
            "columns": [list(pair) for pair in reading.columns],
        },
        "rows": [row_json(row) for row in reading.rows],
        "targets": [{"text": one.text, "who": one.who, **_coverage(one.coverage)} for one in reading.targets],
        "problems": [problem_json(one) for one in reading.problems],
    }


def problem_json(one: Problem) -> dict[str, object]:
    """A line of the protocol."""
    return {"code": one.code, "level": one.level.value, "row": one.row, "text": one.words}


def row_json(row: PlanRow) -> JsonObject:
    """A row with all that was read out of it."""
    return {
        "row": row.place,
        "key": row.key,
        "section": list(row.section),
        "number": row.number,
        "ordinal": row.ordinal,
        "line": row.line,
        "content": row.content,
        "deadline": row.deadline,
        "responsible": row.responsible,
        "coverage": row.coverage,
        "product": row.product,
        "expected_result": row.expected_result,
        "note": row.note,
        "other": dict(row.other),
        "swapped": row.swapped,
        "deadline_reading": dict(row.deadline_reading) if row.deadline_reading is not None else None,
        "responsibles": [asdict(one) | {"members": list(one.members)} for one in row.responsibles],
        "coverage_reading": _coverage(row.coverage_reading) if row.coverage_reading else None,
        "evidence": [asdict(one) for one in row.evidence],
        "plain": dict(row.plain),
        "inherited": list(row.inherited),
        "put_right": [text for _, text in row.put_right],
        **({"marked": row.marked} if row.marked else {}),
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    return {
        "coverage": coverage.text,
        "comparator": coverage.comparator,
        "number": coverage.number,
        "upto": coverage.upto,
        "unit": coverage.unit,
    }
