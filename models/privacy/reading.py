"""A text read in another way than it is written, and where each of its characters stood."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """A text with parts of it replaced by what they mean."""

    text: str
    places: list[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as it was."""
        return self.places[start], self.places[end - 1] + 1


def replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> Reading:
    """The text with each part, from its start to its end, replaced; `parts` are in their order and do not overlap."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, new in parts:
        out += text[at:start], new
        places.extend(range(at, start))
        size = end - start
        if len(new) == size:
            places.extend(range(start, end))
        elif new:
            places.extend(start + min(size - 1, n * size // len(new)) for n in range(len(new) - 1))
            places.append(end - 1)
        at = end
    out.append(text[at:])
    places.extend(range(at, len(text)))
    return Reading("".join(out), places)
