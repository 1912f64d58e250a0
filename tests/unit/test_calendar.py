import json
from datetime import date, timedelta
from importlib import resources

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import calendar

TABLE = json.loads(resources.files("models").joinpath("data", "ru_working_calendar.json").read_text(encoding="utf-8"))
DAYS = st.dates(date(2023, 6, 1), date(2028, 6, 1))


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_a_year_has_as_many_working_days_as_the_decree_says(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]

    assert sum(map(calendar.is_working, days)) == TABLE[str(year)]["working_days"]
    assert calendar.approved(year)


def test_the_holidays_package_agrees_on_every_day() -> None:
    theirs = holidays.country_holidays("RU", years=range(2024, 2028))

    for number in range((date(2028, 1, 1) - date(2024, 1, 1)).days):
        day = date(2024, 1, 1) + timedelta(days=number)
        assert calendar.is_working(day) == theirs.is_working_day(day), day


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 4, 27), True),  # a Saturday made working
        (date(2024, 4, 29), False),  # its Monday given back
        (date(2024, 12, 28), True),
        (date(2024, 12, 31), False),
        (date(2025, 5, 8), False),
        (date(2025, 11, 1), True),
        (date(2026, 1, 9), False),
        (date(2027, 2, 20), True),
        (date(2024, 3, 11), True),
        (date(2030, 6, 12), False),  # beyond the table the fixed holidays still hold
        (date(2030, 6, 13), True),
        (date(2030, 1, 9), True),
        (date(2024, 11, 2), True),
    ],
)
def test_transfers_and_holidays(day: date, working: bool) -> None:
    assert calendar.is_working(day) is working


def test_beyond_the_table_the_calendar_is_not_approved() -> None:
    assert not calendar.approved(2028)
    assert not calendar.approved(2023)


def test_neighbours() -> None:
    assert calendar.previous_working(date(2024, 5, 12)) == date(2024, 5, 8)
    assert calendar.next_working(date(2024, 5, 9)) == date(2024, 5, 13)
    assert calendar.next_working(date(2024, 5, 13)) == date(2024, 5, 13)


def test_last_working_day_of_the_month() -> None:
    assert calendar.last_working_day(2024, 12) == date(2024, 12, 28)
    assert calendar.last_working_day(2025, 12) == date(2025, 12, 30)
    assert calendar.last_working_day(2024, 3) == date(2024, 3, 29)


def test_adding_nothing_stays() -> None:
    assert calendar.add_working_days(date(2024, 5, 12), 0) == date(2024, 5, 12)


@given(day=DAYS, n=st.integers(1, 60))
def test_adding_and_counting_agree(day: date, n: int) -> None:
    later = calendar.add_working_days(day, n)

    assert calendar.is_working(later)
    assert calendar.working_days_between(day, later) == n
    assert calendar.working_days_between(later, day) == -n


@given(day=DAYS, n=st.integers(1, 60))
def test_going_back_from_a_working_day_returns(day: date, n: int) -> None:
    start = calendar.next_working(day)

    assert calendar.add_working_days(calendar.add_working_days(start, n), -n) == start
