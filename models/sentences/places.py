"""Districts as people call them: «в Озёрском», «лесной р-н», «из Берегова», and those that the centre has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.plan.words import word_set
from models.privacy.words import tags
from models.sentences.lexicon import SHORTEST_SLIP, is_known, sound

KINDS = word_set(
    "район р-н р-он город г округ муниципальный городской область поселок пгт пос село станица деревня мо го зато"
)
"""Words of a district's name that say what it is, and are left out when people call it."""
_ENDS: tuple[tuple[tuple[str, ...], int, tuple[str, ...]], ...] = (
    (("ий", "ый", "ой"), 2, ("ий", "ый", "ой", "ого", "его", "ому", "ему", "ом", "ем", "им", "ым")),
    (("ая", "яя"), 2, ("ая", "ой", "ей", "ую", "яя", "юю")),
    (("ые", "ие"), 2, ("ые", "ие", "ых", "их", "ым", "им", "ыми", "ими")),
    (("ье", "ие"), 1, ("е", "я", "ю", "ем", "и")),
    (("о", "е"), 1, ("о", "а", "у", "ом", "е")),
    (("а",), 1, ("а", "ы", "и", "е", "у", "ой")),
    (("я",), 1, ("я", "и", "е", "ю", "ей")),
    (("ь",), 1, ("ь", "я", "ю", "ем", "е", "и", "ью")),
    (("ы", "и"), 1, ("ы", "и", "ов", "ам", "ами", "ах", "")),
    (("",), 0, ("", "а", "у", "ом", "ым", "е")),
)


@dataclass(frozen=True)
class PlaceWord:
    """A word of a text in small letters, «е» for «ё»."""

    plain: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True)
class DistrictSaid:
    """Words that name districts: which, or none when it is of another centre. `doubt` when two are called so."""

    first: int
    last: int
    names: tuple[str, ...]
    doubt: bool = False


def _forms(word: str) -> frozenset[str]:
    for ends, cut, others in _ENDS:
        if word.endswith(ends):
            return frozenset(word[: len(word) - cut] + other for other in others) | {word}
    return frozenset({word})


@dataclass(frozen=True)
class _District:
    name: str
    words: tuple[frozenset[str], ...]

    def at(self, words: Sequence[PlaceWord], at: int) -> bool:
        """Whether its words stand there."""
        here = words[at : at + len(self.words)]
        if len(here) == 1 and len(self.words) == 1 and _has_kind(words, at) and _begins(here[0].plain, self.words[0]):
            return True
        return len(here) == len(self.words) and all(
            _means(one.plain, forms) for one, forms in zip(here, self.words, strict=True)
        )


def _means(word: str, forms: frozenset[str]) -> bool:
    if word in forms:
        return True
    stem = word.removesuffix(".")
    if word.endswith(".") and len(stem) >= 4:
        return any(form.startswith(stem) for form in forms)
    adjective = len(word) >= SHORTEST_SLIP and word.endswith(("ий", "ом", "ого", "ому", "ой", "ым", "им"))
    unsure = adjective or not is_known(word)
    return unsure and len(word) >= SHORTEST_SLIP and sound(word) in {sound(form) for form in forms}


def _has_kind(words: Sequence[PlaceWord], at: int) -> bool:
    """Whether «район» stands behind it."""
    return at + 1 < len(words) and words[at + 1].plain.startswith(("район", "р-н", "р-он"))


def _begins(word: str, forms: frozenset[str]) -> bool:
    """«Оз. р-н», «озерск р-н»: cut, and «район» says what it is."""
    stem = word.removesuffix(".")
    return len(stem) > 1 and any(form.startswith(stem) for form in forms)


@lru_cache(maxsize=256)
def _districts(names: tuple[str, ...]) -> tuple[_District, ...]:
    found = []
    for name in names:
        plain = re.findall(r"[а-яa-z0-9-]+", name.lower().replace("ё", "е"))
        own = [word for word in plain if word not in KINDS] or plain
        found.append(_District(name, tuple(_forms(word) for word in own)))
    return tuple(sorted(found, key=lambda one: -len(one.words)))


def named(words: Sequence[PlaceWord], names: tuple[str, ...]) -> list[DistrictSaid]:
    """Where districts are named, in the text's order."""
    found: list[DistrictSaid] = []
    at = 0
    while at < len(words):
        here = [one for one in _districts(names) if one.at(words, at)]
        most = max((len(one.words) for one in here), default=0)
        here = [one for one in here if len(one.words) == most]
        if here:
            first, last = _with_kind(words, at, at + most - 1)
            found.append(DistrictSaid(first, last, tuple(one.name for one in here), doubt=len(here) > 1))
            at = last
        elif _of_others(words, at):
            first, last = _with_kind(words, at, at)
            found.append(DistrictSaid(first, last, ()))
            at = last
        at += 1
    return found


def _with_kind(words: Sequence[PlaceWord], first: int, last: int) -> tuple[int, int]:
    while last + 1 < len(words) and _is_kind(words[last + 1].plain):
        last += 1
    while first and _is_kind(words[first - 1].plain):
        first -= 1
    return first, last


_KIND = re.compile(
    r"(?:район|город|округ)(?:а|у|ом|е|ы|ов|ам|ах)?|(?:р-н|р-он)(?:а|у|ом|е)?|(?:г|пос|пгт|мо|го"
    r"|с|п)\.?|поселок|поселк[аеу]"
    r"|муниципальн\w+|городско\w+"
)


def _is_kind(word: str) -> bool:
    return bool(_KIND.fullmatch(word))


_IN = word_set("в во из под г")
_COMMON_PLACES = word_set(
    "районном городском нашем вашем каждом другом этом соседнем своем всем данном одном сельском школьном"
)


def _of_others(words: Sequence[PlaceWord], at: int) -> bool:
    """«В Сосновском районе», «в Заречье»: a place that is none of the centre's."""
    word = words[at]
    follows = words[at + 1].plain if at + 1 < len(words) else ""
    if follows.startswith(("район", "р-н", "округ")) and follows != "районный" and not follows.startswith("районн"):
        adjective = word.plain.endswith(("ском", "цком", "ский", "цкий", "ского", "цкого", "ной", "ном", "ный", "ного"))
        return (
            adjective
            and word.plain not in _COMMON_PLACES
            and any("ADJF" in one or "Surn" in one for one in tags(word.plain))
        )
    if not (at and word.capital and words[at - 1].plain.strip(".") in _IN and len(word.plain) > 3):
        return False
    return any("Geox" in one and "loct" in one for one in tags(word.plain)[:2])
