"""«Проверка года»: opening + what was put right + in − out = closing, a line a district, and where it does not hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from documents.monitoring_paper import NO_DATA, TOP, Paper, at, name_of, work_out
from documents.style.book import HEAD, Page
from documents.style.cells import Formula, Look
from models.monitoring.checks import signed
from models.monitoring.consolidation import Break, Identity, added, identity, spans_of
from models.monitoring.form import Balance
from models.periods import Period


def write_balances(paper: Paper, year: int) -> None:
    """The sheet, with a table for each balance of the form; nothing for a form that has none."""
    if not paper.found.form.balances:
        return
    page = paper.book.page("Проверка года", f"Проверка {year} года: на начало + пришло − ушло = на конец")
    for number, balance in enumerate(paper.found.form.balances):
        _Table(
            paper=paper, page=page, top=HEAD + number * (len(paper.found.districts) + 2), year=year, balance=balance
        ).write()


@dataclass(kw_only=True)
class _Table:
    paper: Paper
    page: Page
    top: int
    year: int
    balance: Balance

    def __post_init__(self) -> None:
        self.whole = spans_of(self.year)[-1]
        self.quarters: Sequence[Period] = self.paper.found.within(self.whole)

    def write(self) -> None:
        balance, first, last = self.balance, self.quarters[0], self.quarters[-1]
        heads = (
            "Территория",
            f"{balance.opening}, {name_of(first)}",
            f"Уточнения {balance.opening}",
            f"Всего {' + '.join(balance.added)}",
            f"Всего {' + '.join(balance.taken)}",
            "Должно быть",
            f"{balance.closing}, {name_of(last)}",
            "Итог",
            "Уточнения и расхождения",
        )
        self.page.head(self.top, heads)
        for number, district in enumerate(self.paper.found.districts):
            told = [(quarter, self.paper.found.whole(district, quarter)) for quarter in self.quarters]
            self._line(number, district, identity(balance, told))

    def _line(self, number: int, district: str, found: Identity) -> None:
        paper, page, balance = self.paper, self.page, self.balance
        row, place = self.top + number + 1, TOP + number
        first, last = self.quarters[0], self.quarters[-1]
        page.put(row, 0, district)
        opening, closing = (
            paper.in_quarter(paper.found.cell(district, quarter), code)
            for quarter, code in ((first, balance.opening), (last, balance.closing))
        )
        sums = [self._sum(district, codes) for codes in (balance.added, balance.taken)]
        gap = at(self.whole, place, 1)
        gaps = bool(paper.found.gaps(district, self.whole))
        work_out(page, row, 1, f"={at(first, place, paper.columns[balance.opening])}", opening)
        work_out(page, row, 2, f'=IF({gap}="",{self._put_right(place)},0)', 0 if gaps else found.adjusted)
        for column, codes, total in ((3, balance.added, sums[0]), (4, balance.taken, sums[1])):
            cells = ",".join(at(self.whole, place, paper.columns[code]) for code in codes)
            formula = f'=IF(COUNT({cells})=0,"{NO_DATA}",SUM({cells}))' if codes else "=0"
            work_out(page, row, column, formula, total if total is not None else NO_DATA if codes else 0)
        b, c, d, e, f, g = (xl_rowcol_to_cell(row, column) for column in range(1, 7))
        due: int | str = NO_DATA
        if isinstance(opening, int) and not gaps:
            due = opening + found.adjusted + (sums[0] or 0) - (sums[1] or 0)
        known = f'AND({gap}="",ISNUMBER({b}))'
        work_out(page, row, 5, f'=IF({known},{b}+{c}+SUM({d})-SUM({e}),"{NO_DATA}")', due)
        work_out(page, row, 6, f"={at(last, place, paper.columns[balance.closing])}", closing)
        check = (
            f'=IF(OR({gap}<>"",NOT(ISNUMBER({b})),NOT(ISNUMBER({g}))),"{NO_DATA}",'
            f'IF({f}={g},"сходится","расходится на "&({g}-{f})))'
        )
        page.put(row, 7, Formula(check, _verdict(found)), Look.CELL if found.holds else Look.MARKED)
        page.put(row, 8, "; ".join(_told(balance, one) for one in found.breaks))

    def _sum(self, district: str, codes: Sequence[str]) -> int | None:
        return added(self.paper.found.number(district, code, self.whole) for code in codes)

    def _put_right(self, place: int) -> str:
        """The openings of the later quarters less the closings before them."""
        columns = self.paper.columns
        terms = [
            f"{at(quarter, place, columns[self.balance.opening])}"
            f"-{at(quarter.before(), place, columns[self.balance.closing])}"
            for quarter in self.quarters[1:]
        ]
        return "+".join(f"({term})" for term in terms) or "0"


def _verdict(found: Identity) -> str:
    if found.left is None or found.right is None:
        return NO_DATA
    return "сходится" if found.left == found.right else f"расходится на {found.right - found.left}"


def _told(balance: Balance, one: Break) -> str:
    if one.opening:
        return f"{name_of(one.quarter)}: уточнение {balance.opening} {signed(one.told - one.expected)}"
    return f"{name_of(one.quarter)}: {balance.closing} {one.told}, а по расчёту {one.expected}"
