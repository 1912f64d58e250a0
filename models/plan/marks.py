"""«Отметка о выполнении» that a plan brings along: what is done already, and for which of an item's dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from models.deadlines import read
from models.plan.marking import nearest
from models.plan.words import fold, plain, squash
from models.plan_years import PlanYear

LONGEST = 60
_COLUMN = re.compile(r"отметк|(?:вы|ис)полнени|факт\b|сделано|проведено|статус")
_NOT_YET = re.compile(r"\bне\b|\bнет\b|перен[ео]с|отмен|отлож|в работе|в процессе|частич|план|будет|до \d|срок")
_DONE = re.compile(
    r"(?:вып|исп)\.?\W*|[+vх✓✔√☑✅]|да\b|(?:вы|ис)полнен\w*|проведен\w*|сделано|состоял\w*|готово|зачтено|сдан\w*|"
    r"(?:протокол|приказ|справка|акт|отчет)\b.{0,20}(?:№|от \d)"
)
_DAY = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}(?:\.\d{2,4})?(?!\d)")


class DatedPart(Protocol):
    """An expected execution, and whether it still is."""

    @property
    def id(self) -> int: ...
    @property
    def opens(self) -> date: ...
    @property
    def closes(self) -> date: ...
    @property
    def due(self) -> date: ...


def mark_in(note: tuple[str, str], others: Mapping[str, str]) -> str:
    """The words of a mark that says «done», out of the note (its header and its cell) and of columns without another
    meaning; empty when there is none, or it says anything else."""
    for header, text in (note, *others.items()):
        words = squash(plain(text))
        if tells_what_was_done(header) and _says_done(fold(words)):
            return words[:LONGEST]
    return ""


def tells_what_was_done(header: str) -> bool:
    """Whether a column of that heading is for what became of the rows: «Отметка о выполнении»."""
    return bool(_COLUMN.search(fold(header)))


def _says_done(words: str) -> bool:
    if not words or _NOT_YET.search(words):
        return False
    return bool(_DONE.match(words)) or bool(_DAY.match(words)) or _days(words, PlanYear(2000)) != ()


def days_of(mark: str, year: PlanYear) -> tuple[date, ...]:
    """The days that a mark names; none in «выполнено»."""
    return _days(fold(mark), year)


def _days(words: str, year: PlanYear) -> tuple[date, ...]:
    bare = ", ".join(_DAY.findall(words)) or _DONE.sub("", words).strip(" ,.;")
    windows = read(bare, year).windows if bare else ()
    return tuple(first for first, last in windows if first == last)


def marked_dates(dates: Sequence[DatedPart], days: Iterable[date], today: date) -> set[int]:
    """Which of an item's dates (all still open) a mark means: those around its days; without a day the one date when it
    has begun, of several those that have passed."""
    passed = [day for day in days if day <= today]
    if passed:
        waiting = [(one.id, one.opens, one.closes, True) for one in dates]
        return {date_id for day in passed if (date_id := nearest(waiting, day)) is not None}
    if len(dates) == 1:
        return {one.id for one in dates if one.opens <= today}
    return {one.id for one in dates if one.due < today}
