"""What narrows a list of records: a word, a type, a period, a district, a person."""

from dataclasses import dataclass
from enum import StrEnum

from models.activities import Category, Involvement, Material, Mode, Organisation, Type, title_key
from models.periods import Period

NOWHERE = 0
"""The district of what has none."""
LONGEST_WORD = 100


class Having(StrEnum):
    """What a record has."""

    CAME = "came"
    """People."""
    REMOTE = "remote"
    """People from afar."""
    FIRST = "first"
    """People who came for the first time in the year."""
    COPIES = "copies"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """All that is asked of a record at once; None and an empty word ask nothing."""

    word: str = ""
    type: Type | None = None
    period: Period | None = None
    district: int | None = None
    person: int | None = None
    involvement: Involvement | None = None
    mode: Mode | None = None
    """Of a supervision."""
    category: Category | None = None
    material: Material | None = None
    organisation: Organisation | None = None
    programme: str = ""
    series: str = ""
    channel: str = ""
    having: Having | None = None
    several: bool | None = None
    """Whether it is of several districts."""

    @property
    def keys(self) -> list[str]:
        """What the title must hold, each as `title_key()` makes it."""
        return [key for part in self.word.split() if (key := title_key(part))]
