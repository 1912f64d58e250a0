"""What the windows of events show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.events.kept import EventsKept, Sure, Tab
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.events.kinds import Answer, Presence, Reason
from models.events.states import LIVE, EventState
from services.events import announcing, card, lists, options, shares
from services.events.card import EventCard
from services.events.lists import EventLine
from services.events.options import DateToHold
from services.events.shares import Invited, Share
from services.work import Work

ANSWERS: Mapping[Tab, Sequence[Answer]] = {
    Tab.COMING: (Answer.COMING, Answer.REMOTE),
    Tab.SILENT: (Answer.NONE,),
    Tab.DECLINED: (Answer.DECLINED,),
}


@dataclass(frozen=True)
class HomeFacts:
    """What one is asked to, and whether one may make events of one's own."""

    page: Page[EventLine]
    holds: bool

    @property
    def any(self) -> bool:
        return bool(self.page.total)


async def home(work: Work, mine: EventsKept) -> HomeFacts:
    """Announced events that the person is asked to."""
    return HomeFacts(page_of(await lists.list_asked(work), mine.page), work.actor.may(Permission.HOLD_EVENTS))


@dataclass(frozen=True)
class LedFacts:
    """Events that one leads, those to come or those of before."""

    page: Page[EventLine]
    past: bool
    holds: bool

    @property
    def none(self) -> bool:
        return not self.page.total


async def led(work: Work, mine: EventsKept) -> LedFacts:
    """A page of them."""
    found = await lists.list_led(work, past=mine.past)
    return LedFacts(page_of(found, mine.page), mine.past, work.actor.may(Permission.HOLD_EVENTS))


async def dates(work: Work, mine: EventsKept) -> Listed[DateToHold]:
    """Dates of the plan that nothing is held for yet."""
    return Listed(page_of(await options.list_dates(work), mine.page))


@dataclass(frozen=True, kw_only=True)
class EventCardFacts:
    """An event, and what the person may do with it now."""

    one: EventCard
    ways: Sequence[Answer]
    """The answers that can be given now."""
    reached: int
    """How many an announcement would go to, where that is asked."""
    sure: Sure
    ahead: bool
    holds: bool

    @property
    def draft(self) -> bool:
        return self.one.leads and self.one.event.state is EventState.DRAFT

    @property
    def announces(self) -> bool:
        return self.draft and self.ahead and self.one.event.invites and self.sure is not Sure.ANNOUNCE

    @property
    def appoints(self) -> bool:
        """Whether it is announced at once: families' event goes to nobody."""
        return self.draft and self.ahead and not self.one.event.invites

    @property
    def sure_announce(self) -> bool:
        return self.draft and self.ahead and self.one.event.invites and self.sure is Sure.ANNOUNCE

    @property
    def series(self) -> bool:
        return self.draft and self.one.series > 1 and self.sure is not Sure.SERIES

    @property
    def sure_series(self) -> bool:
        return self.draft and self.one.series > 1 and self.sure is Sure.SERIES

    @property
    def open(self) -> bool:
        """Whether it is announced, not begun, and the person leads it."""
        return self.one.leads and self.one.event.state is EventState.ANNOUNCED and self.ahead

    @property
    def movable(self) -> bool:
        return self.one.leads and self.one.event.state in (EventState.ANNOUNCED, EventState.OVER)

    @property
    def asks(self) -> bool:
        """Whether people were asked to it whose answers can be looked at."""
        return self.one.tally is not None and self.one.tally.asked > 0

    @property
    def nudges(self) -> bool:
        return self.open and self.one.tally is not None and self.one.tally.silent > 0

    @property
    def invites(self) -> bool:
        return self.open and self.one.event.invites

    @property
    def repeats(self) -> bool:
        return self.one.leads and self.holds

    @property
    def day(self) -> bool:
        """Whether the person leads it, and it has a day: a draft for staff has not, nor has one that is not held."""
        event = self.one.event
        drafted = event.state is EventState.DRAFT and event.invites
        return self.one.leads and not drafted and event.state is not EventState.CANCELLED

    @property
    def certified(self) -> bool:
        """Whether the person was there, and it is over."""
        mine, over = self.one.mine, (EventState.OVER, EventState.RECORDED)
        return mine is not None and mine.presence is not Presence.NONE and self.one.event.state in over

    @property
    def cancels(self) -> bool:
        return self.one.leads and self.one.event.state in LIVE


async def one_event(work: Work, mine: EventsKept) -> EventCardFacts:
    """The open event. Raises NotFound for one that the person neither leads nor is asked to."""
    found = await card.open_event(work, mine.event)
    event, now = found.event, work.clock.now()
    ahead = event.starts_at > now
    answers = found.mine is not None and event.state is EventState.ANNOUNCED and ahead
    asks = mine.sure is Sure.ANNOUNCE and event.state is EventState.DRAFT and event.invites
    return EventCardFacts(
        one=found,
        ways=(*event.answers, Answer.DECLINED) if answers else (),
        reached=await announcing.count_reached(work, mine.event) if asks else 0,
        sure=mine.sure,
        ahead=ahead,
        holds=work.actor.may(Permission.HOLD_EVENTS),
    )


@dataclass(frozen=True)
class ReasonsFacts:
    """Why somebody cannot come."""

    reasons: Sequence[Reason]


async def reasons(_work: Work, _mine: EventsKept) -> ReasonsFacts:
    """All there are to choose from."""
    return ReasonsFacts(tuple(Reason))


@dataclass(frozen=True)
class SharesFacts:
    """Who answered what, by district or post; and the districts that never come."""

    page: Page[Share]
    never: Sequence[str]


async def by_share(work: Work, mine: EventsKept) -> SharesFacts:
    """A page of districts, or of posts."""
    found = await shares.list_shares(work, mine.event, mine.by)
    return SharesFacts(page_of(found, mine.page), await shares.list_never(work, mine.event))


@dataclass(frozen=True)
class PeopleFacts:
    """Names of those who answered so."""

    page: Page[Invited]
    tab: Tab


async def people(work: Work, mine: EventsKept) -> PeopleFacts:
    """A page of them."""
    found = await shares.list_people(work, mine.event, ANSWERS[mine.tab])
    return PeopleFacts(page_of(found, mine.page), mine.tab)
