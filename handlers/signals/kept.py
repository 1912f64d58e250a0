"""What the dialogues of signals keep and are started with."""

from dataclasses import dataclass
from datetime import date

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start
from models.forms.kinds import TextKey
from models.periods import Period, Span


@dataclass(kw_only=True)
class TellKept(Kept):
    """«Поступил сигнал»: where, what was told last, and how many were."""

    district: int = 0
    entry: int = 0
    told: int = 0


@dataclass(kw_only=True)
class SignalsKept(Kept):
    """The map: its period, the district and the month that are open."""

    period: Period | None = None
    district: int = 0
    month: date | None = None
    wrong: TextKey | None = None
    """What was wrong with the period that was typed."""

    def period_at(self, today: date) -> Period:
        """The chosen period, else this quarter."""
        return self.period or Period.around(Span.QUARTER, today)

    def month_at(self, today: date) -> Period:
        """The chosen month, else this one."""
        return Period.around(Span.MONTH, self.month or today)

    def choose(self, period: Period) -> None:
        """Another period, from its first page on."""
        self.period, self.page, self.wrong = period, 0, None


@dataclass(kw_only=True)
class SignalsStart(Start):
    """A district's month at once, or the map of a period."""

    district: int = 0
    period: Period | None = None


@dataclass(kw_only=True)
class AboutMonth(FormStart):
    """Which district and month the form is of."""

    district: int = 0
    month: date | None = None
