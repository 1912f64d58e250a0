"""The sheet of a consolidated monitoring: its formats, its pages, and cells that are alive and carry their values."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from models.monitoring.consolidation import Cell, Consolidated
from models.monitoring.form import Indicator
from models.monitoring.tables import State
from models.periods import Period, Span

NO_DATA, VACANT, NOT_ASKED = "нет данных", "вакансия", "не спрашивали"
TOTAL = "Итого"
A4 = 9
ROMAN = ("", "I", "II", "III", "IV")
NARROW, WIDE, LINE = 16, 18, 15
"""Characters of a column of numbers and of counters, and points of a line: headings are wrapped to be read whole."""
HEAD, TOP, LEFT = 2, 3, 2
"""The line of headings, and the first line and column of numbers, from 0."""
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

    book: Workbook
    found: Consolidated

    def __post_init__(self) -> None:
        self.title = self.book.add_format({"bold": True, "font_size": 13})
        self.head = self.book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "border": 1}
        )
        self.cell = self.book.add_format({"border": 1, "valign": "top"})
        self.pale = self.book.add_format({"border": 1, "italic": True, "font_color": "#8A6D00", "bg_color": "#FFF3CD"})
        self.bold = self.book.add_format({"border": 1, "bold": True})
        self.lines = max(-(-len(self.heading(one)) // (NARROW - 4)) for one in self.found.form.indicators)
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

    def page(self, name: str) -> Worksheet:
        """A sheet with districts in its first column that is printed a page wide."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 26)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def heading(self, one: Indicator) -> str:
        """«F1. Семей на начало», with its unit where the name does not say it."""
        unit = f", {one.unit}" if one.unit and one.unit not in one.name.lower() else ""
        return f"{one.code}. {one.name}{unit}"

    def sum_of(self, sheet: Worksheet, line: int, column: int, cells: str, value: int | None) -> None:
        """The sum of the cells, or «нет данных» of none."""
        formula = f'=IF(COUNT({cells})=0,"{NO_DATA}",SUM({cells}))'
        sheet.write_formula(line, column, formula, self.bold, NO_DATA if value is None else value)

    def told(self, sheet: Worksheet, line: int, column: int, told: Told) -> None:
        """A number as a number; what is none as a pale text."""
        if isinstance(told, int):
            sheet.write_number(line, column, told, self.cell)
        else:
            sheet.write_string(line, column, told, self.pale)

    def formula(self, sheet: Worksheet, line: int, column: int, formula: str, value: Told) -> None:
        """A formula that carries its value too."""
        sheet.write_formula(line, column, formula, self.pale if isinstance(value, str) else self.cell, value)
