"""Which dates of a monitoring row are a quarter's."""

from datetime import date

import pytest

from models.periods import Period, Span
from models.plan.own_rows import reports_on

FOURTH = Period.around(Span.QUARTER, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("opens", "due", "its"),
    [
        ((12, 25), (12, 25), True),  # «25 декабря»
        ((1, 1), (12, 25), True),  # «до 25 декабря»
        ((12, 1), (12, 31), True),  # «декабрь»
        ((10, 1), (12, 31), True),  # «ежеквартально», of what is done within the quarter
        ((10, 1), (10, 10), False),  # the report of the third quarter
        ((11, 1), (11, 30), False),
    ],
)
def test_the_last_month_s_dates_are_the_quarter_s(opens: tuple[int, int], due: tuple[int, int], its: bool) -> None:
    last = date(2026, *due)
    assert reports_on(FOURTH, (date(2026, *opens), last), last) is its
    assert not reports_on(FOURTH.before(), (date(2026, 12, 25), date(2026, 12, 25)), date(2026, 12, 25))
