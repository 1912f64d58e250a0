"""The guard: what in a text is personal data, and the text with it hidden.

A text is looked through window by window: no rule looks further than a sentence or two, and the time a text takes grows
with its length and not with its square.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from models.privacy.addresses import find_addresses
from models.privacy.births import find_births
from models.privacy.cleaning import cleaned
from models.privacy.finding import Category, Finding
from models.privacy.latin import in_russian
from models.privacy.links import find_links
from models.privacy.names import find_names
from models.privacy.numbers import find_numbers, find_spoken
from models.privacy.spelled import spelled_out
from models.privacy.words import dictionary, more_names

FINDERS = (find_numbers, find_links)
WORD_FINDERS = (find_addresses, find_births)
SPOKEN_FINDERS = (find_spoken, find_links)
WINDOW = 4096
"""Characters that are looked at together: a whole message."""
AROUND = 200
"""Characters on both sides that a rule may look at: an address has no more."""
ENDLESS = re.compile(r"[^\W\d_](?:[^\W\d_]|-){60,}")
"""No word of a language is that long; looking for one in it takes time."""


def find(text: str, people: Sequence[str] = ()) -> list[Finding]:
    """What is personal data in the text, in its order; places are those of `cleaned(text)`.

    `people`: names of those who may be named, as «Ольга Викторовна Соколова» or «Соколова О. В.».
    """
    plain = cleaned(text)
    if any(len(one) > 60 for one in plain.split()):
        plain = ENDLESS.sub(lambda found: "." * len(found[0]), plain)
    return _apart(sorted(_windows(plain, tuple(people)), key=lambda one: (one.category, one.start, one.end)))


def _apart(found: Sequence[Finding]) -> list[Finding]:
    """In their order; what two finders saw of the same thing is one finding."""
    whole: list[Finding] = []
    for one in found:
        last = whole[-1] if whole else None
        if last is not None and last.category is one.category and one.start < last.end:
            whole[-1] = Finding(one.category, last.start, max(last.end, one.end))
        else:
            whole.append(one)
    return sorted(whole, key=lambda one: (one.start, one.end, one.category))


def _windows(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
    for start in range(0, max(len(plain), 1), WINDOW):
        first = _edge(plain, start - AROUND)
        part = plain[first : _edge(plain, start + WINDOW + AROUND)]
        for one in _look(part, people):
            if start <= first + one.start < start + WINDOW:
                yield Finding(one.category, first + one.start, first + one.end)


def _edge(plain: str, near: int) -> int:
    """A place between two words, at or before the place; the place itself when there is none."""
    if near <= 0 or near >= len(plain):
        return max(0, min(near, len(plain)))
    space = plain.rfind(" ", max(0, near - 60), near)
    return near if space < 0 else space + 1


def _look(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
    yield from _look_as_written(plain, people)
    for first, meant in spelled_out(plain):
        for one in _look_as_written(meant.text, people):
            start, end = meant.origin(one.start, one.end)
            yield Finding(one.category, first + start, first + end)


def _look_as_written(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
    for finder in FINDERS:
        yield from finder(plain)
    reading = in_russian(plain)
    if reading is None:
        yield from _look_at_words(plain, people)
        return
    for one in chain(_look_at_words(reading.text, people), *(finder(reading.text) for finder in SPOKEN_FINDERS)):
        yield Finding(one.category, *reading.origin(one.start, one.end))


def _look_at_words(text: str, people: tuple[str, ...]) -> Iterator[Finding]:
    """What the words of a text say, be they written in Latin letters."""
    yield from find_names(text, people)
    for finder in WORD_FINDERS:
        yield from finder(text)


def masked(text: str, findings: list[Finding]) -> str:
    """The text with every letter and digit of what was found hidden."""
    hidden = {place for one in findings for place in range(one.start, one.end)}
    return "".join("•" if n in hidden and c.isalnum() else c for n, c in enumerate(cleaned(text)))


def ready() -> None:
    """Load what the guard needs, so that the first person does not wait for it."""
    dictionary()
    more_names()
    find("Мария")


__all__ = ["Category", "Finding", "find", "masked", "ready"]
