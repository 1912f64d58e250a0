"""Whether two names are one person's, by their words; and the stems that two texts have in common."""

import re
from functools import lru_cache

from models.plan.words import fold

_STEM = 5
_WORD = re.compile(r"[а-яa-z]+")


def same_person(called: str, holder: str) -> bool:
    """«Лугина О.С.», «Ольга Сергеевна Лугина»: one surname, and the initials or the names are theirs."""
    parts, names = _WORD.findall(fold(called)), _WORD.findall(fold(holder))
    long = [part for part in parts if len(part) > 2]
    if not long or long[0] not in names or len(names) < 2:
        return len(long) > 1 and len(names) > 1 and set(names) <= set(parts)
    initials = [part[0] for part in parts if len(part) <= 2]
    given = [name[0] for name in names if name != long[0]]
    if not initials:
        return len(long) > 1 and (set(long) <= set(names) or set(names) <= set(long))
    return given[: len(initials)] == initials[: len(given)]


@lru_cache(maxsize=8192)  # the same items are compared with every activity that is logged
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that mean something."""
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)) if len(word) > 2)
