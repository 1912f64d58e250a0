"""Which days are meant, seen from today: what was done lies behind, what is moved lies ahead."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from models.dates import WINTER

LONGEST_RANGE = 31
"""Days of the longest range that is taken for one activity."""
WEEK = 7


class DayDoubt(StrEnum):
    """Why a day is asked about."""

    IMPOSSIBLE = "impossible"
    """No such day: 31 февраля, a Friday that is a Thursday."""
    VAGUE = "vague"
    """A month or a week."""
    AHEAD = "ahead"
    """Done, and still to come."""
    BEHIND = "behind"
    """Moved to a day that is over."""
    EITHER = "either"
    """«В прошлый вторник» on a Wednesday: yesterday, or a week before?"""


@dataclass(frozen=True)
class Days:
    """The days, and why they are asked about; a doubt may leave none."""

    days: tuple[date, ...] = ()
    doubt: DayDoubt | None = None


Meaning = Callable[[date, bool], Days]
"""What an expression means, seen from a day; True when it lies ahead."""


def at(days: tuple[date, ...], today: date, ahead: bool, doubt: DayDoubt | None = None) -> Days:
    """The days, with the doubt that they lie on the wrong side of today."""
    if not days:
        return Days((), doubt or DayDoubt.VAGUE)
    if doubt is None and not ahead and days[-1] > today:
        doubt = DayDoubt.AHEAD
    if doubt is None and ahead and days[0] < today:
        doubt = DayDoubt.BEHIND
    return Days(days, doubt)


def exact(day: int, month: int, year: int) -> date | None:
    """The day; None where there is none."""
    if not (1 <= month <= 12 and 1 <= year <= MAXYEAR and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def dated(pairs: tuple[tuple[int, int], ...], year: int | None, *, stretch: bool = False) -> Meaning:
    """Days of months, «10 и 12 марта»; with `stretch` all from the first to the last."""

    def mean(today: date, ahead: bool) -> Days:
        found = [exact(day, month, year or _year_of(day, month, today, ahead)) for day, month in pairs]
        days = [one for one in found if one is not None]
        if len(days) < len(found):
            return Days((), DayDoubt.IMPOSSIBLE)
        if stretch:
            return _stretched(days, today, ahead)
        return at(tuple(sorted(set(days))), today, ahead)

    return mean


def _stretched(days: list[date], today: date, ahead: bool) -> Days:
    first, last = days[0], days[-1]
    if not 0 <= (last - first).days <= LONGEST_RANGE:
        return Days((), DayDoubt.VAGUE)
    return at(tuple(first + timedelta(days=n) for n in range((last - first).days + 1)), today, ahead)


def _year_of(day: int, month: int, today: date, ahead: bool) -> int:
    """The year of a day that names none: of what was done the last one, unless that is over half a year ago."""
    this = exact(day, month, today.year)
    if this is None:
        leap = next((today.year - n for n in range(1, 5) if exact(day, month, today.year - n)), None)
        return leap if leap and not ahead and (today - date(leap, month, day)).days <= WINTER else today.year
    before = exact(day, month, today.year - 1)
    if not ahead and this > today and before is not None and (today - before).days <= WINTER:
        return today.year - 1
    after = exact(day, month, today.year + 1)
    if ahead and this < today and after is not None and (after - today).days <= WINTER:
        return today.year + 1
    return today.year


def of_month(days: tuple[int, ...], *, stretch: bool = False) -> Meaning:
    """«15-го», «15 и 16 числа»: the nearest month that has them."""

    def mean(today: date, ahead: bool) -> Days:
        month = today.replace(day=1)
        for _ in range(12):
            found = [exact(day, month.month, month.year) for day in days]
            here = [one for one in found if one is not None]
            if len(here) == len(found) and (here[0] >= today if ahead else here[-1] <= today):
                return _stretched(here, today, ahead) if stretch else at(tuple(here), today, ahead)
            month = (month + timedelta(days=31) if ahead else month - timedelta(days=1)).replace(day=1)
        return Days((), DayDoubt.IMPOSSIBLE)

    return mean


def away(days: int) -> Meaning:
    """So many days from today: «вчера», «три дня назад»."""
    return lambda today, ahead: at((today + timedelta(days=days),), today, ahead)


def vague(_today: date, _ahead: bool) -> Days:
    """«В марте», «на прошлой неделе»."""
    return Days((), DayDoubt.VAGUE)


def weekday(number: int, which: str) -> Meaning:
    """A day of the week from 0; `which` is "", "last", "this", "next", or a week: "week-1", "week0", "that"."""

    def mean(today: date, ahead: bool) -> Days:
        monday = today - timedelta(days=today.weekday())
        back = (today.weekday() - number) % WEEK
        if which == "that":
            return at((monday + timedelta(days=number + (WEEK if ahead else -WEEK)),), today, ahead)
        if which.startswith("week"):
            return at((monday + timedelta(days=number + WEEK * int(which[4:])),), today, ahead)
        if which == "this":
            return at((monday + timedelta(days=number),), today, ahead)
        if which == "last":
            found = today - timedelta(days=back or WEEK)
            return at((found,), today, ahead, DayDoubt.EITHER if found >= monday else None)
        if which == "next":
            found = today + timedelta(days=WEEK - back)
            return at((found,), today, True, DayDoubt.EITHER if found < monday + timedelta(days=WEEK) else None)
        if ahead:
            return Days((today + timedelta(days=-(-WEEK + back) if back else WEEK),))
        return Days((today - timedelta(days=back),), None if back else DayDoubt.EITHER)

    return mean


def named(weekday_number: int, meaning: Meaning) -> Meaning:
    """A date behind its day of the week: none when the two differ."""

    def mean(today: date, ahead: bool) -> Days:
        found = meaning(today, ahead)
        if len(found.days) == 1 and found.days[0].weekday() != weekday_number:
            return Days((), DayDoubt.IMPOSSIBLE)
        return found

    return mean
