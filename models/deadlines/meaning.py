"""Which facets may stand together, and the dates they mean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from models.deadlines.cells import Placed, clocks
from models.deadlines.facets import (
    Condition,
    Count,
    Deadlines,
    DueDay,
    Except,
    Facet,
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
from models.deadlines.schedule import Kind
from models.deadlines.school import days_of
from models.deadlines.spans import Doubt
from models.plan_years import PlanYear

SHORTEST = 27
"""Days less than a month: such a window is a date already."""
_F = TypeVar("_F", bound=Facet)


def meaning(found: Sequence[Placed], plan: PlanYear) -> Reading:
    """What the facets mean together.

    Raises Doubt when they contradict one another or may be read in two ways.
    """
    if not found:
        raise Doubt("пусто")
    conditions = [placed for placed in found if isinstance(placed.facet, Condition)]
    if conditions:
        return _conditional(conditions, [placed for placed in found if placed not in conditions], plan)
    return _timed(found, plan)


def _conditional(conditions: Sequence[Placed], rest: Sequence[Placed], plan: PlanYear) -> Reading:
    """A condition in brackets wins (DOMAIN.md, convention 8); outside of them only over «в течение …»."""
    if told := _by_school(conditions, rest, plan):
        return told
    inner = [placed for placed in conditions if placed.bracket]
    kinds = {placed.facet.kind for placed in inner or conditions if isinstance(placed.facet, Condition)}
    if len(kinds) > 1:
        raise Doubt("и по запросу, и по плану: неясно")
    if rest:
        timed = _timed(rest, plan)
        asks = {placed.facet.asks for placed in conditions if isinstance(placed.facet, Condition)}
        if len(asks) == 1 and (asked := asks.pop()) and timed.windows and not _all_days(timed):
            return replace(timed, asks=asked)
        if not inner and not all(_runs_through(placed.facet, plan) for placed in rest):
            raise Doubt("условие названо вместе со сроком")
    event = all(isinstance(placed.facet, Condition) and placed.facet.event for placed in inner or conditions)
    return Reading(kinds.pop(), phrase="по наступлении события" if event else None)


def _by_school(conditions: Sequence[Placed], rest: Sequence[Placed], plan: PlanYear) -> Reading | None:
    """«осенние каникулы», where the centre has told when they are; beside a month they must lie in it."""
    facet = conditions[0].facet
    school = facet.school if isinstance(facet, Condition) and len(conditions) == 1 else None
    spans = days_of(school, plan) if school else ()
    if not spans:
        return None
    found = from_spans(Resolved(spans, listed=len(spans) > 1), plan)
    if school and not school.named:
        found = replace(found, phrase="в каникулы")
    around = Resolved(_timed(rest, plan).windows, listed=True) if rest else None
    return found if around is None or all(_inside(one, around) for one in spans) else None


def _runs_through(facet: Facet, plan: PlanYear) -> bool:
    if not isinstance(facet, Spans):
        return False
    return facet.through or from_spans(resolve(facet.stretches, plan), plan).kind is Kind.CONTINUOUS


def _timed(found: Sequence[Placed], plan: PlanYear) -> Reading:
    parts = _parts(found, plan)
    rule = _RULES.get(parts.present)
    if parts.present == "SD" and any(_opens(placed.facet) for placed in found):
        raise Doubt("начало срока и его конец названы порознь")
    if rule is None:
        raise Doubt("непонятно сочетание сроков")
    reading = rule(parts)
    if clocks(found) and not (reading.kind is Kind.WEEKLY or reading.due or _all_days(reading)):
        raise Doubt("время без даты")
    return reading


def _opens(facet: Facet) -> bool:
    """«после 20.10», whose end may stand beside it as «до 1 декабря»."""
    return isinstance(facet, Spans) and any(stretch.open for stretch in facet.stretches)


def _all_days(reading: Reading) -> bool:
    """Whether days are named, not months: «20–22 марта» may have an hour, «март» may not."""
    return bool(reading.windows) and all((end - start).days < SHORTEST for start, end in reading.windows)


def _parts(found: Sequence[Placed], plan: PlanYear) -> Parts:
    by_sort: dict[type, list[Placed]] = {}
    for placed in found:
        by_sort.setdefault(type(placed.facet), []).append(placed)
    rhythms, spans = by_sort.get(Rhythm, ()), by_sort.get(Spans, ())
    return Parts(
        plan,
        _spans(spans, plan) if spans else None,
        _rhythm(rhythms, plan) if rhythms else None,
        any(one.bracket for one in spans) and any(not one.bracket for one in rhythms),
        _only(by_sort, Count),
        _only(by_sort, Weekdays),
        _only(by_sort, Pattern),
        _only(by_sort, DueDay),
        _only(by_sort, Deadlines),
        resolve(exempt.stretches, plan) if (exempt := _only(by_sort, Except)) else None,
    )


def _only(by_sort: dict[type, list[Placed]], sort: type[_F]) -> _F | None:
    found = by_sort.get(sort)
    if found is None:
        return None
    if len(found) > 1 or not isinstance(found[0].facet, sort):
        raise Doubt("срок назван дважды")
    return found[0].facet


def _rhythm(found: Sequence[Placed], plan: PlanYear) -> Rhythm:
    """One rhythm, or several that say the same («4 раза в год, ежеквартально»)."""
    rhythms = [placed.facet for placed in found if isinstance(placed.facet, Rhythm)]
    first = rhythms[0]
    for other in rhythms[1:]:
        same = other == first or (first.unit > 0 < other.unit and _often(first, plan) == _often(other, plan))
        if not same:
            raise Doubt("две разные периодичности")
    return min(rhythms, key=lambda one: one.unit)


def _often(rhythm: Rhythm, plan: PlanYear) -> tuple[object, ...]:
    """What two ways to say one rhythm agree in; four times a school year are not its quarters, yet as many."""
    spans, count = yearly(rhythm, plan)
    return (len(spans) if plan.school else spans), count


def _spans(found: Sequence[Placed], plan: PlanYear) -> Resolved | None:
    """The window; one in brackets makes that before it more exact («I квартал (март)»)."""
    outer = [placed.facet for placed in found if isinstance(placed.facet, Spans) and not placed.bracket]
    inner = [placed.facet for placed in found if isinstance(placed.facet, Spans) and placed.bracket]
    wide, narrow = _same(outer, plan), _same(inner, plan)
    if wide is None or narrow is None:
        return wide or narrow
    if all(_inside(one, wide) for one in narrow.spans) and len(narrow.spans) >= len(wide.spans):
        return narrow
    if narrow.spans == (plan.window,) and all(_inside(one, narrow) for one in wide.spans):
        return wide
    raise Doubt("в скобках другой срок")


def _same(facets: Sequence[Spans], plan: PlanYear) -> Resolved | None:
    resolved = [resolve(facet.stretches, plan) for facet in facets]
    if any(other.spans != resolved[0].spans for other in resolved[1:]):
        raise Doubt("названы два разных срока")
    return resolved[0] if resolved else None


def _inside(one: tuple[date, date], many: Resolved) -> bool:
    return any(start <= one[0] and one[1] <= end for start, end in many.spans)


def _by_spans(parts: Parts) -> Reading:
    return from_spans(need(parts.spans), parts.plan)


def _by_deadlines(parts: Parts) -> Reading:
    """«до 25 декабря»; a frequency beside it must agree («2 раза в год: до 1 июня, до 1 декабря»)."""
    deadlines = need(parts.deadlines)
    resolved = resolve(deadlines.stretches, parts.plan).spans
    due = tuple(
        start - timedelta(days=1) if before else end
        for (start, end), before in zip(resolved, deadlines.before, strict=True)
    )
    if parts.rhythm is not None and not _agree(parts.rhythm, len(due)):
        raise Doubt("число раз не сходится с числом сроков")
    return Reading(Kind.RECURRING_DEADLINE if len(due) > 1 else Kind.DEADLINE, due=due)


def _within_spans(parts: Parts) -> Reading:
    """«I квартал, до 25 марта»: the day makes the window more exact, when it lies in it."""
    spans, found = need(parts.spans), _by_deadlines(parts)
    homes = [[one for one in spans.spans if one[0] <= day <= one[1]] for day in found.due]
    named = any((end - start).days < SHORTEST for start, end in spans.spans) or spans.spans == (parts.plan.window,)
    if named or not all(homes) or (spans.listed and len(homes) != len(spans.spans)):
        raise Doubt("срок не сходится с периодом")
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
