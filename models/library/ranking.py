"""How far a material is what was asked for. Whole numbers alone, so that both databases give one order."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.deadlines.distance import distance
from models.library.asked import LONG, SHORTEST_SLIP, Asked, AskedTerm
from models.library.terms import PAIR, STRONG
from models.plan.lemmas import likeness
from models.sentences.lexicon import is_known, sound

KIN, SLIPPED = 55, 65
"""How far a word of the same root counts, and one that was misspelled."""
ROOT = 5
"""Letters that words of one root begin with."""
MOST_WAYS = 8
"""Terms of the index that stand for one word, its own and its synonyms not counted."""
_TWINS = ("ао", "еи", "эе", "яи", "ыи", "йи", "юу", "гк", "дт", "бп", "вф", "зс", "жш", "щш")
_LAST = "я" * 8
"""Behind every word that a beginning has."""


@dataclass(frozen=True)
class Weighed:
    """A term of the index, for which of the asked ones it stands (-1: for none that is needed), and its factor."""

    lemma: str
    term: int
    factor: int


def exact(asked: Asked) -> set[str]:
    """The terms of the index that the question names itself."""
    return {way for one in asked.terms for way, _ in one.ways}


def beginnings(asked: Asked) -> list[str]:
    """What words of one root with the asked ones begin with."""
    return sorted({one.own[:ROOT] for one in _mendable(asked) if len(one.own) >= ROOT})


def slipped(asked: Asked, known: Collection[str]) -> list[str]:
    """What words begin with that the unknown ones of the question may have been meant to be; empty where there is none.

    Two letters of which one may be wrong, left out, or stand in the other's place.
    """
    found: set[str] = set()
    for one in _unknown(asked, known):
        a, b, c = one.own[0], one.own[1], one.own[2]
        found |= {a + b, a + c, b + a, b + c}
        found |= {a + twin for twin in _twins(b)} | {twin + b for twin in _twins(a)}
    return sorted(found)


def until(beginning: str) -> str:
    """The last word that begins so."""
    return beginning + _LAST


def _mendable(asked: Asked) -> Iterator[AskedTerm]:
    return (one for one in asked.terms if one.mendable and _russian(one.own))


def _russian(term: str) -> bool:
    return not term.startswith(PAIR) and all("а" <= letter <= "я" for letter in term)


def _unknown(asked: Asked, known: Collection[str]) -> Iterator[AskedTerm]:
    for one in _mendable(asked):
        if len(one.own) >= SHORTEST_SLIP and not any(way in known for way, _ in one.ways):
            yield one


def _twins(letter: str) -> Iterator[str]:
    for pair in _TWINS:
        if letter in pair:
            yield pair.replace(letter, "", 1)


def widened(asked: Asked, vocabulary: Mapping[str, int]) -> Asked:
    """The question with what stands in the index for its words: those of one root, and for a word that nothing there
    has those that it may have been meant to be. `vocabulary` counts in how many materials a term stands."""
    return Asked(tuple(_widened(one, vocabulary) for one in asked.terms))


def _widened(one: AskedTerm, vocabulary: Mapping[str, int]) -> AskedTerm:
    if not one.mendable or not _russian(one.own):
        return one
    have = {way for way, _ in one.ways}
    kin = [word for word in vocabulary if word not in have and len(word) >= ROOT and likeness(one.own, word)]
    more = [(word, KIN) for word in sorted(kin, key=lambda word: (-vocabulary[word], word))[:MOST_WAYS]]
    if not more and have.isdisjoint(vocabulary) and len(one.own) >= SHORTEST_SLIP:
        more = [(word, SLIPPED) for word in _meant(one.own, vocabulary)]
    return replace(one, ways=(*one.ways, *more))


def _meant(word: str, vocabulary: Iterable[str]) -> list[str]:
    """The words nearest in spelling, of equally near ones all: a letter wrong, two of a long word; what sounds alike is
    as near. A word that the dictionary has is no slip unless one letter makes it."""
    most = 2 if len(word) >= LONG and not is_known(word) else 1
    by_far: dict[int, list[str]] = {}
    for other in vocabulary:
        if not _russian(other) or abs(len(other) - len(word)) > most:
            continue
        far = 0 if sound(other) == sound(word) else distance(word, other)
        if far <= most:
            by_far.setdefault(far, []).append(other)
    return sorted(by_far[min(by_far)])[:MOST_WAYS] if by_far else []


def weigh(asked: Asked, vocabulary: Mapping[str, int], materials: int) -> list[Weighed]:
    """Each term of the index that counts, once, for the first asked one that it stands for; rare ones count more."""
    found: dict[str, Weighed] = {}
    place = -1
    for one in asked.terms:
        place += one.needed
        for way, far in one.ways:
            if way in vocabulary and way not in found:
                factor = max(1, round(far * _rarity(vocabulary[way], materials) / 10))
                found[way] = Weighed(way, place if one.needed else -1, factor)
    return list(found.values())


def _rarity(standing: int, materials: int) -> int:
    """Tenths: 7 for what stands in every material, some fifty for what one of a thousand has."""
    return round(10 * math.log1p(max(materials, standing) / standing))


def least(asked: Asked) -> int:
    """How many of the needed terms a material has that is what was asked for: of one or two all, else all but one."""
    number = len(asked.needed)
    return number if number < 3 else number - 1


def near(asked: Asked) -> int:
    """How many of them a material has that is at least near: more than a third."""
    return max(1, (len(asked.needed) + 2) // 3)


def answers(asked: Asked, weights: Mapping[str, int]) -> bool:
    """Whether a material with those terms is what somebody sought in vain: it has every needed one, and says at least
    one of them of itself."""
    wide = widened(asked, weights)
    best = [max((weights.get(way, 0) for way, _ in one.ways), default=0) for one in wide.needed]
    return bool(best) and all(best) and max(best) >= STRONG


def fix(asked: Asked, vocabulary: Mapping[str, int]) -> Sequence[tuple[str, str]]:
    """Words that were read as another one, since nothing has them: as typed, as read."""
    wide = widened(asked, vocabulary)
    return [
        (one.word, word)
        for one, its in zip(asked.terms, wide.terms, strict=True)
        for word, far in its.ways[len(one.ways) : len(one.ways) + 1]
        if far == SLIPPED
    ]
