"""Text as people and converters leave it: spaces, hyphens, markup, quotes, letters that only look Russian."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as people write one."""
    return frozenset(words.split())


_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0e-\x1f]")
_CUT_HYPHEN = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=[а-яёa-z])")
# what converters and Word leave in a cell; any other word in angle brackets was typed so, and is a text
_TAGS = (
    "b strong i em u ins s strike del sup sub small big span font a br p div li tr ul ol td th thead tbody "
    "col colgroup center nobr code pre blockquote h[1-6] hr img sdt o:p st1:[a-z]+ w:[a-z]+"
)
_MARKED = r"(?:\s+[a-z][^<>]*|\s*/?\s*)>"
_BREAKING_TAG = re.compile(rf"<\s*/?\s*(?:br|p|div|li|tr|ul|ol){_MARKED}", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS.split())}){_MARKED}", re.IGNORECASE)
_STARS = re.compile(r"(?<!\\)\*{2,3}")
_PAIRED = re.compile(r"(?<![\w\\*])([*_]{1,2})(?=[^\s*_])([^*_\n]{1,200}?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_LATIN_LOOKALIKES = str.maketrans("ABCEHKMOPTXaceopxyk", "АВСЕНКМОРТХасеорхук")
_MIXED_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_LITTLE = word_set("и в во на по с со для о об от к ко при из у за над под до или а но")
_PAIRS = {"«": "»", "(": ")", "[": "]", "“": "”", "„": "“"}


def squash(text: str) -> str:
    """The cell verbatim: one space wherever the file has any run of spaces and line breaks, none invisible.

    A word cut after its hyphen by a line break is joined without a space («психолого-⏎педагогических»).
    """
    visible = _INVISIBLE.sub("", text)
    if "\n" in visible:
        visible = _CUT_HYPHEN.sub("-", visible)
    return " ".join(visible.split())


def plain(text: str) -> str:
    """The same words without HTML and Markdown; list items and <br> become line breaks."""
    if "<" in text or "&" in text:
        text = _TAG.sub("", _BREAKING_TAG.sub("\n", text))
        text = html.unescape(text)
    if "*" in text or "_" in text:
        text = _PAIRED.sub(r"\2", _STARS.sub("", text))
    lines = (squash(_ESCAPE.sub(r"\1", line)) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def has_markup(text: str) -> bool:
    return bool(_TAG.search(text))


def join_cut(first: str, second: str) -> str:
    """Joins a cell cut by a page with its rest: after a word's hyphen without a space, else with one."""
    if not first.strip() or not second.strip():
        return first if first.strip() else second
    head, tail = first.rstrip(), second.lstrip()
    glued = len(head) > 1 and head[-1] in "-‐‑" and head[-2].isalpha()
    return head + tail if glued else f"{head} {tail}"


def unfinished(text: str) -> bool:
    """Does the text plainly go on: a hyphen, a comma, an open bracket or quote, a preposition at its end?"""
    text = text.rstrip()
    if not text:
        return False
    if text[-1] in "-‐‑–—,:(«/" or text.count("(") > text.count(")") or text.count("«") > text.count("»"):
        return True
    return text.split()[-1].casefold() in _LITTLE


def starts_low(text: str) -> bool:
    """Does the first letter stand in lower case? Quotes, dashes and digits before it do not count."""
    letter = next((char for char in text if char.isalpha()), "")
    return letter.islower()


def fold(text: str) -> str:
    """Words for comparing: lower case, «е» for «ё», one kind of dash, Latin look-alikes made Russian."""
    text = _DASHES.sub("-", squash(plain(text))).replace("ё", "е").replace("Ё", "Е")
    return _MIXED_WORD.sub(_one_alphabet, text).casefold()


def _one_alphabet(match: re.Match[str]) -> str:
    word = match[0]
    if _LATIN.search(word) and _CYRILLIC.search(word):
        return word.translate(_LATIN_LOOKALIKES)
    return word


def in_one_alphabet(text: str) -> tuple[str, str]:
    """The text with Latin look-alikes in Russian words made Russian, and the first word that still mixes two alphabets
    («Лесnой»); empty where none does."""
    mended = _MIXED_WORD.sub(_one_alphabet, text)
    mixed = (word for word in _MIXED_WORD.findall(mended) if _LATIN.search(word) and _CYRILLIC.search(word))
    return mended, next(mixed, "")


def outside(text: str) -> Iterator[tuple[int, str]]:
    """Positions and characters that stand in no brackets and no quotes."""
    closing: list[str] = []
    straight = False
    for index, char in enumerate(text):
        if char == '"':
            straight = not straight
        elif closing and char == closing[-1]:
            closing.pop()
        elif char in _PAIRS:
            closing.append(_PAIRS[char])
        elif not closing and not straight:
            yield index, char


def cut(text: str, positions: Iterable[int]) -> list[str]:
    """The pieces between the positions, trimmed, without empty ones."""
    edges = [0, *sorted(set(positions)), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(edges))
    return [piece for piece in pieces if piece]


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 строка», «2 строки», «5 строк»."""
    tail = number % 100
    if tail % 10 == 1 and tail != 11:
        return f"{number} {one}"
    return f"{number} {few if 2 <= tail % 10 <= 4 and not 12 <= tail <= 14 else many}"
