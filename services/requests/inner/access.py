"""Whose request it is: what every use case of requests begins with."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.people import Person, Post, in_posts
from models.requests.meetings import Meeting
from models.requests.states import RequestStep, State
from models.requests.tables import Request, RequestEvent, RequestPost
from services.requests.inner.beside import beside
from services.requests.inner.notifications import tell_voted
from services.requests.relations import PARTIES, Relation, relation_to
from services.roster.seats import my_posts
from services.work import Work


async def own_request(session: AsyncSession, work: Work, request_id: int, *, lock: bool = False) -> Request:
    """A request that the actor has to do with. Raises NotFound for any other.

    `lock` makes a second one who decides wait: what they decide on must still be true then.
    """
    return (await _found(session, work, request_id, lock=lock))[0]


async def as_party(session: AsyncSession, work: Work, request_id: int, *, lock: bool = False) -> Request:
    """A request whose talk the actor reads and writes. Raises NotFound for any other, DomainError for one that they
    may only know of."""
    found, relation = await _found(session, work, request_id, lock=lock)
    if relation not in PARTIES:
        raise DomainError("request-not-asked" if found.answerer_id is None else "request-not-yours")
    return found


async def as_taker(session: AsyncSession, work: Work, request_id: int, *, lock: bool = True) -> Request:
    """A request that the actor may take on: by whoever is asked, and by the coordinator. Raises NotFound or
    DomainError; that somebody took it already, the request says itself."""
    found, relation = await _found(session, work, request_id, lock=lock)
    if relation is Relation.OVERSEER and found.state is State.NEW and not work.actor.may(Permission.MANAGE_REQUESTS):
        raise DomainError("request-not-asked")
    return found


async def _found(session: AsyncSession, work: Work, request_id: int, *, lock: bool) -> tuple[Request, Relation]:
    query = select(Request, asked_of(work), beside(work)).where(Request.id == request_id, seen_by(work))
    row = (await session.execute(query.with_for_update(of=Request) if lock else query)).one_or_none()
    if row is None:
        raise NotFound("request-not-found")
    return row[0], relation_to(work, row[0], asked=row[1], beside=row[2])


def seen_by(work: Work) -> ColumnElement[bool]:
    """Of the requests of the centre, those that the actor has to do with."""
    here = Request.center_id == work.center_id
    if work.actor.may(Permission.SEE_ALL_REQUESTS):
        return here
    own = or_(Request.author_id == work.person_id, Request.answerer_id == work.person_id)
    return here & or_(own, asked_of(work), beside(work))


def asked_of(work: Work) -> ColumnElement[bool]:
    """Whether the actor holds a post that is asked today. A coordinator is, once nobody has answered by the day."""
    asked = exists().where(RequestPost.request_id == Request.id, RequestPost.post_id.in_(my_posts(work)))
    if not work.actor.may(Permission.MANAGE_REQUESTS):
        return asked
    late = exists().where(
        RequestEvent.request_id == Request.id,
        RequestEvent.step == RequestStep.ESCALATED,
        RequestEvent.at >= Request.asked_at,
    )
    return or_(asked, late)


async def as_author(session: AsyncSession, work: Work, request_id: int) -> Request:
    """One's own request, locked. Raises NotFound for anybody else's."""
    found = await own_request(session, work, request_id, lock=True)
    if found.author_id != work.person_id:
        raise NotFound("request-not-found")
    return found


async def as_answerer(session: AsyncSession, work: Work, request_id: int) -> Request:
    """A request that the actor accepted, locked. Raises DomainError for one that another person answers."""
    found = await own_request(session, work, request_id, lock=True)
    found.answered_by(work.person_id)
    return found


async def as_decider(session: AsyncSession, work: Work, request_id: int, *, lock: bool = True) -> Request:
    """A request to decide on, locked: a new one by whoever is asked, an accepted one by who accepted it, and
    either by the coordinator. Nobody decides on their own. Raises NotFound or DomainError."""
    found = await as_taker(session, work, request_id, lock=lock)
    if found.author_id == work.person_id:
        raise NotFound("request-not-found")
    if found.answerer_id is not None and not work.actor.may(Permission.MANAGE_REQUESTS):
        found.answered_by(work.person_id)
    return found


async def meeting_of(session: AsyncSession, request: Request, *, lock: bool = True) -> Meeting | None:
    """The meeting that is arranged or was held for the request."""
    if request.meeting_id is None:
        return None
    query = select(Meeting).where(Meeting.id == request.meeting_id)
    return await session.scalar(query.with_for_update() if lock else query)


async def together(session: AsyncSession, request: Request) -> Sequence[Request]:
    """The requests of one meeting, the given one among them, in the order of their numbers.

    They are locked before their meeting is: everybody takes the two in this order.
    """
    if request.meeting_id is None:
        return [request]
    query = select(Request).where(Request.meeting_id == request.meeting_id).order_by(Request.id).with_for_update()
    return (await session.scalars(query)).all()


async def free_meeting(session: AsyncSession, work: Work, meeting_id: int | None) -> None:
    """A request was taken out of its meeting: one that nobody is left in is cancelled, and of a group that all the
    others have answered for their supervisor is told."""
    if meeting_id is None:
        return
    await session.flush()
    meeting = await session.get_one(Meeting, meeting_id)
    if await session.scalar(select(Request.id).where(Request.meeting_id == meeting_id).limit(1)) is not None:
        await tell_voted(session, work.clock.now(), meeting)
    elif meeting.day is None:
        meeting.cancel()


async def present_posts(session: AsyncSession, work: Work, besides: int) -> Sequence[tuple[Person, Post]]:
    """Who holds a post of the centre today, without one person: pairs of a person and a post."""
    query = in_posts(select(Person, Post), work.center_id, work.today).where(Person.id != besides)
    rows = await session.execute(query.order_by(Post.id, Person.id))
    return [(person, post) for person, post in rows]
