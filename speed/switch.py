"""Which of the bends are in use: all of them, but for those that `PLAIN_LIBRARIES` names."""

from collections.abc import Collection
from enum import StrEnum


class Bend(StrEnum):
    """One thing that is done to a library for speed; docs/speed.md has a line for each."""

    DRIVER = "driver"
    """aiosqlite makes one trip to its thread a statement (`sqlite_driver`)."""
    JSON = "json"
    """orjson instead of the standard library's (`wire`)."""
    CALLS = "calls"
    """Calls to Telegram without files go as JSON, not as a form (`calls`)."""
    CLIENT = "client"
    """Calls to Telegram go over connections that do just that, not through aiohttp (`client`)."""
    OBJECTS = "objects"
    """Objects of aiogram remember their bot at once (`objects`)."""
    KEYBOARDS = "keyboards"
    """Keyboards go out as they were rendered (`keyboards`)."""
    MODELS = "models"
    """aiogram's models become whole when they are first used (`models`)."""
    LOOP = "loop"
    """uvloop instead of asyncio's own event loop (`loop`)."""
    GARBAGE = "garbage"
    """Python looks for garbage seldom (`interpreter`)."""
    TURNS = "turns"
    """A busy thread lets another one run soon (`interpreter`)."""


_left: set[Bend] = set()


def leave(bends: Collection[Bend]) -> None:
    """Use the libraries as they are in these; in all others bend them. Set once, before anything is built."""
    _left.clear()
    _left.update(bends)


def bent(bend: Bend) -> bool:
    """Whether that one is in use."""
    return bend not in _left
