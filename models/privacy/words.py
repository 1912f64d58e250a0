"""What a word may be: a first name, a patronymic, a surname. The dictionary is pymorphy's, with what it lacks."""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from pymorphy3 import MorphAnalyzer
from pymorphy3.tagset import OpencorporaTag

LISTED: dict[str, list[str]] = json.loads(
    resources.files("models").joinpath("data", "first_names.json").read_text(encoding="utf-8")
)
"""Diminutives and names that the dictionary lacks or knows as other words, in their first form: `names`, the `shy` that
are other words too, and of these the `shyest`, which stand beside a mother as other words («мать рада»)."""

ENDINGS_A = ("а", "ы", "и", "е", "у", "ой", "ою", "ей")
AFTER_THESE = "гкхжшчщ"
"""Behind these «и» is written, behind the others «ы»."""
ENDINGS_YA = ("я", "и", "е", "ю", "ей", "ею", "ёй")
ENDINGS_HARD = ("", "а", "у", "ом", "е", "ем")
ENDINGS_SOFT = ("й", "я", "ю", "ем", "е")
KNOWN = 0.6
"""From which share of a word's readings on it is taken for what they say."""


SURE = 0.85


class Readings(NamedTuple):
    """The share of a word's readings that are a first name, a patronymic, a surname, a place, an adjective."""

    name: float = 0.0
    patronymic: float = 0.0
    surname: float = 0.0
    place: float = 0.0
    adjective: float = 0.0
    noun: float = 0.0
    known: bool = True


@cache
def dictionary() -> MorphAnalyzer:
    """pymorphy with its dictionary: a sixth of a second and some thirty megabytes, once a process."""
    return MorphAnalyzer(lang="ru")


@cache
def more_names() -> frozenset[str]:
    """The names of our own list in all cases."""
    return frozenset(form for name in (*LISTED["names"], *LISTED["shy"]) for form in forms_of(name))


@cache
def first_forms() -> frozenset[str]:
    """The names of our own list in their first form, without those that stand beside a mother as other words."""
    return frozenset({*LISTED["names"], *LISTED["shy"]}.difference(LISTED["shyest"]))


@cache
def shy_names() -> frozenset[str]:
    """Names that are other words too, in all cases: «теме» is hardly a boy called Тёма."""
    listed = {form for name in LISTED["shy"] for form in forms_of(name) if form == name or readings(form).name < SURE}
    return frozenset(listed) | {
        form for form in more_names() if readings(form).known and readings(form).noun + readings(form).adjective >= 0.5
    }


def forms_of(name: str) -> Iterator[str]:
    """All cases of a first name, with «е» for «ё» too."""
    if name.endswith("а"):
        wrong = "ы" if name[-2:-1] in AFTER_THESE else "и"  # «семи» is a number, and nobody's Сёма
        found = [name[:-1] + ending for ending in ENDINGS_A if ending != wrong]
    elif name.endswith("я"):
        found = [name[:-1] + ending for ending in ENDINGS_YA]
    elif name.endswith("й"):
        found = [name[:-1] + ending for ending in ENDINGS_SOFT]
    elif name.endswith("ь"):
        found = [name, name[:-1] + "и", name[:-1] + "ью"]
    elif name.endswith(("ек", "ёк")):
        found = [name, *(name[:-2] + "ьк" + ending for ending in ENDINGS_HARD[1:])]
    else:
        found = [name + ending for ending in ENDINGS_HARD]
    for form in found:
        yield form
        if "ё" in form:
            yield form.replace("ё", "е")


@lru_cache(maxsize=20_000)
def readings(word: str) -> Readings:
    """What the dictionary says of a word in small letters; of a word it does not know, only what its ending says."""
    shares = dict.fromkeys(Readings._fields, 0.0)
    for parse in dictionary().parse(word):
        shares[_kind(str(parse.tag))] += parse.score
    known = dictionary().word_is_known(word)
    shares.pop("known")
    return Readings(**shares, known=known) if known else Readings(**(shares | {"name": 0.0}), known=False)


def _kind(tag: str) -> str:
    for grammeme, kind in (("Name", "name"), ("Patr", "patronymic"), ("Surn", "surname"), ("Geox", "place")):
        if grammeme in tag:
            return kind
    if tag.startswith("ADJF"):
        return "adjective"
    return "noun" if tag.startswith("NOUN") else "known"


@lru_cache(maxsize=20_000)
def tags(word: str) -> tuple[OpencorporaTag, ...]:
    """pymorphy's tags of a word in small letters, the likeliest first."""
    return tuple(one.tag for one in dictionary().parse(word))
