"""A place that a button under a letter or on a card leads to: typed, packed into at most 64 bytes, read in one place.

A button outlives the program that made it: what a place names stays, a new field has a default.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

Id = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""A row of the database; beyond it no number is one, and the button was forged."""

Way = tuple[type["Place"], StrEnum | None]
"""Where a place leads to: its kind and what is done there."""


class Place(CallbackData, prefix="place"):
    """What every place can say of itself. Those with several ways have a field `then`."""

    @classmethod
    def unpack(cls, value: str) -> Self:
        """What a button carries; one that was made before a field was added has the field's default. Raises TypeError
        and ValueError for what was forged."""
        parts = value.split(cls.__separator__)[1:]
        if 0 < len(parts) < len(cls.model_fields):
            return cls.model_validate(dict(zip(cls.model_fields, parts, strict=False)))
        return super().unpack(value)

    @property
    def way(self) -> Way:
        """Its kind and what is done there."""
        return type(self), getattr(self, "then", None)

    @classmethod
    def ways(cls) -> Iterator[Way]:
        """Every way that a place of this kind can lead."""
        then: Any = cls.model_fields.get("then")
        yield from ((cls, one) for one in (then.annotation if then else (None,)))
