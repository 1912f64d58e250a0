"""When a widget is shown. A field that the facts do not have raises AttributeError: a misspelt one must not hide a
button for ever, as the library's own `when="…"` would."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from aiogram_dialog.widgets.common import WhenCondition

When = str | WhenCondition
"""A field of the facts, be it of one of its parts («may.accept»), or what the library takes."""


def shown_when(when: When) -> WhenCondition:
    """The library's condition."""
    return _asked(when, bool) if isinstance(when, str) else when


def unless(field: str) -> WhenCondition:
    """Shown while that field of the facts says no."""
    return _asked(field, lambda value: not value)


def among(field: str, one: object) -> WhenCondition:
    """Shown while that field of the facts, a set, holds this one."""
    return _asked(field, lambda found: one in found)


def _asked(field: str, answer: Callable[[Any], bool]) -> WhenCondition:
    read = attrgetter(field)
    return lambda data, _widget, _manager: answer(read(data["facts"]))
