"""The stretches a centre reports on."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.papers.kinds import read_period
from models.period_words import parse_period
from models.periods import Period, Span
from models.plan_years import PlanYear
from services.papers.comparing import year_before

TODAY = date(2026, 3, 16)
CALENDAR = (Span.QUARTER, Span.HALF, Span.YEAR)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("span", "day", "first", "last", "number"),
    [
        (Span.QUARTER, date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31), 1),
        (Span.QUARTER, date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31), 1),
        (Span.QUARTER, date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30), 2),
        (Span.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31), 4),
        (Span.HALF, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30), 1),
        (Span.HALF, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31), 2),
        (Span.YEAR, date(2024, 2, 29), date(2024, 1, 1), date(2024, 12, 31), 1),
    ],
)
def test_edges(span: Span, day: date, first: date, last: date, number: int) -> None:
    period = Period.around(span, day)
    assert (period.first, period.last, period.number, period.year) == (first, last, number, day.year)


@given(st.sampled_from(CALENDAR), DAYS)
def test_a_calendar_period_holds_its_day_and_its_neighbours_touch(span: Span, day: date) -> None:
    period = Period.around(span, day)
    assert day in period
    assert period.before().last == period.first - timedelta(days=1)
    assert period.after().first == period.last + timedelta(days=1)
    assert period.before().after() == period == period.after().before()


@given(DAYS)
def test_school_years_follow_one_another_as_those_of_plans_do(day: date) -> None:
    year = Period.around(Span.SCHOOL, day)
    assert (year.first.month, year.last.month, year.last.year - year.first.year) == (9, 8, 1)
    assert (year.first, year.last) == PlanYear.around(day).window
    assert year.before().after() == year == year.after().before()
    assert year.after().first.year == year.first.year + 1
    assert Period.of(year.first, year.last) == year


@given(DAYS, st.integers(0, 800))
def test_own_dates_shift_by_their_length(first: date, more: int) -> None:
    period = Period(Span.OWN, first, first + timedelta(days=more))
    assert period.days == more + 1
    assert period.before().days == period.after().days == period.days
    assert period.before().after() == period == period.after().before()


@pytest.mark.parametrize(
    ("typed", "span", "first", "last"),
    [
        ("2024", Span.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("за 2024 год", Span.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("первый квартал", Span.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        ("II квартал", Span.QUARTER, date(2025, 4, 1), date(2025, 6, 30)),
        ("4-й кв. 2024", Span.QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
        ("2 полугодие", Span.HALF, date(2025, 7, 1), date(2025, 12, 31)),
        ("второе полугодие 2024 года", Span.HALF, date(2024, 7, 1), date(2024, 12, 31)),
        ("март", Span.MONTH, date(2026, 3, 1), date(2026, 3, 31)),
        ("апрель", Span.MONTH, date(2025, 4, 1), date(2025, 4, 30)),
        ("апрель 2025", Span.MONTH, date(2025, 4, 1), date(2025, 4, 30)),
        ("прошлый месяц", Span.MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        ("этот год", Span.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        ("учебный год", Span.SCHOOL, date(2025, 9, 1), date(2026, 8, 31)),
        ("2024/25 учебный год", Span.SCHOOL, date(2024, 9, 1), date(2025, 8, 31)),
        ("учебный год 2024–2025", Span.SCHOOL, date(2024, 9, 1), date(2025, 8, 31)),
        ("01.01 – 31.03", Span.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        ("январь – март 2025", Span.QUARTER, date(2025, 1, 1), date(2025, 3, 31)),
        ("ноябрь 2025 – февраль 2026", Span.OWN, date(2025, 11, 1), date(2026, 2, 28)),
        ("1 марта – 15 апреля", Span.OWN, date(2026, 3, 1), date(2026, 4, 15)),
    ],
)
def test_periods_as_people_type_them(typed: str, span: Span, first: date, last: date) -> None:
    found = parse_period(typed, TODAY)
    assert (found.span, found.first, found.last) == (span, first, last)


@pytest.mark.parametrize("typed", ["", "весной", "5 квартал", "третье полугодие", "0000", "март – январь – май", "5"])
def test_what_is_no_period(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — any ValueError is the promise
        parse_period(typed, TODAY)


@given(st.text(max_size=60), DAYS)
def test_any_text_is_a_period_or_a_value_error(text: str, today: date) -> None:
    with suppress(ValueError):
        parse_period(text, today)


@pytest.mark.parametrize(
    ("typed", "today", "first", "last"),
    [
        ("IV квартал 2026", date(2026, 10, 3), date(2026, 7, 1), date(2026, 7, 3)),
        ("IV квартал 2026", date(2026, 12, 31), date(2026, 7, 1), date(2026, 9, 30)),
        ("IV квартал 2026", date(2027, 1, 9), date(2026, 7, 1), date(2026, 9, 30)),
        ("март 2026", date(2026, 3, 30), date(2026, 2, 1), date(2026, 2, 28)),
        ("март 2026", date(2026, 4, 1), date(2026, 2, 1), date(2026, 2, 28)),
        ("2025/26 учебный год", date(2025, 9, 10), date(2024, 9, 1), date(2024, 9, 10)),
        ("10.03.2026 – 20.03.2026", date(2026, 3, 16), date(2026, 2, 27), date(2026, 3, 5)),
    ],
)
def test_a_period_just_begun_is_compared_with_as_many_days(typed: str, today: date, first: date, last: date) -> None:
    against = parse_period(typed, today).against(today)
    assert (against.first, against.last) == (first, last)


@given(DAYS, DAYS)
def test_what_it_is_compared_with_is_over_before_it_begins(day: date, today: date) -> None:
    for span in (*CALENDAR, Span.MONTH, Span.SCHOOL):
        period = Period.around(span, day)
        against = period.against(today)
        assert against.first == period.before().first
        assert against.last < period.first
        if period.running(today):
            assert against.days <= (today - period.first).days + 1


def test_own_dates_may_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(Span.OWN, date(2026, 3, 2), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("first", "last", "near"),
    [
        (date(2016, 1, 1), date(2026, 3, 16), True),
        (date(2015, 12, 31), date(2026, 3, 16), False),
        (date(1, 1, 1), date(2026, 1, 1), False),
        (date(2026, 1, 1), date(9999, 12, 31), False),
    ],
)
def test_a_mistyped_year_is_far_away(first: date, last: date, near: bool) -> None:
    assert Period(Span.OWN, first, last).near(date(2026, 3, 16)) is near


@pytest.mark.parametrize(
    ("code", "beside"),
    [
        ("2026-Q1", ["2025-Q4", "2025-Q1"]),
        ("2026-03", ["2026-02", "2025-03"]),
        ("2026", ["2025", "2024"]),
        ("2025/26", ["2024/25", "2023/24"]),
    ],
)
def test_a_paper_compares_with_two_periods_that_differ(code: str, beside: list[str]) -> None:
    period = read_period(code)
    assert [period.before(), year_before(period)] == [read_period(one) for one in beside]
