"""A word of a text, where it stands, and what it may be."""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from models.privacy.vocabulary import BREAKS, PATRONYMIC, PLURAL_SURNAME, SCHOLARLY, SURNAME
from models.privacy.words import KNOWN, SURE, Readings, more_names, readings, shy_names

INITIAL_BEHIND = 2
"""Characters behind a point that say whether it is an initial's: «А. А.»."""


class WordLikeness(NamedTuple):
    """What a word in small letters may be, wherever it stands."""

    may_be_name: bool
    is_name: bool
    """A first name and nothing else to speak of."""
    is_surely_name: bool
    """A first name even in small letters."""
    is_patronymic: bool
    reads_as_patronymic: bool
    """A patronymic that the dictionary does not know: with a capital only."""
    may_be_surname: bool
    is_surname: bool
    """A surname and nothing else to speak of: no town, no adjective."""
    is_scholarly: bool
    """A learned or a holy thing."""


@lru_cache(maxsize=20_000)
def likeness(low: str) -> WordLikeness:
    """What a word in small letters may be: asked of the dictionary once a word."""
    read, listed = readings(low), low in more_names()
    known_otherwise = read.known and read.noun + read.place > 0
    others = read.noun + read.adjective + read.place + read.surname  # «Юля» is a verb's form besides
    is_name = low not in shy_names() and (read.name >= KNOWN or listed or (read.name >= 0.4 and others < 0.1))
    return WordLikeness(
        may_be_name=read.name > 0 or listed,
        is_name=is_name,
        is_surely_name=is_name and len(low) > 2 and (read.name >= SURE or listed),
        is_patronymic=read.patronymic >= KNOWN,
        reads_as_patronymic=len(low) > 6 and not known_otherwise and bool(PATRONYMIC.fullmatch(low)),
        may_be_surname=read.surname > 0 or (not read.known and bool(SURNAME.fullmatch(low))),
        is_surname=_is_surname(low, read),
        is_scholarly=bool(SCHOLARLY.fullmatch(low)),
    )


def _is_surname(low: str, read: Readings) -> bool:
    plural = bool(PLURAL_SURNAME.fullmatch(low)) and read.surname >= 0.3
    sure = read.surname >= KNOWN and read.place < 0.2 and read.adjective < 0.3
    return plural or (sure and bool(SURNAME.fullmatch(low)))


@dataclass(eq=False, slots=True)
class Word:
    """A word of the text, where it stands, and what it may be."""

    text: str
    start: int
    end: int
    title: bool
    """Whether it stands inside «ёлочки»."""
    apart: bool = False
    """Whether something stands before it that ends what the words before it say."""
    learned: int = -1
    """Which word of the text is the last learned or holy thing before it."""
    low: str = field(init=False)
    """In small letters."""
    capital: bool = field(init=False)
    like: WordLikeness = field(init=False)

    def __post_init__(self) -> None:
        self.low = self.text.casefold()
        self.capital = self.text[0].isupper()
        self.like = likeness(self.low)

    @property
    def abbreviation(self) -> bool:
        return self.text.isupper() and len(self.text) > 1

    @property
    def may_be_name(self) -> bool:
        return self.like.may_be_name

    @property
    def is_name(self) -> bool:
        return self.like.is_name

    @property
    def is_surely_name(self) -> bool:
        return self.like.is_surely_name

    @property
    def is_patronymic(self) -> bool:
        return self.like.is_patronymic or (self.capital and self.like.reads_as_patronymic)

    @property
    def may_be_surname(self) -> bool:
        return self.like.may_be_surname

    @property
    def is_surname(self) -> bool:
        return self.like.is_surname


def set_apart(text: str, words: list[Word]) -> None:
    """Mark the words before which a sentence or a part of one ends (the point of an initial ends nothing), and how far
    back learned things are."""
    for n, (before, word) in enumerate(pairwise(words)):
        word.learned = n if before.like.is_scholarly else before.learned
        gap = text[before.end : word.start]
        if gap != " " and gap != ". ":
            ends = BREAKS.search(text, before.end, word.start + INITIAL_BEHIND)
            word.apart = ends is not None and ends.start() < word.start
