"""The year turns: what the end of a plan brings, and when. Pure arithmetic over the working calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.calendar import next_working
from models.plan_years import PlanYear

CLOSING = 20
"""The day of the plan's last month from which everything that is open in the year may be closed."""
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)


class Turn(StrEnum):
    """What is told once while a year turns."""

    PAPERS = "papers"
    """The last month begins: the new plan is asked for, and what the year's papers lack is told."""
    CLOSING = "closing"
    """What is open in the year is offered for closing in one list."""
    DEBTS = "debts"
    """A new year: what the old one left is said once, and stands in «Прошлый год»."""


@dataclass(frozen=True)
class YearTurn:
    """One of them: of which plan's year, on which working day, and up to which day it is still worth telling."""

    turn: Turn
    year: int
    day: date
    until: date


def turns(year: int) -> tuple[YearTurn, ...]:
    """Those of a plan's year, the earliest first."""
    last = year_end(date(year, 1, 1))
    closing = last.replace(day=CLOSING)
    return (
        YearTurn(Turn.PAPERS, year, next_working(last.replace(day=1)), closing - _DAY),
        YearTurn(Turn.CLOSING, year, next_working(closing), last),
        YearTurn(Turn.DEBTS, year, next_working(last + _DAY), last + _MONTH),
    )


def latest(today: date) -> YearTurn | None:
    """What is to be told by now; None where nothing of it is worth telling any more."""
    found = [one for year in (today.year - 1, today.year) for one in turns(year)]
    return next((one for one in reversed(found) if one.day <= today <= one.until), None)


def following(today: date) -> date:
    """The next day after today on which something of it is told."""
    found = (one.day for year in (today.year - 1, today.year, today.year + 1) for one in turns(year))
    return min(day for day in found if day > today)


def year_end(day: date) -> date:
    """The last day of the year that a plan's date of that day belongs to."""
    return PlanYear(day.year).last


def year_start(today: date) -> date:
    """The first day of this year: what was due before it is last year's."""
    return PlanYear(today.year).first


def closable_until(today: date) -> date:
    """The last day whose dates may be closed together: yesterday, at the end of the year the whole year."""
    end = year_end(today)
    return end if today >= end.replace(day=CLOSING) else today - _DAY
