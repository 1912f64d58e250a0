"""Words of a text as a title or a place: «по профилактике выгорания» becomes «Профилактика выгорания»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pymorphy3.analyzer import Parse

from models.privacy.words import dictionary
from models.sentences.lexicon import UNKNOWN_FORMS

_CASES = {
    "по": ("datv", "loct"),
    "о": ("loct",),
    "об": ("loct",),
    "про": ("accs",),
    "в": ("loct", "accs"),
    "на": ("loct", "accs"),
    "с": ("ablt", "gent"),
}
ANY = ("gent", "datv", "loct", "ablt", "accs")
_ADJECTIVES = ("ADJF", "PRTF")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


def nominative(text: str, preposition: str = "") -> str:
    """The phrase with its head in the nominative, as its preposition governs it; as it stands where it has no head."""
    words = text.split(" ")
    if preposition == "" and _is_nominative(words[0]):
        return text
    return " ".join(_turned(words, _CASES.get(preposition, ANY)))


def _is_nominative(word: str) -> bool:
    best = parses(word)
    return bool(best) and any(one.tag.case == "nomn" for one in best[:3])


@lru_cache(maxsize=8_192)
def parses(word: str) -> tuple[Parse, ...]:
    """pymorphy's readings of a word, the likeliest first."""
    return tuple(dictionary().parse(word.strip(".,").lower()))


def _turned(words: Sequence[str], cases: tuple[str, ...]) -> list[str]:
    head, at = _head(words, cases)
    if head is None:
        return list(words)
    turned = list(words)
    number = str(head.tag.number or "sing")
    for place in range(at + 1):
        wanted = {"nomn", number}
        reading = head if place == at else _adjective(words[place], cases)
        if reading is None:
            continue
        if place < at and number == "sing" and head.tag.gender:
            wanted.add(str(head.tag.gender))
        form = reading.inflect(wanted) or reading.inflect({"nomn"})
        if words[place].lower() in UNKNOWN_FORMS:
            turned[place] = _like(words[place], UNKNOWN_FORMS[words[place].lower()])
        elif form is not None:
            turned[place] = _like(words[place], str(form.word))
    return turned


def _head(words: Sequence[str], cases: tuple[str, ...]) -> tuple[Parse | None, int]:
    """The first noun, with adjectives alone before it."""
    for at, word in enumerate(words[:4]):
        if not _WORD.fullmatch(word.strip('«»".,')):
            return None, at
        readings = sorted(
            (one for one in parses(word) if one.tag.case in cases),
            key=lambda one: (
                cases.index(str(one.tag.case)),
                one.tag.number != "sing" and one.normal_form == word.lower(),
            ),
        )
        nouns = [one for one in readings if one.tag.POS == "NOUN" or "Subx" in one.tag]
        adjective = any(one.tag.POS in _ADJECTIVES for one in readings)
        if nouns and not (adjective and at + 1 < len(words) and _may_follow(words[at + 1], cases)):
            return nouns[0], at
        if not adjective:
            return None, at
    return None, 0


def _may_follow(word: str, cases: tuple[str, ...]) -> bool:
    return any(one.tag.POS == "NOUN" and one.tag.case in cases for one in parses(word))


def _adjective(word: str, cases: tuple[str, ...]) -> Parse | None:
    return next((one for one in parses(word) if one.tag.POS in (*_ADJECTIVES, "NPRO") and one.tag.case in cases), None)


def _like(word: str, form: str) -> str:
    """The form with the capital of the word as it was typed."""
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def titled(text: str) -> str:
    """With a capital, without what hangs over: a bracket or a quote whose other half is there stays («Школа (ШПР)»)."""
    plain, before = text.strip(_OVER), ""
    while plain != before:
        before, plain = plain, _unpaired(plain).strip(_OVER)
    return plain[:1].upper() + plain[1:]


_OVER = " .,;:-–—'"


def _unpaired(text: str) -> str:
    """Without one bracket or quote at an end that has no other half, or around all of it."""
    inside = text[1:-1]
    if text[:1] + text[-1:] in ("()", '""') and len(text) > 1 and not set(inside) & set('()"'):
        return inside
    more, odd = text.count("(") - text.count(")"), '"' * (text.count('"') % 2)
    if text[:1] in {"(" * (more > 0), odd} - {""}:
        return text[1:]
    return text[:-1] if text[-1:] in {")" * (more < 0), odd} - {""} else text
