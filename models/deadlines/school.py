"""School holidays and terms: days that a school sets; known where the centre has told its holidays."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models.deadlines.schedule import Span
from models.deadlines.tokens import Token
from models.deadlines.tokens import TokenKind as T
from models.plan_years import AUTUMN, SEASONS, SPRING, SUMMER, WINTER, PlanYear

_STEMS = {"осен": AUTUMN, "зим": WINTER, "весен": SPRING, "лет": SUMMER}
_DAY = timedelta(days=1)
TERMS = (1, 2, 3, 4)
_ALL: dict[bool, tuple[int | str, ...]] = {True: TERMS, False: (*SEASONS, SUMMER)}


class SchoolTime(NamedTuple):
    """«осенние и весенние каникулы», «I–II четверть»; nothing named means all of them, `part` its beginning or end."""

    terms: bool
    named: tuple[int | str, ...] = ()
    ranged: bool = False
    part: bool = False


def school_time(tokens: Sequence[Token]) -> SchoolTime:
    """What the words of a school's time name."""
    terms = any(token.kind is T.TERM_OF_SCHOOL for token in tokens)
    seasons = [name for token in tokens for stem, name in _STEMS.items() if token.form.startswith(stem)]
    numbers = [token.n for token in tokens if token.kind in (T.NUM, T.ORD, T.ROMAN)]
    named: tuple[int | str, ...] = tuple(numbers if terms else seasons)
    ranged = any(token.kind is T.DASH for token in tokens) and len(named) == 2
    part = any(token.kind in (T.PART, T.LAST) for token in tokens)
    return SchoolTime(terms, named, ranged, part or bool(numbers and seasons))


def days_of(time: SchoolTime, plan_year: PlanYear) -> tuple[Span, ...]:
    """Its days in the plan's year, in their order; nothing when the centre has not told them all."""
    if time.part or not plan_year.breaks:
        return ()
    known = terms_of(plan_year) if time.terms else holidays_of(plan_year)
    spans = [known.get(one) for one in time.named or _ALL[time.terms]]
    found = sorted(span for span in spans if span is not None)
    if len(found) < len(spans):
        return ()
    return ((found[0][0], found[-1][1]),) if time.ranged else tuple(found)


def holidays_of(plan_year: PlanYear) -> dict[int | str, Span]:
    """The holidays that begin in the plan's year, by season; summer needs no telling."""
    found: dict[int | str, Span] = {
        one.season: (one.first, one.last) for one in plan_year.breaks if plan_year.holds(one.first)
    }
    if found:
        year = plan_year.year_of(6)
        found[SUMMER] = (date(year, 6, 1), date(year, 8, 31))
    return found


def terms_of(plan_year: PlanYear) -> dict[int | str, Span]:
    """The terms that begin in the plan's year, by number: what lies between the holidays."""
    found: dict[int | str, Span] = {}
    for first in {plan_year.first.year - (not plan_year.school), plan_year.first.year}:
        edges = _edges(first, plan_year)
        for number, start, end in zip(TERMS, edges, edges[1:], strict=False):
            if start and end and plan_year.holds(start[1]):
                found[number] = (start[1], end[0])
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _edges(first: int, plan_year: PlanYear) -> list[Span | None]:
    """Between the terms of the school year that begins then: the last day before and the first day after each break."""
    year = PlanYear(first, school=True)
    breaks = {one.season: (one.first - _DAY, one.last + _DAY) for one in plan_year.breaks if year.holds(one.first)}
    begins, ends = date(first, 9, 1), date(first + 1, 5, 31)
    return [(begins, begins), *(breaks.get(season) for season in SEASONS), (ends, ends)]
