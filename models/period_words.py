"""Periods as people type them: «2024», «первый квартал», «2 полугодие», «март», «апрель 2025», «учебный год»."""

import re
from datetime import date

from models.dates import IN_MONTHS, MONTHS_OF, parse_span, whole_month
from models.periods import Period, Span

ORDINALS = {
    1: ("1", "i", "і", "первый", "первое"),
    2: ("2", "ii", "іі", "п", "второй", "второе"),
    3: ("3", "iii", "ііі", "ш", "третий"),
    4: ("4", "iv", "іv", "четвертый"),
}
NUMBERED = re.compile(
    r"(?P<number>\w+?)(?:-?(?:й|ый|ой|ий|е|ое))? ?(?P<what>квартал|кв\.?|полугодие|полуг\.?)(?: (?P<year>\d{4}))?"
)
YEAR = re.compile(r"(\d{4})")
SCHOOL = re.compile(
    r"(?:(\d{4})[/–-](?:\d{4}|\d{2}) )?(?:учебный|уч\.?) (?:год|г)(?: (\d{4})(?:[/–-](?:\d{4}|\d{2}))?)?"
)
NEAR = re.compile(r"(эт|текущ|прошл|предыдущ)\w* (месяц|квартал|полугодие|год|учебный год)")
SPANS = {
    "месяц": Span.MONTH,
    "кв": Span.QUARTER,
    "полуг": Span.HALF,
    "год": Span.YEAR,
    "учебный год": Span.SCHOOL,
}
MONTHS_THROUGH = re.compile(r"([а-я]{3,8})(?: (\d{4}))?(?: ?[–-] ?| по )([а-я]{3,8})(?: (\d{4}))?")


def parse_period(text: str, today: date) -> Period:
    """The stretch of time that the text names, seen from `today`: one without a year is the last that has begun. Two
    dates are one too (`parse_span`), and a whole month or quarter when they are its ends.

    Raises ValueError when the text is no such thing.
    """
    plain = " ".join(text.casefold().replace("ё", "е").replace("—", "–").replace("−", "–").split()).strip(" .,")
    plain = re.sub(r"^(?:за|в|во|с) ", "", plain)
    for read in (_near, _school, _numbered, _year, _months):
        if (found := read(re.sub(r"(?<=\d) ?г(?:ода|од|\.)?$", "", plain), today)) is not None:
            return found
    return Period.of(*parse_span(text, today))


def _near(plain: str, today: date) -> Period | None:
    if not (found := NEAR.fullmatch(plain)):
        return None
    span = next(span for word, span in reversed(SPANS.items()) if found[2].startswith(word))
    now = Period.around(span, today)
    return now if found[1] in ("эт", "текущ") else now.before()


def _school(plain: str, today: date) -> Period | None:
    if not (found := SCHOOL.fullmatch(plain)):
        return None
    year = found[1] or found[2]
    return Period.around(Span.SCHOOL, date(int(year), 9, 1) if year else today)


def _numbered(plain: str, today: date) -> Period | None:
    if not (found := NUMBERED.fullmatch(plain)):
        return None
    said = {found["number"], found[0].split()[0]}  # «2-й» and «второй»: an ending may be a part of the word
    number = next((number for number, words in ORDINALS.items() if said & set(words)), None)
    span = Span.QUARTER if found["what"].startswith("кв") else Span.HALF
    months = 3 if span is Span.QUARTER else 6
    if number is None or number * months > 12:
        raise ValueError(f"no such part of a year: {plain!r}")
    first = date(int(found["year"] or today.year), (number - 1) * months + 1, 1)
    return Period.around(span, first if found["year"] or first <= today else first.replace(year=first.year - 1))


def _year(plain: str, _today: date) -> Period | None:
    found = YEAR.fullmatch(plain)
    return Period.around(Span.YEAR, date(int(found[1]), 1, 1)) if found else None


def _months(plain: str, today: date) -> Period | None:
    """«март», «апрель 2025», «январь – март 2026»."""
    if (month := whole_month(plain, today)) is not None:
        return Period.of(*month)
    if not (found := MONTHS_THROUGH.fullmatch(plain)):
        return None
    last = whole_month(" ".join(filter(None, (found[3], found[4]))), today)
    if last is None:
        return None
    first = whole_month(" ".join(filter(None, (found[1], found[2] or str(last[0].year)))), today)
    return Period.of(first[0], last[1]) if first and first[0] <= last[1] else None


def period_in(text: str, today: date) -> Period | None:
    """The stretch of time that a sentence names somewhere: «что у меня в мае», «сколько семинаров за квартал»."""
    words = [IN_A_MONTH.get(word, word) for word in text.casefold().replace("ё", "е").strip(" .?!").split()]
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            chunk, before = " ".join(words[start : start + size]).strip(",.?!"), words[start - 1] if start else ""
            bare = before in ("за", "в", "этот", "на") and chunk in ("месяц", "квартал", "полугодие", "год")
            if chunk.isdigit() and len(chunk) != 4:
                continue
            try:
                return parse_period(f"этот {chunk}" if bare else chunk, today)
            except ValueError:
                continue
    return None


IN_A_MONTH = dict(zip(IN_MONTHS, MONTHS_OF, strict=True)) | {"марту": "марта"}
"""«В мае»: as a month is called where it is read."""
