"""The day that is proposed for an execution of the plan, and which one a record counts for."""

from dataclasses import dataclass
from datetime import date

import pytest

from models.plan.marking import another_year, choices, nearest, picks, proposed_day


@dataclass(frozen=True)
class Date:
    opens: date
    closes: date
    open: bool = True

    @property
    def due(self) -> date:
        return self.closes


def d(text: str) -> date:
    day, month, *year = map(int, text.split("."))
    return date(year[0] if year else 2026, month, day)


@pytest.mark.parametrize(
    ("opens", "closes", "today", "day"),
    [
        ("30.1", "30.1", "13.2", "30.1"),  # an event is on its own day, whenever it is marked
        ("8.12", "8.12", "9.12", "8.12"),
        ("8.12", "8.12", "8.12", "8.12"),
        ("8.12", "8.12", "7.12", None),  # it cannot have been yet
        ("1.3", "31.3", "20.3", "20.3"),
        ("1.3", "31.3", "2.4", None),
        ("1.3", "31.3", "28.2", None),
        ("1.12", "30.12", "14.1.2027", None),
    ],
)
def test_the_day_that_is_proposed(opens: str, closes: str, today: str, day: str | None) -> None:
    assert proposed_day(Date(d(opens), d(closes)), d(today)) == (d(day) if day else None)


@pytest.mark.parametrize(
    ("opens", "closes", "today", "days"),
    [
        ("1.12", "30.12", "14.1.2027", ["30.12", "29.12", "28.12", "25.12"]),
        ("1.3", "31.3", "3.3", ["3.3", "2.3"]),  # 1 March is a Sunday
        ("1.2", "1.2", "5.2", ["1.2"]),  # an event on a day off has no other day
        ("1.3", "31.3", "1.2", []),
    ],
)
def test_days_to_choose_from_lie_inside_the_window(opens: str, closes: str, today: str, days: list[str]) -> None:
    assert picks(Date(d(opens), d(closes)), d(today)) == [d(day) for day in days]


def test_another_year_is_a_question() -> None:
    report = Date(d("1.1.2027"), d("10.1.2027"))
    assert another_year(Date(d("1.12"), d("30.12")), d("14.1.2027"))
    assert another_year(Date(d("30.12"), d("30.12")), d("30.12.2025"))
    assert not another_year(report, d("9.1.2027"))
    assert not another_year(Date(d("1.12"), d("30.12")), d("1.2"))


DATES = [(1, d("8.9"), d("8.9"), True), (2, d("8.12"), d("8.12"), False)]


def test_what_was_done_in_december_is_not_septembers() -> None:
    assert nearest(DATES, d("9.12")) == 2
    assert nearest(DATES, d("10.9")) == 1
    assert nearest([], d("10.9")) is None


def test_of_two_dates_as_near_the_one_that_has_passed() -> None:
    assert nearest([(1, d("30.1"), d("30.1"), True), (2, d("27.2"), d("27.2"), True)], d("13.2")) == 1


def test_which_dates_a_record_may_be_for() -> None:
    january, february, march = (Date(d(day), d(day)) for day in ("30.1", "27.2", "27.3"))
    assert choices([january, february, march], d("13.2")) == [january]
    assert choices([january, february, march], d("28.2")) == [january, february], "a day ahead is not held yet"
    assert choices([january, february, march], d("10.1")) == []
    spring = Date(d("1.4"), d("30.4"))
    assert choices([january, february, spring], d("28.2")) == [january, february, spring]
    assert choices([Date(january.opens, january.closes, open=False)], d("13.2")) == []
