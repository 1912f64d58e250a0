"""Headings inside the table: their numbers, their nesting, two in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.plan.source import Line
from models.plan.words import fold, plain, squash

_ROMAN = r"[IVXІХ]{1,5}"
_HEADING = re.compile(
    rf"^(?P<word>раздел|глава|часть|блок|модуль|направление|подраздел)?\s*№?\s*"
    rf"(?:(?P<roman>{_ROMAN})(?=[\s.)]|$)|(?P<arabic>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?=[\s.):А-ЯЁ«]|$)"
    rf"|(?P<letter>[А-Яа-яA-Z])(?=[.)]\s))?",
    re.IGNORECASE,
)
_SECOND = re.compile(r"(?<=[а-яёА-ЯЁ»\")a-z.;:])\s*(?=(?:\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\.?\s*[А-ЯЁ«])")
_BOLD_SEAM = re.compile(r"\*\*\s*\*\*|</b>\s*<b>|</strong>\s*<strong>", re.IGNORECASE)
_FLUFF = re.compile(r"^[\s#>]+|[\s#]+$")
_PAGE = re.compile(r"^(?:стр(?:аница|\.)?\s*)?[-–—\s]*\d{1,4}[-–—\s]*(?:из \d+)?$", re.IGNORECASE)
_PROSE_START = re.compile(r"^(?:[-–—•·*\\]|\d{1,2}\)|[а-яё]\))")
_PLAN_TITLE = re.compile(r"(?:[\divx]+\W+|[а-я]+(?:ый|ой|ий)[\s-]+)*(?:план|циклограмма|график)\b")
_LONGEST_HEADING = 400

# Ranks: a heading closes those of its rank and above; a holder is an unnumbered heading that holds others.
HOLDER, TOP, ROMAN, ARABIC, LETTER, CAPITALS, PLAIN_HOLDER, PLAIN = 5, 10, 20, 30, 40, 45, 49, 50


@dataclass(frozen=True, slots=True)
class Heading:
    """`rank` orders nesting, `number` is as written without its point, `last` its last part as a number."""

    text: str
    rank: int
    number: str | None = None
    last: int | None = None


def split_headings(text: str) -> list[Heading]:
    """The headings of one line: «I. Развитие1.1. Кадры» holds two."""
    pieces: list[str] = []
    for seam in _BOLD_SEAM.split(text):
        for line in plain(seam).split("\n") if _BOLD_SEAM.search(text) else [squash(plain(seam))]:
            line = _FLUFF.sub("", line)
            pieces.extend(_SECOND.split(line) if _HEADING_NUMBER.match(line) else [line])
    return [read_heading(piece.strip()) for piece in pieces if piece.strip()]


_HEADING_NUMBER = re.compile(rf"^(?:раздел|глава|блок)?\s*(?:{_ROMAN}|\d{{1,2}})\s*[.)\s]", re.IGNORECASE)


def read_heading(text: str) -> Heading:
    match = _HEADING.match(text)
    unnumbered = Heading(text, CAPITALS if text.isupper() else PLAIN)
    if match is None:
        return unnumbered
    if match["arabic"]:
        depth = match["arabic"].count(".") + 1
        rank = TOP if match["word"] and match["word"].casefold() != "подраздел" else ARABIC + depth
        return Heading(text, rank, match["arabic"], int(match["arabic"].rpartition(".")[2]))
    if match["roman"] and match["roman"].isupper():
        return Heading(text, TOP if match["word"] else ROMAN, match["roman"], _roman(match["roman"]))
    if match["word"] and match["word"].casefold() != "подраздел":
        return Heading(text, TOP)
    return Heading(text, LETTER, match["letter"]) if match["letter"] else unnumbered


def looks_like_heading(text: str) -> bool:
    """May a line between two rows be a heading, and not a page's number, a footnote or prose?"""
    words = squash(plain(text))
    if not words or _PAGE.match(words) or _PROSE_START.match(words) or words.endswith((";", ",")):
        return False
    if not any(char.isalpha() for char in words) or len(words) > _LONGEST_HEADING:
        return False
    numbered = read_heading(words).number is not None
    return numbered or (len(words) <= 200 and not words.endswith(".") and not words[0].islower())


def is_plan_title(text: str) -> bool:
    """«План работы клуба», «Циклограмма», «Календарный план-график»: a plan of its own begins."""
    words = squash(plain(text))
    return len(words) <= _LONGEST_HEADING and bool(_PLAN_TITLE.match(fold(words)))


def headings_before(lines: Sequence[Line]) -> list[Line]:
    """The numbered headings right above the first table: «Раздел I. Кадры», and not the last item of a list."""
    found: list[Line] = []
    for line in reversed([one for one in lines if squash(plain(one.text))]):
        words = squash(plain(line.text))
        heading = read_heading(words)
        loud = line.bold or heading.rank <= ROMAN
        if not (loud and heading.number and looks_like_heading(words)) or words.endswith((".", ":")):
            break
        found.insert(0, line)
    return found


def is_page_number(text: str) -> bool:
    words = squash(plain(text))
    return bool(_PAGE.match(words)) or not any(char.isalnum() for char in words)


class SectionPath:
    """The path to where the rows now stand; it lives while one file is read."""

    def __init__(self) -> None:
        self._open: list[tuple[Heading, int]] = []  # with the rank it holds here
        self._outside: set[str] = set()  # headings that are paragraphs and no rows
        self._fresh = False  # no row has come since the last heading

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading, _ in self._open)

    @property
    def innermost(self) -> Heading | None:
        return self._open[-1][0] if self._open else None

    def row(self) -> None:
        self._fresh = False

    def leave_table(self) -> None:
        """The headings of the table before do not hold a new table that a paragraph names."""
        self._open[:] = [one for one in self._open if one[0].text in self._outside]
        self._fresh = False

    def enter(self, heading: Heading, *, outside: bool = False) -> None:
        """Puts the heading where it belongs; the same heading said again on a new page changes nothing."""
        if outside:
            self._outside.add(heading.text)
        if self.innermost and fold(self.innermost.text) == fold(heading.text):
            return
        if not self._held(heading):
            while self._open and self._open[-1][1] >= heading.rank:
                self._open.pop()
        self._open.append((heading, heading.rank))
        self._fresh = True

    def _held(self, heading: Heading) -> bool:
        """An unnumbered heading right before «1. …» or another unnumbered one holds it."""
        if not self._open or not self._fresh or self._open[-1][0].rank not in (CAPITALS, PLAIN):
            return False
        above = self._open[-1][0]
        if heading.last == 1 and heading.rank <= ARABIC + 1:
            self._open[:] = [(above, HOLDER)]
            return True
        if heading.rank != PLAIN:
            return False
        rank = min(above.rank, PLAIN_HOLDER)
        self._open.pop()
        while self._open and self._open[-1][1] >= rank:
            self._open.pop()
        self._open.append((above, rank))
        return True


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}
    digits = [values[char] for char in text.upper()]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))
