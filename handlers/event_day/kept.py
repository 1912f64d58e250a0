"""What the dialogue of an event's day keeps, and what its forms are about."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class EventDayKept(Kept):
    """The event that is open, and the part of a name that its list is cut to."""

    keeps_start: ClassVar[bool] = True
    event: int = 0
    named: str = ""


@dataclass(kw_only=True)
class AboutGuests(FormStart):
    """Guests of an event; of one kind of institution, where that is known."""

    form: str = "event-guests"
    event: int = 0
    institution: str = ""


@dataclass(kw_only=True)
class AboutNotes(FormStart):
    """What is written of an event: the protocol of a meeting, or what closes a feast."""

    form: str = "event-minutes"
    event: int = 0
