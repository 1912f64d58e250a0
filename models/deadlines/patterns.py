"""The grammar of days that each month or quarter has: «последняя пятница месяца», «25 числа каждого месяца»."""

from models.deadlines.clauses import WORKDAY, Cursor, Pattern
from models.deadlines.dues import for_past_period
from models.deadlines.named_periods import THIRDS
from models.deadlines.numbered import check_nth, in_table
from models.deadlines.numbers import Numbers, numbers
from models.deadlines.spans import LAST
from models.deadlines.tokens import GENITIVE
from models.deadlines.tokens import TokenKind as T


def pattern(cursor: Cursor) -> Pattern | None:
    """«25 числа каждого месяца», «первая декада месяца», «последняя пятница месяца», «второй месяц
    квартала».
    """
    start = cursor.at
    every = cursor.take(T.EVERY) is not None
    cursor.take(T.IN)
    cursor.take(T.WHOLE)
    found = _part_of_month(cursor) or _numbered(cursor, every)
    if found is None:
        cursor.at = start
        return None
    return found


def _part_of_month(cursor: Cursor) -> Pattern | None:
    """«в конце каждого месяца», and «в конце» beside «ежемесячно»."""
    part = cursor.take(T.PART)
    if part is None or part.more == GENITIVE:
        return None
    if quarters := _part_of_quarter(cursor, part.n):
        return quarters
    if cursor.take(T.MONTH_WORD):
        return Pattern(1, (THIRDS[part.n - 1],), qualified=False)  # «конец месяца»: of each one or not
    if cursor.kind in (
        T.QUARTER_WORD,
        T.YEAR_WORD,
        T.HALF_WORD,
        T.WEEK_WORD,
        T.DASH,
    ):
        return None
    return Pattern(1, (THIRDS[part.n - 1],), qualified=of_each_month(cursor))


def _part_of_quarter(cursor: Cursor, part: int) -> Pattern | None:
    """«(в конце) каждого квартала» is its last month; «квартала» alone needs a rhythm beside it."""
    start = cursor.at
    every = cursor.take(T.EVERY) is not None
    if cursor.take(T.QUARTER_WORD):
        return Pattern(3, ((part, part),), 0, every)
    cursor.at = start
    return None


def _working_day(cursor: Cursor, many: Numbers, every: bool) -> Pattern | None:
    """«последний (первый) рабочий день месяца», «квартала»."""
    if many.ranges not in (((LAST, LAST),), ((1, 1),)) or not cursor.take_all(T.WORKING, T.DAY_WORD):
        return None
    start = cursor.at
    cursor.take(T.EVERY)
    if cursor.take(T.QUARTER_WORD):
        return Pattern(3, many.ranges, WORKDAY)
    cursor.at = start
    return Pattern(1, many.ranges, WORKDAY, of_each_month(cursor) or every)


def _numbered(cursor: Cursor, every: bool) -> Pattern | None:
    many = numbers(cursor, ranged=cursor.take(T.FROM) is not None)
    if many is None or many.date is not None:
        return None
    if working := _working_day(cursor, many, every):
        return working
    head = cursor.take(
        T.NUMBER_WORD,
        T.DAY_WORD,
        T.DECADE,
        T.WEEK_WORD,
        T.HALF_OF,
        T.WEEKDAY,
        T.MONTH_WORD,
    )
    if head is None:
        bare = cursor.kind is T.EVERY and cursor.ahead() is T.MONTH_WORD and not many.roman
        return _month_days(many, of_each_month(cursor)) if bare else None
    if head.kind is T.MONTH_WORD:
        return _months_of_quarter(cursor, many)
    if head.kind is T.WEEKDAY:
        check_nth(many.ranges)
        last = every and many.ranges == ((LAST, LAST),)
        return Pattern(1, many.ranges, head.n, of_each_month(cursor) or last)
    if head.kind is T.NUMBER_WORD and for_past_period(cursor) == 1:
        return Pattern(1, many.ranges, following=True) if _month_days(many, True) else None
    if head.kind is T.NUMBER_WORD:
        return _month_days(many, of_each_month(cursor) or every)
    if head.kind is T.DAY_WORD:
        return Pattern(1, ((31, 31),), 0, of_each_month(cursor)) if many.ranges == ((LAST, LAST),) else None
    return Pattern(1, in_table(many, head.kind), 0, of_each_month(cursor))


def _month_days(many: Numbers, qualified: bool) -> Pattern | None:
    if any(not 1 <= low <= high <= 31 for low, high in many.ranges):
        return None
    return Pattern(1, many.ranges, 0, qualified)


def _months_of_quarter(cursor: Cursor, many: Numbers) -> Pattern | None:
    ranges = tuple((3, 3) if ends == (LAST, LAST) else ends for ends in many.ranges)
    if any(not 1 <= low <= high <= 3 for low, high in ranges):
        return None
    every = cursor.take(T.EVERY) is not None
    said = cursor.take(T.QUARTER_WORD) is not None
    return None if every and not said else Pattern(3, ranges, 0, said)


def of_each_month(cursor: Cursor) -> bool:
    """Whether «каждого месяца» or «месяца» comes next; the cursor stands behind it then, and where it stood if not."""
    start = cursor.at
    cursor.take(T.EVERY)
    if cursor.take(T.MONTH_WORD):
        return True
    cursor.at = start
    return False
