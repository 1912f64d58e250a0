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
    plan: PlanYear
    day: date
    until: date


def turns(plan: PlanYear) -> tuple[YearTurn, ...]:
    """Those of a plan's year, the earliest first."""
    last = plan.last
    closing = last.replace(day=CLOSING)
    return (
        YearTurn(Turn.PAPERS, plan, next_working(last.replace(day=1)), closing - _DAY),
        YearTurn(Turn.CLOSING, plan, next_working(closing), last),
        YearTurn(Turn.DEBTS, plan, next_working(last + _DAY), last + _MONTH),
    )


def latest(today: date, *, school: bool = False) -> YearTurn | None:
    """What is to be told by now where plans are of calendar or of school years; None where nothing of it is worth
    telling any more."""
    this = PlanYear.at(today, school=school)
    found = [one for plan in (this.next(-1), this) for one in turns(plan)]
    return next((one for one in reversed(found) if one.day <= today <= one.until), None)


def following(today: date, *, school: bool = False) -> date:
    """The next day after today on which something of it is told."""
    this = PlanYear.at(today, school=school)
    found = (one.day for plan in (this.next(-1), this, this.next()) for one in turns(plan))
    return min(day for day in found if day > today)


def closable_until(today: date, *, school: bool = False) -> date:
    """The last day whose dates may be closed together: yesterday, at the end of the year the whole year."""
    end = PlanYear.at(today, school=school).last
    return end if today >= end.replace(day=CLOSING) else today - _DAY
