"""A list of people to be invited as it was read: its lines, and what each of them says."""

from dataclasses import dataclass
from enum import StrEnum

MOST_LINES = 500
"""People of a list: a centre has some forty."""


class Refused(StrEnum):
    """Why a list was not read at all."""

    UNSUPPORTED = "unsupported"
    BROKEN = "broken"
    PROTECTED = "protected"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    TOO_MANY = "too_many"
    NO_NAMES = "no_names"


class BadList(Exception):
    """The file cannot be read as a list; no word of it goes along."""

    def __init__(self, why: Refused) -> None:
        super().__init__(why)
        self.why = why

    def __reduce__(self) -> tuple[type["BadList"], tuple[Refused]]:
        return BadList, (self.why,)


@dataclass(frozen=True)
class ListLine:
    """A line of the file as it stands there: its number, its cells, and the sheet it is of."""

    number: int
    cells: tuple[str, ...]
    sheet: int = 0


class Mended(StrEnum):
    """What was put right by itself, and is said."""

    SWAPPED = "swapped"
    """The columns stood in another order than they were called, or than is usual: read by what is in them."""
    LETTERS = "letters"
    """Latin letters that look Russian in a Russian word."""


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody of the list: the name, the title of the post and the district as they stand there."""

    line: int
    name: str = ""
    title: str = ""
    district: str = ""
    mended: tuple[Mended, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GuestReading:
    """The people of a list. `swapped`: its columns stood in another order. `unread`: headings of columns that were not
    taken."""

    guests: tuple[Guest, ...]
    swapped: bool = False
    unread: tuple[str, ...] = ()
