"""Lists in pages of seven: with the ways out they stand on the phone's screen at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram_dialog import DialogManager

from handlers.context import LARGEST_ID, data_of, number_in
from models.errors import DomainError
from models.forms.kinds import Tap, TextKey

T = TypeVar("T")
SIZE = 7
LAST_PAGE = LARGEST_ID // SIZE - 1
"""Beyond it a database cannot count what to skip: such a button was forged."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page of a list: its lines, its number from 0, and whether there are more after it."""

    items: Sequence[T]
    number: int = 0
    more: bool = False

    @property
    def numbered(self) -> list[tuple[int, T]]:
        """The lines with their numbers in the whole list, from 1."""
        return list(enumerate(self.items, self.number * SIZE + 1))


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The facts of a window that shows a list and nothing else."""

    page: Page[T]


def page_of(items: Sequence[T], number: int) -> Page[T]:
    """That page of all the items; the last one when there are not so many."""
    return Page(*cut(items, number))


def cut(items: Sequence[T], page: int) -> tuple[Sequence[T], int, bool]:
    """The items of the page, its number (the last page when there are not so many), and whether there are more."""
    page = min(page, max(0, len(items) - 1) // SIZE)
    return items[page * SIZE : (page + 1) * SIZE], page, len(items) > (page + 1) * SIZE


def turns(page: int, *, more: bool) -> list[list[Tap]]:
    """The row that turns pages; nothing when there is one page."""
    back = [Tap(f"~{page - 1}", TextKey("page-back"))] if page else []
    on = [Tap(f"~{page + 1}", TextKey("page-on"))] if more else []
    return [[*back, *on]] if back or on else []


def turned(data: str, manager: DialogManager) -> bool:
    """Turn the page when the button was one that turns pages."""
    if not data.startswith("~"):
        return False
    page = number_in(data)
    if page > LAST_PAGE:
        raise DomainError("error-stale")
    data_of(manager)["page"] = page
    return True
