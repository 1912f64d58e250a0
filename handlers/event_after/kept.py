"""What the dialogue of what came of an event keeps, and what its forms are about."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class EventAfterKept(Kept):
    """The event."""

    keeps_start: ClassVar[bool] = True
    event: int = 0


@dataclass(kw_only=True)
class AboutMaterials(FormStart):
    """Materials of an event."""

    form: str = "event-materials"
    event: int = 0


@dataclass(kw_only=True)
class AboutMissing(FormStart):
    """What was missing at an event, beside what was said of it."""

    form: str = "event-missing"
    event: int = 0
    verdict: str = ""
