"""What the dialogue of the summary keeps and is started with."""

from dataclasses import dataclass
from datetime import date

from handlers.widgets.kept import Kept, Start
from models.events.funnel import TurnoutCut
from models.forms.kinds import TextKey
from models.periods import Period, Span


@dataclass(kw_only=True)
class SummaryKept(Kept):
    """`/summary`, and «Мой год» over one's own records."""

    own: bool = False
    period: Period | None = None
    district: int | None = None
    page_line: int = 0
    cut: TurnoutCut = TurnoutCut.DISTRICTS
    page_turnout: int = 0
    wrong: TextKey | None = None
    """What was wrong with the dates that were typed."""

    def period_at(self, today: date) -> Period:
        """The chosen period, else this quarter."""
        return self.period or Period.around(Span.QUARTER, today)

    def choose(self, period: Period) -> None:
        """Another period, from its first page on."""
        self.period, self.page = period, 0


@dataclass(kw_only=True)
class SummaryStart(Start):
    """The centre's summary, or one's own; of a period, else of this quarter or year."""

    own: bool = False
    period: Period | None = None
    """The period at once."""
