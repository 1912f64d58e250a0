"""What the dialogues of the monitoring keep and are started with."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start
from models.errors import DomainError
from models.forms.kinds import TextKey
from services.monitoring.sheets import Sheet


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


def _read(stored: Any) -> Sheet | None:
    try:
        return Sheet.of(stored) if isinstance(stored, dict) else stored
    except (KeyError, TypeError) as error:
        raise ValueError(stored) from error


def _stored(sheet: Sheet | None) -> dict[str, Any] | None:
    return None if sheet is None else sheet.json


KeptSheet = Annotated[Sheet | None, PlainValidator(_read), PlainSerializer(_stored)]
"""A report as it stood when it was read last."""


@dataclass(kw_only=True)
class Doubt:
    """A typed text whose Cyrillic code may be one of several."""

    text: str
    typed: str
    codes: list[str]


@dataclass(kw_only=True)
class MonitoringKept(Kept):
    """A report that is filled in: whose it is, and how far the questions are."""

    report: int | None = None
    entering: bool = False
    """Whether the dialogue was begun from the coordinator's board."""
    quarter: date | None = None
    """Of the board that it was begun from."""
    district: int | None = None
    """A district without a post, until its first number makes one."""
    sheet: KeptSheet = None
    step: str = ""
    """The code that is asked for."""
    editing: bool = False
    """Whether a single number is put right."""
    typed: list[str] = field(default_factory=list)
    """The codes of the last answer: what is wrong about them is said at once."""
    noted: list[str] = field(default_factory=list)
    """The codes of the last column, whose numbers are read back."""
    trouble: TextKey | None = None
    """What was wrong with what was typed."""
    doubt: Doubt | None = None

    @property
    def open_sheet(self) -> Sheet:
        """Raises DomainError where no report was opened."""
        if self.sheet is None:
            raise DomainError("error-stale")
        return self.sheet


class Do(StrEnum):
    """What is begun with a report at once."""

    FILL = "fill"
    ZERO = "zero"


@dataclass(kw_only=True)
class MonitoringStart(Start):
    """A report and what to do with it; `entering` for the coordinator, who comes from the board of that quarter and may
    name a district without a post in the report's place."""

    report: int = 0
    do: Do | None = None
    entering: bool = False
    quarter: date | None = None
    district: int = 0


@dataclass(kw_only=True)
class AboutReport(FormStart):
    """What the forms of a report are about: `key` is the warning that wants a reason."""

    report: int
    key: str = ""
    entering: bool = False
