"""How many people or copies a row promises: «не менее 500», «100 экз.», «по запросу учреждений»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NotRequired, TypedDict

from models.plan.words import fold, squash, word_set


class Promise(TypedDict):
    """What a plan promises outside its table, as the database keeps it."""

    text: NotRequired[str]
    """The line that it stands in."""
    who: str
    number: int | None
    comparator: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`comparator` is «>=», «<=», «=», «~» or «..» (from `number` to `upto`); all None without a number.

    `unit` is short and fixed for people and copies («чел.», «экз.», «шт.»), else the cell's own word.
    """

    text: str
    comparator: str | None = None
    number: int | None = None
    unit: str | None = None
    upto: int | None = None


_COMPARATORS = {
    ">=": r"не менее|не меньше|не ниже|от|более|свыше|минимум|>=?|≥",
    "<=": r"не более|не больше|до|менее|максимум|<=?|≤",
    "~": r"около|порядка|примерно|приблизительно|ориентировочно|~",
}
_ONE = re.compile(r"(?<![\d.,])(\d{1,3}(?:\s\d{3})+|\d{1,7})(?![\d]|[.,]\d)")
_RANGE = re.compile(r"(\d{1,6})\s*(?:-|\.\.\.?|до)\s*(\d{1,6})")
_UNIT = re.compile(r"^\s*(%|[а-я]+)")
_UNITS = {
    "чел": r"чел|человек\w*|чк",
    "экз": r"экз|экземпляр\w*",
    "шт": r"шт|штук\w*",
    "%": r"%|процент\w*",
}
_A_YEAR = re.compile(r"(?<!\d)20\d\d(?:\s*[/-]\s*\d{2,4})?\s+(?:уч\S*\s+)?год[а-я]*")
_MONEY = re.compile(r"\d\s*(?:(?:тыс|млн|т)\.?\s*)?(?:руб|р\.|₽)")
_LONGEST = 500  # letters of a cell that are looked at
_NOT_UNITS = word_set("и или в на по с за от до не раз раза год года")


def read_coverage(text: str, unit: str | None = None) -> Coverage:
    """Reads the cell; `unit` is what its header says («Охват специалистами (чел.)»)."""
    # «по запросу (в 2026 году – 14)»: the year is no number of people
    words = _A_YEAR.sub(" ", fold(text)[:_LONGEST])
    if _MONEY.search(words):
        return Coverage(text=squash(text))
    spread = _RANGE.search(words)
    if spread and int(spread[1]) < int(spread[2]):
        found = _unit(words[spread.end() :]) or unit
        return Coverage(text=squash(text), comparator="..", number=int(spread[1]), unit=found, upto=int(spread[2]))
    numbers = list(_ONE.finditer(words))
    if not numbers:
        return Coverage(text=squash(text))
    # «2 раза по 15 чел.»: the number of people, not of times
    number = next((one for one in numbers if _counts(words[one.end() :])), numbers[0])
    found = _unit(words[number.end() :].lstrip("+")) or unit
    plus = words[number.end() :].startswith("+")
    comparator = ">=" if plus else _comparator(words[: number.start()])
    return Coverage(text=squash(text), comparator=comparator, number=int(number[1].replace(" ", "")), unit=found)


def unit_of_header(text: str) -> str | None:
    """«чел.» of «Охват специалистами (чел.)» and of «Количество участников»."""
    words = fold(text)
    bracket = re.search(r"\(([^()]+)\)", words)
    if bracket:
        return _unit(bracket[1])
    after_comma = words.rpartition(",")[2] if "," in words else ""
    if after_comma and _known(after_comma.split()[0].strip(".") if after_comma.split() else ""):
        return _unit(after_comma)
    return "чел." if re.search(r"участник|специалист|человек|слушател", words) else None


def _counts(after: str) -> bool:
    match = _UNIT.match(after)
    return bool(match and _known(match[1]))


def _comparator(before: str) -> str:
    for sign, pattern in _COMPARATORS.items():
        if re.search(rf"(?:^|[\s(])(?:{pattern})\s*$", before):
            return sign
    return "="


def _unit(after: str) -> str | None:
    match = _UNIT.match(after)
    if not match or match[1] in _NOT_UNITS:
        return None
    return _known(match[1]) or match[1]


def _known(word: str) -> str | None:
    for short, pattern in _UNITS.items():
        if re.fullmatch(pattern, word):
            return short if short == "%" else f"{short}."
    return None
