"""Who holds the posts of curators, counted."""

from collections import Counter
from dataclasses import dataclass, field

from models.people import Employment, Trade


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Curators at the end of a period: how many by district (none is empty), employment and trade (None where it was
    not said), and how many came and left meanwhile."""

    districts: Counter[str] = field(default_factory=Counter)
    employments: Counter[Employment | None] = field(default_factory=Counter)
    trades: Counter[Trade | None] = field(default_factory=Counter)
    came: int = 0
    left: int = 0

    @property
    def count(self) -> int:
        return sum(self.districts.values())

    @property
    def replaced(self) -> int:
        """How many were replaced: as many left as came in their place."""
        return min(self.came, self.left)

    @property
    def employment(self) -> str:
        """How all of them are employed, when that was said of all and is alike; else «various»."""
        said = {one for one, number in self.employments.items() if number}
        (only,) = said if len(said) == 1 else (None,)
        return "various" if only is None else only.value
