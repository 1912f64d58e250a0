"""What is found in a text: of which kind, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """Kinds of personal data, as a person is told them."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTH = "birth"
    SNILS = "snils"
    PASSPORT = "passport"
    CERTIFICATE = "certificate"
    INN = "inn"
    POLICY = "policy"
    EMAIL = "email"
    ACCOUNT = "account"
    BANK = "bank"
    COURT = "court"
    PLATE = "plate"


@dataclass(frozen=True)
class Finding:
    """Characters from `start` to `end` (not included) of the cleaned text."""

    category: Category
    start: int
    end: int


def stretches(text: str, about: re.Pattern[str], around: int) -> Iterator[tuple[int, int]]:
    """The parts of the text that have what is looked for within so many characters; the others need no closer look."""
    first = last = -1
    for found in about.finditer(text):
        if found.start() - around > last:
            if last > 0:
                yield first, last
            first = max(0, found.start() - around)
        last = found.end() + around
    if last > 0:
        yield first, last
