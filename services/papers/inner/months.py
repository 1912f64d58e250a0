"""What was held in each month, counted by the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Attendance, Involvement
from models.periods import Period, Span
from services.papers.inner.records import of_period
from services.work import Work

Month = tuple[int, int]
"""A year and its month."""


@dataclass(frozen=True)
class CountedMonths:
    """What was held in each month and how many came; months that are still to come are left out."""

    months: tuple[Month, ...]
    records: Mapping[Month, int]
    visits: Mapping[Month, int]


NO_MONTHS = CountedMonths((), {}, {})


async def counted_months(session: AsyncSession, work: Work, period: Period, *own: ColumnElement[bool]) -> CountedMonths:
    """The months of a period, two queries; of what is `own` alone."""
    month = extract("year", Activity.day), extract("month", Activity.day)
    where = (*of_period(work, period), Activity.involvement == Involvement.HELD, *own)
    held = select(*month, func.count()).where(*where).group_by(*month)
    visits = func.sum(Attendance.in_person + Attendance.remote)
    came = select(*month, visits).join_from(Activity, Attendance).where(*where).group_by(*month)
    records = {(int(y), int(m)): int(count) for y, m, count in await session.execute(held)}
    people = {(int(y), int(m)): int(count) for y, m, count in await session.execute(came)}
    return CountedMonths(begun(months_of(period), work.today, records), Counter(records), Counter(people))


def months_of(period: Period) -> tuple[Month, ...]:
    """The months of a period."""
    found, day = [], period.first
    while day <= period.last:
        found.append((day.year, day.month))
        day = Period.around(Span.MONTH, day).after().first
    return tuple(found)


def begun(months: Sequence[Month], today: date, counted: Mapping[Month, int]) -> tuple[Month, ...]:
    """Those that are not still to come, and those that something is written of all the same."""
    return tuple(one for one in months if one <= (today.year, today.month) or counted.get(one))
