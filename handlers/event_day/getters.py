"""What the windows of an event's day show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.event_day.kept import EventDayKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.activity_kinds import Organisation
from models.events.codes import Room
from models.events.presence import rooms_of
from models.events.states import EventState
from models.papers.kinds import PaperKind
from services.events import certificates, notes, presence, rules
from services.events.certificates import Attended
from services.events.notes import Noted
from services.events.presence import EventDay, PresenceLine
from services.work import Work

PAPERS = (PaperKind.EVENT_SHEET, PaperKind.EVENT_MARKS, PaperKind.MINUTES, PaperKind.MAILING)


@dataclass(frozen=True)
class DayFacts:
    """An event on its day, and what may be done about it."""

    day: EventDay
    noted: Noted
    rooms: Sequence[Room]
    """Those that it has a code for, while presence is marked by one."""

    @property
    def staff(self) -> bool:
        """Whether it is for those who use the bot: they are checked in, and families are counted."""
        return not self.day.families

    @property
    def listed(self) -> bool:
        return self.day.marks and bool(self.day.people)

    @property
    def has_guests(self) -> bool:
        return self.day.marks and self.staff

    @property
    def counts(self) -> bool:
        """Whether those who came to families' event can be counted."""
        return self.day.marks and self.families

    @property
    def record(self) -> Sequence[int]:
        """How many came, where there is something to record."""
        day = self.day
        new = day.recorded is None or day.recorded != day.came
        return (day.came,) if day.begun and day.came and new and day.state is not EventState.CANCELLED else ()

    @property
    def families(self) -> bool:
        return self.day.families

    @property
    def recorded(self) -> bool:
        return self.day.recorded is not None


@dataclass(frozen=True)
class EventListFacts:
    """The people of an event, those whose name has these letters where they were typed."""

    page: Page[PresenceLine]
    named: str
    day: EventDay


@dataclass(frozen=True)
class InstitutionLine:
    """Guests from one kind of institution."""

    id: Organisation
    count: int


@dataclass(frozen=True)
class EventPapersFacts:
    """The papers of an event; whether sheets and lists name people, and what whoever may change that can do."""

    kinds: Sequence[PaperKind]
    names: bool
    permits: bool
    denies: bool


async def day(work: Work, mine: EventDayKept) -> DayFacts:
    """An event on its day."""
    found = await presence.open_day(work, mine.event)
    live = not found.families and found.state in (EventState.ANNOUNCED, EventState.OVER)
    return DayFacts(found, await notes.read_notes(work, mine.event), rooms_of(found.format) if live else ())


async def people(work: Work, mine: EventDayKept) -> EventListFacts:
    """The list to tick."""
    found = await presence.open_day(work, mine.event)
    wanted = mine.named.casefold()
    lines = [one for one in found.people if wanted in one.name.casefold()]
    return EventListFacts(page_of(lines, mine.page), mine.named, found)


async def guests(work: Work, mine: EventDayKept) -> Listed[InstitutionLine]:
    """Guests by the kind of institution."""
    found = (await presence.open_day(work, mine.event)).guests
    kinds = dict.fromkeys(one.institution for one in found)
    lines = [InstitutionLine(kind, sum(one.count for one in found if one.institution is kind)) for kind in kinds]
    return Listed(page_of(lines, mine.page))


async def papers(work: Work, mine: EventDayKept) -> EventPapersFacts:
    """The papers of an event. Raises NotFound for one that the actor does not lead."""
    await presence.open_day(work, mine.event)
    names, manages = await rules.names_in_lists(work), work.actor.may(Permission.MANAGE_PEOPLE)
    return EventPapersFacts(PAPERS, names, permits=manages and not names, denies=manages and names)


async def attended(work: Work, mine: EventDayKept) -> Listed[Attended]:
    """Events that the actor was at, the newest first."""
    return Listed(page_of(await certificates.list_attended(work), mine.page))
