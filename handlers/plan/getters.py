"""What the windows of the plan show: facts alone, each laid out by its window in dialogs.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.plan import responsibles
from handlers.plan.kept import PlanKept
from handlers.plan.responsibles import Answer, AnswersFacts, OffersFacts
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.plan.draft import NOBODY, Choice
from models.plan.marking import choices
from models.plan_years import PlanYear
from places.place import Place
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, ProposalPlace, ProposalThen
from services.plan import cards, lists, past, rules
from services.plan import coverage as coverages
from services.plan import posts as plan_posts
from services.plan.card import Date, ItemCard
from services.plan.coverage import Coverage
from services.plan.lists import Line, Overview, View
from services.plan.suggestion import Suggestion
from services.registers.linking import RowRegisters, counted_card, row_registers
from services.work import Work

ASKED_DAYS = 14
RETURNED = 3
"""Cancelled dates that a card offers to bring back, the nearest ones."""
PROPOSALS = 3
"""Proposals that a card shows with their buttons."""
DATES_CONTENT = 300
"""Characters of an item above its dates."""


@dataclass(frozen=True)
class OtherYear:
    """A plan of another year; of last year's how many dates are not marked."""

    year: PlanYear
    left: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlanFacts:
    """The plan at a glance. Where this year has none yet, it is `awaited`, and who sends it is named."""

    manages: bool
    plan: Overview | None = None
    over: bool = False
    """Whether the plan's year is: it has no month and no quarter that is now, and nothing of it begins."""
    external: int = 0
    """How many dates of other people's plans are asked for now."""
    at_once: bool = False
    """Whether who answers for an item changes it without asking."""
    awaited: PlanYear | None = None
    asked: str | None = None
    """The names of those who send the plan, told to those who do not."""
    others: Sequence[OtherYear] = ()

    @property
    def views(self) -> list[tuple[View, int | None]]:
        """With how many items each has, where that is counted."""
        gone = (View.MONTH, View.QUARTER) if self.over else ()
        counts = self.plan.counts if self.plan else {}
        found: list[tuple[View, int | None]] = [(one, counts[one]) for one in lists.COUNTED if one not in gone]
        found.insert(3 - len(gone), (View.SECTION, None))
        return found


async def home(work: Work, mine: PlanKept) -> PlanFacts:
    """From January on that this year has none yet, and who sends it."""
    plan, manages = await lists.overview(work, mine.year), work.actor.may(Permission.MANAGE_PLAN)
    if plan is None:
        return PlanFacts(manages=manages)
    over = plan.year.last < work.today
    if over and not mine.year:
        return PlanFacts(
            manages=manages,
            awaited=PlanYear.at(work.today, school=plan.year.school),
            asked=None if manages else ", ".join(await lists.senders(work)),
            others=await _others(work, [*plan.others, plan.year]),
        )
    return PlanFacts(
        manages=manages,
        plan=plan,
        over=over,
        external=plan.external if manages and not over and _quarter_begins(work.today) else 0,
        at_once=manages and await rules.changes_at_once(work),
        others=await _others(work, plan.others),
    )


async def _others(work: Work, years: Sequence[PlanYear]) -> list[OtherYear]:
    """In their order; of last year's it is counted what is left."""
    last = past.last_of(years, work.today)
    left = None if last is None else await past.count_past(work, last)
    return [OtherYear(one, left if one.year == last else None) for one in sorted(years, key=lambda one: one.year)]


def _quarter_begins(today: date) -> bool:
    """All January, and the first days of the other quarters: then dates of other people's plans are asked for."""
    return today.month == 1 or (today.month % 3 == 1 and today.day <= ASKED_DAYS)


@dataclass(frozen=True)
class CoverageFacts:
    """How many people the plan promises to reach outside its table, and how many came; None without a plan."""

    found: Coverage | None


async def coverage(work: Work, mine: PlanKept) -> CoverageFacts:
    """Of the year that is looked at."""
    return CoverageFacts(await coverages.coverage(work, mine.year))


@dataclass(frozen=True)
class PlanListFacts:
    """A page of the chosen view; `what` are the words that were searched for."""

    view: View
    what: str
    page: Page[Line]
    closable: bool
    """Whether some of it may be closed together."""


async def items(work: Work, mine: PlanKept) -> PlanListFacts:
    """Eight items; a view that is not there any more is one's own items."""
    view = mine.view or View.MINE
    found = await lists.list_items(work, view, mine.page, mine.what, mine.year)
    closable = view is View.OVERDUE and await past.count_past(work, mine.year) > 0
    return PlanListFacts(view, mine.what, Page(items=found.items, number=found.page, more=found.more), closable)


CountedSection = tuple[int, list[str], int]
"""Its id, its path, how many items it has."""


async def sections(work: Work, mine: PlanKept) -> Listed[CountedSection]:
    """In the plan's order, read whole: a plan has a dozen of them."""
    return Listed(page_of(await lists.list_sections(work, mine.year), mine.page))


@dataclass(frozen=True)
class ProposalAnswer:
    """One of the coordinator's two answers to a proposal; `number` is 0 for the only one."""

    number: int
    place: ProposalPlace


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """One item whole, and the places that its buttons lead to: each names what it is about, so that a late press does
    nothing to another date."""

    card: ItemCard
    acts: list[ItemPlace]
    mark: Sequence[Place] = ()
    proposals: Sequence[ProposalAnswer] = ()
    skipped: Sequence[Date] = ()
    gather: Sequence[Place] = ()
    """The next date, which people may be asked to come to; or the item itself, where it has no dates."""


async def card(work: Work, mine: PlanKept) -> ItemFacts:
    """Of an item that is cancelled nothing is offered but to bring it back."""
    found, manages = await counted_card(work, mine.item), work.actor.may(Permission.MANAGE_PLAN)
    if found.item.cancelled_at is not None:
        return ItemFacts(card=found, acts=_acts(found, [ItemThen.RESTORE] if found.may_change else []))
    settings = [ItemThen.EDIT, ItemThen.POSTS, ItemThen.REGISTER] if manages else []
    skipped = sorted((one for one in found.dates if one.cancelled), key=lambda one: abs(one.due - work.today))
    return ItemFacts(
        card=found,
        acts=_acts(found, [*_changes(found), *settings]),
        mark=[_mark(found, work.today)],
        gather=_gather(found, work),
        proposals=_decisions(found) if manages else (),
        skipped=skipped[:RETURNED] if found.may_change else (),
    )


def waiting(card: ItemCard) -> list[Suggestion]:
    """The proposals of a card that the coordinator can still decide, the newest ones."""
    return [one for one in card.proposals if one.waits][-PROPOSALS:]


def _changes(found: ItemCard) -> list[ItemThen]:
    if not found.may_change:
        return []
    move = [ItemThen.MOVE] if found.next else []
    skip = [ItemThen.SKIP] if found.next and len(found.dates) > 1 else []
    return [*move, *skip, ItemThen.CLARIFY, ItemThen.CANCEL]


def _acts(found: ItemCard, then: list[ItemThen]) -> list[ItemPlace]:
    return [ItemPlace(item=found.item.id, then=one) for one in then]


def _gather(found: ItemCard, work: Work) -> Sequence[Place]:
    if not found.dates and work.actor.may(Permission.HOLD_EVENTS):
        return _acts(found, [ItemThen.GATHER])
    ahead = found.next is not None and found.next.closes >= work.today
    if found.next is None or not ahead or not work.actor.may(Permission.HOLD_EVENTS):
        return []
    return [DatePlace(occurrence=found.next.id, then=DateThen.GATHER)]


def _decisions(found: ItemCard) -> list[ProposalAnswer]:
    proposed = waiting(found)
    return [
        ProposalAnswer(number, ProposalPlace(proposal=one.id, then=then, alone=True))
        for number, one in enumerate(proposed, int(len(proposed) > 1))
        for then in ProposalThen
    ]


def _mark(found: ItemCard, today: date) -> Place:
    """The one date that may be meant, else it is asked which."""
    may_be = choices(found.dates, today)
    if len(may_be) != 1:
        return ItemPlace(item=found.item.id, then=ItemThen.DONE)
    return DatePlace(occurrence=may_be[0].id, then=DateThen.DONE)


@dataclass(frozen=True)
class ItemDatesFacts:
    """Which of the item's dates is it that was done?"""

    content: str
    page: Page[Date]


async def dates(work: Work, mine: PlanKept) -> ItemDatesFacts:
    """Those that a record of today may be for."""
    found = await cards.open_item(work, mine.item)
    page = page_of(choices(found.dates, work.today), mine.dates_page)
    return ItemDatesFacts(found.item.words("content")[:DATES_CONTENT], page)


async def posts(work: Work, mine: PlanKept) -> AnswersFacts:
    """Everybody who answers for an item with the post that they are."""
    found = [Answer(one.called, choice_of(one.post_id)) for one in await plan_posts.item_posts(work, mine.item)]
    return await responsibles.answers(work, found, mine.posts_page)


async def post(work: Work, mine: PlanKept) -> OffersFacts:
    """Which post one of them is, or which post to add."""
    if not mine.said:
        return await responsibles.offers(work, mine, None)
    answering = await plan_posts.item_posts(work, mine.item)
    now = next((one.post_id for one in answering if one.called == mine.said), None)
    return await responsibles.offers(work, mine, choice_of(now))


async def register(work: Work, mine: PlanKept) -> RowRegisters:
    """Which register counts the item."""
    return await row_registers(work, mine.item)


def choice_of(post: int | None) -> Choice:
    """A post, or that nobody is it."""
    return NOBODY if post is None else post
