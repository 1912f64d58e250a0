"""What the dialogue of papers keeps and is started with."""

from dataclasses import dataclass
from datetime import date

from handlers.widgets.kept import Kept, Start
from models.forms.kinds import TextKey
from models.papers.kinds import PaperKind
from models.periods import Period, Span

JANUARY = 1


@dataclass(kw_only=True)
class PapersKept(Kept):
    """`/papers`: for which period."""

    period: Period | None = None
    wrong: TextKey | None = None
    """What was wrong with the dates that were typed."""
    template: PaperKind | None = None
    """Whose template is open."""
    sure: bool = False
    """Whether it is asked if the standard one shall be put back."""

    def period_at(self, today: date) -> Period:
        """The chosen period, else this year; in January the year that is over: its papers are written then."""
        this = Period.around(Span.YEAR, today)
        return self.period or (this.before() if today.month == JANUARY else this)


@dataclass(kw_only=True)
class PapersStart(Start):
    """What was typed after the command is a period."""
