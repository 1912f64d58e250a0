"""Lists in pages of seven: with the ways out they stand on the phone's screen at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.context import LARGEST_ID

T = TypeVar("T")
SIZE = 7
LAST_PAGE = LARGEST_ID // SIZE - 1
"""Beyond it a database cannot count what to skip: such a button was forged."""


@dataclass(frozen=True, kw_only=True)
class Page(Generic[T]):
    """A page of a list: its lines, its number from 0, and whether there are more after it."""

    items: Sequence[T]
    number: int = 0
    more: bool = False
    size: int = SIZE
    total: int = 0
    """Lines of all pages, where that is known."""

    @property
    def numbered(self) -> list[tuple[int, T]]:
        """The lines with their numbers in the whole list, from 1."""
        return list(enumerate(self.items, self.number * self.size + 1))


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The facts of a window that shows a list and nothing else."""

    page: Page[T]


def page_of(items: Sequence[T], number: int, size: int = SIZE) -> Page[T]:
    """That page of all the items, so many each; the last one when there are not so many."""
    number = min(number, max(0, len(items) - 1) // size)
    return Page(
        items=items[number * size : (number + 1) * size],
        number=number,
        more=len(items) > (number + 1) * size,
        size=size,
        total=len(items),
    )
