"""Quarters, half-years and years as value objects: the stretches of time a centre reports on."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.plan_years import PlanYear


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL = "school"
    """September – August, as the plan of a school year (docs/deadlines.md, 10)."""
    OWN = "own"


FAR = 10
"""Years from today that a period may lie away: beyond it somebody mistyped the year."""
MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}
SEPTEMBER = 9


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    span: Span
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends before it begins: {self.first} – {self.last}")

    @classmethod
    def around(cls, span: Span, day: date) -> "Period":
        """The calendar month, quarter, half-year or year that `day` lies in; of school years, the last that has
        begun."""
        if span is Span.SCHOOL:
            return cls(span, *PlanYear.around(day).window)
        months = MONTHS[span]
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
        following = date(first.year + (first.month + months > 12), (first.month + months - 1) % 12 + 1, 1)
        return cls(span, first, following - timedelta(days=1))

    @classmethod
    def of(cls, first: date, last: date) -> "Period":
        """The stretch of these days: a month, quarter, half-year or year when it is one, else own dates."""
        spans = [*MONTHS, Span.SCHOOL] if first.month == SEPTEMBER else MONTHS
        whole = (cls.around(span, first) for span in spans)
        return next((one for one in whole if (one.first, one.last) == (first, last)), cls(Span.OWN, first, last))

    @classmethod
    def read(cls, code: str) -> "Period":
        """The whole month, quarter, half-year or year of a `code`. Raises ValueError for what is none."""
        span, _, first = code.partition(":")
        if span == Span.OWN:
            raise ValueError(code)
        return cls.around(Span(span), date.fromisoformat(first))

    @property
    def code(self) -> str:
        """How a button carries it: «quarter:2026-01-01»."""
        return f"{self.span}:{self.first}"

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def number(self) -> int:
        """1–12 for a month, 1–4 for a quarter, 1–2 for a half-year, 1 for a year."""
        return (self.first.month - 1) // MONTHS.get(self.span, 12) + 1

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def near(self, today: date) -> bool:
        """Whether it lies within ten years around today, so that the periods beside it are dates too."""
        return today.year - FAR <= self.first.year and self.last.year <= today.year + FAR

    def before(self) -> "Period":
        """The same stretch just before; for own dates, as many days."""
        eve = self.first - timedelta(days=1)
        if self.span is Span.OWN:
            return Period(Span.OWN, self.first - timedelta(days=self.days), eve)
        return Period.around(self.span, eve)

    def after(self) -> "Period":
        """The same stretch just after; for own dates, as many days."""
        morrow = self.last + timedelta(days=1)
        if self.span is Span.OWN:
            return Period(Span.OWN, morrow, self.last + timedelta(days=self.days))
        return Period.around(self.span, morrow)

    def running(self, today: date) -> bool:
        """Whether a part of it is still ahead."""
        return self.first <= today < self.last

    def against(self, today: date) -> "Period":
        """What it is compared with: the stretch before, and while it is running as many first days of that."""
        before = self.before()
        if not self.running(today):
            return before
        last = min(before.last, before.first + (today - self.first))
        return Period(Span.OWN, before.first, last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def offered(today: date) -> list[Period]:
    """This and the last quarters, half-years and years."""
    offers: list[Period] = []
    for span, count in ((Span.QUARTER, 4), (Span.HALF, 2), (Span.YEAR, 2)):
        now = Period.around(span, today)
        for _number in range(count):
            offers.append(now)
            now = now.before()
    return offers
