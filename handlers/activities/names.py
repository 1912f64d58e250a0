"""What kinds of activities are called on buttons."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from models.activity_words import ALSO
from models.forms.kinds import Option
from services.texts import label


@cache
def options(prefix: str, kinds: Iterable[StrEnum]) -> tuple[Option, ...]:
    """An enum's values as options, in its order, with what else people call them."""
    also = ALSO.get(prefix, {})
    return tuple(Option(kind.value, label(prefix, kind.value), also.get(kind, ())) for kind in kinds)
