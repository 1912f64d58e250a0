"""Whether somebody who is named is one of the people that may be named."""

import re
from collections.abc import Sequence

from models.privacy.people import Named
from models.privacy.vocabulary import KIN, PATRONYMIC, WORD
from models.privacy.word import Word
from models.privacy.words import KNOWN, readings

COUNTED = re.compile(r"(?:\d|двух|тр[её]х|пяти|шести|семи|восьми|девяти|\w+дцати|\w+десяти) $")
LONG = 6
"""Letters of a word in which one may be left out and it is still the same."""
INITIAL = re.compile(r"\b([А-ЯЁ])\.")


def is_known(text: str, words: Sequence[Word], one: Named, known: Sequence[str]) -> bool:
    """Whether it is the name of somebody in the list, in any case: by surname, or by first name and patronymic; of
    several people («Гусев И. А., Лаптева Т. П.») whether each is."""
    if known and (comma := text.find(",", one.start, one.end)) > 0:
        middle = next((n for n in range(one.first, one.last) if words[n].start > comma), one.last)
        parts = Named(one.start, comma, one.first, middle), Named(comma + 1, one.end, middle, one.last)
        if one.first < middle < one.last and all(is_known(text, words, part, known) for part in parts):
            return True
    if one.first and KIN.fullmatch(words[one.first - 1].low) and not _is_counted(text, words, one.first - 1):
        return False  # «мама Ольга Соколова» is somebody else
    name = [word.low for word in words[one.first : one.last] if len(word.text) > 1]
    initials = [letter.casefold() for letter in INITIAL.findall(text[one.start : one.end])]
    return any(_is_of(who, name, initials) for who in known)


def _is_counted(text: str, words: Sequence[Word], n: int) -> bool:
    """«22 школьника, Берегов»: so many are nobody, and what stands behind the comma is not their name."""
    return words[n + 1].apart and bool(COUNTED.search(text, 0, words[n].start))


def _is_of(who: str, name: Sequence[str], initials: Sequence[str]) -> bool:
    parts = [part.casefold() for part in WORD.findall(who)]
    whole = [part for part in parts if len(part) > 1]
    matched = {part for word in name for part in whole if _same(part, word)}
    if len(matched) < len(name) or not all(any(part[0] == letter for part in parts) for letter in initials):
        return False
    return len(matched) > 1 or any(readings(part).name < KNOWN for part in matched)


def _same(part: str, word: str) -> bool:
    """Whether the words differ in their ending alone. A patronymic is no surname: who works with Ольга Ивановна says
    nothing of the Ivanovs, and nothing of Ольга Иванова."""
    if bool(PATRONYMIC.fullmatch(part)) != bool(PATRONYMIC.fullmatch(word)):
        return False
    if len(part) > LONG and word in {part[:at] + part[at + 1 :] for at in range(1, len(part))}:
        return True  # «Бергов»: a letter was left out
    stem = max(min(3, len(part) - 1), len(part) - 2)
    return part[:stem] == word[:stem] and abs(len(part) - len(word)) <= 3
