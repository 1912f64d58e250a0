"""What a centre sets for its library."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class LibraryRules:
    """`at_once`: what a specialist sends is found at once, and no coordinator looks at it before."""

    AREA: ClassVar[str] = "library"
    at_once: bool = False
