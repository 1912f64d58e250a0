"""What the windows of one record show."""

from dataclasses import dataclass
from datetime import date

from handlers.activities.handed import stocked_options
from handlers.activities.kept import RecordsKept
from handlers.activities.questions import build
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.activities import Facts
from models.errors import NotFound
from models.forms.form import Form
from models.forms.kinds import TextKey
from models.stored import Answers
from services.activities import clarifying, records
from services.activities.card import Card
from services.activities.clarifying import Asked
from services.people.centers import list_districts
from services.plan import fits
from services.plan.card import Date
from services.plan.cards import open_item
from services.plan.fits import Fit
from services.trips import reading
from services.trips.reading import TripLine, TripOf
from services.work import Work


@dataclass(frozen=True, kw_only=True)
class RecordFacts:
    """One record whole, with what was changed in it, and the questions that it answers. `done` stands above it."""

    card: Card
    form: Form
    done: TextKey | None
    asked: Asked | None
    """What it was sent back for."""
    coordinates: bool
    over_list: bool
    """Whether it was opened over a list of another area."""
    trip: TripOf | None = None
    """The trip that it is or belongs to."""

    @property
    def others(self) -> list[TripLine]:
        """The trip's other records that people see, each with its button."""
        lines = self.trip.lines if self.trip else ()
        return [one for one in lines if not one.within and one.id != self.card.id]

    @property
    def alone(self) -> bool:
        """Whether it stands by itself, and not within a trip."""
        line = self.trip.line(self.card.id) if self.trip else None
        return self.card.may_change and not (line is not None and line.within)

    @property
    def whole(self) -> int:
        """How many of the records that people see go with it when it is deleted: those of a trip."""
        return len(self.others) if self.trip and self.trip.trip == self.card.id else 0

    @property
    def deletable(self) -> bool:
        """Whether the person may delete it: who is only asked to make it clear may not."""
        return self.alone and self.card.may_delete

    @property
    def answerable(self) -> bool:
        """Whether the person may say that all is right."""
        return self.asked is not None and self.asked.mine

    @property
    def sendable(self) -> bool:
        """Whether the person may send it back."""
        return self.coordinates and not self.card.own and (self.asked is None or not self.asked.waits)

    @property
    def acceptable(self) -> bool:
        """Whether an answer waits to be taken."""
        return self.coordinates and self.asked is not None and not self.asked.waits

    @property
    def counted(self) -> bool:
        """Whether it counts for an item, and can count for another."""
        return self.card.may_change and self.card.item is not None

    @property
    def linkable(self) -> bool:
        return self.card.may_change and self.card.item is None

    @property
    def several(self) -> bool:
        """Whether its item has other dates."""
        return self.card.may_change and self.card.item is not None and self.card.item.several


async def record(work: Work, mine: RecordsKept) -> RecordFacts:
    """Raises NotFound for one that is gone or not the person's to see."""
    found = await records.open_activity(work, mine.record)
    together = [*found.together.items()]
    offered: Answers = {"districts": await list_districts(work, closed=True), "usual": [], "colleagues": together}
    if Facts.read(found.answers).given:
        offered["stocked"] = await stocked_options(work, found.answers)
    form = build(offered)
    asked = await clarifying.asked_about(work, mine.record)
    coordinates, trip = work.actor.may(Permission.CHANGE_ANY_ACTIVITY), await reading.trip_of(work, mine.record)
    return RecordFacts(
        card=found, form=form, done=mine.done, asked=asked, coordinates=coordinates, over_list=mine.over_list, trip=trip
    )


async def items(work: Work, mine: RecordsKept) -> Listed[Fit]:
    """The items of the plan that the record may be counted for, the most alike first."""
    facts = Facts.read((await records.open_activity(work, mine.record)).answers)
    return Listed(page_of(await fits.choices(work, facts.title, facts.type, facts.day, mine.what), mine.page_item))


@dataclass(frozen=True)
class DatesFacts:
    """The dates of its item that the record may be counted for, and when the one is due that it counts for."""

    page: Page[Date]
    day: date
    due: date | None

    def is_counted(self, one: Date) -> bool:
        """Whether the record counts for that date."""
        return one.due == self.due


async def dates(work: Work, mine: RecordsKept) -> DatesFacts:
    """The nearest to its day first."""
    found = await records.open_activity(work, mine.record)
    if found.item is None:
        raise NotFound("plan-date-gone")
    day = Facts.read(found.answers).day
    expected = [one for one in (await open_item(work, found.item.item_id)).dates if not one.cancelled]
    return DatesFacts(page_of(sorted(expected, key=lambda one: abs(one.due - day)), mine.page_date), day, found.due)
