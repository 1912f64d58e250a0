"""A plan's words in the plan of the year after: years moved, stale ones and programmes that end told apart."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.plan.contradictions import of_past_results
from models.plan.prose import ACT, years_in
from models.plan.words import fold
from models.plan_years import PlanYear


class YearMark(StrEnum):
    """Why somebody is to look at words that have a year in them."""

    STALE = "stale"
    """The year was over before this plan began: it stays as it is."""
    ENDS = "ends"
    """It is the last year of something that ends with this plan."""
    NO_SUCH_DAY = "no-such-day"
    """29 February of a year that has none: the day before."""


@dataclass(frozen=True)
class MovedPiece:
    """A part of the text; what is `struck` is proposed to be left out."""

    text: str
    struck: bool = False


@dataclass(frozen=True)
class MovedText:
    """The words of the next year, in order, and what is to be looked at."""

    pieces: tuple[MovedPiece, ...]
    marks: frozenset[YearMark] = frozenset()

    @property
    def text(self) -> str:
        """The words as they are read: without what is struck."""
        return "".join(one.text for one in self.pieces if not one.struck)


_DASH = r"\s*(?:[-‐‑‒–—−/]|по\b|до\b)\s*"
_YEARS = r"\s*(?:гг?\b\.?|год[а-яё]*)"
_SPAN = re.compile(
    rf"(?P<before>\s*\(\s*(?:(?:на|в|с|до)\s+)?|\s*\b(?:на|в|с|до)\s+)?(?<!\d)(?P<first>20\d\d)(?:\s*г(?:\.|од[а-я]*))?"
    rf"(?P<dash>{_DASH})(?P<last>20\d\d|\d\d)(?![\d.])(?P<after>{_YEARS})?",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\s*\(?\s*\b(?:до|по)\s+(?P<last>20\d\d){_YEARS}", re.IGNORECASE)
_LASTS = re.compile(
    r"программ|комплекс\w* мер|стратеги|концепци|нацпроект|национальн\w+ проект|соглашени|дорожн\w+ карт"
)
_SHORT_DATE = re.compile(r"(?<![\d.])(?P<day>\d{1,2}\.\d{1,2}\.)(?P<last>\d\d)(?![\d.])")
_YEAR = re.compile(r"(?<!\d)(?P<last>20\d\d)(?!\d)")
_LEAP = re.compile(r"(?<![\d.])29(?=\.0?2(?!\d)|\s+февраля)", re.IGNORECASE)


def move(text: str, plan: PlanYear, *, dated: bool = False) -> MovedText:
    """The words of a plan of that year as they stand in the next one; `dated` are those of a deadline.

    Years of the plan move, so do school years and last year's results. What was over before the plan, and a programme
    that ends with it, stay and are marked; the years of a programme that ends are struck. The date of an act («от
    12.01.2026 № 5») is its name and stays, and so does a programme that goes on.
    """
    return _Mover(text, plan, dated=dated).move()


class _Mover:
    """Walks over one text."""

    def __init__(self, text: str, plan: PlanYear, *, dated: bool) -> None:
        self.plan, self.next, self.dated = plan, plan.next(), dated
        self.marks: set[YearMark] = set()
        self.text = self._leap(text)
        named = set(years_in(self.text))
        self.current = dated or bool(plan.years & named)
        self.results = of_past_results(self.text, plan)
        self.lasts = bool(_LASTS.search(fold(text)))

    def move(self) -> MovedText:
        pieces: list[MovedPiece] = []
        at = 0
        for start, end, new in self._changes():
            pieces.append(MovedPiece(self.text[at:start]))
            pieces.append(MovedPiece(self.text[start:end], struck=True) if new is None else MovedPiece(new))
            at = end
        pieces.append(MovedPiece(self.text[at:]))
        return MovedText(_joined(pieces), frozenset(self.marks))

    def _changes(self) -> Iterator[tuple[int, int, str | None]]:
        """Places with what stands there now; None is struck."""
        at = 0
        while found := self._next(at):
            start, end = found.span()
            if found.re is _SPAN:
                yield from self._span(found)
            elif found.re is _UNTIL:
                yield from self._until(found)
            elif found.re is _SHORT_DATE:
                yield from self._year(found, 2000)
            elif found.re is _YEAR:
                yield from self._year(found, 0)
            at = max(end, start + 1)

    def _next(self, at: int) -> re.Match[str] | None:
        """The nearest thing that names a year, of two at one place the longer one."""
        ways = [_SPAN, _SHORT_DATE, _YEAR] + ([] if self.dated else [ACT]) + ([_UNTIL] if self.lasts else [])
        found = [one for way in ways if (one := way.search(self.text, at))]
        return min(found, key=lambda one: (one.start(), -one.end()), default=None) if found else None

    def _span(self, found: re.Match[str]) -> Iterator[tuple[int, int, str | None]]:
        first, short = int(found["first"]), len(found["last"]) == 2
        last = first // 100 * 100 + int(found["last"]) if short else int(found["last"])
        pair = last == first + 1 and (short or not found["after"] or self._of_school(found.end()))
        if pair or self.dated:
            if first >= self.plan.year - (not self.dated):
                yield (*found.span("first"), str(first + 1))
                yield (*found.span("last"), f"{(last + 1) % 100:02}" if short else str(last + 1))
            else:
                self.marks.add(YearMark.STALE)
        elif last < min(self.plan.years):
            self.marks.add(YearMark.STALE)
        elif last < min(self.next.years):
            yield self._struck(found)

    def _of_school(self, at: int) -> bool:
        return bool(re.match(r"\s*уч", self.text[at:], re.IGNORECASE))

    def _until(self, found: re.Match[str]) -> Iterator[tuple[int, int, str | None]]:
        last = int(found["last"])
        if last < min(self.plan.years):
            self.marks.add(YearMark.STALE)
        elif last < min(self.next.years):
            yield self._struck(found)

    def _struck(self, found: re.Match[str]) -> tuple[int, int, None]:
        self.marks.add(YearMark.ENDS)
        start, end = found.span()
        if "(" in found[0] and self.text[end : end + 1] == ")":
            end += 1
        elif "(" in found[0]:
            start += found[0].index("(") + 1
        return start, end, None

    def _year(self, found: re.Match[str], century: int) -> Iterator[tuple[int, int, str | None]]:
        year = int(found["last"]) + century
        if self._moves(year):
            width = len(found["last"])
            yield (*found.span("last"), str(year + 1)[-width:])
        elif year < min(self.plan.years) and (self.dated or not self.current):
            self.marks.add(YearMark.STALE)

    def _moves(self, year: int) -> bool:
        if self.dated:
            return year >= self.plan.year
        if year == self.plan.year - 1:
            return self.results or self.current
        return self.plan.year <= year <= max(self.plan.years) + 1

    def _leap(self, text: str) -> str:
        if not self.dated or calendar.isleap(self.next.year_of(2)) or not _LEAP.search(text):
            return text
        self.marks.add(YearMark.NO_SUCH_DAY)
        return _LEAP.sub("28", text)


def _joined(pieces: list[MovedPiece]) -> tuple[MovedPiece, ...]:
    """Neighbours of one kind as one."""
    found: list[MovedPiece] = []
    for one in pieces:
        if found and found[-1].struck == one.struck:
            found[-1] = MovedPiece(found[-1].text + one.text, one.struck)
        elif one.text:
            found.append(one)
    return tuple(found)
