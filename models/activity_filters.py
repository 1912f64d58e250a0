"""What narrows a list of records: a word, a type, a period, a district, a person."""

from dataclasses import dataclass
from datetime import date

from models.activities import Type, title_key
from models.errors import DomainError
from models.periods import Period, Span
from models.stored import JsonObject

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

    @property
    def json(self) -> JsonObject:
        """As a dialogue keeps it."""
        period = self.period
        return {
            "word": self.word,
            "type": self.type.value if self.type else None,
            "period": [period.span.value, period.first.isoformat(), period.last.isoformat()] if period else None,
            "district": self.district,
            "person": self.person,
        }

    @classmethod
    def of(cls, kept: JsonObject | None) -> "Filter":
        """Out of what a dialogue keeps; nothing is asked when it keeps none."""
        if not kept:
            return cls()
        span = kept["period"]
        return cls(
            kept["word"],
            Type(kept["type"]) if kept["type"] else None,
            Period(Span(span[0]), date.fromisoformat(span[1]), date.fromisoformat(span[2])) if span else None,
            kept["district"],
            kept["person"],
        )


def type_of(data: str) -> Type:
    """The type that a button names. Raises DomainError for one that is none."""
    try:
        return Type(data)
    except ValueError:
        raise DomainError("error-stale") from None
