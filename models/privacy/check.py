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
from models.privacy.finding import Category, Finding, stretches
from models.privacy.latin import in_russian
from models.privacy.links import LATIN, find_links
from models.privacy.names import find_names
from models.privacy.numbers import find_numbers, find_spoken
from models.privacy.words import dictionary, more_names

FINDERS = (find_numbers, find_addresses, find_births, find_links)
LATIN_FINDERS = (find_addresses, find_births, find_spoken, find_links)
WINDOW = 2000
"""Characters that are looked at together."""
AROUND = 200
"""Characters on both sides that a rule may look at: an address has no more."""
BESIDE_LATIN = 120
"""Characters on both sides of Latin words that say what these mean."""
ENDLESS = re.compile(r"[^\W\d_](?:[^\W\d_]|-){60,}")
"""No word of a language is that long; looking for one in it takes time."""


def find(text: str, people: Sequence[str] = ()) -> list[Finding]:
    """What is personal data in the text, in its order; places are those of `cleaned(text)`.

    `people`: names of those who may be named, as «Ольга Викторовна Соколова» or «Соколова О. В.».
    """
    plain = cleaned(text)
    if any(len(one) > 60 for one in plain.split()):
        plain = ENDLESS.sub(lambda found: "." * len(found[0]), plain)
    return sorted(set(_windows(plain, tuple(people))), key=lambda one: (one.start, one.end, one.category))


def _windows(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
    for start in range(0, max(len(plain), 1), WINDOW):
        first = _edge(plain, start - AROUND)
        part = plain[first : _edge(plain, start + WINDOW + AROUND)]
        for one in _recheck(part, people):
            if start <= first + one.start < start + WINDOW:
                yield Finding(one.category, first + one.start, first + one.end)


def _edge(plain: str, near: int) -> int:
    """A place between two words, at or before the place; the place itself when there is none."""
    if near <= 0 or near >= len(plain):
        return max(0, min(near, len(plain)))
    space = plain.rfind(" ", max(0, near - 60), near)
    return near if space < 0 else space + 1


def _recheck(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
    yield from find_names(plain, people)
    for finder in FINDERS:
        yield from finder(plain)
    for start, end in stretches(plain, LATIN, BESIDE_LATIN):
        first = _edge(plain, start)
        for one in _look_at_latin(plain[first:end], people):
            yield Finding(one.category, first + one.start, first + one.end)


def _look_at_latin(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
    """What Latin words say when they are read as Russian, with what stands around them."""
    reading = in_russian(plain)
    if reading is None:
        return
    findings = [find_names(reading.text, people), *(finder(reading.text) for finder in LATIN_FINDERS)]
    for one in chain.from_iterable(findings):
        if one.category is Category.ACCOUNT or reading.touches(one.start, one.end):
            yield Finding(one.category, *reading.origin(one.start, one.end))


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
