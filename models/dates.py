"""Days as people type them: «12.03», «12 марта 2026», «вчера», «в пятницу»."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta

MONTHS_IN_YEAR = 12
MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTHS_OF = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
IN_MONTHS = (
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
SHORT_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
NEAR = {"сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1, "послезавтра": 2}
FEW = {"": 1, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "десять": 10}
UNITS = {"д": 1, "н": 7}
"""Days of «день», «дня», «дней» and of «неделю», «недели», «недель»."""

NUMERIC = re.compile(r"(\d{1,2})[\s./\-]+(\d{1,2})(?:[\s./\-]+(\d{4}|\d{2}))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
WORDED = re.compile(r"(\d{1,2})\s*([а-я]{3,8})\.?(?:\s*(\d{4}|\d{2}))?")
OF_MONTH = re.compile(r"(\d{1,2})(?:\s*-?\s*(?:го|е))?\s*(?:числа|число)|(\d{1,2})\s*-?\s*го")
AGO = re.compile(r"(через )?(\d{1,3}|[а-я]*?) ?(день|дня|дней|неделю|недели|недель)( назад)?")
CLOCK = re.compile(r"[\s,]+(?:в\s+)?\d{1,2}[:.]\d{2}$|[\s,]+в\s+\d{1,2}(?:\s*ч(?:ас\w*)?\.?)?$")
"""A time of day behind a day, «7 апреля 11:00», «2.12 в 16»: the day is the same without it."""
TAIL = re.compile(r"(?<=\d)\s*г(?:ода|\.)?$")  # after a number only: «четверг» ends in a «г» too
MONTH_ALONE = re.compile(r"(?:за |в )?([а-я]{3,8})(?: (\d{4}))?")
WINTER = 184
"""Days at most of a span that runs over New Year without saying a year; a typed day that lies further away than half
a year and names no year is asked about."""
OF_WEEK = re.compile(rf"(?:во? )?({'|'.join(SHORT_DAYS)}|(?:{'|'.join(WEEKDAYS)})[а-я]{{0,2}})[,.]? +(?=\d)")
"""A day of the week in front of its date, «чт 12.02», «в четверг, 12 февраля»."""
BARE = re.compile(r"\d{1,2}")
YEARLESS = re.compile(r"\d{1,2}(?:\s*[а-я]{3,8}\.?|[\s./\-]+\d{1,2})")


class NoSuchDay(ValueError):
    """A day that its month does not have: «31 ноября». Seen from the text alone it could be the day before or after,
    so it is none."""

    def __init__(self, month: int, days: int) -> None:
        super().__init__(f"month {month} has {days} days")
        self.month, self.days = month, days


class AnotherWeekday(ValueError):
    """«чт 13.02» where the thirteenth is a Friday: one of the two is wrong, and nobody knows which."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day} is another day of the week")
        self.day = day


class EndsFirst(ValueError):
    """Two days of which the second lies before the first."""


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that the text means, seen from `today`. A day without a year is the nearest one not after today, with
    `ahead` the nearest one not before it; «в пятницу» and «28 числа» likewise.

    Raises ValueError when the text is no day, NoSuchDay when its month has no such day, AnotherWeekday when the date
    falls on another day of the week than the one in front of it.
    """
    plain = TAIL.sub("", " ".join(text.casefold().replace("ё", "е").split()).strip(" .,"))
    if named := OF_WEEK.match(plain):
        day = parse_day(plain[named.end() :], today, ahead=ahead)
        if day.weekday() != _number_of(named[1]):
            raise AnotherWeekday(day)
        return day
    try:
        return _day(plain, today, ahead=ahead)
    except NoSuchDay:
        raise
    except ValueError:
        without = CLOCK.sub("", plain)
        if without == plain:
            raise
        return _day(without, today, ahead=ahead)


def _day(plain: str, today: date, *, ahead: bool) -> date:
    if plain in NEAR:
        return today + timedelta(days=NEAR[plain])
    if found := ISO.fullmatch(plain):
        return _exact(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMERIC.fullmatch(plain):
        return _dated(int(found[1]), int(found[2]), found[3], today, ahead=ahead)
    if found := OF_MONTH.fullmatch(plain):
        return _of_month(int(found[1] or found[2]), today, ahead=ahead)
    if found := AGO.fullmatch(plain):
        return _so_far(found, today)
    if found := WORDED.fullmatch(plain):
        return _dated(int(found[1]), _month(found[2]), found[3], today, ahead=ahead)
    return _weekday(plain, today, ahead=ahead)


def is_yearless(text: str) -> bool:
    """Whether the text names a day and a month and no year: «30 декабря», «30.12»."""
    plain = OF_WEEK.sub("", " ".join(text.casefold().replace("ё", "е").split()).strip(" .,"))
    return any(YEARLESS.fullmatch(part) for part in (plain, CLOCK.sub("", plain)))


def _month(word: str) -> int:
    # the longest stem wins: «мар» before «ма»
    for number, stem in sorted(enumerate(MONTHS, 1), key=lambda pair: -len(pair[1])):
        if word.startswith(stem) and MONTHS_OF[number - 1].startswith(word[:3]):
            return number
    if word == "май":
        return 5
    raise ValueError(f"no such month: {word!r}")


def _exact(year: int, month: int, day: int) -> date:
    if 1 <= month <= MONTHS_IN_YEAR and 1 <= year <= MAXYEAR and day > monthrange(year, month)[1]:
        raise NoSuchDay(month, monthrange(year, month)[1])
    return date(year, month, day)


def _dated(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> date:
    if year:
        return _exact(int(year) + (2000 if len(year) == 2 else 0), month, day)
    leap_day = (month, day) == (2, 29)
    # 29 February without a year means the last leap year
    for away in range(9):
        try:
            found = _exact(today.year + (away if ahead else -away), month, day)
        except NoSuchDay:
            if not leap_day:
                raise
            continue
        if (found >= today) if ahead else (found <= today):
            return found
    raise ValueError("no such day")


def _of_month(day: int, today: date, *, ahead: bool) -> date:
    """«28 числа»: the nearest month that has it."""
    month = today.replace(day=1)
    for _ in range(MONTHS_IN_YEAR):
        if 1 <= day <= monthrange(month.year, month.month)[1]:
            found = month.replace(day=day)
            if (found >= today) if ahead else (found <= today):
                return found
        month = (month + timedelta(days=31) if ahead else month - timedelta(days=1)).replace(day=1)
    raise ValueError("no such day of a month")


def _so_far(found: re.Match[str], today: date) -> date:
    """«5 дней назад», «неделю назад», «через 3 дня»."""
    later, count, unit, ago = found.groups()
    if bool(later) == bool(ago):
        raise ValueError("neither past nor ahead")
    number = int(count) if count.isdigit() else FEW.get(count)
    if number is None:
        raise ValueError(f"no such number: {count!r}")
    return today + timedelta(days=number * UNITS[unit[0]] * (1 if later else -1))


def _weekday(text: str, today: date, *, ahead: bool) -> date:
    past = (today.weekday() - _number_of(text.split()[-1] if text else "")) % 7
    if "следующ" in text:
        return today + timedelta(days=7 - past)
    if ahead and "прошл" not in text:
        return today + timedelta(days=-past % 7)
    return today - timedelta(days=past)


def _number_of(word: str) -> int:
    """A day of the week from 0. Raises ValueError for another word."""
    if word in SHORT_DAYS:
        return SHORT_DAYS.index(word)
    for number, stem in enumerate(WEEKDAYS):
        if word.startswith(stem) and len(word) <= len(stem) + 2:
            return number
    raise ValueError(f"not a day: {word!r}")


def in_words(day: date) -> str:
    """The day with its month in words and its year: «15 марта 2026»."""
    return f"{day.day} {MONTHS_OF[day.month - 1]} {day.year}"


def at_time(moment: datetime, today: date) -> str:
    """«15 марта в 12:00»; with its year where that is not the year of today."""
    return f"{brief(moment.date(), today)} в {moment:%H:%M}"


def brief(day: date, today: date) -> str:
    """«15 марта»; with its year where that is not the year of today."""
    return in_words(day) if day.year != today.year else f"{day.day} {MONTHS_OF[day.month - 1]}"


def short(day: date) -> str:
    """The day as forms and tables have it: «15.03.2026»."""
    return f"{day:%d.%m.%Y}"


def parse_span(text: str, today: date) -> tuple[date, date]:
    """Two days, «1 марта – 15 апреля», «с 01.03.2026 по 15.04.2026» or «1–15 марта», both included; one day is
    a span of itself. An end without a year is the next such day after the beginning: it may be still ahead.

    A month alone, «апрель» or «март 2026», is all its days; without a year it is the last one that has begun.

    Raises ValueError when the text is no such thing, EndsFirst when it ends before it begins.
    """
    if (month := whole_month(text, today)) is not None:
        return month
    plain = " ".join(text.casefold().replace("\u2212", "-").replace("—", "–").split()).removeprefix("с ")
    parts = [part for part in re.split(r"\s+по\s+|\s*–\s*|\s+-\s+", plain) if part]
    if len(parts) == 1:
        parts = re.split(r"(?<=[\dа-я])-(?=\d{1,2}[.\s])", plain)
    if not 1 <= len(parts) <= 2:
        raise ValueError(f"not two days: {text!r}")
    last = parse_day(parts[-1], today)
    first = last.replace(day=int(parts[0])) if BARE.fullmatch(parts[0]) else parse_day(parts[0], today)
    if last < first and YEARLESS.fullmatch(parts[-1]):
        last = parse_day(parts[-1], first + timedelta(days=365))
        if last.year > first.year and (last - first).days > WINTER:  # «20.04 – 10.04» is a slip, not a year
            raise EndsFirst("ends before it begins")
    if last < first:
        raise EndsFirst("ends before it begins")
    return first, last


def whole_month(text: str, today: date) -> tuple[date, date] | None:
    """All days of a month that stands alone, without a year of the last one that has begun; None for any other text."""
    plain = TAIL.sub("", " ".join(text.casefold().split()).strip(" .,"))
    found = MONTH_ALONE.fullmatch(plain)
    if found is None:
        return None
    named = [n for n, genitive in enumerate(MONTHS_OF, 1) if found[1] in _cases_of(genitive)]
    if not named:
        return None
    year = int(found[2]) if found[2] else today.year - (named[0] > today.month)
    first = date(year, named[0], 1)
    return first, first.replace(day=monthrange(year, named[0])[1])


def _cases_of(genitive: str) -> set[str]:
    """«марта» → март, марта, марте; «мая» → май, мая, мае; «апреля» → апрель, апреля, апреле."""
    stem = genitive[:-1]
    first = stem if genitive.endswith("а") else f"{stem}й" if stem == "ма" else f"{stem}ь"
    return {first, genitive, f"{stem}е"}
