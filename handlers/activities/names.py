"""What activities and their kinds are called in messages and on buttons."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from models.activities import Type
from models.activity_words import ALSO
from models.forms.kinds import Option
from services.texts import label


def called(kind: Type, title: str) -> str:
    """«Семинар «Детство без слёз»»; a title that says its kind by itself is left as it is."""
    name = label("type", kind)
    return title if title.casefold().startswith(name.casefold()) else f"{name} «{inner(title)}»"


def inner(title: str) -> str:
    """The title to stand inside «ёлочки»: its own become „лапки“, and those around the whole of it go."""
    bare = title[1:-1] if title[0] == "«" and title.find("»") == len(title) - 1 else title
    return bare.replace("«", "„").replace("»", "“")


@cache
def options(prefix: str, kinds: Iterable[StrEnum]) -> tuple[Option, ...]:
    """An enum's values as options, in its order, with what else people call them."""
    also = ALSO.get(prefix, {})
    return tuple(Option(kind.value, label(prefix, kind.value), also.get(kind, ())) for kind in kinds)
