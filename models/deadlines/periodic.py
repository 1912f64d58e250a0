"""What repeats, as dates: frequencies, days of each month, due days, days of the week."""

import itertools
from datetime import date

from models.calendar import next_working, previous_working
from models.deadlines.clauses import DAY, TERM, UNSAID_PERIOD, WEEK, WORKDAY, YEAR, DueDay, DueDayRule, Pattern, Rhythm
from models.deadlines.pattern_wording import due_day_words, pattern_words
from models.deadlines.readings import (
    Parts,
    Reading,
    covers,
    is_whole_year,
    need,
    times_a_year,
    windows,
)
from models.deadlines.resolving import periods_of, resolve
from models.deadlines.schedule import ScheduleKind, Span
from models.deadlines.school import SchoolTime, days_of
from models.deadlines.spans import (
    LAST,
    SCHOOL_TERMS,
    Ambiguous,
    DateRange,
    check_day,
    clamped,
    following_month,
    nth_weekday,
)
from models.deadlines.wording import bounded, rhythm_words, times


def by_rhythm(parts: Parts) -> Reading:
    """«ежеквартально», «2 раза в год (март, октябрь)», «ежемесячно с сентября по май»."""
    rhythm = need(parts.rhythm)
    if rhythm.then:
        return _and_then(parts, rhythm)
    if rhythm.unit == WEEK:
        return Reading(
            kind=ScheduleKind.WEEKLY,
            windows=_weekly_windows(parts),
            due=(),
            weekday=(),
            interval=rhythm.every,
            count=rhythm.n,
        )
    if rhythm.unit == TERM:
        return _by_terms(parts, rhythm)
    if rhythm.unit == DAY:
        if not covers(parts.bound, parts.plan_year):
            raise Ambiguous("ежедневно, но не весь год")
        return Reading(kind=ScheduleKind.CONTINUOUS, windows=(parts.bound,))
    if parts.spans is not None and parts.spans.listed:
        return _overridden(parts, rhythm)
    bound = parts.bound
    if rhythm.unit == YEAR:
        return _of_year(rhythm, parts)
    spans = periods_of(rhythm.unit * rhythm.every, bound, parts.plan_year)
    whole = is_whole_year(bound, parts.plan_year)
    if not whole and len(spans) < 2:
        raise Ambiguous("неясно, отменяет ли срок периодичность")
    return windows(spans, rhythm.n, bounded(rhythm_words(rhythm), bound))


def _by_terms(parts: Parts, rhythm: Rhythm) -> Reading:
    """«1 раз в четверть»: in the four terms that the centre has told, else in their months."""
    if parts.bound != parts.plan_year.window:
        raise Ambiguous("неясно, в каких четвертях")
    told = days_of(SchoolTime(terms=True), parts.plan_year)
    spans = told or resolve(tuple(map(DateRange, SCHOOL_TERMS)), parts.plan_year).spans
    return windows(spans, rhythm.n, f"{times(rhythm.n)} в четверть")


def _and_then(parts: Parts, rhythm: Rhythm) -> Reading:
    """«сентябрь, далее ежеквартально»: the month named, then every whole period that begins after it."""
    first = need(parts.spans)
    if first.listed or rhythm.unit not in (1, 3, 6) or (rhythm.n, rhythm.every) != (1, 1):
        raise Ambiguous("неясно, что далее")
    rest = tuple(
        one for one in periods_of(rhythm.unit, parts.plan_year.window, parts.plan_year) if one[0] > first.spans[0][1]
    )
    if not rest:
        raise Ambiguous("далее ничего не остаётся")
    return windows((first.spans[0], *rest))


def by_rhythm_but(parts: Parts) -> Reading:
    """«ежемесячно, кроме июля и августа»: whole periods are left out, or it is not understood."""
    rhythm, exempt = need(parts.rhythm), need(parts.exempt).spans
    if rhythm.unit <= 0 or rhythm.unit == YEAR or parts.bracketed:
        raise Ambiguous("непонятно сочетание сроков")
    bound = parts.bound
    every = periods_of(rhythm.unit * rhythm.every, bound, parts.plan_year)
    left = tuple(one for one in every if not any(one[0] <= end and start <= one[1] for start, end in exempt))
    starts, ends = zip(*every, strict=True)
    if len(left) < 2 or not all(start in starts and end in ends for start, end in exempt):
        raise Ambiguous("неясно, что исключается")
    return windows(left, rhythm.n)


def _of_year(rhythm: Rhythm, parts: Parts) -> Reading:
    bound = parts.bound
    if is_whole_year(bound, parts.plan_year):
        return times_a_year(rhythm.n, bound)
    if rhythm.n != 1:
        raise Ambiguous("число раз не сходится с числом сроков")
    return windows((bound,))


def _overridden(parts: Parts, rhythm: Rhythm) -> Reading:
    """Months named beside a frequency override it (docs/deadlines.md, 2), if they do not contradict it."""
    spans = parts.spans.spans if parts.spans else ()
    if rhythm.unit == YEAR:
        agrees = rhythm.n == len(spans)
    else:
        size = rhythm.unit * rhythm.every
        homes = {_home(one, size) for one in spans}
        agrees = rhythm.n == 1 and len(homes) == len(spans) and None not in homes
    if not agrees:
        raise Ambiguous("число раз не сходится с числом сроков")
    return windows(spans)


def _home(span: Span, size: int) -> int | None:
    """The period of `size` months a window lies in, if it lies in one."""
    first, last = ((day.year * 12 + day.month - 1) // size for day in span)
    return first if first == last else None


def by_count(parts: Parts) -> Reading:
    """«2 раза в мае», «3 раза в течение года», «в марте и мае по 2 раза»."""
    count = need(parts.count)
    spans = need(parts.spans)
    if spans.listed:
        if not count.each and count.n != 1:
            raise Ambiguous("неясно, сколько раз в каждый срок")
        return windows(spans.spans, count.n)
    if is_whole_year(spans.spans[0], parts.plan_year):
        return times_a_year(count.n, spans.spans[0])
    if count.each or covers(spans.spans[0], parts.plan_year):
        raise Ambiguous("неясно, сколько раз")
    return windows(spans.spans, count.n)


def by_pattern(parts: Parts) -> Reading:
    """«последняя пятница месяца», «25 числа ежемесячно», «первый месяц каждого квартала», «май,
    вторая декада».
    """
    pattern = need(parts.pattern)
    if not pattern.qualified and parts.rhythm is None:
        return _in_named_months(parts, pattern)
    bound = parts.bound
    spans = tuple(
        sorted(
            _spans_of(pattern, period, one)
            for period in periods_of(pattern.unit, bound, parts.plan_year)
            for one in pattern.ranges
        )
    )
    if len(spans) == 1 and parts.rhythm is not None:
        raise Ambiguous("периодичность, а срок один")
    if any(one[1] >= other[0] for one, other in itertools.pairwise(spans)):
        raise Ambiguous("сроки пересекаются")
    if parts.rhythm is not None and not _agrees(
        parts.rhythm, pattern, len(spans), is_whole_year(bound, parts.plan_year)
    ):
        raise Ambiguous("число раз не сходится с числом сроков")
    return windows(spans, 1, bounded(pattern_words(pattern), bound) if len(spans) > 1 else None)


def _agrees(rhythm: Rhythm, pattern: Pattern, number: int, whole: bool) -> bool:
    if rhythm.unit == YEAR:
        return rhythm.n == number and whole
    return rhythm.unit == pattern.unit and rhythm.every == 1 and rhythm.n in {1, len(pattern.ranges)}


def _in_named_months(parts: Parts, pattern: Pattern) -> Reading:
    """«май, вторая декада»: in the months named just before."""
    spans = parts.spans.spans if parts.spans else ()
    months = all(_one_month(one) for one in spans)
    if not spans or not months or pattern.unit != 1 or len(pattern.ranges) > 1:
        raise Ambiguous("неясно, какого месяца")
    return windows(tuple(_spans_of(pattern, one, pattern.ranges[0]) for one in spans))


def _one_month(span: Span) -> bool:
    start, end = span
    return (start.year, start.month) == (end.year, end.month) and start.day == 1 and end.day > 27


def _spans_of(pattern: Pattern, period: Span, ends: tuple[int, int]) -> Span:
    first, last = ends
    year, month = following_month(period) if pattern.following else (period[0].year, period[0].month)
    if pattern.weekday == WORKDAY:
        day = previous_working(period[1]) if first == LAST else next_working(period[0])
        return day, day
    if pattern.weekday:
        day = nth_weekday(year, month, pattern.weekday, first)
        return day, day
    if pattern.unit == 3:
        return date(year, month + first - 1, 1), clamped(year, month + last - 1, 31)
    return clamped(year, month, first), clamped(year, month, last)


def by_due_day(parts: Parts) -> Reading:
    """«до 5 числа каждого месяца», «ежеквартально до 10 числа месяца, следующего за отчётным»."""
    due_day = need(parts.due_day)
    if due_day.rule is DueDayRule.BARE and parts.rhythm is None:
        return _due_in_named_months(parts, due_day)
    size = _period(due_day, parts.rhythm)
    bound = parts.bound
    due = tuple(_due(due_day, period) for period in periods_of(size, bound, parts.plan_year))
    if len(due) == 1 and parts.rhythm is not None and parts.spans is not None:
        raise Ambiguous("периодичность, а срок один")
    kind = ScheduleKind.RECURRING_DEADLINE if len(due) > 1 else ScheduleKind.DEADLINE
    words = bounded(due_day_words(due_day, size), bound) if len(due) > 1 else None
    return Reading(kind=kind, due=due, phrase=words)


def _due_in_named_months(parts: Parts, due_day: DueDay) -> Reading:
    """«апрель, до 20 числа»."""
    spans = parts.spans.spans if parts.spans else ()
    if not spans or not all(_one_month(one) for one in spans):
        raise Ambiguous("неясно, какого месяца это число")
    if len(spans) == 1:  # of several months 30 and 31 mean their ends, of one they are a slip
        check_day(spans[0][0].year, spans[0][0].month, due_day.day)
    due = tuple(clamped(start.year, start.month, due_day.day) for start, _ in spans)
    return Reading(kind=ScheduleKind.RECURRING_DEADLINE if len(due) > 1 else ScheduleKind.DEADLINE, due=due)


def _period(due_day: DueDay, rhythm: Rhythm | None) -> int:
    """The period, in months, of a due day; a rhythm beside it must be the same.

    Raises Ambiguous: «ежеквартально до 5 числа» does not say of which month.
    """
    if rhythm is not None and (rhythm.n, rhythm.every) != (1, 1):
        raise Ambiguous("число раз не сходится со сроком")
    said = rhythm.unit if rhythm else None
    if due_day.rule is DueDayRule.WORKING or (due_day.rule is DueDayRule.BARE and due_day.nth == LAST):
        size = wanted = due_day.size or said
    elif due_day.rule in (DueDayRule.BARE, DueDayRule.CURRENT, DueDayRule.EACH):
        size = 1 if due_day.rule is DueDayRule.EACH else said
        wanted = 1
    elif due_day.rule is DueDayRule.NEXT:
        size = wanted = said or UNSAID_PERIOD
    elif due_day.rule is DueDayRule.FOLLOWING:
        size = wanted = due_day.size or said or 1
        if size == UNSAID_PERIOD:
            size = wanted = said or UNSAID_PERIOD
    else:
        size = wanted = due_day.size
        if due_day.rule is DueDayRule.END and not due_day.nth and said is None:
            raise Ambiguous("неясно, каждого ли")
    if size is None or wanted is None or size < 1 or size != wanted or (said is not None and said != size):
        raise Ambiguous("неясно, какого месяца это число")
    return size


def _due(due_day: DueDay, period: Span) -> date:
    if due_day.rule in (DueDayRule.FOLLOWING, DueDayRule.NEXT):
        return clamped(*following_month(period), due_day.day)
    if due_day.rule is DueDayRule.WORKING:
        return previous_working(period[1])
    if due_day.rule is DueDayRule.END or due_day.nth == LAST:
        return period[1]
    month = period[0].month + due_day.nth - 1 if due_day.rule is DueDayRule.NTH_MONTH else period[0].month
    return clamped(period[0].year, month, due_day.day)


def by_weekdays(parts: Parts) -> Reading:
    """«по вторникам и четвергам», «2 раза в неделю (вт, чт)», «каждую пятницу мая»."""
    weekdays = need(parts.weekdays)
    rhythm = parts.rhythm
    if rhythm is None:
        if not weekdays.repeated and not (weekdays.bare and parts.spans is None):
            raise Ambiguous("неясно, каждую ли неделю")
        return Reading(
            kind=ScheduleKind.WEEKLY, windows=_weekly_windows(parts), due=(), weekday=weekdays.days, interval=1
        )
    if rhythm.unit not in (WEEK, DAY) or rhythm.n not in (1, len(weekdays.days)):
        raise Ambiguous("число раз не сходится с днями недели")
    return Reading(
        kind=ScheduleKind.WEEKLY, windows=_weekly_windows(parts), due=(), weekday=weekdays.days, interval=rhythm.every
    )


def _weekly_windows(parts: Parts) -> tuple[Span, ...]:
    """The windows that bound the weeks; none when it is the plan year itself."""
    spans = parts.spans.spans if parts.spans else ()
    if any((end - start).days < 6 for start, end in spans):
        raise Ambiguous("еженедельно, а срок короче недели")
    return () if spans == (parts.plan_year.window,) else spans


def checked_weekday(parts: Parts) -> Reading:
    """«15 марта (пятница)»: the day of the week is checked against the date and then says nothing new."""
    weekdays, spans = need(parts.weekdays), need(parts.spans)
    if weekdays.repeated:
        return by_weekdays(parts)
    start, end = spans.spans[0]
    if spans.listed or start != end or weekdays.days != (start.isoweekday(),):
        raise Ambiguous("день недели не сходится с датой")
    return windows(spans.spans)
