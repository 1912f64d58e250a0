"""What the dialogues of the monitoring keep and are started with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start
from models.forms.kinds import TextKey


@dataclass(kw_only=True)
class BoardKept(Kept):
    """The coordinator's board: its quarter, and what of it is open."""

    quarter: date | None = None
    """The first day of the quarter; by default the one that ended last."""
    report: int = 0
    district: int = 0
    """A district without a post."""
    version: int = 0
    """A form that waits to be accepted."""


@dataclass(kw_only=True)
class BoardStart(Start):
    """A quarter, one report of it, or a version of the form at once, and what was done just before."""

    quarter: date | None = None
    report: int = 0
    version: int = 0
    done: TextKey | None = None


@dataclass(kw_only=True)
class Whose:
    """A report, and by whose door: `entering` for the coordinator, who comes from the board of that quarter and may
    name a district without a post in the place of a report, until its first number makes one."""

    report: int = 0
    entering: bool = False
    quarter: date | None = None
    district: int = 0


@dataclass(kw_only=True)
class MonitoringKept(Whose, Kept):
    """The report that is looked at; none where there are several to choose from."""

    keeps_start = True


class Do(StrEnum):
    """What is begun with a report at once."""

    FILL = "fill"
    ZERO = "zero"


@dataclass(kw_only=True)
class MonitoringStart(Whose, Start):
    """A report and what to do with it."""

    do: Do | None = None


@dataclass(kw_only=True)
class AboutReport(Whose, FormStart):
    """What the forms of a report are about."""

    review: bool = False
    """Whether the whole of it is looked at first."""
