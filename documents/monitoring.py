"""The consolidated monitoring of a year as a workbook: quarters, half-years and the year, with living formulas.

Every sheet of numbers has its districts in the same lines and its indicators in the same columns, so that a sheet
of a longer stretch points at the same cell of the shorter ones. A formula carries its value too, for a phone that
shows a workbook without counting it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from models.monitoring.consolidation import (
    Cell,
    Consolidated,
    Counter,
    Identity,
    added,
    identity,
    over_time,
    spans_of,
)
from models.monitoring.form import Balance, Indicator, Nature
from models.monitoring.tables import GIVEN, State
from models.periods import Period, Span

NO_DATA, VACANT, NOT_ASKED = "нет данных", "вакансия", "не спрашивали"
STATES = {
    State.NO_DATA: NO_DATA,
    State.DRAFT: "черновик",
    State.ZERO: "ноль подтверждён",
    State.SUBMITTED: "сдано",
    State.LATE: "сдано с опозданием",
    State.RETURNED: "возвращено",
    State.ACCEPTED: "принято",
    State.VACANT: VACANT,
}
TOTAL = "Итого"
A4 = 9
ROMAN = ("", "I", "II", "III", "IV")
COUNTERS = (
    ("Супервизии индивидуальные", "individual"),
    ("Супервизии групповые", "group"),
    ("Консультаций", "consultations"),
    ("Мероприятий", "activities"),
    ("Участников (посещений)", "participants"),
    ("Материалов, экз.", "copies"),
)
NARROW, WIDE, LINE = 16, 18, 15
"""Characters of a column of numbers and of counters, and points of a line: headings are wrapped to be read whole."""
HEAD, TOP, LEFT = 2, 3, 2
"""The line of headings, and the first line and column of numbers, from 0."""
Told = int | str


def name_of(period: Period) -> str:
    """«I квартал 2026», «I полугодие 2026», «2026 год»: a sheet's name."""
    kind = {Span.QUARTER: "квартал", Span.HALF: "полугодие"}.get(period.span)
    return f"{ROMAN[period.number]} {kind} {period.year}" if kind else f"{period.year} год"


def words_of(cell: Cell) -> str:
    """How a district stands: «сдано», «принято, ноль», «сдано с опозданием, не все кураторы»."""
    said = [STATES[cell.state]]
    said += ["ноль"] if cell.zero and cell.state is not State.ZERO else []
    said += ["с опозданием"] if cell.late and cell.state is not State.LATE else []
    said += ["не все кураторы"] if cell.partial else []
    return ", ".join(said)


def write_consolidated(found: Consolidated, year: int, counters: Sequence[Counter]) -> bytes:
    """The .xlsx of the year."""
    out = io.BytesIO()
    # a district whose name begins with «=» stays a text
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        paper = _Paper(book, found)
        opened = [span for span in spans_of(year) if found.within(span)]
        for span in opened:
            if span.span is Span.QUARTER:
                paper.quarter(span)
        for span in opened:
            if span.span is not Span.QUARTER:
                paper.stretch(span)
        paper.changes([span for span in opened if span.span is Span.QUARTER])
        paper.counters(counters)
        if found.form.balance:
            paper.balance(year, found.form.balance)
        before = Period.around(Span.QUARTER, opened[0].first).before()
        if found.within(before):
            paper.quarter(before)
    return out.getvalue()


@dataclass
class _Paper:
    book: Any
    found: Consolidated

    def __post_init__(self) -> None:
        self.title = self.book.add_format({"bold": True, "font_size": 13})
        self.head = self.book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "border": 1}
        )
        self.cell = self.book.add_format({"border": 1, "valign": "top"})
        self.pale = self.book.add_format({"border": 1, "italic": True, "font_color": "#8A6D00", "bg_color": "#FFF3CD"})
        self.bold = self.book.add_format({"border": 1, "bold": True})
        self.lines = max(-(-len(self._heading(one)) // (NARROW - 4)) for one in self.found.form.indicators)

    @property
    def last(self) -> int:
        """The line of the last district."""
        return TOP + len(self.found.districts) - 1

    def quarter(self, quarter: Period) -> None:
        """What was told, as it was told."""
        sheet = self._sheet(name_of(quarter), f"Мониторинг за {name_of(quarter)}", "Состояние")
        for line, district in enumerate(self.found.districts, TOP):
            cell = self.found.cell(district, quarter)
            sheet.write_string(line, 0, district, self.cell)
            sheet.write_string(line, 1, words_of(cell), self.cell if cell.state in GIVEN else self.pale)
            for column, one in enumerate(self.found.form.indicators, LEFT):
                self._told(sheet, line, column, self._in_quarter(cell, one.code))
        self._totals(sheet, quarter)

    def _in_quarter(self, cell: Cell, code: str) -> Told:
        if cell.state is State.VACANT:
            return VACANT
        return cell.numbers.get(code, NOT_ASKED if cell.numbers else NO_DATA)

    def stretch(self, span: Period) -> None:
        """A half-year or a year: flows are added, snapshots are those of the last quarter."""
        quarters = self.found.within(span)
        title = f"Мониторинг за {name_of(span)}"
        if quarters[-1].last < span.last:
            title += f", пока по {name_of(quarters[-1])}"
        sheet = self._sheet(name_of(span), title, "Нет данных за")
        for line, district in enumerate(self.found.districts, TOP):
            missing = ", ".join(name_of(one) for one in self.found.missing(district, span))
            sheet.write_string(line, 0, district, self.cell)
            sheet.write_string(line, 1, missing, self.pale if missing else self.cell)
            vacant = all(self.found.cell(district, quarter).state is State.VACANT for quarter in quarters)
            for column, one in enumerate(self.found.form.indicators, LEFT):
                cells = [_at(quarter, line, column) for quarter in quarters]
                told = [self.found.cell(district, quarter).numbers.get(one.code) for quarter in quarters]
                value = over_time(one, told)
                nothing = VACANT if vacant else NO_DATA
                if one.nature is Nature.SNAPSHOT:
                    formula = f"={cells[-1]}"
                    nothing = str(self._in_quarter(self.found.cell(district, quarters[-1]), one.code))
                else:
                    listed = ",".join(cells)
                    formula = f'=IF(COUNT({listed})=0,"{nothing}",SUM({listed}))'
                self._formula(sheet, line, column, formula, nothing if value is None else value)
        self._totals(sheet, span)

    def changes(self, quarters: Sequence[Period]) -> None:
        """Every quarter of the year against the one before, the newest first; only what both have told."""
        sheet = self._page("Изменения")
        sheet.set_column(1, len(self.found.form.indicators) + 1, NARROW)
        top = 0
        for quarter in reversed(quarters):
            before = quarter.before()
            if not self.found.within(before):
                continue
            sheet.write_string(top, 0, f"{name_of(quarter)} против {name_of(before)}", self.title)
            sheet.set_row(top + 1, self.lines * LINE)
            sheet.write_string(top + 1, 0, "Территория", self.head)
            for column, one in enumerate(self.found.form.indicators, LEFT):
                sheet.write_string(top + 1, column - 1, self._heading(one), self.head)
            self._differences(sheet, top + 2, quarter, before)
            top += len(self.found.districts) + 5
        if not top:
            sheet.write_string(0, 0, "Сравнивать пока не с чем: это первый квартал.")

    def _differences(self, sheet: Any, top: int, quarter: Period, before: Period) -> None:
        districts = self.found.districts
        end = top + len(districts)
        sheet.write_string(end, 0, TOTAL, self.bold)
        for line, district in enumerate(districts):
            sheet.write_string(top + line, 0, district, self.cell)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            known: list[int | None] = []
            for line, district in enumerate(districts):
                a, b = (self._in_quarter(self.found.cell(district, q), one.code) for q in (quarter, before))
                value = a - b if isinstance(a, int) and isinstance(b, int) else a if isinstance(a, str) else b
                known.append(value if isinstance(value, int) else None)
                now, then = _at(quarter, TOP + line, column), _at(before, TOP + line, column)
                formula = f"=IF(COUNT({now},{then})=2,{now}-{then},IF(ISNUMBER({now}),{then},{now}))"
                self._formula(sheet, top + line, column - 1, formula, value)
            self._sum(sheet, end, column - 1, xl_range(top, column - 1, end - 1, column - 1), added(known))

    def counters(self, counters: Sequence[Counter]) -> None:
        """What the bot counted by itself."""
        sheet = self._page("Счётчики бота")
        sheet.set_column(1, 1, 9)
        sheet.set_column(2, len(COUNTERS) + 1, WIDE)
        sheet.set_row(0, 2 * LINE)
        for column, title in enumerate(("Территория", "Квартал", *(title for title, _ in COUNTERS))):
            sheet.write_string(0, column, title, self.head)
        for line, one in enumerate(counters, 1):
            sheet.write_string(line, 0, one.district or "Без территории", self.cell)
            sheet.write_string(line, 1, ROMAN[one.quarter], self.cell)
            for column, (_, key) in enumerate(COUNTERS, 2):
                sheet.write_number(line, column, getattr(one, key), self.cell)
        end = len(counters) + 1
        sheet.write_string(end, 0, TOTAL, self.bold)
        for column, (_, key) in enumerate(COUNTERS, 2):
            total = sum(getattr(one, key) for one in counters)
            sheet.write_formula(end, column, f"=SUM({xl_range(1, column, end - 1, column)})", self.bold, total)
        sheet.freeze_panes(1, 0)

    def balance(self, year: int, balance: Balance) -> None:
        """The identity of the year, a line a district: opening + in − out = closing, and where it breaks."""
        quarters = self.found.within(spans_of(year)[-1])
        sheet = self._page("Проверка года")
        sheet.set_column(1, 6, 18)
        sheet.set_column(7, 7, 66)
        sheet.set_row(0, 2 * LINE)
        plus, minus = " + ".join(balance.added), " + ".join(balance.taken)
        first, last = quarters[0], quarters[-1]
        heads = (
            "Территория",
            f"{balance.opening}, {name_of(first)}",
            f"Всего {plus}",
            f"Всего {minus}",
            "Должно быть",
            f"{balance.closing}, {name_of(last)}",
            "Итог",
            "Где расходится",
        )
        for column, title in enumerate(heads):
            sheet.write_string(0, column, title, self.head)
        for line, district in enumerate(self.found.districts):
            told = [(quarter, self.found.cell(district, quarter).numbers) for quarter in quarters]
            self._identity(sheet, line, district, balance, identity(balance, told), (year, first, last))

    def _identity(
        self, sheet: Any, line: int, district: str, balance: Balance, found: Identity, when: tuple[int, Period, Period]
    ) -> None:
        year, first, last = when
        columns = {one.code: column for column, one in enumerate(self.found.form.indicators, LEFT)}
        whole = spans_of(year)[-1]
        row, at = line + 1, line + TOP
        sheet.write_string(row, 0, district, self.cell)
        number = self.found.number
        opening, closing = (
            self._in_quarter(self.found.cell(district, quarter), code)
            for quarter, code in ((first, balance.opening), (last, balance.closing))
        )
        gaps = bool(self.found.missing(district, whole))
        sums = [added(number(district, code, whole) for code in codes) for codes in (balance.added, balance.taken)]
        self._formula(sheet, row, 1, f"={_at(first, at, columns[balance.opening])}", opening)
        for column, codes in ((2, balance.added), (3, balance.taken)):
            cells = ",".join(_at(whole, at, columns[code]) for code in codes)
            told = sums[column - 2]
            formula = f'=IF(COUNT({cells})=0,"{NO_DATA}",SUM({cells}))' if codes else "=0"
            self._formula(sheet, row, column, formula, told if told is not None else NO_DATA if codes else 0)
        b, c, d, e, f = (xl_rowcol_to_cell(row, column) for column in range(1, 6))
        gap = f"{_at(whole, at, 1)}"
        due = opening + (sums[0] or 0) - (sums[1] or 0) if isinstance(opening, int) and not gaps else NO_DATA
        self._formula(sheet, row, 4, f'=IF(AND({gap}="",ISNUMBER({b})),{b}+SUM({c})-SUM({d}),"{NO_DATA}")', due)
        self._formula(sheet, row, 5, f"={_at(last, at, columns[balance.closing])}", closing)
        check = (
            f'=IF(OR({gap}<>"",NOT(ISNUMBER({b})),NOT(ISNUMBER({f}))),"{NO_DATA}",'
            f'IF({e}={f},"сходится","расходится на "&({f}-{e})))'
        )
        form = self.cell if found.holds else self.pale
        sheet.write_formula(row, 6, check, form, _verdict(found))
        sheet.write_string(row, 7, "; ".join(_broken(balance, one) for one in found.breaks), self.cell)

    def _sheet(self, name: str, title: str, second: str) -> Any:
        sheet = self._page(name)
        sheet.write_string(0, 0, title, self.title)
        sheet.set_column(1, 1, 22)
        sheet.set_column(LEFT, LEFT + len(self.found.form.indicators) - 1, NARROW)
        sheet.set_row(HEAD, self.lines * LINE)
        sheet.write_string(HEAD, 0, "Территория", self.head)
        sheet.write_string(HEAD, 1, second, self.head)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            sheet.write_string(HEAD, column, self._heading(one), self.head)
        sheet.freeze_panes(TOP, 1)
        return sheet

    def _page(self, name: str) -> Any:
        """A sheet with districts in its first column that is printed a page wide."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 26)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _heading(self, one: Indicator) -> str:
        unit = f", {one.unit}" if one.unit and one.unit not in one.name.lower() else ""
        return f"{one.code}. {one.name}{unit}"

    def _totals(self, sheet: Any, span: Period) -> None:
        sheet.write_string(self.last + 1, 0, TOTAL, self.bold)
        sheet.write_blank(self.last + 1, 1, None, self.bold)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            total = self.found.total(one.code, span)
            self._sum(sheet, self.last + 1, column, xl_range(TOP, column, self.last, column), total)

    def _sum(self, sheet: Any, line: int, column: int, cells: str, value: int | None) -> None:
        formula = f'=IF(COUNT({cells})=0,"{NO_DATA}",SUM({cells}))'
        sheet.write_formula(line, column, formula, self.bold, NO_DATA if value is None else value)

    def _told(self, sheet: Any, line: int, column: int, told: Told) -> None:
        if isinstance(told, int):
            sheet.write_number(line, column, told, self.cell)
        else:
            sheet.write_string(line, column, told, self.pale)

    def _formula(self, sheet: Any, line: int, column: int, formula: str, value: Told) -> None:
        sheet.write_formula(line, column, formula, self.pale if isinstance(value, str) else self.cell, value)


def _at(period: Period, line: int, column: int) -> str:
    return f"'{name_of(period)}'!{xl_rowcol_to_cell(line, column)}"


def _verdict(found: Identity) -> str:
    if found.left is None or found.right is None:
        return NO_DATA
    return "сходится" if found.left == found.right else f"расходится на {found.right - found.left}"


def _broken(balance: Balance, one: Any) -> str:
    if one.opening:
        return f"{name_of(one.quarter)}: {balance.opening} {one.told}, а на конец прошлого квартала {one.expected}"
    return f"{name_of(one.quarter)}: {balance.closing} {one.told}, а по расчёту {one.expected}"
