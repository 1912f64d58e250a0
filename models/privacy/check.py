"""The guard: what in a text is personal data, and the text with it hidden."""

from models.privacy.addresses import find_addresses
from models.privacy.births import find_births
from models.privacy.cleaning import cleaned
from models.privacy.finding import Category, Finding
from models.privacy.links import find_links
from models.privacy.names import find_names
from models.privacy.numbers import find_numbers
from models.privacy.words import dictionary, more_names

FINDERS = (find_names, find_numbers, find_addresses, find_births, find_links)


def find(text: str) -> list[Finding]:
    """What is personal data in the text, in its order; places are those of `cleaned(text)`."""
    plain = cleaned(text)
    found = {finding for finder in FINDERS for finding in finder(plain)}
    return sorted(found, key=lambda one: (one.start, one.end, one.category))


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
