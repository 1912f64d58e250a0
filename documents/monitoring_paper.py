"""The sheets of a consolidated monitoring: where its numbers stand, and cells that are alive and carry their values."""

from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from documents.style.book import HEAD, Book, Page
from documents.style.cells import Formula, Look
from models.monitoring.consolidation import Cell, Consolidated
from models.monitoring.form import Indicator
from models.monitoring.tables import State
from models.periods import Period, Span

NO_DATA, VACANT, NOT_ASKED = "нет данных", "вакансия", "не спрашивали"
TOTAL = "Итого"
ROMAN = ("", "I", "II", "III", "IV")
TOP, LEFT = HEAD + 1, 2
"""The first line and column of numbers, from 0."""
Told = int | str


def name_of(period: Period) -> str:
    """«I квартал 2026», «I полугодие 2026», «2026 год»: a sheet's name."""
    kind = {Span.QUARTER: "квартал", Span.HALF: "полугодие"}.get(period.span)
    return f"{ROMAN[period.number]} {kind} {period.year}" if kind else f"{period.year} год"


def at(period: Period, line: int, column: int) -> str:
    """The cell of that period's sheet."""
    return f"'{name_of(period)}'!{xl_rowcol_to_cell(line, column)}"


@dataclass
class Paper:
    """What the sheets share."""

    book: Book
    found: Consolidated
    columns: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = {one.code: column for column, one in enumerate(self.found.form.indicators, LEFT)}

    @property
    def last(self) -> int:
        """The line of the last district."""
        return TOP + len(self.found.districts) - 1

    def in_quarter(self, cell: Cell, code: str) -> Told:
        """A district's number of a quarter, or why there is none."""
        if cell.state is State.VACANT:
            return VACANT
        return cell.numbers.get(code, NOT_ASKED if cell.numbers else NO_DATA)

    def heading(self, one: Indicator) -> str:
        """«F1. Семей на начало», with its unit where the name does not say it."""
        unit = f", {one.unit}" if one.unit and one.unit not in one.name.lower() else ""
        return f"{one.code}. {one.name}{unit}"


def sum_of(page: Page, line: int, column: int, cells: str, value: int | None) -> None:
    """The sum of the cells, or «нет данных» of none."""
    formula = f'=IF(COUNT({cells})=0,"{NO_DATA}",SUM({cells}))'
    page.put(line, column, Formula(formula, NO_DATA if value is None else value), Look.TOTAL)


def tell(page: Page, line: int, column: int, told: Told) -> None:
    """A number as a number; what is none as a pale text."""
    page.put(line, column, told, look_of(told))


def work_out(page: Page, line: int, column: int, formula: str, value: Told) -> None:
    """A formula that carries its value too."""
    page.put(line, column, Formula(formula, value), look_of(value))


def look_of(told: Told) -> Look:
    """Vacancies and missing data are told apart from numbers, and from each other."""
    if told == VACANT:
        return Look.VACANT
    return Look.MARKED if isinstance(told, str) else Look.CELL
