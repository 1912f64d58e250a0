"""What stands around a word: a place, a learned thing, somebody whom everybody knows."""

from functools import lru_cache

from models.privacy.vocabulary import (
    BY_NAME,
    FAMOUS,
    GEO,
    LANDSCAPE,
    STOPS,
    TOWN_LETTERS,
    TOWN_WORDS,
)
from models.privacy.word import Word
from models.privacy.words import readings, tags

DESCRIBE = frozenset({"ADJF", "PRTF", "CONJ", None})
"""What stands between the names of two districts, or before their kind."""
REACH = 12
"""Words that are looked back over at most: a text of nothing but names must not take the square of its length."""


def nobody(text: str, words: list[Word], n: int, start: int, *, place: bool = True) -> bool:
    """Whether the word is a town, a place, or somebody whom everybody knows; without `place` letters before it are no
    town's («н. с. Глазунова»)."""
    return (
        is_famous(words[n].low)
        or (place and is_place(words, n, text))
        or followed_by_geo(text, words, n)
        or scholarly(text, words, n, start)
    )


def is_place(words: list[Word], n: int, text: str) -> bool:
    """«г. Киров», «в городе Кирсанов»."""
    if n > 0 and words[n - 1].low in TOWN_WORDS and text[words[n - 1].end : words[n].start] == " ":
        return True
    return bool(TOWN_LETTERS.search(text[max(0, words[n].start - 5) : words[n].start]))


def followed_by_geo(text: str, words: list[Word], n: int, near: int = 3) -> bool:
    """«Петровского и Лесного районов», «Тамбовской области»."""
    if n + 1 < len(words) and LANDSCAPE.fullmatch(words[n + 1].low) and text[words[n].end : words[n + 1].start] == " ":
        return True  # «на Голубеву гору»
    if not (readings(words[n].low).adjective or not readings(words[n].low).known):
        return False
    for word in words[n + 1 : n + 1 + near]:
        if STOPS.search(text[words[n].end : word.start]):
            return False
        if GEO.match(word.low):
            return True
        if not word.capital and tags(word.low)[0].POS not in DESCRIBE:
            return False  # «Ольховская просит совета»
    return False


def scholarly(text: str, words: list[Word], n: int, start: int | None = None) -> bool:
    """Whether a learned or a holy thing stands right before: «по методике Марии Монтессори», «храм святой Нины»."""
    if n - words[n].learned > REACH:
        return False
    start = words[n].start if start is None else start
    seen = 0
    for k in range(n - 1, max(-1, n - 1 - REACH), -1):
        word = words[k]
        if words[k + 1].start <= start and words[k + 1].apart:
            return False
        if word.end > start or (word.title and not words[n].title):
            continue  # its initials, or another title between: «методика «Дом» Сакса»
        seen += not word.capital
        if seen > 3:
            return False
        if word.low in ("по", "и"):
            continue
        if word.low == "имени" and BY_NAME.search(text, max(0, start - 20), start):
            return False
        if word.like.is_scholarly:
            return True
        if not word.capital:
            return False
    return False


@lru_cache(maxsize=20_000)
def is_famous(word: str) -> bool:
    """Whether the word, in small letters, is the surname of somebody whom everybody knows."""
    return bool(FAMOUS.fullmatch(word))
