"""Words that mean the same in the field: a small list of ours, and the centre's own lines after it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from models.errors import BadInput
from models.library.terms import lemmas_in, listed, pair_of

SYNONYM_LENGTH = 200
MOST_SYNONYMS = 100
"""Lines of a centre's own."""
MOST_MEANINGS = 8
"""Words and phrases of a line."""
MOST_IN_PHRASE = 5
Lemmas = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """For each word or phrase, by its dictionary forms, the terms that mean the same, its own first."""

    terms: Mapping[Lemmas, Sequence[str]]
    longest: int
    """Words of the longest phrase."""


def term_of(lemmas: Lemmas) -> str:
    """The term that a phrase is found by: a word itself, the last two of several words («опасное положение»)."""
    return lemmas[0] if len(lemmas) == 1 else pair_of(*lemmas[-2:])


def meanings_in(line: str) -> list[str]:
    """What a line says is the same: «буллинг = травля, моббинг»."""
    return [one for part in line.replace(",", "=").split("=") if (one := " ".join(part.split()))]


def read_synonym(line: str) -> str:
    """A line of the centre's own as it is kept. Raises BadInput for one without two meanings, with too many, and for a
    meaning that is no word or a whole sentence."""
    meanings = meanings_in(line)
    if len(meanings) < 2:
        raise BadInput("library-synonym-alone")
    if len(meanings) > MOST_MEANINGS:
        raise BadInput("library-synonym-many", most=MOST_MEANINGS)
    for one in meanings:
        if not 1 <= len(lemmas_in(one)) <= MOST_IN_PHRASE:
            raise BadInput("library-synonym-words-bad", words=one[:60])
    if len({tuple(lemmas_in(one)) for one in meanings}) < 2:
        raise BadInput("library-synonym-alone")
    return " = ".join(meanings)


@lru_cache(maxsize=256)
def synonyms_of(lines: tuple[str, ...]) -> Synonyms:
    """Ours and the centre's own. What stands in several lines means what all of them say."""
    found: dict[Lemmas, dict[str, None]] = {}
    for group in (*_ours(), *_groups(lines)):
        for one in group:
            mine = found.setdefault(one, {term_of(one): None})
            mine.update({term_of(other): None for other in group})
    return Synonyms({one: tuple(terms) for one, terms in found.items()}, max(map(len, found), default=1))


@cache
def _ours() -> Sequence[Sequence[Lemmas]]:
    return _groups(listed()["synonyms"])


def _groups(lines: Iterable[str]) -> Sequence[Sequence[Lemmas]]:
    groups = ([tuple(lemmas_in(one)) for one in meanings_in(line)] for line in lines)
    return [[one for one in group if one] for group in groups]
