"""What narrows a list of records: a word, a type, a period, a district, a person."""

from dataclasses import dataclass

from models.activities import Type, title_key
from models.periods import Period

NOWHERE = 0
"""The district of what has none."""
LONGEST_WORD = 100


@dataclass(frozen=True)
class Filter:
    """All that is asked of a record at once; None and an empty word ask nothing."""

    word: str = ""
    type: Type | None = None
    period: Period | None = None
    district: int | None = None
    person: int | None = None

    @property
    def keys(self) -> list[str]:
        """What the title must hold, each as `title_key()` makes it."""
        return [key for part in self.word.split() if (key := title_key(part))]
