"""An account that works in several centres."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Elsewhere:
    """Another centre in which the account of an actor holds a post today: as which person, and its name."""

    person_id: int
    center_id: int
    center: str
