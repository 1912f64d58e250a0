"""What the windows of people who are invited show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.guests.kept import GuestsKept
from handlers.widgets.pages import Listed, Page, page_of
from models.dates import in_words
from models.errors import NotFound
from models.guests.judging import LEFT, NEW, UnknownDistrict
from services.guests import lists, shared, waiting
from services.guests.lists import Review
from services.guests.shared import SharedLink
from services.guests.waiting import WaitingGuest
from services.people import admissions
from services.people.admissions import ArrivedGuest
from services.work import Work


@dataclass(frozen=True)
class StartFacts:
    """How many were invited and have not come, and how many came by a link of many and wait for a word."""

    waiting: int
    arrivals: int


async def start(work: Work, _mine: GuestsKept) -> StartFacts:
    """A count and a list of few."""
    return StartFacts(await waiting.count_waiting(work), len(await admissions.list_arrivals(work)))


@dataclass(frozen=True)
class GuestListFacts:
    """The list, judged; what «Создать» carries, nothing where no line is well."""

    review: Review

    @property
    def create(self) -> tuple[int, ...]:
        found = self.review.content.stored if self.review.stored else len(self.review.well)
        return (found,) if found else ()

    @property
    def asked(self) -> bool:
        return bool(self.review.asked) and not self.review.stored

    @property
    def doubtful(self) -> bool:
        return bool(self.review.doubtful)


async def check(work: Work, mine: GuestsKept) -> GuestListFacts:
    """Four queries, however many lines there are."""
    return GuestListFacts(await lists.review(work, mine.list))


@dataclass(frozen=True)
class Way:
    """What may be answered of a district: `id` says of which one it is, by how many were answered before."""

    id: str
    name: str
    what: str


@dataclass(frozen=True)
class GuestDistrictFacts:
    """The first district that is asked about; None when none is any more."""

    district: UnknownDistrict | None
    ways: Sequence[Way]


async def district(work: Work, mine: GuestsKept) -> GuestDistrictFacts:
    """What is like it stands first."""
    found = await lists.review(work, mine.list)
    if not found.asked:
        return GuestDistrictFacts(None, ())
    one, number = found.asked[0], len(found.content.said)
    near = [Way(f"{number}.{own}", found.known.districts[own], "own") for own in one.nearest]
    return GuestDistrictFacts(one, [*near, Way(f"{number}.{NEW}", one.name, NEW), Way(f"{number}.{LEFT}", "", LEFT)])


@dataclass(frozen=True)
class DoneFacts:
    """How many links were made, and how many lines are to be put right."""

    made: int
    doubtful: int


async def done(work: Work, mine: GuestsKept) -> DoneFacts:
    """What is kept of the list."""
    found = await lists.review(work, mine.list)
    return DoneFacts(found.content.stored, len(found.doubtful))


@dataclass(frozen=True)
class WaitingFacts:
    """Who has not come, whoever waits longest first; whether it is asked if all shall get new links, and what that
    button carries."""

    page: Page[WaitingGuest]
    sure: bool
    anew: tuple[int, ...]

    @property
    def ask(self) -> bool:
        return bool(self.page.total) and not self.sure


async def list_waiting(work: Work, mine: GuestsKept) -> WaitingFacts:
    """One list of a centre's size."""
    found = page_of(await waiting.list_waiting(work), mine.page)
    return WaitingFacts(found, mine.sure and found.total > 0, (mine.links,) if mine.sure and found.total else ())


@dataclass(frozen=True)
class GuestFacts:
    """One of them; what «Прислать заново» carries."""

    guest: WaitingGuest
    sent: str
    anew: tuple[int]


async def guest(work: Work, mine: GuestsKept) -> GuestFacts:
    """Raises NotFound for one who has come meanwhile."""
    found = next((one for one in await waiting.list_waiting(work) if one.id == mine.guest), None)
    if found is None:
        raise NotFound("guests-came")
    return GuestFacts(found, in_words(work.actor.local(found.sent_at).date()), (mine.links,))


async def list_shared(work: Work, mine: GuestsKept) -> Listed[SharedLink]:
    """The links of many that work."""
    return Listed(page_of(await shared.list_shared(work), mine.page))


@dataclass(frozen=True)
class SharedFacts:
    """One link of many, until when, and what «Прислать заново» carries."""

    link: SharedLink
    until: str
    anew: tuple[int]


async def one_shared(work: Work, mine: GuestsKept) -> SharedFacts:
    """Raises NotFound for one that works no more."""
    found = next((one for one in await shared.list_shared(work) if one.id == mine.invite), None)
    if found is None:
        raise NotFound("guests-shared-over")
    return SharedFacts(found, in_words(work.actor.local(found.expires_at).date()), (mine.links,))


async def arrivals(work: Work, mine: GuestsKept) -> Listed[ArrivedGuest]:
    """Who came by a link of many and waits."""
    return Listed(page_of(await admissions.list_arrivals(work), mine.page))


@dataclass(frozen=True)
class ArrivalFacts:
    """One of them."""

    arrival: ArrivedGuest


async def arrival(work: Work, mine: GuestsKept) -> ArrivalFacts:
    """Raises NotFound for one who was answered meanwhile."""
    found = next((one for one in await admissions.list_arrivals(work) if one.id == mine.arrival), None)
    if found is None:
        raise NotFound("guests-arrival-over")
    return ArrivalFacts(found)
