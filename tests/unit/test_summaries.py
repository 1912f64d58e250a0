"""On which days the summary is sent, of which period, and until when it is no old news."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from models.calendar import is_working
from models.summaries import SummaryRhythm, following_issue, issue_of, latest_issue

WEEK, MONTH, QUARTER = SummaryRhythm


@pytest.mark.parametrize(
    ("rhythm", "today", "first", "last"),
    [
        (WEEK, "2026-11-09", "2026-11-02", "2026-11-08"),
        (WEEK, "2026-11-12", "2026-11-02", "2026-11-08"),
        (WEEK, "2026-11-13", None, None),  # on Friday a week is old news
        (WEEK, "2026-11-08", None, None),
        (MONTH, "2026-11-01", None, None),  # a Sunday
        (MONTH, "2026-11-02", "2026-10-01", "2026-10-31"),
        (MONTH, "2026-11-09", "2026-10-01", "2026-10-31"),
        (MONTH, "2026-11-10", None, None),
        (QUARTER, "2026-10-01", "2026-07-01", "2026-09-30"),
        (QUARTER, "2026-12-01", None, None),
        (MONTH, "2026-01-05", None, None),  # the holidays
        (MONTH, "2026-01-12", "2025-12-01", "2025-12-31"),
        (QUARTER, "2026-01-12", "2025-10-01", "2025-12-31"),
        (WEEK, "2026-01-12", "2026-01-05", "2026-01-11"),
    ],
)
def test_what_is_sent_by_now(rhythm: SummaryRhythm, today: str, first: str | None, last: str | None) -> None:
    found = latest_issue(rhythm, date.fromisoformat(today))
    told = (found.period.first.isoformat(), found.period.last.isoformat()) if found else (None, None)
    assert told == (first, last)


@pytest.mark.parametrize("rhythm", SummaryRhythm)
def test_for_three_years_each_is_met_on_a_working_day_after_its_period(rhythm: SummaryRhythm) -> None:
    day, met = date(2025, 1, 20), []
    while day < date(2028, 1, 20):
        day = following_issue(rhythm, day)
        found = latest_issue(rhythm, day)
        assert found is not None
        assert is_working(day)
        assert found == issue_of(rhythm, found.period)
        assert found.period.last < day == found.day
        met.append(found.period)
    assert len(set(met)) == len(met)
    if rhythm is not WEEK:  # of the weeks of one holiday the last alone is sent
        assert all(one.after() == other for one, other in pairwise(met))
    else:
        assert all(one.last - one.first == timedelta(days=6) and one.first.weekday() == 0 for one in met)
