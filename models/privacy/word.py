"""A word of a text, where it stands, and what it may be."""

from dataclasses import dataclass, field

from models.privacy.vocabulary import (
    PATRONYMIC,
    PLURAL_SURNAME,
    SURNAME,
)
from models.privacy.words import KNOWN, SURE, more_names, readings, shy_names


@dataclass(eq=False, slots=True)
class Word:
    """A word of the text, where it stands, and what it may be."""

    text: str
    start: int
    end: int
    title: bool
    """Whether it stands inside «ёлочки»."""
    low: str = field(init=False)
    """In small letters."""

    def __post_init__(self) -> None:
        self.low = self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def abbreviation(self) -> bool:
        return self.text.isupper() and len(self.text) > 1

    @property
    def may_be_name(self) -> bool:
        return readings(self.low).name > 0 or self.low in more_names()

    @property
    def is_name(self) -> bool:
        """A first name and nothing else to speak of."""
        if self.low in shy_names():
            return False
        return readings(self.low).name >= KNOWN or self.low in more_names()

    @property
    def is_surely_name(self) -> bool:
        """A first name even in small letters."""
        return self.is_name and len(self.low) > 2 and (readings(self.low).name >= SURE or self.low in more_names())

    @property
    def is_patronymic(self) -> bool:
        read = readings(self.low)
        return read.patronymic >= KNOWN or (
            self.capital
            and len(self.low) > 6
            and not read.noun
            and bool(PATRONYMIC.fullmatch(self.low))
            and not read.place
        )

    @property
    def may_be_surname(self) -> bool:
        read = readings(self.low)
        return read.surname > 0 or (not read.known and bool(SURNAME.fullmatch(self.low)))

    @property
    def is_surname(self) -> bool:
        """A surname and nothing else to speak of: no town, no adjective."""
        read = readings(self.low)
        plural = bool(PLURAL_SURNAME.fullmatch(self.low)) and read.surname >= 0.3
        return (
            read.surname >= KNOWN and read.place < 0.2 and read.adjective < 0.3 and bool(SURNAME.fullmatch(self.low))
        ) or plural
