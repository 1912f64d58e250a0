"""A pattern of days and a day that is due, in the words of the plan."""

from collections.abc import Callable

from models.deadlines.clauses import WORKDAY, DueDay, DueDayRule, Pattern
from models.deadlines.numbered import LAST_WEEK
from models.deadlines.spans import LAST
from models.deadlines.wording import enumerated

_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")

_MASCULINE = {1: "первый", 2: "второй", 3: "третий", 4: "четвёртый", LAST: "последний"}
_FEMININE = {1: "первая", 2: "вторая", 3: "третья", 4: "четвёртая", LAST: "последняя"}
_NEUTER = {1: "первое", 2: "второе", 3: "третье", 4: "четвёртое", LAST: "последнее"}
_GENDERS = (_MASCULINE, _MASCULINE, _FEMININE, _MASCULINE, _FEMININE, _FEMININE, _NEUTER)
_OF_ORDINALS = {1: "первого", 2: "второго", 3: "последнего"}

_OF_EACH = {1: "месяца", 3: "квартала", 6: "полугодия"}
_REPORTED = {1: "отчётным", 3: "отчётным кварталом", 6: "отчётным полугодием", 12: "отчётным годом"}


def pattern_words(pattern: Pattern) -> str:
    """«последняя пятница каждого месяца», «с 1 по 10 число каждого месяца», «первый месяц каждого
    квартала».
    """
    if pattern.weekday == WORKDAY:
        which = "последний" if pattern.ranges[0][0] == LAST else "первый"
        return f"{which} рабочий день каждого {_OF_EACH[pattern.unit]}"
    if pattern.ranges == (LAST_WEEK,):
        return "последняя неделя каждого месяца"
    if pattern.weekday:
        ordinals = _GENDERS[pattern.weekday - 1]
        named = enumerated([ordinals[n] for n, _ in sorted(pattern.ranges, key=lambda one: one[0] % 6)])
        return f"{named} {_WEEKDAYS[pattern.weekday - 1]} каждого месяца"
    ranges = sorted(pattern.ranges)
    if pattern.unit == 3:
        return f"{_ranges(ranges, lambda n: _MASCULINE[n])} месяц каждого квартала"
    if pattern.following:
        return f"{enumerated([str(low) for low, _ in ranges])} числа за предыдущий месяц"
    if all(low == high for low, high in ranges):
        return f"{enumerated([str(low) for low, _ in ranges])} числа каждого месяца"
    return f"{_ranges(ranges, str)} число каждого месяца"


def _ranges(ranges: list[tuple[int, int]], name: Callable[[int], str]) -> str:
    return enumerated([name(low) if low == high else f"с {name(low)} по {name(high)}" for low, high in ranges])


def due_day_words(due_day: DueDay, size: int) -> str:
    """«до 10 числа месяца, следующего за отчётным кварталом», «до конца каждого месяца»."""
    if due_day.rule is DueDayRule.WORKING:
        return f"до последнего рабочего дня каждого {_OF_EACH[size]}"
    if due_day.rule is DueDayRule.END or due_day.nth == LAST:
        return f"до конца каждого {_OF_EACH[size]}"
    day = f"до {due_day.day} числа"
    if due_day.rule is DueDayRule.NTH_MONTH:
        return f"{day} {_OF_ORDINALS[due_day.nth]} месяца каждого квартала"
    if due_day.rule in (DueDayRule.FOLLOWING, DueDayRule.NEXT):
        return f"{day} месяца, следующего за {_REPORTED[size]},"
    return f"{day} каждого месяца"
