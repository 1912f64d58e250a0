"""Which post a responsible of the plan is likely to be: by the holder's name, else by the post's title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.plan.words import fold

ALIKE = 0.5
_STEM = 5
_WORD = re.compile(r"[а-яa-z]+")


@dataclass(frozen=True)
class PostOffer:
    """A post of the centre with who holds it now."""

    id: int
    title: str
    holders: tuple[str, ...] = ()


def likely_post(called: str, offers: Sequence[PostOffer]) -> int | None:
    """The post that the words mean, or None when none is like them."""
    named = [offer for offer in offers if any(same_person(called, holder) for holder in offer.holders)]
    if named:
        return named[0].id
    scored = [(alike(called, offer.title), -number, offer.id) for number, offer in enumerate(offers)]
    best = max(scored, default=(0.0, 0, 0))
    return best[2] if best[0] >= ALIKE else None


def same_person(called: str, holder: str) -> bool:
    """«Лугина О.С.» and «Ольга Сергеевна Лугина»: one surname, and the initials are theirs."""
    parts, names = _WORD.findall(fold(called)), _WORD.findall(fold(holder))
    surname = next((part for part in parts if len(part) > 2), None)
    if surname is None or surname not in names or len(names) < 2:
        return False
    initials = [part[0] for part in parts if part != surname and len(part) <= 2]
    given = [name[0] for name in names if name != surname]
    return given[: len(initials)] == initials[: len(given)] and bool(initials)


def alike(one: str, other: str) -> float:
    """How much of the words two texts share, from 0 to 1; endings do not count."""
    first, second = stems(one), stems(other)
    return len(first & second) / len(first | second) if first and second else 0.0


@lru_cache(maxsize=8192)  # the same items are compared with every activity that is logged
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that mean something."""
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)) if len(word) > 2)
