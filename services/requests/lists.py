"""Use cases of looking through requests: one's own, those to answer, this week's meetings, all of the centre."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import Denied
from models.people import District, Person
from models.requests.meetings import Feedback, Meeting, MeetingState, Slot
from models.requests.states import PENDING, UNARRANGED, State
from models.requests.tables import Rating, Request, RequestKind, RequestPost
from services.requests.inner.beside import answered_beside, filed_beside
from services.requests.relations import zone_of
from services.roster.seats import my_posts
from services.work import Work, use_case

PAGE = 7


class View(StrEnum):
    """What of the requests is looked at."""

    MINE = "mine"
    NEW = "new"
    WORK = "work"
    WEEK = "week"
    DONE = "done"
    ALL = "all"
    DISTRICT = "district"
    TOPIC = "topic"


ANSWERING = (View.NEW, View.WORK, View.WEEK, View.DONE)
OVERSEEING = (View.ALL, View.DISTRICT, View.TOPIC)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A request as a line of a list."""

    id: int
    kind: RequestKind
    topic: str
    state: State
    urgent: bool
    answer_by: date
    starts_at: datetime | None
    district: str

    def overdue(self, today: date) -> bool:
        """Whether nobody has accepted it by its day."""
        return self.state is State.NEW and self.answer_by < today


@dataclass(frozen=True)
class Lines:
    """A page of a list, and whether there are more after it."""

    page: int
    items: list[Line]
    more: bool


@dataclass(frozen=True)
class Load:
    """How much somebody answers: accepted and not yet held, appointed ahead, held in the last thirty days."""

    name: str
    open: int
    appointed: int
    held: int


@dataclass(frozen=True)
class Ratings:
    """How many authors said that it helped, partly, or not."""

    yes: int
    partly: int
    no: int


@use_case(Permission.ASK_REQUEST)
async def overview(work: Work) -> dict[View, int]:
    """How many requests each of the actor's views holds."""
    views = [View.MINE]
    views += ANSWERING[:3] if work.actor.may(Permission.ANSWER_REQUESTS) else [View.WEEK]
    views += [View.ALL] if work.actor.may(Permission.SEE_ALL_REQUESTS) else []
    counts = [func.sum(case((and_(*_where(work, view, "")), 1), else_=0)) for view in views]
    query = select(*counts).select_from(Request).outerjoin(Meeting, Meeting.id == Request.meeting_id)
    async with work.db.reading() as session:
        row = (await session.execute(query.where(Request.center_id == work.center_id))).one()
    return {view: int(count or 0) for view, count in zip(views, row, strict=True)}


@use_case(Permission.ASK_REQUEST)
async def count_waiting(work: Work) -> int:
    """How many requests wait for the actor now: new ones that are theirs to accept, and their own with times to choose
    from."""
    ahead = Slot.starts_at > work.clock.now()
    offered = Request.meeting_id.in_(select(Slot.meeting_id).where(ahead)) & Request.state.in_(UNARRANGED)
    waits: list[ColumnElement[bool]] = [(Request.author_id == work.person_id) & offered]
    if work.actor.may(Permission.ANSWER_REQUESTS):
        waits.append(and_(*_where(work, View.NEW, "")))
    query = select(func.count()).select_from(Request).where(Request.center_id == work.center_id, or_(*waits))
    async with work.db.reading() as session:
        return await session.scalar(query) or 0


@use_case(Permission.ASK_REQUEST)
async def list_requests(work: Work, view: View, page: int = 0, what: str = "") -> Lines:
    """Eight requests of a view; `what` is the district's id or the topic where one is looked at.

    Raises Denied for a view that is not the actor's to see.
    """
    if view in ANSWERING[:2] and not work.actor.may(Permission.ANSWER_REQUESTS):
        raise Denied(Permission.ANSWER_REQUESTS)
    if view in OVERSEEING and not work.actor.may(Permission.SEE_ALL_REQUESTS):
        raise Denied(Permission.SEE_ALL_REQUESTS)
    query = (
        select(
            Request.id,
            Request.kind,
            Request.topic,
            Request.state,
            Request.urgent,
            Request.answer_by,
            Meeting.starts_at,
            District.name,
        )
        .outerjoin(Meeting, Meeting.id == Request.meeting_id)
        .outerjoin(District, District.id == Request.district_id)
        .where(Request.center_id == work.center_id, *_where(work, view, what))
        .order_by(*_order(work, view))
        .limit(PAGE + 1)
        .offset(page * PAGE)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    lines = [_line(*row) for row in rows]
    return Lines(page, lines[:PAGE], len(lines) > PAGE)


def _line(
    request_id: int,
    kind: RequestKind,
    topic: str,
    state: State,
    urgent: bool,
    by: date,
    starts: datetime | None,
    district: str | None,
) -> Line:
    return Line(
        id=request_id,
        kind=kind,
        topic=topic,
        state=state,
        urgent=urgent,
        answer_by=by,
        starts_at=starts,
        district=district or "",
    )


def _where(work: Work, view: View, what: str) -> Sequence[ColumnElement[bool]]:
    mine = or_(Request.author_id == work.person_id, filed_beside(work))
    answers = or_(Request.answerer_id == work.person_id, answered_beside(work))
    asked = Request.id.in_(select(RequestPost.request_id).where(RequestPost.post_id.in_(my_posts(work))))
    pending = Request.state.in_(PENDING)
    match view:
        case View.MINE:
            return (mine,)
        case View.NEW:
            theirs = () if work.actor.may(Permission.MANAGE_REQUESTS) else (asked,)
            return (Request.state == State.NEW, ~mine, *theirs)
        case View.WORK:
            return (answers, Request.state.in_((State.ACCEPTED, State.APPOINTED, State.MOVED, State.HELD)))
        case View.WEEK:
            first, last = _week(work)
            at = Meeting.starts_at
            appointed = Meeting.state == MeetingState.APPOINTED
            return (or_(mine, answers), Request.state == State.APPOINTED, appointed, at >= first, at < last)
        case View.DONE:
            return (answers, Request.state.in_((State.DESCRIBED, State.CLOSED)))
        case View.DISTRICT:
            district = Request.district_id == int(what) if what else Request.district_id.is_(None)
            return (pending, district)
        case View.TOPIC:
            return (pending, Request.topic == what)
        case View.ALL:
            return (pending,)


def _order(
    work: Work, view: View
) -> tuple[ColumnElement[int] | ColumnElement[date] | ColumnElement[datetime | None], ...]:
    if view in (View.MINE, View.DONE):
        return (Request.id.desc(),)
    if view is View.WEEK:
        return (Meeting.starts_at.asc(), Request.id.asc())
    late = case((and_(Request.state == State.NEW, Request.answer_by < work.today), 0), else_=1)
    return (late, Request.answer_by.asc(), Request.id.asc())


def _week(work: Work) -> tuple[datetime, datetime]:
    """From this Monday to the next, on the centre's clock."""
    monday = work.today - timedelta(days=work.today.weekday())
    zone = zone_of(work)
    return datetime.combine(monday, time(), zone), datetime.combine(monday + timedelta(days=7), time(), zone)


@use_case(Permission.SEE_ALL_REQUESTS)
async def count_districts(work: Work) -> list[tuple[str, str, int]]:
    """Open requests by district: what the view takes, the name, how many. The most first."""
    query = (
        select(Request.district_id, District.name, func.count())
        .outerjoin(District, District.id == Request.district_id)
        .where(Request.center_id == work.center_id, Request.state.in_(PENDING))
        .group_by(Request.district_id, District.name)
    )
    async with work.db.reading() as session:
        return _most((str(row_id or ""), name or "", count) for row_id, name, count in await session.execute(query))


@use_case(Permission.SEE_ALL_REQUESTS)
async def count_topics(work: Work) -> list[tuple[str, str, int]]:
    """Open requests by topic: what the view takes, the name, how many. The most first."""
    query = (
        select(Request.topic, func.count())
        .where(Request.center_id == work.center_id, Request.state.in_(PENDING))
        .group_by(Request.topic)
    )
    async with work.db.reading() as session:
        return _most((topic, topic, count) for topic, count in await session.execute(query))


def _most(rows: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    return sorted(rows, key=lambda row: (-row[2], row[1]))


@use_case(Permission.SEE_ALL_REQUESTS)
async def measure_load(work: Work) -> tuple[list[Load], Ratings]:
    """Who answers how much, the most loaded first, and the sums of what the authors said."""
    async with work.db.reading() as session:
        return await _loads(session, work), await _ratings(session, work)


async def _loads(session: AsyncSession, work: Work) -> list[Load]:
    lately = work.today - timedelta(days=30)
    held = Request.state.not_in(PENDING) & (Meeting.day >= lately)
    query = (
        select(
            Person.name,
            func.sum(case((Request.state.in_((State.ACCEPTED, State.MOVED)), 1), else_=0)),
            func.sum(case((Request.state == State.APPOINTED, 1), else_=0)),
            func.sum(case((held, 1), else_=0)),
        )
        .select_from(Request)
        .join(Person, Person.id == Request.answerer_id)
        .outerjoin(Meeting, Meeting.id == Request.meeting_id)
        .where(Request.center_id == work.center_id)
        .group_by(Person.id, Person.name)
    )
    loads = [Load(name, int(one), int(two), int(three)) for name, one, two, three in await session.execute(query)]
    loads = [load for load in loads if load.open or load.appointed or load.held]
    return sorted(loads, key=lambda load: (-load.open - load.appointed, -load.held, load.name))


async def _ratings(session: AsyncSession, work: Work) -> Ratings:
    query = select(Feedback.rating, func.count()).where(Feedback.center_id == work.center_id).group_by(Feedback.rating)
    found = {Rating(rating): count for rating, count in await session.execute(query)}
    return Ratings(*(found.get(rating, 0) for rating in Rating))
