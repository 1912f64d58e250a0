"""What the dialogue of the check keeps: of which period, and what was found last."""

from dataclasses import dataclass, field
from datetime import date

from handlers.widgets.kept import Kept
from models.claims import Claim
from models.periods import Period, Span

LONGEST_WORDS = 120
MOST = 20
"""Contradictions that a message shows; of more it says how many."""


@dataclass(frozen=True)
class WrongNumber:
    """A claim that disagrees; of the text nothing but its few words."""

    text: str
    what: str
    recorded: int | str | None
    listed: int | None

    @classmethod
    def of(cls, claim: Claim) -> "WrongNumber":
        """Out of what was found."""
        return cls(claim.text[:LONGEST_WORDS], claim.what, claim.recorded, claim.listed)


@dataclass(kw_only=True)
class ClaimsKept(Kept):
    """`/check`."""

    period: Period | None = None
    checked: bool = False
    wrong: list[WrongNumber] = field(default_factory=list)
    many: int = 0
    """How many disagree, those included that are not shown."""
    right: int = 0

    def period_at(self, today: date) -> Period:
        """The chosen period, else this year; in January the last one, of which analyses are written then."""
        return self.period or Period.around(Span.YEAR, today.replace(year=today.year - (today.month == 1), day=1))

    def tell_of(self, period: Period, claims: list[Claim]) -> None:
        """What came of a text."""
        wrong = [one for one in claims if not one.agrees]
        self.period, self.checked = period, True
        self.wrong, self.many = [WrongNumber.of(one) for one in wrong[:MOST]], len(wrong)
        self.right = len(claims) - len(wrong)
