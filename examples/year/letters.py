"""What people were told in the year, counted and read: nobody twice the same, nobody more than one in a morning."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from examples.year.world import Letter, Marked

OF_THE_DAY = frozenset({"date_today", "date_held", "date_again", "meeting_soon", "recommendation_due"})
"""What is told on its day beside the one message of the morning."""
SHOWN = 160


@dataclass(frozen=True)
class Told:
    """How much one person was told, and what was wrong with it."""

    letters: int
    days: int
    twice: list[str] = field(default_factory=list)
    """The same words again: the days, and how they begin."""
    mornings: list[str] = field(default_factory=list)
    """Days with more than one message in the morning, and what they were."""


def read_letters(letters: Sequence[Letter]) -> dict[str, Told]:
    """Everybody's letters by name, in the order of names."""
    found: defaultdict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        found[letter.who.name].append(letter)
    return {
        name: Told(len(own), len({one.day for one in own}), _twice(own), _mornings(own))
        for name, own in sorted(found.items())
    }


def wrong_dates(marked: Sequence[Marked], dues: dict[int, date]) -> list[str]:
    """Where a letter's button closed another date than the one that the letter named."""
    return [
        f"{one.who.name}, {one.day:%d.%m.%Y}: письмо о сроке {_due(one.named, dues)} закрыло "
        f"{', '.join(_due(closed, dues) for closed in one.closed)}"
        for one in marked
        if set(one.closed) != {one.named}
    ]


def _due(number: int, dues: dict[int, date]) -> str:
    return f"{dues[number]:%d.%m.%Y}" if number in dues else "ничего"


def _twice(own: Sequence[Letter]) -> list[str]:
    """What is said of today is said anew on another day."""
    said: defaultdict[Any, list[Letter]] = defaultdict(list)
    for one in own:
        said[one.text, one.day if _of_the_day(one) else None].append(one)
    return [
        f"{', '.join(f'{one.day:%d.%m.%Y}' for one in same)}: {_brief(same[0])}"
        for same in said.values()
        if len(same) > 1
    ]


def _mornings(own: Sequence[Letter]) -> list[str]:
    mornings: defaultdict[date, list[Letter]] = defaultdict(list)
    for one in own:
        if one.morning and not _of_the_day(one):
            mornings[one.day].append(one)
    return [
        f"{day:%d.%m.%Y}: {', '.join(f'{kind} ×{n}' if n > 1 else kind for kind, n in _kinds(same).items())}"
        for day, same in mornings.items()
        if len(same) > 1
    ]


def _kinds(letters: Sequence[Letter]) -> Counter[str]:
    return Counter("digest" if one.digest else one.about[0].kind if one.about else "?" for one in letters)


def _of_the_day(letter: Letter) -> bool:
    return bool(letter.about) and all(one.kind in OF_THE_DAY for one in letter.about)


def _brief(letter: Letter) -> str:
    return " ".join(letter.text.split())[:SHOWN]
