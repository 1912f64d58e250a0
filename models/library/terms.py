"""A text as the terms that it is found by: dictionary forms, and pairs of neighbours that are phrases.

A term of a pair begins with `PAIR`: so pairs stand apart from words in the index.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import TypedDict

from models.plan.words import fold
from models.privacy.cleaning import cleaned
from models.privacy.words import dictionary

PAIR = "+"
INDEXED = "#"
"""What stands in the index for each of its materials, and is no word."""
LONGEST_WORD = 30
"""Letters of a word that count, so that a pair of the longest ones has room in the index."""
MOST_TEXT = 60_000
"""Characters of a file that are read for its words: some thirty pages."""
MOST_WORDS, MOST_PAIRS = 600, 300
"""Of a long text those that come most often."""
HEAVIEST = 250
LIKELY = 0.1
"""From which share of a word's readings on it is looked for as that too."""
_WORD = re.compile(r"[a-zа-я]+|\d+")
_EMPTY_PARTS = frozenset({"PREP", "CONJ", "PRCL", "INTJ"})


class LibraryWords(TypedDict):
    """What `models/data/library_words.json` has."""

    synonyms: list[str]
    empty: str
    asks: str


@cache
def listed() -> LibraryWords:
    """The words of the field: its synonyms, words that say nothing, words of asking itself."""
    source = resources.files("models").joinpath("data", "library_words.json")
    read: LibraryWords = json.loads(source.read_text(encoding="utf-8"))
    return read


@cache
def _short() -> frozenset[str]:
    """Abbreviations, which the dictionary takes for forms of other words: «РАС», «СОП»."""
    words = re.findall(r"\b[А-Я][А-Яи]{1,5}[А-Я]\b", " ".join(listed()["synonyms"]))
    return frozenset(word.casefold() for word in words)


@cache
def _empty() -> frozenset[str]:
    return frozenset(listed()["empty"].split())


@lru_cache(maxsize=32_768)
def forms(word: str) -> Sequence[str]:
    """The dictionary forms that a word may be, the one that it is found by first, «е» for «ё».

    All cases of a word have the first in common: of a known word it is the likeliest, of an unknown one the shortest
    («буллинга» and «буллингом» are «буллинг»).
    """
    if word in _short() or not "а" <= word[0] <= "я":
        return (word,)
    shares: dict[str, float] = {}
    for one in dictionary().parse(word):
        form = str(one.normal_form).replace("ё", "е")
        shares[form] = shares.get(form, 0.0) + float(one.score)
    likely = [form for form, share in shares.items() if share >= LIKELY] or list(shares)
    if dictionary().word_is_known(word):
        return tuple(sorted(likely, key=lambda form: (-round(shares[form], 6), form)))
    return tuple(sorted(likely, key=lambda form: (len(form), form)))


@lru_cache(maxsize=32_768)
def says_nothing(word: str) -> bool:
    """Whether a word only binds others: a preposition, a conjunction, «который»."""
    if word.isdigit() or word in _short():
        return False
    if len(word) < 2 or word in _empty() or forms(word)[0] in _empty():
        return True
    best = dictionary().parse(word)[0]
    return str(best.tag.POS) in _EMPTY_PARTS and bool(dictionary().word_is_known(word))


def words_in(text: str) -> list[str]:
    """The words of a text one by one, those that say nothing left out; what is no letter and no digit parts them."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(_folded(text)) if not says_nothing(word[:LONGEST_WORD])]


def _folded(text: str) -> str:
    return fold(cleaned(text))


def lemmas_in(text: str) -> list[str]:
    """The dictionary forms of a text's words, in their order."""
    return [forms(word)[0] for word in words_in(text)]


def pair_of(first: str, second: str) -> str:
    """The term of two neighbours."""
    return f"{PAIR}{first} {second}"


@dataclass(frozen=True, kw_only=True)
class MaterialText:
    """What of a material is read to find it: each part in words, empty where there is none."""

    title: str
    keywords: str = ""
    kind: str = ""
    """What its kind is called."""
    rubric: str = ""
    audience: str = ""
    authors: str = ""
    year: str = ""
    text: str = ""
    """Its own words, and those of its file."""


_WEIGHTS = (
    ("title", 60),
    ("keywords", 50),
    ("kind", 20),
    ("rubric", 15),
    ("audience", 20),
    ("authors", 25),
    ("year", 8),
)
STRONG = 15
"""From which weight on a term stands in what a material says of itself, and not in its text alone."""
_TEXT, _OFTEN, _TEXT_LEAST_HEAVY = 4, 2, 12
"""Of the text: the weight of a term that stands there once, what each doubling adds, and the most."""


def weighed(material: MaterialText) -> dict[str, int]:
    """The terms that a material is found by, each with its weight, from 1 to `HEAVIEST`."""
    weights: Counter[str] = Counter()
    for name, weight in _WEIGHTS:
        for term in set(_terms(lemmas_in(getattr(material, name)))):
            weights[term] += weight
    counted = Counter(_terms(lemmas_in(material.text[:MOST_TEXT])))
    for term, times in (*_most(counted, MOST_WORDS, pairs=False), *_most(counted, MOST_PAIRS, pairs=True)):
        weights[term] += min(_TEXT_LEAST_HEAVY, _TEXT + int(_OFTEN * math.log2(times)))
    return {term: min(weight, HEAVIEST) for term, weight in weights.items()}


def _terms(lemmas: Sequence[str]) -> Iterator[str]:
    yield from lemmas
    yield from (pair_of(first, second) for first, second in pairwise(lemmas))


def _most(counted: Counter[str], number: int, *, pairs: bool) -> Iterable[tuple[str, int]]:
    """The most frequent; of equally frequent ones those that come first."""
    of_kind = [(term, times) for term, times in counted.items() if term.startswith(PAIR) is pairs]
    return sorted(of_kind, key=lambda one: -one[1])[:number]
