"""What somebody looks for: terms that a material must have, and those that put one above another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from models.deadlines.distance import distance
from models.library.synonyms import Synonyms
from models.library.terms import PAIR, forms, lemmas_in, listed, pair_of, words_in
from models.plan.words import word_set
from models.privacy.cleaning import cleaned
from models.privacy.word import likeness
from models.sentences.lexicon import is_known, mended

MOST_ASKED = 300
"""Characters of a question that are read; nobody looks for more."""
MOST_TERMS = 10
SURE, ALSO, SAME, PHRASE = 100, 90, 80, 60
"""How far a term counts that is the word's own, another reading of it, a synonym, the phrase of two neighbours."""
SHORTEST_SLIP, LONG = 5, 8
"""Letters of the shortest word that may be misspelled, and from how many on two may be wrong."""
_QUOTED = re.compile(r"«([^«»]{2,120})»")


@dataclass(frozen=True, kw_only=True)
class AskedTerm:
    """One thing that is looked for. `ways` are the terms of the index that stand for it, with how far each does."""

    word: str
    """As it was typed."""
    ways: tuple[tuple[str, int], ...]
    needed: bool = True
    """Whether what lacks it is not what was asked for."""
    mendable: bool = True
    """Whether words of its root and near in spelling may stand for it."""

    @property
    def own(self) -> str:
        """The term that it is found by first."""
        return self.ways[0][0]


@dataclass(frozen=True)
class Asked:
    """A question as terms."""

    terms: tuple[AskedTerm, ...]

    @property
    def needed(self) -> Sequence[AskedTerm]:
        """What a material must have."""
        return [one for one in self.terms if one.needed]

    @property
    def key(self) -> str:
        """What two questions have in common that ask for the same, in whatever words and order; empty for none."""
        return " ".join(sorted({min(way for way, far in one.ways if far >= SAME) for one in self.needed}))


@cache
def _asking() -> frozenset[str]:
    said = listed()["asks"].split()
    return frozenset(said) | frozenset(lemma for word in said for lemma in lemmas_in(word))


KINDS = word_set("""
буклет памятка листовка брошюра сборник статья презентация сценарий конспект видео плакат методичка пособие книга
рекомендация разработка методический упражнение программа файл документ занятие ролик флаер
""")
"""What materials are called: it puts those above others, and «буклет про буллинг» finds a memo too."""


def shortened(question: str, longest: int = MOST_ASKED) -> str:
    """The question in one line, of no more than so many characters; a word that has no room is left out whole, for half
    of one is looked for in vain."""
    line = " ".join(question.split())
    return line if len(line) <= longest else line[: longest + 1].rsplit(" ", 1)[0][:longest]


def as_names(question: str) -> str:
    """The question with two neighbours that may be a first name and a surname written as such: a search is typed in
    small letters, and the guard of personal data is to see «кузнецов вася»."""
    words = question.split(" ")
    for n, (one, other) in enumerate(pairwise(words)):
        first, second = likeness(one.casefold()), likeness(other.casefold())
        if (first.may_be_name and second.may_be_surname) or (first.may_be_surname and second.may_be_name):
            words[n : n + 2] = one.capitalize(), other.capitalize()
    return " ".join(words)


def names_somebody(question: str) -> bool:
    """Whether a word of the question is a first name and little else, in small letters too: «дневник юли». A search is
    not kept; what is sought in vain is, and a topic needs no names, whosever they are. «Вера» and «любовь» are words
    too, and a name that is a word names nobody when it stands alone."""
    return any(likeness(word).is_name for word in re.findall(r"[а-яё]+", question.casefold()))


def ask(text: str, synonyms: Synonyms) -> Asked:
    """The question as terms. What stands in quotes must stand so; words of asking itself are left out. Empty where
    nothing is asked for."""
    whole = cleaned(shortened(text))
    quoted = [words_in(one) for one in _QUOTED.findall(whole)]
    phrases = [one for words in quoted if (one := _exact(words))]
    rest = [word for word in words_in(_QUOTED.sub(" ", whole)) if not _asking() & set(forms(word))]
    terms = [*phrases, *_read(rest, synonyms)]
    needed = [one for one in terms if one.own not in KINDS]
    if needed:
        terms = [replace(one, needed=False) if one.own in KINDS else one for one in terms]
    terms = list({one.own: one for one in reversed(terms)}.values())[::-1][:MOST_TERMS]
    return Asked((*terms, *_neighbours(terms)))


def _exact(words: Sequence[str]) -> AskedTerm | None:
    """A phrase in quotes: each pair of neighbours in it, of which the last stands for all."""
    if not words:
        return None
    lemmas = [forms(word)[0] for word in words]
    own = lemmas[0] if len(lemmas) == 1 else pair_of(*lemmas[-2:])
    return AskedTerm(word=" ".join(words), ways=((own, SURE),), mendable=len(lemmas) == 1)


def _read(words: Sequence[str], synonyms: Synonyms) -> Iterator[AskedTerm]:
    """Words and phrases that have synonyms, each as one term; every other word as one."""
    words = [_meant(word, synonyms) for word in words]
    lemmas = [forms(word)[0] for word in words]
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(synonyms.longest, 0, -1) if tuple(lemmas[at : at + n]) in synonyms.terms), 0
        )  # the longest phrase that stands here
        if size:
            same = synonyms.terms[tuple(lemmas[at : at + size])]
            ways = ((same[0], SURE), *((term, SAME) for term in same[1:]))
        else:
            size, same = 1, forms(words[at])
            ways = ((same[0], SURE), *((term, ALSO) for term in same[1:]))
        yield AskedTerm(word=" ".join(words[at : at + size]), ways=ways)
        at += size


def _meant(word: str, synonyms: Synonyms) -> str:
    """A word that nobody knows as one of the field that it is near to: its synonyms are looked for too."""
    if len(word) < SHORTEST_SLIP or is_known(word) or (forms(word)[0],) in synonyms.terms:
        return word
    near = [(distance(forms(word)[0], lemmas[0]), lemmas[0]) for lemmas in synonyms.terms if len(lemmas) == 1]
    far, best = min(near, default=(SHORTEST_SLIP, ""))
    return best if far <= 1 or (far == 2 and len(word) >= LONG and len(best) >= LONG) else mended(word)


def _neighbours(terms: Sequence[AskedTerm]) -> Iterator[AskedTerm]:
    """Words that were asked for side by side stand higher where they stand so."""
    for one, other in pairwise(terms):
        if not (one.own.startswith(PAIR) or other.own.startswith(PAIR)):
            yield AskedTerm(
                word=f"{one.word} {other.word}",
                ways=((pair_of(one.own, other.own), PHRASE),),
                needed=False,
                mendable=False,
            )
