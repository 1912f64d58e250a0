"""The words of a title and of a plan as their dictionary forms: endings, abbreviations and slips do not count."""

import json
import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, TypedDict

from models.plan.words import fold
from models.privacy.words import dictionary

SAME, KIN, SLIP = 1.0, 0.75, 0.8
"""How far a word counts that stands there, that has its root there, that was mistyped or cut short."""
_WORD = re.compile(r"[а-яa-z]+(?:-[а-яa-z]+)*\.?")
_ROOT, _SLIPPED, _CUT = 5, 5, 3
"""Letters that words of one root begin with, of the shortest word that may be mistyped, of the shortest cut one."""


class Words(NamedTuple):
    """What a text says: dictionary forms that mean something, and those that the dictionary does not know."""

    known: frozenset[str]
    strange: frozenset[str]


class _Listed(TypedDict):
    short: list[tuple[str, str]]
    alike: list[str]
    empty: str
    types: str


@cache
def _listed() -> _Listed:
    source = resources.files("models").joinpath("data", "plan_words.json")
    read: _Listed = json.loads(source.read_text(encoding="utf-8"))
    return read


@cache
def _short() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), f" {said} ") for pattern, said in _listed()["short"])


@cache
def _alike() -> dict[str, str]:
    """For every word of a list of alike ones the first of the list, which stands for all."""
    return {word: line.split()[0] for line in _listed()["alike"] for word in line.split()}


@cache
def _empty() -> frozenset[str]:
    return frozenset(_listed()["empty"].split())


@cache
def type_words() -> frozenset[str]:
    """The words that name a type of activity: the type says it already."""
    words = _listed()["types"].split()
    return frozenset(_alike().get(word, word) for word in words)


def spelled_out(text: str) -> str:
    """The folded text with the field's abbreviations said in full: «СОП», «соцсети», «ОВЗ»."""
    said = fold(text)
    for pattern, full in _short():
        said = pattern.sub(full, said)
    return said


@lru_cache(maxsize=16_384)
def words_of(text: str) -> Words:
    """The words of a title or a cell, without those that say nothing."""
    known, strange = set(), set()
    for token in _WORD.findall(spelled_out(text)):
        for part in _parts(token):
            if part.endswith(".") or not _is_known(part):
                strange.add(part)
            elif len(part) > 2 and _empty().isdisjoint((form := lemma(part), said := _alike().get(form, form))):
                known.add(said)
    return Words(frozenset(known), frozenset(one for one in strange if len(one.strip(".")) >= _CUT))


def _parts(token: str) -> Iterable[str]:
    """«Психолого-педагогический» is known by its last word and by its first."""
    whole = token.strip(".")
    if "-" not in whole:
        return (token if token.endswith(".") and not _is_known(whole) else whole,)
    return (whole.split("-")) if "." not in token else (*whole.split("-")[:-1], whole.split("-")[-1] + ".")


@lru_cache(maxsize=16_384)
def lemma(word: str) -> str:
    """The dictionary form, with «е» for «ё»; of a participle and of a short form too."""
    return str(dictionary().parse(word)[0].normal_form).replace("ё", "е")


@lru_cache(maxsize=16_384)
def _is_known(word: str) -> bool:
    return bool(dictionary().word_is_known(word))


@lru_cache(maxsize=16_384)
def likeness(word: str, other: str) -> float:
    """How far one dictionary form stands for another: the same, of one root, or nothing."""
    if word == other:
        return SAME
    shared = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        shared += 1
    return KIN if shared >= _ROOT and shared >= 0.6 * max(len(word), len(other)) else 0.0


@lru_cache(maxsize=4096)
def corrected(strange: str, vocabulary: frozenset[str]) -> frozenset[str]:
    """What an unknown word was likely meant to be: words that it is the beginning of («метод.», «рез»), else the
    nearest in spelling. Nothing where there is none."""
    bare = strange.strip(".")
    if strange.endswith(".") or len(bare) <= _SLIPPED:
        begun = frozenset(word for word in vocabulary if word.startswith(bare) and len(word) > len(bare))
        if begun:
            return begun
    form = lemma(bare)
    if form in vocabulary or len(bare) < _SLIPPED:
        return frozenset({form} & vocabulary)
    near = [(_spelled_alike(form, word), word) for word in vocabulary if abs(len(word) - len(form)) <= 2]
    best = max(near, default=(0.0, ""))
    return frozenset({best[1]}) if best[0] >= SLIP else frozenset()


def _spelled_alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= SLIP else 0.0
