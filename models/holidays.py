"""Feasts that a title names and a plan's cell dates only roughly: «День защиты детей» planned for June is 1 June."""

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Feast:
    """Its days, both included."""

    first: date
    last: date


# by the words of a folded title (lower case, «е» for «ё»)
_FIXED = (
    (r"д[ен]\w* защиты детей|д[ен]\w* защиты ребенка", 6, 1),
    (r"д[ен]\w* знаний|д[ен]\w* первоклассник", 9, 1),
    (r"д[ен]\w* победы", 5, 9),
    (r"д[ен]\w* защитник\w* отечества|23 февраля", 2, 23),
    (r"международн\w* женск\w* д[ен]|8 марта", 3, 8),
    (r"д[ен]\w* космонавтики", 4, 12),
    (r"д[ен]\w* детского телефона доверия|международн\w* д[ен]\w* телефона доверия", 5, 17),
    (r"международн\w* д[ен]\w* сем(?:ьи|ей)", 5, 15),
    (r"д[ен]\w* семьи,? любви и верности", 7, 8),
    (r"д[ен]\w* россии", 6, 12),
    (r"д[ен]\w* пожил\w+ (?:человека|людей)", 10, 1),
    (r"д[ен]\w* учителя", 10, 5),
    (r"д[ен]\w* народного единства", 11, 4),
    (r"всемирн\w* д[ен]\w* ребенка|д[ен]\w* правовой помощи детям", 11, 20),
    (r"д[ен]\w* инвалидов", 12, 3),
)
_DAYS = tuple((re.compile(pattern), month, day) for pattern, month, day in _FIXED)
_MASLENITSA = re.compile(r"маслениц|масленичн")
_EASTER = re.compile(r"\bпасх|пасхальн")
_MOTHERS = re.compile(r"д[ен]\w* матери")
_FATHERS = re.compile(r"д[ен]\w* отца")
_SUNDAY = 6


def easter(year: int) -> date:
    """The Orthodox Easter in the Gregorian calendar (Meeus's Julian algorithm; 13 days, so 1900–2099)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def feast_in(words: str, year: int) -> Feast | None:
    """The feast that folded words name, in that year; None when they name none or two."""
    found = set(_feasts(words, year))
    return found.pop() if len(found) == 1 else None


def _feasts(words: str, year: int) -> list[Feast]:
    days = [date(year, month, day) for pattern, month, day in _DAYS if pattern.search(words)]
    if _MOTHERS.search(words):
        days.append(_last_sunday_of_november(year))
    if _FATHERS.search(words):
        days.append(_sunday(date(year, 10, 1), 3))
    if _EASTER.search(words):
        days.append(easter(year))
    feasts = [Feast(day, day) for day in days]
    if _MASLENITSA.search(words):
        sunday = easter(year) - timedelta(days=49)  # «прощёное воскресенье», the eve of Lent
        feasts.append(Feast(sunday - timedelta(days=6), sunday))
    return feasts


def _sunday(month: date, number: int) -> date:
    first = month + timedelta(days=(_SUNDAY - month.weekday()) % 7)
    return first + timedelta(days=7 * (number - 1))


def _last_sunday_of_november(year: int) -> date:
    last = date(year, 11, 30)
    return last - timedelta(days=(last.weekday() - _SUNDAY) % 7)
