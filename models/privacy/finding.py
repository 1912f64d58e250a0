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


OFFICE = re.compile(
    r"(?:центр|отдел|опек|при[её]мн|школ|гимнази|лице|учрежден|организаци|администраци|\bкдн|довери|справочн|дежурн"
    r"|поликлиник|больниц|регистратур|\bмфц|лини|диспетчер|служб|\bрц\b|колледж|полици)\w*"
    r"[^.!?\n\d@]{0,25}[+\d() -]{0,12}$",
    re.IGNORECASE,
)
SOMEBODYS = re.compile(
    r"\b(?:мам|пап|матер|отц|реб[её]н|девоч|мальчи|доч|сын|подрост|бабуш|дедуш|брат|сестр|семь|опекун|внук|внуч|сосед|тёт|дяд)",
    re.IGNORECASE,
)


def is_office(text: str, start: int) -> bool:
    """Whether the number or address at `start` is said to be an institution's: «телефон опеки 45-12-33»."""
    lead = text[max(0, start - 60) : start]
    return bool(OFFICE.search(lead)) and not SOMEBODYS.search(lead)


def stretches(text: str, about: re.Pattern[str], around: int) -> Iterator[tuple[int, int]]:
    """The parts of the text that have what is looked for within so many characters; the others need no closer look."""
    first, last = 0, -1
    for found in about.finditer(text):
        if found.start() - around > last:
            if last > 0:
                yield first, last
            first = max(0, found.start() - around)
        last = found.end() + around
    if last > 0:
        yield first, last
