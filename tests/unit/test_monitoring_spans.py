"""Half-years and years of the consolidated monitoring over random quarters: numbers, formulas, what is put right."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.monitoring import write_consolidated
from models.monitoring.consolidation import Cell, Consolidated, spans_of
from models.monitoring.form import Balance, Indicator, MonitoringForm, Nature, Source, default_form
from models.monitoring.tables import State
from models.periods import Period, Span
from tests.support.imprints import IMPRINT
from tests.support.workbooks import miscounted

FORM = default_form()
OWN = replace(
    FORM,
    indicators=(
        *FORM.indicators,
        Indicator(
            code="A1",
            name="Занятий на начало",
            short="занятий на начало",
            unit="ед.",
            nature=Nature.SNAPSHOT,
            source=Source.CARRIED,
            origin="A4",
        ),
        Indicator(code="A2", name="Занятий открыто", short="открыто", unit="ед.", nature=Nature.FLOW),
        Indicator(code="A3", name="Занятий закрыто", short="закрыто", unit="ед.", nature=Nature.FLOW),
        Indicator(
            code="A4",
            name="Занятий на конец",
            short="занятий на конец",
            unit="ед.",
            nature=Nature.SNAPSHOT,
            source=Source.COMPUTED,
            origin="A1+A2-A3",
        ),
    ),
)
DISTRICTS = ("Лесной район", "Озёрный округ")
QUARTERS = tuple(spans_of(2026)[:4])
STRETCHES = spans_of(2026)[4:]

Told = tuple[int, int, int, int] | None
"""Of a quarter: families in, families out, what the opening puts right, classes opened; None is no report."""
TOLD = st.one_of(
    st.none(), st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0, 0, 0, -3, 1]), st.integers(0, 4))
)
YEARS = st.fixed_dictionaries({district: st.lists(TOLD, min_size=4, max_size=4) for district in DISTRICTS})
WHOLE: Told = (1, 0, 0, 2)


def consolidated(year: dict[str, list[Told]], form: MonitoringForm = OWN) -> Consolidated:
    """A year of these reports, every quarter of which is right in itself."""
    cells = {}
    for district, reports in year.items():
        families = classes = 10
        for quarter, told in zip(QUARTERS, reports, strict=True):
            if told is None:
                cells[district, quarter.first] = Cell(State.NO_DATA, {})
                continue
            came, left, adjusted, opened = told
            first = max(families + adjusted, 0)
            left = min(left, first + came)
            numbers = dict.fromkeys((one.code for one in form.indicators), 1)
            numbers |= {"F1": first, "F2": came, "F3": left, "F6": first + came - left}
            numbers |= {"A1": classes, "A2": opened, "A3": 0, "A4": classes + opened}
            families, classes = numbers["F6"], numbers["A4"]
            known = {one.code: numbers[one.code] for one in form.indicators}
            cells[district, quarter.first] = Cell(State.SUBMITTED, known)
    return Consolidated(form, tuple(year), QUARTERS, cells)


def left_over(found: Consolidated, balance: Balance, district: str, span: Period) -> int:
    """Closing less opening, flows and what was put right: 0 when the column adds up."""

    def number(code: str) -> int:
        told = found.number(district, code, span)
        assert told is not None
        return told

    flows = sum(map(number, balance.added)) - sum(map(number, balance.taken))
    right = sum(one.number for one in found.adjustments(span) if (one.district, one.balance) == (district, balance))
    return number(balance.closing) - number(balance.opening) - right - flows


@given(YEARS)
@example({"Лесной район": [WHOLE, (2, 1, -3, 0), WHOLE, WHOLE], "Озёрный округ": [None, WHOLE, WHOLE, WHOLE]})
def test_opening_in_and_out_come_to_the_closing_over_any_stretch(year: dict[str, list[Told]]) -> None:
    found = consolidated(year)
    assert [one.opening for one in found.form.balances] == ["F1", "A1"]
    for span in STRETCHES:
        for district in DISTRICTS:
            quarters = found.within(span)
            told = [q for q in quarters if found.cell(district, q).numbers]
            assert found.gaps(district, span) == [q for q in quarters if q not in told]
            if told:  # a district begins with its first report
                first = found.cell(district, told[0]).numbers
                assert found.number(district, "F1", span) == first["F1"]
            if len(told) == len(quarters):
                assert [left_over(found, one, district, span) for one in found.form.balances] == [0, 0]


@settings(max_examples=15, deadline=None)
@given(YEARS)
@example({"Лесной район": [WHOLE, (2, 1, -3, 0), None, WHOLE], "Озёрный округ": [None, WHOLE, WHOLE, (1, 1, 1, 0)]})
def test_formulas_of_the_workbook_come_to_the_values_they_carry(year: dict[str, list[Told]]) -> None:
    assert miscounted(write_consolidated(consolidated(year), 2026, [], IMPRINT)) == []


def test_what_was_put_right_is_a_line_of_its_own_and_what_is_not_whole_says_so() -> None:
    """62 + 30 − 18 is not 68 when the opening is that of the last quarter."""
    year: dict[str, list[Told]] = {
        "Лесной район": [(5, 2, 0, 0), (4, 1, -3, 0), (0, 0, 0, 0), (0, 0, 0, 0)],
        "Озёрный округ": [None, (2, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)],
    }
    data = write_consolidated(consolidated(year, FORM), 2026, [], IMPRINT)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    codes = [one.code for one in FORM.indicators]
    half = list(book["I полугодие 2026"].iter_rows(min_row=4, values_only=True))
    rows = {str(row[0]): dict(zip(["", *codes], row[1:], strict=False)) for row in half if row[0]}
    balance = ("F1", "F2", "F3", "F6")
    assert [rows["Лесной район"][code] for code in balance] == [10, 9, 3, 13]
    assert [rows["Озёрный округ"][code] for code in balance] == [10, 2, 0, 12]
    assert rows["Озёрный округ"][""] == "неполный: нет данных за I квартал 2026"
    assert [rows["Итого"][code] for code in ("", *balance)] == ["неполный", 20, 11, 3, 25]
    assert rows["уточнение на начало −3, II кв., Лесной район"]["F1"] == -3
    assert rows["Итого с уточнениями"]["F1"] == 17  # 17 + 11 − 3 = 25
    assert "уточнение" not in str(list(book["II полугодие 2026"].iter_rows(values_only=True)))
    check = {row[0]: row[1:] for row in book["Проверка года"].iter_rows(min_row=2, values_only=True)}
    assert check["Лесной район"] == (10, -3, 9, 3, 13, 13, "сходится", "II квартал 2026: уточнение F1 −3")
    assert check["Озёрный округ"][6] == "нет данных"


def test_a_curator_who_owes_makes_the_district_incomplete_and_puts_nothing_right() -> None:
    found = consolidated(dict.fromkeys(DISTRICTS, [WHOLE] * 4))
    second = (DISTRICTS[0], QUARTERS[1].first)
    cells = dict(found.cells) | {second: replace(found.cells[second], numbers={"F1": 4, "F6": 4}, partial=True)}
    partial = replace(found, cells=cells)
    year = Period.around(Span.YEAR, date(2026, 1, 1))
    assert partial.gaps(DISTRICTS[0], year) == [QUARTERS[1]]
    assert partial.adjustments(year) == []
    assert miscounted(write_consolidated(partial, 2026, [], IMPRINT)) == []
