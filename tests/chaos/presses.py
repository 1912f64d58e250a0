"""What a forged press carries: our places with other people's numbers, windows of other people and of long ago, cut and
doubled."""

import random
from collections.abc import Iterator, Sequence
from enum import Enum

from places.place import Place
from places.table import PLACES

HIGHEST = 60
"""Rows of the other centre that are tried."""
MOST = 64
OLD = (
    "date-done",
    "item-done",
    "item-snooze",
    "request-accept",
    "request-slot",
    "monitoring-fill",
    "plan-card",
    "dance",
)
ODD = ("", ":", "erase:", "erase:1", "erase:²", "erase:-5", "place", "letter", "letter::", "\x1d", "{}", "\0")


def forged(chance: random.Random, seen: Sequence[str], count: int) -> Iterator[str]:
    """So many of them; `seen` is what other people's buttons carry. None is longer than Telegram lets it be."""
    for _ in range(count):
        data = _one(chance, seen)
        if chance.random() < 0.25:
            data = _broken(chance, data)
        yield data.encode()[:MOST].decode(errors="ignore")


def _one(chance: random.Random, seen: Sequence[str]) -> str:
    way = chance.random()
    if way < 0.55:
        return _place(chance).pack()
    if way < 0.85 and seen:
        return chance.choice(seen)
    if way < 0.95:
        return f"letter:{chance.choice(OLD)}:{chance.randint(0, HIGHEST)}"
    return chance.choice(ODD)


def _place(chance: random.Random) -> Place:
    kind, then = chance.choice([way for kind in PLACES for way in kind.ways()])
    rest = {name: _value(chance, field.annotation) for name, field in kind.model_fields.items() if name != "then"}
    return kind(**rest, **({"then": then} if then else {}))


def _value(chance: random.Random, annotation: object) -> object:
    """What a button may carry there: yes or no, one of so many, or any number."""
    if annotation is bool:
        return chance.random() < 0.5
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return chance.choice([*annotation])
    return chance.choice((chance.randint(0, HIGHEST), 2**31 - 1))


def _broken(chance: random.Random, data: str) -> str:
    match chance.randrange(4):
        case 0:
            return data[: chance.randint(0, len(data))]
        case 1:
            return data + data
        case 2:
            return data.replace(":", "::", 1)
        case _:
            spot = chance.randint(0, len(data))
            return data[:spot] + chance.choice("²\0é:-") + data[spot:]
