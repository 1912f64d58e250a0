"""A reading in words. They are shown to the person («Понял так: апрель – май 2024») and read back to
the same reading.
"""

from datetime import date

from models.deadlines.clauses import DAY, WEEK, Rhythm
from models.deadlines.readings import Reading, is_whole_year
from models.deadlines.schedule import ScheduleKind, Span
from models.deadlines.spans import clamped
from models.plan_years import PlanYear

_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
)  # fmt: skip
_OF_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_ON_WEEKDAYS = ("понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям")
_PER = {12: "год", 6: "полугодие", 3: "квартал", 1: "месяц", WEEK: "неделю", DAY: "день"}

_EQUAL_PARTS = {
    2: "1 раз в полугодие",
    3: "3 раза",
    4: "1 раз в квартал",
    6: "1 раз в 2 месяца",
    12: "ежемесячно",
}

UNDETERMINED = "срок не определён"
_FIXED = {
    ScheduleKind.ON_DEMAND: "по запросу или по мере необходимости",
    ScheduleKind.EXTERNAL: "по отдельному плану или по согласованию",
    ScheduleKind.UNDETERMINED: UNDETERMINED,
}


def words(reading: Reading, plan_year: PlanYear) -> str:
    """The reading in Russian; `plan` is the plan's year."""
    if reading.phrase:
        return reading.phrase
    if fixed := _FIXED.get(reading.kind):
        return fixed
    if reading.kind is ScheduleKind.WEEKLY:
        return _weekly(reading, plan_year)
    if reading.due:
        return "до " + _list(tuple((day, day) for day in reading.due), plan_year)
    return _windows(reading, plan_year)


def _windows(reading: Reading, plan_year: PlanYear) -> str:
    spans, count = reading.windows, reading.count
    if reading.kind is ScheduleKind.CONTINUOUS:
        return f"весь {spans[0][0].year} год" if is_whole_year(spans[0]) else span_words(spans[0])
    if len(spans) == 1 and is_whole_year(spans[0]) and (count > 1 or spans[0][0].year == plan_year.year):
        return f"{times(count)} в {spans[0][0].year} году"
    if count == 1 and (rhythm := _EQUAL_PARTS.get(_equal_parts(spans))):
        return f"{rhythm} в {spans[0][0].year} году"
    if spans == (plan_year.window,):
        return f"{times(count)} в год"
    listed = _list(spans, plan_year)
    if count == 1:
        return listed
    return f"{listed}, {'по ' if len(spans) > 1 else ''}{times(count)}"


def _equal_parts(spans: tuple[Span, ...]) -> int:
    """How many, when the spans cut one calendar year into 2, 3, 4, 6 or 12 equal parts."""
    number = len(spans)
    if number not in (2, 3, 4, 6, 12):
        return 0
    year, size = spans[0][0].year, 12 // number
    parts = tuple((date(year, n * size + 1, 1), clamped(year, (n + 1) * size, 31)) for n in range(number))
    return number if parts == spans else 0


def span_words(span: Span) -> str:
    """«апрель – май 2024», «15 марта 2024», «25 декабря 2024 – 10 января 2025»."""
    start, end = span
    if _whole_months(span):
        return _months(start, end)
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {_day(end)}"
    if start.year == end.year:
        return f"{start.day} {_OF_MONTHS[start.month - 1]} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return f"{start.year} год" if start.year == end.year else f"{start.year} – {end.year} годы"
    last = f"{_MONTHS[end.month - 1]} {end.year}"
    if start.year != end.year:
        return f"{_MONTHS[start.month - 1]} {start.year} – {last}"
    return last if start.month == end.month else f"{_MONTHS[start.month - 1]} – {last}"


def _whole_months(span: Span) -> bool:
    start, end = span
    return start.day == 1 and end == clamped(end.year, end.month, 31)


def _day(day: date) -> str:
    return f"{day.day} {_OF_MONTHS[day.month - 1]} {day.year}"


def _list(spans: tuple[Span, ...], plan_year: PlanYear) -> str:
    texts = [span_words(span) for span in spans]
    years = {day.year for span in spans for day in span}
    # a year said once at the end holds for the list before it, yet not in a school plan, nor for ranges of another year
    once = not plan_year.school and (years == {plan_year.year} or all(" – " not in text for text in texts))
    if len(years) == 1 and once:
        ending = f" {years.pop()}"
        texts = [*(text.removesuffix(ending) for text in texts[:-1]), texts[-1]]
    return enumerated(texts)


def enumerated(texts: list[str]) -> str:
    """The texts, of which there is one at least, as one enumeration: «март, июнь и октябрь»."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} и {texts[-1]}"


def times(n: int) -> str:
    """«1 раз», «2 раза», «5 раз»."""
    few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
    return f"{n} {'раза' if few else 'раз'}"


def _weekly(reading: Reading, plan_year: PlanYear) -> str:
    text = "еженедельно"
    if reading.interval > 1:
        text = f"1 раз в {reading.interval} {_weeks(reading.interval)}"
    elif reading.count > 1:
        text = f"{times(reading.count)} в неделю"
    if reading.weekday:
        text += " по " + enumerated([_ON_WEEKDAYS[day - 1] for day in reading.weekday])
    return f"{text}, {_list(reading.windows, plan_year)}" if reading.windows else text


def _weeks(n: int) -> str:
    return "недели" if n in (2, 3, 4) else "недель"


def bounded(text: str, bound: Span) -> str:
    """A periodic phrase with the time it holds: «ежемесячно в 2024 году», «ежемесячно, сентябрь 2024
    – май 2025».
    """
    if is_whole_year(bound):
        return f"{text} в {bound[0].year} году"
    return f"{text.removesuffix(',')}, {span_words(bound)}"


def rhythm_words(rhythm: Rhythm) -> str:
    """«ежемесячно», «1 раз в квартал», «1 раз в 2 месяца»."""
    if rhythm.every > 1:
        return f"1 раз в {rhythm.every} {'месяца' if rhythm.every < 5 else 'месяцев'}"
    if (rhythm.unit, rhythm.n) == (1, 1):
        return "ежемесячно"
    return f"{times(rhythm.n)} в {_PER[rhythm.unit]}"
