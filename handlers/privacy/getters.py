"""What the windows of personal data show."""

from dataclasses import dataclass

from handlers.privacy.kept import PrivacyKept
from handlers.widgets.pages import Page
from models.access import Permission
from models.audit import Event
from models.people import former
from services import audit
from services.audit import Entry
from services.privacy import own_data
from services.work import Work


@dataclass(frozen=True)
class DataFacts:
    """What is kept of the person, and for a coordinator the counts of the centre's log."""

    own: PrivacyKept
    known: bool
    counts: dict[Event, int] | None
    elsewhere: bool
    """Whether other centres keep something of theirs too."""


async def data(work: Work, mine: PrivacyKept) -> DataFacts:
    """Nothing is counted for whom nothing is kept."""
    counted = mine.name and work.actor.may(Permission.MANAGE_PEOPLE)
    counts = await own_data.count_events(work) if counted else None
    return DataFacts(mine, work.actor.known, counts, bool(mine.name and work.actor.elsewhere))


@dataclass(frozen=True)
class LogFacts:
    """A page of the centre's audit log."""

    page: Page[Entry]


async def log(work: Work, mine: PrivacyKept) -> LogFacts:
    """The newest first."""
    found, more = await audit.list_events(work, mine.page)
    return LogFacts(Page(items=found, number=mine.page, more=more))


@dataclass(frozen=True)
class ForgetFacts:
    """What will stand in the place of the person's name; None for whom nothing is kept."""

    instead: str | None
    elsewhere: bool


async def forget(work: Work, _mine: PrivacyKept) -> ForgetFacts:
    """What goes and what stays."""
    person = work.actor.person_id
    return ForgetFacts(None if person is None else former(person), bool(work.actor.elsewhere))
