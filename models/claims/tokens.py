"""A line of a text as tokens: words, numbers that may be claims, and what only looks like one: dates, times, phones,
numbers of laws and points, percentages, ranges. A quoted title is one token: nothing in it is a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from models.claims.numerals import number_of
from models.plan.words import fold
from models.privacy.words import tags


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    TITLE = auto()
    YEAR = auto()
    DATE = auto()
    OTHER = auto()
    """A number that is no claim."""
    MARK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a line; `word` is folded (small letters, «е» for «ё»), `start` and `end` are of the line."""

    kind: Kind
    word: str
    start: int
    end: int
    value: int = 0
    last: int = 0
    """Of a span of years the last one."""
    capital: bool = False

    def is_word(self, *words: str) -> bool:
        return self.kind is Kind.WORD and self.word in words

    def is_mark(self, *marks: str) -> bool:
        return self.kind is Kind.MARK and self.word in marks


_MONTH = r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
_REFERRED = (
    r"пунк\w*|пп?|стать[а-я]+|ст|"
    r"част[а-я]+|(?<!т\.)(?<!т\. )ч|раздел[а-я]*|приложени[а-я]*|прил|глав[а-я]+|табл(?:иц[а-я]+)?|"
    r"рис|"
    r"сегмент[а-я]*|протокол[а-я]*|приказ[а-я]*|распоряжени[а-я]*|постановлени[а-я]*|школ[а-я]+|сош|доу|д/с|"
    r"отделени[а-я]*|вариант[а-я]*|издани[а-я]*|каб(?:инет[а-я]*)?|ауд|тел(?:ефон[а-я]*)?|инн|кпп|огрн|код[а-я]*"
)
_OF_A_YEAR = r"(?:\s*г(?:ода|\.)?)?"
_DATE = "|".join(
    (
        rf"(?<!\d)[«\"]?\s?\d{{1,2}}\s?[»\"]\s+\w+\s+20\d\d{_OF_A_YEAR}",
        rf"(?<![\d.])\d{{1,2}}\s?\.\s?\d{{1,2}}\s?\.\s?(?:20)?\d\d(?!\d){_OF_A_YEAR}",
        rf"(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.?\s+20\d\d{_OF_A_YEAR}",
        rf"(?<!\d)\d{{1,2}}(?:\s*(?:-|и|,)\s*\d{{1,2}}){{0,4}}\s+{_MONTH}(?![а-я])(?:\s+20\d\d{_OF_A_YEAR})?",
        r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)",
    )
)
_NO_CLAIM = "|".join(
    (
        r"\+\s?7[\d\s()-]{8,20}\d",
        r"(?<!\d)8[\s(-]+\(?\d{3,5}\)?[\s-]*\d[\d\s-]{3,12}\d",
        r"(?<!\d)\d{2,3}-\d\d-\d\d(?!\d)",
        r"(?<!\d)\d{1,2}:\d\d(?!\d)",
        r"\d+(?:[.,]\d+)?\s*(?:%|процент[а-я]*)",
        rf"(?:№|\bn\b|\b(?:{_REFERRED})\b\.?)\s*(?:№\s*|n\s*)?\d[\d/]*(?:-[а-я]+|-\d+)*(?:\s*,\s*\d+(?=\s+и\s+\d))?",
    )
)
_YEAR = (
    r"(?<![\d.])(?:19|20)\d\d(?:\s*[-/]\s*(?:20)?\d\d(?!\d))?(?:\s*-?\s*(?:гг|г|год[а-я]*)(?![а-я])\.?)?(?!\d)"
    r"(?:\s*уч(?:ебн[а-я]+|\.)\s*(?:год[а-я]*|г\.))?"
)
_NO_COUNT = "|".join(
    (
        r"\d+[.,]\d+",
        r"\d+\s*(?:-|/|\.\.)\s*\d+(?:-?(?:х|ти|ми|го|й|я))?(?![а-я])",
        r"\d+-(?:й|ый|ой|го|ого|му|ому|я|ая|е|ое|м|ом)(?![а-я])",
        r"\d+-?(?:[а-я]{4,}|дневн|часов)[а-я]*",
        r"(?<![а-я])(?:[ivx]{1,5})(?![a-z])",
    )
)
_SHAPES = (
    ("title", r"«[^«»]*(?:«[^«»]*»[^«»]*)*»+|\"[^\"]{2,}?\"|“[^“”]*”|„[^„“”]*[“”]"),
    ("link", r"(?:https?://|www\.)\S+|[\w.-]{1,64}@[\w.-]{1,64}"),
    ("date", _DATE),
    ("reference", _NO_CLAIM),
    ("year", _YEAR),
    ("other", _NO_COUNT),
    ("number", r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:-?(?:х|ти|ми|мя)(?![а-я]))?"),
    ("word", r"[а-яa-z]+(?:-[а-яa-z]+)*"),
    ("mark", r"[^\s]"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES))
_OF_LETTERS = {"word": Kind.WORD, "title": Kind.TITLE, "date": Kind.DATE, "mark": Kind.MARK, "link": Kind.OTHER}
_COUNTED = re.compile(r"\s*(?:экз|шт|листов|буклет|памят|брошюр|сборник|человек|посещ|участ)")


def tokens_of(line: str) -> list[Piece]:
    """The tokens of a line that was squashed before."""
    return list(_said_once(list(_spelled(list(_plain(line))))))


def _plain(line: str) -> Iterator[Piece]:
    folded = _same_length(line)
    for match in _TOKEN.finditer(folded):
        name, start, end = match.lastgroup or "", match.start(), match.end()
        word = match[0]
        kind = _OF_LETTERS.get(name, Kind.OTHER)
        value = last = 0
        if name == "number":
            kind, value = Kind.NUMBER, int(re.sub(r"\D", "", word)[:9])
        elif name == "year":
            kind, value, last = _year(word, folded[end:])
        yield Piece(kind=kind, word=word, start=start, end=end, value=value, last=last, capital=line[start].isupper())


def _same_length(line: str) -> str:
    folded = fold(line)
    return folded if len(folded) == len(line) else line.lower().replace("ё", "е")


def _year(word: str, following: str) -> tuple[Kind, int, int]:
    years = [int(one) for one in re.findall(r"\d+", word)]
    if len(word) == 4 and _COUNTED.match(following):
        return Kind.NUMBER, years[0], 0
    last = years[-1] if years[-1] > 100 else years[0] - years[0] % 100 + years[-1]
    return Kind.YEAR, years[0], last


def _spelled(tokens: Sequence[Piece]) -> Iterator[Piece]:
    """With numbers in words as numbers."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        words = [one.word for one in tokens[at : at + 4] if one.kind is Kind.WORD] if token.kind is Kind.WORD else []
        said = number_of(words)
        if said is None:
            yield token
            at += 1
            continue
        value, taken = said
        yield replace(token, kind=Kind.NUMBER, value=value, end=tokens[at + taken - 1].end)
        at += taken


def _said_once(tokens: Sequence[Piece]) -> Iterator[Piece]:
    """«2 (два) совещания» as «2 совещания»."""
    at = 0
    while at < len(tokens):
        yield tokens[at]
        again = tokens[at + 1 : at + 4]
        if len(again) == 3 and again[0].is_mark("(") and again[2].is_mark(")") and tokens[at].kind is Kind.NUMBER:
            at += 3 * (again[1].kind is Kind.NUMBER and again[1].value == tokens[at].value)
        at += 1


@lru_cache(maxsize=8_192)
def is_adjective(word: str) -> bool:
    """May the word stand before a noun: «обучающих», «проведённых», «онлайн»?"""
    return any(tag.POS in ("ADJF", "PRTF") for tag in tags(word.rpartition("-")[2])) or word in (
        "онлайн",
        "офлайн",
        "мастер",
    )


@lru_cache(maxsize=8_192)
def is_noun(word: str) -> bool:
    """Is the word most likely a noun?"""
    found = tags(word)
    return bool(found) and found[0].POS == "NOUN"


@lru_cache(maxsize=8_192)
def cases_of(word: str) -> frozenset[str]:
    """The cases that the word's form may be, as pymorphy calls them, with its number: «gent.plur»."""
    return frozenset(f"{tag.case}.{tag.number}" for tag in tags(word.rpartition("-")[2]) if tag.case)
