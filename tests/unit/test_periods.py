"""The stretches a centre reports on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.periods import Period, Span

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


@given(DAYS, st.integers(0, 800))
def test_own_dates_shift_by_their_length(first: date, more: int) -> None:
    period = Period(Span.OWN, first, first + timedelta(days=more))
    assert period.days == more + 1
    assert period.before().days == period.after().days == period.days
    assert period.before().after() == period == period.after().before()


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
