"""Where in a text something was found, in words that hold nothing of the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.privacy.cleaning import cleaned
from models.privacy.finding import Category, Finding


class Part(StrEnum):
    """Of a line, or of a text of one line."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Place:
    """A kind, the line that it stands in (from 1 on; 0 in a text of one line), and in which third of it."""

    category: Category
    line: int
    part: Part


def places(text: str, findings: Iterable[Finding]) -> list[Place]:
    """Where the findings of `find(text)` stand, each place once, in their order."""
    plain = cleaned(text)
    return list(dict.fromkeys(_place(plain, one) for one in findings))


def _place(plain: str, one: Finding) -> Place:
    first = plain.rfind("\n", 0, one.start) + 1
    last = plain.find("\n", one.start)
    length = (len(plain) if last < 0 else last) - first
    middle = (one.start + one.end) // 2 - first
    third = min(2, (middle if one.start > first else 0) * 3 // max(1, length))  # what begins it is at its beginning
    line = plain.count("\n", 0, first) + 1 if "\n" in plain else 0
    return Place(one.category, line, (Part.START, Part.MIDDLE, Part.END)[third])
