"""What the windows of requests show: facts alone, each laid out by its window in dialogs.py."""

from dataclasses import dataclass
from datetime import datetime

from handlers.requests.actions import Act, may
from handlers.requests.kept import RequestsKept
from handlers.widgets.pages import Page
from models.access import Permission
from models.requests.meetings import Recommendation
from models.requests.tables import Mode
from services.requests import answering, cards, groups, lists
from services.requests.cards import Past, RequestCard
from services.requests.groups import Alike, Member
from services.requests.lists import Line, Load, Ratings, View
from services.requests.relations import Relation
from services.work import Work

MOST = 30
"""Lines of counts: a centre has some dozens of districts."""


@dataclass(frozen=True)
class HomeFacts:
    """The views of the person's roles, with how many requests each holds where that is counted."""

    views: list[tuple[View, int | None]]
    sees_all: bool
    manages: bool


async def home(work: Work, _mine: RequestsKept) -> HomeFacts:
    """Counted in one trip."""
    views: list[tuple[View, int | None]] = [*(await lists.overview(work)).items()]
    sees_all = work.actor.may(Permission.SEE_ALL_REQUESTS)
    if work.actor.may(Permission.ANSWER_REQUESTS):
        views.append((View.DONE, None))
    if sees_all:
        views += [(View.DISTRICT, None), (View.TOPIC, None)]
    return HomeFacts(views, sees_all, work.actor.may(Permission.MANAGE_REQUESTS))


@dataclass(frozen=True)
class ListFacts:
    """A page of the chosen view; `called` is the district or topic that it is of."""

    view: View
    called: str
    page: Page[Line]


async def items(work: Work, mine: RequestsKept) -> ListFacts:
    """A view that is not there any more is one's own requests."""
    view = mine.view or View.MINE
    found = await lists.list_requests(work, view, mine.page, mine.what)
    return ListFacts(view, mine.called, Page(items=found.items, number=found.page, more=found.more))


@dataclass(frozen=True)
class Counted:
    """A district or topic by its number in the list, with how many requests of it are open."""

    id: int
    district: bool
    name: str
    count: int


@dataclass(frozen=True)
class CountsFacts:
    """Open requests by district or by topic, the most first."""

    district: bool
    page: Page[Counted]


async def counts(work: Work, mine: RequestsKept) -> CountsFacts:
    """The first thirty of them."""
    district = mine.view is View.DISTRICT
    found = await (lists.count_districts(work) if district else lists.count_topics(work))
    return CountsFacts(
        district, Page(items=[Counted(n, district, name, count) for n, (_, name, count) in enumerate(found[:MOST])])
    )


@dataclass(frozen=True)
class LoadFacts:
    """Who answers how much, and how the answers helped."""

    loads: list[Load]
    ratings: Ratings


async def load(work: Work, _mine: RequestsKept) -> LoadFacts:
    """The thirty who have most to do."""
    loads, ratings = await lists.measure_load(work)
    return LoadFacts(loads[:MOST], ratings)


@dataclass(frozen=True)
class Time:
    """An offered time; `votes` is how many can come, told to whoever arranges a group."""

    id: int
    starts_at: datetime
    mine: bool
    votes: int | None


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """One request whole, and what can be done with it. `files` are places in its history, `given` what of the library
    it was answered with, the newest last."""

    card: RequestCard
    may: frozenset[Act]
    cancelling: bool
    times: list[Time]
    files: list[int]
    given: list[Past]
    recommendations: list[Recommendation]


async def card(work: Work, mine: RequestsKept) -> CardFacts:
    """Raises NotFound for a request that the person has nothing to do with."""
    found = await cards.open_request(work, mine.request)
    group = found.meeting is not None and found.meeting.mode is Mode.GROUP
    votes = group and found.relation is not Relation.AUTHOR
    return CardFacts(
        card=found,
        may=may(work, found),
        cancelling=mine.cancelling,
        times=[Time(one.id, one.starts_at, one.mine, one.votes if votes else None) for one in found.offers],
        given=[past for past in found.past if past.material is not None],
        files=[number for number, past in enumerate(found.past) if past.file_id],
        recommendations=[one for one in found.recommendations if one.done_at is None],
    )


@dataclass(frozen=True)
class TakersFacts:
    """Whom the request may be passed to."""

    number: str
    takers: list[answering.Taker]


async def takers(work: Work, mine: RequestsKept) -> TakersFacts:
    """The first thirty of them."""
    return TakersFacts(str(mine.request), (await answering.list_takers(work, mine.request))[:MOST])


@dataclass(frozen=True)
class GroupFacts:
    """Open requests of the topic: all of them are joined until some are taken out."""

    topic: str
    alike: list[Alike]
    out: list[int]


async def group(work: Work, mine: RequestsKept) -> GroupFacts:
    """The topic is asked for only where there is something to join."""
    found = await groups.list_alike(work, mine.request)
    topic = (await cards.open_request(work, mine.request)).request.topic if found else ""
    return GroupFacts(topic, found[:MOST], mine.out)


@dataclass(frozen=True)
class AttendanceFacts:
    """Who of a group came: all of them until somebody is taken out."""

    members: list[Member]
    came: str
    of: int
    out: list[int]


async def attendance(work: Work, mine: RequestsKept) -> AttendanceFacts:
    """Thirty of them have buttons."""
    found = await groups.list_members(work, mine.request)
    came = sum(one.id not in mine.out for one in found)
    return AttendanceFacts(found[:MOST], str(came), len(found), mine.out)
