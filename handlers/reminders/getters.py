"""What the windows of reminders show."""

from dataclasses import dataclass

from handlers.reminders.kept import RemindersKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.people import Pace
from models.reminders.rules import ReminderRules
from places.place import Place
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen
from places.table import read
from services.people.members import list_members
from services.plan.cards import open_item
from services.reminders import overdue, own, preview
from services.reminders import rules as reminder_rules
from services.reminders.deputies import PostLine, list_posts
from services.reminders.log import Delivery, list_deliveries
from services.reminders.overdue import Late
from services.reminders.own import Own
from services.reminders.preview import DayAhead
from services.work import Work

CONTENT = 300


@dataclass(frozen=True)
class HomeFacts:
    """How the person is reminded, and whether the coordinator's ways lead on."""

    own: Own
    manages: bool

    def is_pace(self, pace: Pace) -> bool:
        """Whether it is the person's."""
        return pace is self.own.pace


async def home(work: Work, _: RemindersKept) -> HomeFacts:
    """Anybody's own."""
    return HomeFacts(await own.my_reminders(work), work.actor.may(Permission.MANAGE_REMINDERS))


@dataclass(frozen=True)
class WeekFacts:
    """«Кому что придёт на этой неделе», a day a page, and whether it does."""

    page: Page[DayAhead]
    on: bool


async def week(work: Work, mine: RemindersKept) -> WeekFacts:
    """The last day where there are not so many."""
    days, on = await preview.preview(work), (await reminder_rules.read_rules(work)).enabled
    number = min(mine.page, max(len(days) - 1, 0))
    return WeekFacts(Page(items=days[number : number + 1], number=number, more=number + 1 < len(days)), on)


async def rules(work: Work, _: RemindersKept) -> ReminderRules:
    """The centre's."""
    return await reminder_rules.read_rules(work)


@dataclass(frozen=True)
class LateLine:
    """What is overdue, by its number on the page: «Напомнить» where somebody answers for it, else the way to its
    card."""

    number: int
    late: Late

    @property
    def reminds(self) -> bool:
        return bool(self.late.whom) and not (self.late.own and len(self.late.whom) == 1)

    @property
    def code(self) -> str:
        """The place that its button carries."""
        asked, card = DatePlace(occurrence=self.late.id, then=DateThen.ASK), ItemPlace(item=self.late.item, then=OPEN)
        return (asked if self.reminds else card).pack()


OPEN = ItemThen.OPEN
WAYS = {(DatePlace, DateThen.ASK), (ItemPlace, OPEN)}


def way(code: str) -> Place:
    """The place that a line carries. Raises ValueError for what is none of those."""
    place = read(code)
    if place is None or place.way not in WAYS:
        raise ValueError(code)
    return place


@dataclass(frozen=True)
class LateFacts:
    """A page of what is overdue, and how many dates of what comes every week are."""

    page: Page[LateLine]
    weekly: int


async def late(work: Work, mine: RemindersKept) -> LateFacts:
    """The longest overdue first."""
    found = await overdue.list_overdue(work, mine.page)
    numbered = [LateLine(number, one) for number, one in enumerate(found.items, 1)]
    return LateFacts(Page(items=numbered, number=found.page, more=found.more), found.weekly)


@dataclass(frozen=True)
class DeliveriesFacts:
    """What was told to whom, and why something was not; everybody's, or that person's."""

    page: Page[Delivery]
    person: str


async def log(work: Work, mine: RemindersKept) -> DeliveriesFacts:
    """The newest first."""
    found = await list_deliveries(work, mine.page, mine.person)
    return DeliveriesFacts(Page(items=found.items, number=found.page, more=found.more), found.person)


async def who(work: Work, mine: RemindersKept) -> Listed[tuple[int, str]]:
    """Everybody once, whatever posts they hold, by name."""
    people = {one.person_id: one.name for one in await list_members(work)}
    return Listed(page_of(sorted(people.items(), key=lambda one: one[1]), mine.page))


@dataclass(frozen=True)
class Deputised:
    """A post, and the place that is told instead; empty where that is the coordinator."""

    post: PostLine
    deputy: str


async def deputies(work: Work, mine: RemindersKept) -> Listed[Deputised]:
    """Vacant ones first."""
    found = await list_posts(work)
    places = {one.id: one.place for one in found}
    told = [Deputised(one, places[one.deputy_id] if one.deputy_id else "") for one in found]
    return Listed(page_of(told, mine.page))


@dataclass(frozen=True)
class DeputyFacts:
    """Who is told instead of this post?"""

    post: str
    page: Page[PostLine]


async def deputy(work: Work, mine: RemindersKept) -> DeputyFacts:
    """Any other post."""
    found = await list_posts(work)
    place = next((one.place for one in found if one.id == mine.post), "")
    return DeputyFacts(place, page_of([one for one in found if one.id != mine.post], mine.page))


@dataclass(frozen=True)
class LaterFacts:
    """What is put off, and whether it is now; its deadline stays."""

    content: str
    put_off: bool


async def later(work: Work, mine: RemindersKept) -> LaterFacts:
    """Raises NotFound for another centre's."""
    card = await open_item(work, mine.item)
    return LaterFacts(card.item.words("content")[:CONTENT], mine.done is not None)
