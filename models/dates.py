"""Days as people type them: «12.03», «12 марта 2026», «вчера», «в пятницу»."""

import re
from calendar import monthrange
from datetime import date, timedelta

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
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
NEAR = {"сегодня": 0, "вчера": 1, "позавчера": 2}

NUMERIC = re.compile(r"(\d{1,2})[\s./\-]+(\d{1,2})(?:[\s./\-]+(\d{4}|\d{2}))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
WORDED = re.compile(r"(\d{1,2})\s*([а-я]{3,8})\.?(?:\s*(\d{4}|\d{2}))?")
TAIL = re.compile(r"(?<=\d)\s*г(?:ода|\.)?$")  # after a number only: «четверг» ends in a «г» too
MONTH_ALONE = re.compile(r"(?:за |в )?([а-я]{3,8})(?: (\d{4}))?")
WINTER = 184
"""Days at most of a span that runs over New Year without saying a year."""
BARE = re.compile(r"\d{1,2}")
YEARLESS = re.compile(r"\d{1,2}(?:\s*[а-я]{3,8}\.?|[\s./\-]+\d{1,2})")


def parse_day(text: str, today: date) -> date:
    """The day that the text means, seen from `today`. A day without a year is the nearest one not after today.

    Raises ValueError when the text is no day or there is no such day.
    """
    plain = TAIL.sub("", " ".join(text.casefold().replace("ё", "е").split()).strip(" .,"))
    if plain in NEAR:
        return today - timedelta(days=NEAR[plain])
    if found := ISO.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMERIC.fullmatch(plain):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := WORDED.fullmatch(plain):
        return _dated(int(found[1]), _month(found[2]), found[3], today)
    return _weekday(plain, today)


def _month(word: str) -> int:
    # the longest stem wins: «мар» before «ма»
    for number, stem in sorted(enumerate(MONTHS, 1), key=lambda pair: -len(pair[1])):
        if word.startswith(stem) and MONTHS_OF[number - 1].startswith(word[:3]):
            return number
    if word == "май":
        return 5
    raise ValueError(f"no such month: {word!r}")


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # 29 February without a year means the last leap year
    for back in range(9):
        try:
            found = date(today.year - back, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                raise
            continue
        if found <= today:
            return found
    raise ValueError("no such day")


def _weekday(text: str, today: date) -> date:
    word = text.split()[-1] if text else ""
    for number, stem in enumerate(WEEKDAYS):
        if word.startswith(stem) and len(word) <= len(stem) + 2:
            return today - timedelta(days=(today.weekday() - number) % 7)
    raise ValueError(f"not a day: {text!r}")


def in_words(day: date) -> str:
    """«15 марта 2026»."""
    return f"{day.day} {MONTHS_OF[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """«15.03.2026»."""
    return f"{day:%d.%m.%Y}"


def parse_span(text: str, today: date) -> tuple[date, date]:
    """Two days, «1 марта – 15 апреля», «с 01.03.2026 по 15.04.2026» or «1–15 марта», both included; one day is
    a span of itself. An end without a year is the next such day after the beginning: it may be still ahead.

    A month alone, «апрель» or «март 2026», is all its days; without a year it is the last one that has begun.

    Raises ValueError when the text is no such thing or ends before it begins.
    """
    if (month := _whole_month(text, today)) is not None:
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
            raise ValueError("ends before it begins")
    if last < first:
        raise ValueError("ends before it begins")
    return first, last


def _whole_month(text: str, today: date) -> tuple[date, date] | None:
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
