"""Months that date rows from outside their deadline's cell: a heading over them, a column with marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.plan.headers import CALENDAR, Column, Header
from models.plan.likeness import deadline_likeness
from models.plan.words import fold, squash

MONTHS = {
    "январь": "января",
    "февраль": "февраля",
    "март": "марта",
    "апрель": "апреля",
    "май": "мая",
    "июнь": "июня",
    "июль": "июля",
    "август": "августа",
    "сентябрь": "сентября",
    "октябрь": "октября",
    "ноябрь": "ноября",
    "декабрь": "декабря",
}
"""Each with its genitive."""
_NAMES = "|".join(sorted({*MONTHS, *(name[:3] for name in MONTHS), "сент", "нояб", "мая"}, key=len, reverse=True))
_HEADING = re.compile(
    rf"(?:\W|\d|\b(?:[ivx]+|раздел|месяц|план|работ[аы]|мероприятия|на|за|в)\b)*\b({_NAMES})\b\W*(?:20\d\d\W*(?:г(?:од[ау]?)?)?)?\W*"
)
_COLUMN = re.compile(rf"(?:.*\s)?({_NAMES})\.?")
_OWN = re.compile(
    rf"\b(?:{'|'.join(name[:-1] for name in MONTHS if len(name) > 4)}|мая|май|марта?|ежемесячн|кварт|полугод|год|"
    r"постоянно|непрерывно|запрос|необходимост|план)|\d\d?\.(?:0?\d|1[0-2])(?!\d)"
)
_MARK = re.compile(r"[\W_]*|[хxvд]|да|v+")
_ALL_MONTH = re.compile(r"(?:в\s+течени[еи]|весь|всего)?\s*месяц[а-я]*")
_DAYS = re.compile(r"\d{1,2}(?:\s*(?:[,и;]|-|по)\s*\d{1,2})*")


def month_of(heading: str) -> str | None:
    """«Январь», «1. ЯНВАРЬ 2026 г.», «План на январь» name a month and nothing else."""
    match = _HEADING.fullmatch(fold(heading))
    return _full(match[1]) if match else None


def month_columns(headers: Sequence[Header]) -> dict[str, str]:
    """The columns that are months, by their header's words; none when they are few."""
    found = {header.text: _full(match[1]) for header in headers if (match := _COLUMN.fullmatch(fold(header.text)))}
    return found if len(found) >= CALENDAR else {}


def without_months(headers: Sequence[Header]) -> tuple[Header, ...]:
    """The same headers, those of months without a meaning of their own."""
    months = month_columns(headers)
    return tuple(
        Header(head.text, Column.OTHER, head.start, head.span) if head.text in months else head for head in headers
    )


def dated_under(words: str, month: str) -> str:
    """A deadline's words under a month's heading: «2 неделя» under «Январь» is «2 неделя января»."""
    bare = fold(words).strip(" .,;")
    if not bare or _ALL_MONTH.fullmatch(bare):
        return month
    if _OWN.search(bare):
        return words
    if not deadline_likeness(words) and not _DAYS.fullmatch(bare):
        return words
    if "месяца" in bare:
        return bare.replace("месяца", MONTHS[month])
    return f"{squash(words)} {MONTHS[month]}"


def dated_by_marks(others: Mapping[str, str], months: Mapping[str, str]) -> str:
    """«март, сентябрь» of the marks that stand in the columns of these months; days there are kept."""
    found = []
    for name, month in months.items():
        words = fold(others.get(name, ""))
        if words and words not in {"-", "–", "нет"}:
            days = not _MARK.fullmatch(words) and _DAYS.fullmatch(words)
            found.append(f"{words} {MONTHS[month]}" if days else month)
    return ", ".join(found)


def _full(name: str) -> str:
    return next(month for month in MONTHS if month.startswith(name[:3]) or (name == "мая" and month == "май"))
