"""The consolidated monitoring of a year as a workbook: quarters, half-years and the year, with living formulas.

Every sheet of numbers has its districts in the same lines and its indicators in the same columns, so that a sheet
of a longer stretch points at the same cell of the shorter ones. A formula carries its value too, for a phone that
shows a workbook without counting it.
"""

from collections.abc import Sequence

from xlsxwriter.utility import xl_range

from documents.monitoring_balance import write_balances
from documents.monitoring_paper import (
    LEFT,
    NO_DATA,
    ROMAN,
    TOP,
    TOTAL,
    VACANT,
    Paper,
    at,
    name_of,
    sum_of,
    tell,
    work_out,
)
from documents.style.book import HEAD, Book, Page
from documents.style.cells import Formula, Look
from documents.style.page import Imprint
from models.monitoring.checks import signed
from models.monitoring.consolidation import Cell, Consolidated, added, over_time, spans_of
from models.monitoring.form import Indicator, Way
from models.monitoring.rates import Counter
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


def write_consolidated(found: Consolidated, year: int, counters: Sequence[Counter], imprint: Imprint) -> bytes:
    """The .xlsx of the year."""
    with Book(imprint, f"Мониторинг за {year} год") as book:
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
    return book.content()


class _Year(Paper):
    """The sheets of a year."""

    def quarter(self, quarter: Period) -> None:
        """What was told, as it was told."""
        page = self._page(name_of(quarter), f"Мониторинг за {name_of(quarter)}", "Состояние")
        for line, district in enumerate(self.found.districts, TOP):
            cell = self.found.cell(district, quarter)
            page.put(line, 0, district)
            page.put(line, 1, words_of(cell), _standing(cell))
            for column, one in enumerate(self.found.form.indicators, LEFT):
                tell(page, line, column, self.in_quarter(cell, one.code))
        self._totals(page, quarter)

    def stretch(self, span: Period) -> None:
        """A half-year or a year: flows are added, what is carried over is that of the first quarter, other snapshots
        are those of the last; what openings put right stands under the sums."""
        quarters = self.found.within(span)
        title = f"Мониторинг за {name_of(span)}"
        if quarters[-1].last < span.last:
            title += f", пока по {name_of(quarters[-1])}"
        page = self._page(name_of(span), title, "Полнота")
        for line, district in enumerate(self.found.districts, TOP):
            lacking = self._lacking(district, span)
            page.put(line, 0, district)
            page.put(line, 1, lacking, _look_of_lack(lacking))
            for column, one in enumerate(self.found.form.indicators, LEFT):
                self._over_time(page, line, column, one, quarters)
        self._totals(page, span)
        if any(self._lacking(district, span).startswith(INCOMPLETE) for district in self.found.districts):
            page.put(self.last + 1, 1, INCOMPLETE, Look.TOTAL)
        self._adjustments(page, span)

    def _lacking(self, district: str, span: Period) -> str:
        """«неполный: нет данных за I квартал 2026»; nothing where every quarter is in. Of a quarter that nobody held
        the post in nothing is expected: it is «вакансия», and makes nothing incomplete."""
        gaps = self.found.gaps(district, span)
        vacant = [one for one in gaps if self.found.cell(district, one).state is State.VACANT]
        told = [one for one in gaps if self.found.cell(district, one).numbers]
        nothing = [one for one in gaps if one not in told and one not in vacant]
        said = [f"нет данных за {', '.join(map(name_of, nothing))}"] if nothing else []
        said += [f"не все кураторы за {', '.join(map(name_of, told))}"] if told else []
        empty = [f"{VACANT}: {', '.join(map(name_of, vacant))}"] if vacant else []
        return "; ".join([*([f"{INCOMPLETE}: {'; '.join(said)}"] if said else []), *empty])

    def _over_time(self, page: Page, line: int, column: int, one: Indicator, quarters: Sequence[Period]) -> None:
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
        work_out(page, line, column, formula, nothing if value is None else value)

    def _adjustments(self, page: Page, span: Period) -> None:
        """«уточнение на начало −3, II кв., Лесной район», a line each, and what the openings come to with them."""
        found = self.found.adjustments(span)
        if not found:
            return
        for line, one in enumerate(found, self.last + 2):
            opening = self.found.form.indicator(one.balance.opening)
            quarter = f"{ROMAN[one.quarter.number]} кв."
            page.put(line, 0, f"уточнение {opening.short} {signed(one.number)}, {quarter}, {one.district}")
            place = TOP + self.found.districts.index(one.district)
            now = at(one.quarter, place, self.columns[one.balance.opening])
            before = at(one.quarter.before(), place, self.columns[one.balance.closing])
            work_out(page, line, self.columns[one.balance.opening], f"={now}-{before}", one.number)
        end = self.last + 2 + len(found)
        page.put(end, 0, ADJUSTED, Look.TOTAL)
        for code in dict.fromkeys(one.balance.opening for one in found):
            column = self.columns[code]
            own = sum(one.number for one in found if one.balance.opening == code)
            cells = xl_range(self.last + 1, column, end - 1, column)
            sum_of(page, end, column, cells, (self.found.total(code, span) or 0) + own)

    def changes(self, quarters: Sequence[Period]) -> None:
        """Every quarter of the year against the one before, the newest first; only what both have told."""
        page = self.book.page("Изменения", "Изменения по кварталам")
        top = HEAD
        for quarter in reversed(quarters):
            before = quarter.before()
            if not self.found.within(before):
                continue
            page.say(top, f"{name_of(quarter)} против {name_of(before)}")
            page.head(top + 1, ["Территория", *map(self.heading, self.found.form.indicators)])
            self._differences(page, top + 2, quarter, before)
            top += len(self.found.districts) + 5
        if not page.cells:
            page.say(HEAD, "Сравнивать пока не с чем: это первый квартал.")

    def _differences(self, page: Page, top: int, quarter: Period, before: Period) -> None:
        districts = self.found.districts
        end = top + len(districts)
        page.put(end, 0, TOTAL, Look.TOTAL)
        for line, district in enumerate(districts):
            page.put(top + line, 0, district)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            known: list[int | None] = []
            for line, district in enumerate(districts):
                a, b = (self.in_quarter(self.found.cell(district, q), one.code) for q in (quarter, before))
                value = a - b if isinstance(a, int) and isinstance(b, int) else a if isinstance(a, str) else b
                known.append(value if isinstance(value, int) else None)
                now, then = at(quarter, TOP + line, column), at(before, TOP + line, column)
                formula = f"=IF(COUNT({now},{then})=2,{now}-{then},IF(ISNUMBER({now}),{then},{now}))"
                work_out(page, top + line, column - 1, formula, value)
            sum_of(page, end, column - 1, xl_range(top, column - 1, end - 1, column - 1), added(known))

    def counters(self, counters: Sequence[Counter]) -> None:
        """What the bot counted by itself."""
        page = self.book.page("Счётчики бота", "Что бот посчитал сам", keys=2)
        page.head(HEAD, ["Территория", "Квартал", *(title for title, _ in COUNTERS)])
        for line, one in enumerate(counters, TOP):
            page.put(line, 0, one.district or "Без территории")
            page.put(line, 1, ROMAN[one.quarter])
            for column, (_, key) in enumerate(COUNTERS, 2):
                page.put(line, column, int(getattr(one, key)))
        end = TOP + len(counters)
        page.put(end, 0, TOTAL, Look.TOTAL)
        page.put(end, 1, "", Look.TOTAL)
        for column, (_, key) in enumerate(COUNTERS, 2):
            total = sum(getattr(one, key) for one in counters)
            cells = f"SUM({xl_range(TOP, column, end - 1, column)})" if counters else "0"
            page.put(end, column, Formula(f"={cells}", total), Look.TOTAL)

    def _page(self, name: str, title: str, second: str) -> Page:
        page = self.book.page(name, title)
        page.head(HEAD, ["Территория", second, *map(self.heading, self.found.form.indicators)])
        return page

    def _totals(self, page: Page, span: Period) -> None:
        page.put(self.last + 1, 0, TOTAL, Look.TOTAL)
        page.put(self.last + 1, 1, "", Look.TOTAL)
        for column, one in enumerate(self.found.form.indicators, LEFT):
            total = self.found.total(one.code, span)
            sum_of(page, self.last + 1, column, xl_range(TOP, column, self.last, column), total)


def _standing(cell: Cell) -> Look:
    if cell.state is State.VACANT:
        return Look.VACANT
    return Look.CELL if cell.state in GIVEN else Look.MARKED


def _look_of_lack(lacking: str) -> Look:
    if not lacking:
        return Look.CELL
    return Look.MARKED if lacking.startswith(INCOMPLETE) else Look.VACANT
