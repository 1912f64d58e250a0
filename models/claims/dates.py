"""Dates that contradict: the order and the stamp, days that no calendar has, a year that the text is not of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from models.claims.claim import Claim
from models.claims.text import Paragraph
from models.claims.tokens import Kind
from models.plan.prose import find_approval
from models.plan.words import fold

_TITLE = re.compile(
    r"\b(?:анализ|отчет|справк|итог|результат)[^.]{0,120}?\b(?:за|в)\s+(20\d\d)(?:\s*[-/]\s*(?:20)?(\d\d))?(?!\d)",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:за|в)\s+(20\d\d)\s*(?:г|год)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(20\d\d)(?!\d)")
_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_WORDED = re.compile(
    r"(?<![\d.,–-])\b(\d{1,2})\s+(январ|феврал|март|апрел|ма(?=[йя])|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
)
_DONE = re.compile(r"провед|провел|состоял|прошл[аио]\b|организован|организовал")


def year_of_text(paragraphs: Sequence[Paragraph]) -> int | None:
    """The year that an analysis is of: as its title says, else the commonest «в 2025 году», the latest of equals."""
    folded = [fold(one.text[:2000]) for one in paragraphs if not one.aims]
    if (titled := year_of_title(folded)) is not None:
        return titled
    years = Counter(int(match[1]) for line in folded for match in _HELD.finditer(line))
    return max(years, key=lambda year: (years[year], year)) if years else None


def year_of_title(folded: Sequence[str]) -> int | None:
    """«Анализ деятельности за 2025 год» among the first lines of a folded text."""
    for line in folded[:60]:
        match = _TITLE.search(line)
        if match and not match[2]:
            return int(match[1])
    return None


def dates_of(paragraphs: Sequence[Paragraph], year: int | None, *, told: bool) -> Iterator[Claim]:
    """Dates of the text that cannot be right. `told`: the year is known for sure, from the title or the facts."""
    yield from _stamp(paragraphs)
    for one in paragraphs:
        folded = fold(one.text[:4000])
        yield from _impossible(one.text, folded)
        if told and year is not None and not one.aims:
            yield from _of_another_year(one, year)


def _stamp(paragraphs: Sequence[Paragraph]) -> Iterator[Claim]:
    approval = find_approval([one.text for one in paragraphs[:60]])
    approved, ordered = approval.approved, approval.ordered
    if approved and ordered and approved != ordered:
        text = f"утверждено {approved:%d.%m.%Y}, приказ от {ordered:%d.%m.%Y}"
        yield Claim(text=text, number=f"{approved:%d.%m.%Y}", what="dates.approved", recorded=f"{ordered:%d.%m.%Y}")


def _impossible(text: str, folded: str) -> Iterator[Claim]:
    for match in _NUMERIC.finditer(folded):
        if not _exists(int(match[3]), int(match[2]), int(match[1])):
            yield Claim(
                text=match[0], number=match[0].replace(" ", ""), what="dates.calendar", recorded="нет такого дня"
            )
    for match in _WORDED.finditer(folded):
        if not _exists(2024, 1 + _MONTHS.index(match[2]), int(match[1])):
            yield Claim(text=match[0], number=match[0], what="dates.calendar", recorded="нет такого дня")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _of_another_year(one: Paragraph, year: int) -> Iterator[Claim]:
    """«В 2025 году проведено …» in the analysis of 2024: what is yet to come was not held."""
    if not _DONE.search(fold(one.text)):
        return
    for at, token in enumerate(one.tokens):
        later = token.kind is Kind.YEAR and token.value == token.last and token.value > year
        if (
            later
            and at
            and one.tokens[at - 1].is_word("в", "за")
            and _DONE.search(fold(one.text[token.end : token.end + 60]))
        ):
            yield Claim(
                text=one.text[one.tokens[at - 1].start : token.end],
                number=token.value,
                what="dates.year",
                recorded=year,
            )
