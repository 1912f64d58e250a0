"""Which clauses may stand together, and the dates they mean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from models.deadlines.cells import Placed, clocks
from models.deadlines.clauses import (
    Clause,
    Condition,
    Count,
    Deadlines,
    DueDay,
    Except,
    Pattern,
    Rhythm,
    Spans,
    Weekdays,
)
from models.deadlines.periodic import (
    by_count,
    by_due_day,
    by_pattern,
    by_rhythm,
    by_rhythm_but,
    by_weekdays,
    checked_weekday,
)
from models.deadlines.readings import Parts, Reading, from_spans, need, yearly
from models.deadlines.resolving import Resolved, resolve
from models.deadlines.schedule import ScheduleKind
from models.deadlines.school import days_of
from models.deadlines.spans import Ambiguous
from models.plan_years import PlanYear

SHORTEST = 27
"""Days less than a month: such a window is a date already."""
_F = TypeVar("_F", bound=Clause)


def meaning(found: Sequence[Placed], plan_year: PlanYear) -> Reading:
    """What the clauses mean together.

    Raises Ambiguous when they contradict one another or may be read in two ways.
    """
    if not found:
        raise Ambiguous("пусто")
    conditions = [placed for placed in found if isinstance(placed.clause, Condition)]
    if conditions:
        return _conditional(conditions, [placed for placed in found if placed not in conditions], plan_year)
    return _timed(found, plan_year)


def _conditional(conditions: Sequence[Placed], rest: Sequence[Placed], plan_year: PlanYear) -> Reading:
    """A condition in brackets wins (docs/deadlines.md, 8); outside of them only over «в течение …»."""
    if told := _by_school(conditions, rest, plan_year):
        return told
    inner = [placed for placed in conditions if placed.bracket]
    kinds = {placed.clause.kind for placed in inner or conditions if isinstance(placed.clause, Condition)}
    if len(kinds) > 1:
        raise Ambiguous("и по запросу, и по плану: неясно")
    if rest:
        timed = _timed(rest, plan_year)
        asks = {placed.clause.asks for placed in conditions if isinstance(placed.clause, Condition)}
        if len(asks) == 1 and (asked := asks.pop()) and timed.windows and not _all_days(timed):
            return replace(timed, asks=asked)
        if not inner and not all(_runs_through(placed.clause, plan_year) for placed in rest):
            raise Ambiguous("условие названо вместе со сроком")
    event = all(isinstance(placed.clause, Condition) and placed.clause.event for placed in inner or conditions)
    return Reading(kind=kinds.pop(), phrase="по наступлении события" if event else None)


def _by_school(conditions: Sequence[Placed], rest: Sequence[Placed], plan_year: PlanYear) -> Reading | None:
    """«осенние каникулы», where the centre has told when they are; beside a month they must lie in it."""
    clause = conditions[0].clause
    school = clause.school if isinstance(clause, Condition) and len(conditions) == 1 else None
    spans = days_of(school, plan_year) if school else ()
    if not spans:
        return None
    found = from_spans(Resolved(spans, listed=len(spans) > 1), plan_year)
    if school and not school.named:
        found = replace(found, phrase="в каникулы")
    around = Resolved(_timed(rest, plan_year).windows, listed=True) if rest else None
    return found if around is None or all(_inside(one, around) for one in spans) else None


def _runs_through(clause: Clause, plan_year: PlanYear) -> bool:
    if not isinstance(clause, Spans):
        return False
    return (
        clause.through or from_spans(resolve(clause.date_ranges, plan_year), plan_year).kind is ScheduleKind.CONTINUOUS
    )


def _timed(found: Sequence[Placed], plan_year: PlanYear) -> Reading:
    parts = _parts(found, plan_year)
    rule = _RULES.get(parts.present)
    if parts.present == "SD" and any(_opens(placed.clause) for placed in found):
        raise Ambiguous("начало срока и его конец названы порознь")
    if rule is None:
        raise Ambiguous("непонятно сочетание сроков")
    reading = rule(parts)
    if clocks(found) and not (reading.kind is ScheduleKind.WEEKLY or reading.due or _all_days(reading)):
        raise Ambiguous("время без даты")
    return reading


def _opens(clause: Clause) -> bool:
    """«после 20.10», whose end may stand beside it as «до 1 декабря»."""
    return isinstance(clause, Spans) and any(date_range.open for date_range in clause.date_ranges)


def _all_days(reading: Reading) -> bool:
    """Whether days are named, not months: «20–22 марта» may have an hour, «март» may not."""
    return bool(reading.windows) and all((end - start).days < SHORTEST for start, end in reading.windows)


def _parts(found: Sequence[Placed], plan_year: PlanYear) -> Parts:
    by_sort: dict[type, list[Placed]] = {}
    for placed in found:
        by_sort.setdefault(type(placed.clause), []).append(placed)
    rhythms, spans = by_sort.get(Rhythm, ()), by_sort.get(Spans, ())
    return Parts(
        plan_year=plan_year,
        spans=_spans(spans, plan_year) if spans else None,
        rhythm=_rhythm(rhythms, plan_year) if rhythms else None,
        bracketed=any(one.bracket for one in spans) and any(not one.bracket for one in rhythms),
        count=_only(by_sort, Count),
        weekdays=_only(by_sort, Weekdays),
        pattern=_only(by_sort, Pattern),
        due_day=_only(by_sort, DueDay),
        deadlines=_only(by_sort, Deadlines),
        exempt=resolve(exempt.date_ranges, plan_year) if (exempt := _only(by_sort, Except)) else None,
    )


def _only(by_sort: dict[type, list[Placed]], kind: type[_F]) -> _F | None:
    found = by_sort.get(kind)
    if found is None:
        return None
    if len(found) > 1 or not isinstance(found[0].clause, kind):
        raise Ambiguous("срок назван дважды")
    return found[0].clause


def _rhythm(found: Sequence[Placed], plan_year: PlanYear) -> Rhythm:
    """One rhythm, or several that say the same («4 раза в год, ежеквартально»)."""
    rhythms = [placed.clause for placed in found if isinstance(placed.clause, Rhythm)]
    first = rhythms[0]
    for other in rhythms[1:]:
        same = other == first or (first.unit > 0 < other.unit and _often(first, plan_year) == _often(other, plan_year))
        if not same:
            raise Ambiguous("две разные периодичности")
    return min(rhythms, key=lambda one: one.unit)


def _often(rhythm: Rhythm, plan_year: PlanYear) -> tuple[object, ...]:
    """What two ways to say one rhythm agree in; four times a school year are not its quarters, yet as many."""
    spans, count = yearly(rhythm, plan_year)
    return (len(spans) if plan_year.school else spans), count


def _spans(found: Sequence[Placed], plan_year: PlanYear) -> Resolved | None:
    """The window; one in brackets makes that before it more exact («I квартал (март)»)."""
    outer = [placed.clause for placed in found if isinstance(placed.clause, Spans) and not placed.bracket]
    inner = [placed.clause for placed in found if isinstance(placed.clause, Spans) and placed.bracket]
    wide, narrow = _same(outer, plan_year), _same(inner, plan_year)
    if wide is None or narrow is None:
        return wide or narrow
    if all(_inside(one, wide) for one in narrow.spans) and len(narrow.spans) >= len(wide.spans):
        return narrow
    if narrow.spans == (plan_year.window,) and all(_inside(one, narrow) for one in wide.spans):
        return wide
    raise Ambiguous("в скобках другой срок")


def _same(clauses: Sequence[Spans], plan_year: PlanYear) -> Resolved | None:
    resolved = [resolve(clause.date_ranges, plan_year) for clause in clauses]
    if any(other.spans != resolved[0].spans for other in resolved[1:]):
        raise Ambiguous("названы два разных срока")
    return resolved[0] if resolved else None


def _inside(one: tuple[date, date], many: Resolved) -> bool:
    return any(start <= one[0] and one[1] <= end for start, end in many.spans)


def _by_spans(parts: Parts) -> Reading:
    return from_spans(need(parts.spans), parts.plan_year)


def _by_deadlines(parts: Parts) -> Reading:
    """«до 25 декабря»; a frequency beside it must agree («2 раза в год: до 1 июня, до 1 декабря»)."""
    deadlines = need(parts.deadlines)
    resolved = resolve(deadlines.date_ranges, parts.plan_year).spans
    due = tuple(
        start - timedelta(days=1) if before else end
        for (start, end), before in zip(resolved, deadlines.before, strict=True)
    )
    if parts.rhythm is not None and not _agree(parts.rhythm, len(due)):
        raise Ambiguous("число раз не сходится с числом сроков")
    return Reading(kind=ScheduleKind.RECURRING_DEADLINE if len(due) > 1 else ScheduleKind.DEADLINE, due=due)


def _within_spans(parts: Parts) -> Reading:
    """«I квартал, до 25 марта»: the day makes the window more exact, when it lies in it."""
    spans, found = need(parts.spans), _by_deadlines(parts)
    homes = [[one for one in spans.spans if one[0] <= day <= one[1]] for day in found.due]
    named = any((end - start).days < SHORTEST for start, end in spans.spans) or spans.spans == (parts.plan_year.window,)
    if named or not all(homes) or (spans.listed and len(homes) != len(spans.spans)):
        raise Ambiguous("срок не сходится с периодом")
    return found


def _agree(rhythm: Rhythm, number: int) -> bool:
    if rhythm.unit <= 0:
        return False
    return rhythm.n * 12 == number * rhythm.unit * rhythm.every


_RULES: dict[str, Callable[[Parts], Reading]] = {
    "S": _by_spans,
    "D": _by_deadlines,
    "RD": _by_deadlines,
    "SD": _within_spans,
    "R": by_rhythm,
    "SR": by_rhythm,
    "RX": by_rhythm_but,
    "SRX": by_rhythm_but,
    "SC": by_count,
    "P": by_pattern,
    "SP": by_pattern,
    "RP": by_pattern,
    "SRP": by_pattern,
    "N": by_due_day,
    "SN": by_due_day,
    "RN": by_due_day,
    "SRN": by_due_day,
    "W": by_weekdays,
    "RW": by_weekdays,
    "SRW": by_weekdays,
    "SW": checked_weekday,
}
