"""A claim of a text, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """«совещания (3)»: the words, the number, what it counts, what the records and the list under it hold.

    `what` is «activities.meeting», «visits.teachers», «supervisions.group», «copies.leaflet», one of these without its
    second part for a total («visits»), «list» for a list of its own, or «dates.…», whose numbers are dates or years.
    """

    text: str
    number: int | str
    what: str
    recorded: int | str | None = None
    listed: int | None = None
    least: bool = False
    """«более 40»: the records may hold more."""

    @property
    def agrees(self) -> bool:
        return self._fits(self.recorded) and self._fits(self.listed)

    @property
    def found(self) -> int | str | None:
        """What disagrees with the number: the records first, then the list; else what agrees with it."""
        if self.recorded is not None and (not self._fits(self.recorded) or self._fits(self.listed)):
            return self.recorded
        return self.listed if self.listed is not None else self.recorded

    def as_json(self) -> dict[str, object]:
        """What `paper verify --json` writes."""
        return {
            "text": self.text,
            "number": self.number,
            "what": self.what,
            "found": self.found,
            "agrees": self.agrees,
            "recorded": self.recorded,
            "listed": self.listed,
        }

    def _fits(self, found: int | str | None) -> bool:
        if found is None:
            return True
        if self.least and isinstance(found, int) and isinstance(self.number, int):
            return found >= self.number
        return found == self.number
