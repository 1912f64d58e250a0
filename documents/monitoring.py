"""The consolidated monitoring of a year as a workbook: quarters, half-years and the year, with living formulas.

Every sheet of numbers has its districts in the same lines and its indicators in the same columns, so that a sheet
of a longer stretch points at the same cell of the shorter ones. A formula carries its value too, for a phone that
shows a workbook without counting it.
"""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from documents.monitoring_balance import write_balances
from documents.monitoring_paper import (
    HEAD,
    LEFT,
    LINE,
    NARROW,
    NO_DATA,
    ROMAN,
    TOP,
    TOTAL,
    VACANT,
    WIDE,
    Paper,
    at,
    name_of,
)
from models.monitoring.checks import signed
from models.monitoring.consolidation import Cell, Consolidated, Counter, added, over_time, spans_of
from models.monitoring.form import Indicator, Way
from models.monitoring.tables import GIVEN, State
from models.periods import Period, Span

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
COUNTERS = (
    ("Супервизии индивидуальные", "individual"),
    ("Супервизии групповые", "group"),
    ("Консультаций", "consultations"),
    ("Мероприятий", "activities"),
    ("Участников (посещений)", "participants"),
    ("Материалов, экз.", "copies"),
)
INCOMPLETE, ADJUSTED = "неполный", "Итого с уточнениями"


def words_of(cell: Cell) -> str:
    """How a district stands: «сдано», «принято, ноль», «сдано с опозданием, не все кураторы»."""
    said = [STATES[cell.state]]
    said += ["ноль"] if cell.zero and cell.state is not State.ZERO else []
    said += ["с опозданием"] if cell.late and cell.state is not State.LATE else []
    said += ["предварительно"] if cell.early else []
    said += ["внёс координатор"] if cell.entered else []
    said += ["не все кураторы"] if cell.partial else []
    return ", ".join(said)


def write_consolidated(found: Consolidated, year: int, counters: Sequence[Counter]) -> bytes:
    """The .xlsx of the year."""
    out = io.BytesIO()
    # a district whose name begins with «=» stays a text
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        paper = _Year(book, found)
        opened = [span for span in spans_of(year) if found.within(span)]
        for span in opened:
            if span.span is Span.QUARTER:
                paper.quarter(span)
        for span in opened:
            if span.span is not Span.QUARTER:
                paper.stretch(span)
        paper.changes([span for span in opened if span.span is Span.QUARTER])
        paper.counters(counters)
        write_balances(paper, year)
        before = Period.around(Span.QUARTER, opened[0].first).before()
        if found.within(before):
            paper.quarter(before)
    return out.getvalue()


class _Year(Paper):
    """The sheets of a year."""

    def quarter(self, quarter: Period) -> None:
        """What was told, as it was told."""
        sheet = self._sheet(name_of(quarter), f"Мониторинг за {name_of(quarter)}", "Состояние")
        for line, district in enumerate(self.found.districts, TOP):
            cell = self.found.cell(district, quarter)
            sheet.write_string(line, 0, district, self.cell)
            sheet.write_string(line, 1, words_of(cell), self.cell if cell.state in GIVEN else self.pale)
            for column, one in enumerate(self.found.form.indicators, LEFT):
                self.told(sheet, line, column, self.in_quarter(cell, one.code))
        self._totals(sheet, quarter)

    def stretch(self, span: Period) -> None:
        """A half-year or a year: flows are added, what is carried over is that of the first quarter, other snapshots
        are those of the last; what openings put right stands under the sums."""
        quarters = self.found.within(span)
        title = f"Мониторинг за {name_of(span)}"
        if quarters[-1].last < span.last:
            title += f", пока по {name_of(quarters[-1])}"
        sheet = self._sheet(name_of(span), title, "Полнота")
        for line, district in enumerate(self.found.districts, TOP):
            lacking = self._lacking(district, span)
            sheet.write_string(line, 0, district, self.cell)
            sheet.write_string(line, 1, lacking, self.pale if lacking else self.cell)
            for column, one in enumerate(self.found.form.indicators, LEFT):
                self._over_time(sheet, line, column, one, quarters)
        self._totals(sheet, span)
        if any(self.found.gaps(district, span) for district in self.found.districts):
            sheet.write_string(self.last + 1, 1, INCOMPLETE, self.bold)
        self._adjustments(sheet, span)

    def _lacking(self, district: str, span: Period) -> str:
        """«неполный: нет данных за I квартал 2026»; nothing where every quarter is in."""
        gaps = self.found.gaps(district, span)
        told = [one for one in gaps if self.found.cell(district, one).numbers]
        nothing = [one for one in gaps if one not in told]
        said = [f"нет данных за {', '.join(map(name_of, nothing))}"] if nothing else []
        said += [f"не все кураторы за {', '.join(map(name_of, told))}"] if told else []
        return f"{INCOMPLETE}: {'; '.join(said)}" if said else ""

    def _over_time(self, sheet: Worksheet, line: int, column: int, one: Indicator, quarters: Sequence[Period]) -> None:
        district, way = self.found.districts[line - TOP], self.found.form.way(one.code)
        told = [self.found.cell(district, quarter).numbers.get(one.code) for quarter in quarters]
        cells = [at(quarter, line, column) for quarter in quarters]
        vacant = all(self.found.cell(district, quarter).state is State.VACANT for quarter in quarters)
        nothing = VACANT if vacant else NO_DATA
        if way is Way.LAST:
            formula = f"={cells[-1]}"
            nothing = str(self.in_quarter(self.found.cell(district, quarters[-1]), one.code))
        elif way is Way.FIRST:
            formula = f'="{nothing}"'
            for cell in reversed(cells):
                formula = f"=IF(ISNUMBER({cell}),{cell},{formula.removeprefix('=')})"
        else:
            listed = ",".join(cells)
            formula = f'=IF(COUNT({listed})=0,"{nothing}",SUM({listed}))'
        value = over_time(way, told)
        self.formula(sheet, line, column, formula, nothing if value is None else value)

    def _adjustments(self, sheet: Worksheet, span: Period) -> None:
        """«уточнение на начало −3, II кв., Лесной район», a line each, and what the openings come to with them."""
        found = self.found.adjustments(span)
        if not found:
            return
        for line, one in enumerate(found, self.last + 2):
            opening = self.found.form.indicator(one.balance.opening)
            quarter = f"{ROMAN[one.quarter.number]} кв."
            sheet.write_string(line, 0, f"уточнение {opening.short} {signed(one.number)}, {quarter}, {one.district}")
            place = TOP + self.found.districts.index(one.district)
            now = at(one.quarter, place, self.columns[one.balance.opening])
            before = at(one.quarter.before(), place, self.columns[one.balance.closing])
            self.formula(sheet, line, self.columns[one.balance.opening], f"={now}-{before}", one.number)
        end = self.last + 2 + len(found)
        sheet.write_string(end, 0, ADJUSTED, self.bold)
        for code in dict.fromkeys(one.balance.opening for one in found):
            column = self.columns[code]
            own = sum(one.number for one in found if one.balance.opening == code)
            cells = xl_range(self.last + 1, column, end - 1, column)
            self.sum_of(sheet, end, column, cells, (self.found.total(code, span) or 0) + own)

    def changes(self, quarters: Sequence[Period]) -> None:
        """Every quarter of the year against the one before, the newest first; only what both have told."""
        sheet = self.page("Изменения")
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
                sheet.write_string(top + 1, column - 1, self.heading(one), self.head)
            self._differences(sheet, top + 2, quarter, before)
            top += len(self.found.districts) + 5
        if not top:
            sheet.write_string(0, 0, "Сравнивать пока не с чем: это первый квартал.")

    def _differences(self, sheet: Worksheet, top: int, quarter: Period, before: Period) -> None:
        districts = self.found.districts
        end = top + len(districts)
        sheet.write_string(end, 0, TOTAL, self.bold)
        for line, district in enumerate(districts):
            sheet.write_string(top + line, 0, district, self.cell)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            known: list[int | None] = []
            for line, district in enumerate(districts):
                a, b = (self.in_quarter(self.found.cell(district, q), one.code) for q in (quarter, before))
                value = a - b if isinstance(a, int) and isinstance(b, int) else a if isinstance(a, str) else b
                known.append(value if isinstance(value, int) else None)
                now, then = at(quarter, TOP + line, column), at(before, TOP + line, column)
                formula = f"=IF(COUNT({now},{then})=2,{now}-{then},IF(ISNUMBER({now}),{then},{now}))"
                self.formula(sheet, top + line, column - 1, formula, value)
            self.sum_of(sheet, end, column - 1, xl_range(top, column - 1, end - 1, column - 1), added(known))

    def counters(self, counters: Sequence[Counter]) -> None:
        """What the bot counted by itself."""
        sheet = self.page("Счётчики бота")
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

    def _sheet(self, name: str, title: str, second: str) -> Worksheet:
        sheet = self.page(name)
        sheet.write_string(0, 0, title, self.title)
        sheet.set_column(1, 1, 22)
        sheet.set_column(LEFT, LEFT + len(self.found.form.indicators) - 1, NARROW)
        sheet.set_row(HEAD, self.lines * LINE)
        sheet.write_string(HEAD, 0, "Территория", self.head)
        sheet.write_string(HEAD, 1, second, self.head)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            sheet.write_string(HEAD, column, self.heading(one), self.head)
        sheet.freeze_panes(TOP, 1)
        return sheet

    def _totals(self, sheet: Worksheet, span: Period) -> None:
        sheet.write_string(self.last + 1, 0, TOTAL, self.bold)
        sheet.write_blank(self.last + 1, 1, None, self.bold)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            total = self.found.total(one.code, span)
            self.sum_of(sheet, self.last + 1, column, xl_range(TOP, column, self.last, column), total)
