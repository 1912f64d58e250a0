"""The use case of a request's card: what was asked, how it stands, what may be done, what was said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Permission
from models.errors import NotFound
from models.people import District, Person, Post
from models.requests.meetings import Meeting, MeetingState, Recommendation, Slot, SlotVote
from models.requests.states import WAITING, Step
from models.requests.tables import Kind, Request, RequestEvent
from services.requests.groups import Alike, alike
from services.requests.own import Side, own_request, side_of
from services.work import Work, use_case

HISTORY = 12


@dataclass(frozen=True)
class Offer:
    """An offered time: how many of the group can come, and whether the actor's own request is among them."""

    id: int
    starts_at: datetime
    votes: int
    mine: bool


@dataclass(frozen=True)
class Past:
    """A line of the history."""

    at: datetime
    person: str
    step: Step
    words: str
    file_id: str


@dataclass(frozen=True)
class RequestCard:
    """A request whole, as the actor sees it."""

    request: Request
    side: Side
    author: str
    post: str
    district: str
    answerer: str
    meeting: Meeting | None
    together: int
    """How many requests the meeting answers."""
    offers: list[Offer]
    past: list[Past]
    recommendations: list[Recommendation]
    alike: list[Alike]


@use_case(Permission.ASK_REQUEST)
async def open_request(work: Work, request_id: int) -> RequestCard:
    """The card. Raises NotFound for a request that the actor has nothing to do with."""
    async with work.db.reading() as session:
        request = await own_request(session, work, request_id)
        side = side_of(work, request)
        author, post, district, answerer = await _people(session, request)
        meeting = await session.get(Meeting, request.meeting_id) if request.meeting_id is not None else None
        arranged = meeting is not None and meeting.state is MeetingState.ARRANGED
        asks = side is Side.ANSWERER and request.state in WAITING and request.kind is Kind.SUPERVISION
        return RequestCard(
            request,
            side,
            author,
            post,
            district,
            answerer,
            meeting,
            await _together(session, meeting) if meeting else 0,
            await _offers(session, request) if arranged else [],
            await _past(session, request),
            await _recommendations(session, request),
            await alike(session, work, request) if asks and meeting is None else [],
        )


@use_case(Permission.ASK_REQUEST)
async def open_file(work: Work, event_id: int) -> tuple[str, str]:
    """Telegram's name of a document in the history, and its words. Raises NotFound for somebody else's request."""
    async with work.db.reading() as session:
        event = await session.get(RequestEvent, event_id)
        if event is None or not event.file_id:
            raise NotFound("request-not-found")
        await own_request(session, work, event.request_id)
        return event.file_id, event.words


async def _people(session: AsyncSession, request: Request) -> tuple[str, str, str, str]:
    answerer = aliased(Person)
    query = (
        select(Person.name, Post.title, District.name, answerer.name)
        .select_from(Request)
        .join(Person, Person.id == Request.author_id)
        .outerjoin(Post, Post.id == Request.post_id)
        .outerjoin(District, District.id == Request.district_id)
        .outerjoin(answerer, answerer.id == Request.answerer_id)
        .where(Request.id == request.id)
    )
    author, post, district, answers = (await session.execute(query)).one()
    return author, post or "", district or "", answers or ""


async def _together(session: AsyncSession, meeting: Meeting) -> int:
    query = select(func.count()).select_from(Request).where(Request.meeting_id == meeting.id)
    return await session.scalar(query) or 0


async def _offers(session: AsyncSession, request: Request) -> list[Offer]:
    mine = func.max(func.coalesce(SlotVote.request_id == request.id, False).cast(Integer))
    query = (
        select(Slot.id, Slot.starts_at, func.count(SlotVote.request_id), mine)
        .outerjoin(SlotVote, SlotVote.slot_id == Slot.id)
        .where(Slot.meeting_id == request.meeting_id)
        .group_by(Slot.id, Slot.starts_at)
        .order_by(Slot.starts_at)
    )
    return [Offer(id_, at, votes, bool(own)) for id_, at, votes, own in await session.execute(query)]


async def _past(session: AsyncSession, request: Request) -> list[Past]:
    query = (
        select(RequestEvent.at, Person.name, RequestEvent.step, RequestEvent.words, RequestEvent.file_id)
        .outerjoin(Person, Person.id == RequestEvent.person_id)
        .where(RequestEvent.request_id == request.id)
        .order_by(RequestEvent.id.desc())
        .limit(HISTORY)
    )
    rows = (await session.execute(query)).all()
    return [Past(at, person or "", Step(step), words, file_id) for at, person, step, words, file_id in rows][::-1]


async def _recommendations(session: AsyncSession, request: Request) -> list[Recommendation]:
    query = select(Recommendation).where(Recommendation.request_id == request.id).order_by(Recommendation.due)
    return list(await session.scalars(query))
