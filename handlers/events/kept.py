"""What the dialogue of events keeps, is started with, and what its forms are about."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start
from services.events.shares import By


class Sure(StrEnum):
    """What is asked once more."""

    NOTHING = ""
    ANNOUNCE = "announce"
    SERIES = "series"


class Tab(StrEnum):
    """Whose names are shown."""

    COMING = "coming"
    SILENT = "silent"
    DECLINED = "declined"


@dataclass(kw_only=True)
class EventsKept(Kept):
    """The event that is open, and how its lists are looked at."""

    event: int = 0
    past: bool = False
    sure: Sure = Sure.NOTHING
    by: By = By.DISTRICT
    tab: Tab = Tab.COMING


@dataclass(kw_only=True)
class EventsStart(Start):
    """An event to open, or a date or an item of the plan that one is made for."""

    event: int = 0
    occurrence: int = 0
    item: int = 0
    told: str = ""
    """What is said above the event: the answer that a letter's button gave."""
    asks_why: bool = False


@dataclass(kw_only=True)
class AboutEvent(FormStart):
    """An event that a form changes or repeats, or a date or an item of the plan that it is made for."""

    event: int = 0
    occurrence: int = 0
    item: int = 0
    copied: int = 0
