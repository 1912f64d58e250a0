"""Whoever waits for another process lets those go on who would have waited for what this one does."""

from collections.abc import Callable
from contextvars import ContextVar

_waits: ContextVar[Callable[[], None] | None] = ContextVar("waits_elsewhere", default=None)


def tell_waiting(tell: Callable[[], None]) -> None:
    """Have `tell` called when the task of this call begins to wait for another process."""
    _waits.set(tell)


def wait_elsewhere() -> None:
    """From here on this task waits for another process."""
    if tell := _waits.get():
        tell()
