"""The use case of a request's card: what was asked, how it stands, what may be done, what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, Nullable, Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.base import twin
from models.center_settings import CenterSettings
from models.errors import NotFound
from models.library.searching import RequestMaterial
from models.people import District, Person, Post
from models.requests.meetings import Meeting, MeetingState, Recommendation, Slot, SlotVote
from models.requests.states import WAITING, RequestStep
from models.requests.tables import Request, RequestEvent, RequestKind
from models.requests.terms import RequestTerms
from services.center_settings import read
from services.requests.inner.access import as_party, asked_of, seen_by
from services.requests.inner.beside import beside
from services.requests.inner.groups import Alike, alike
from services.requests.relations import PARTIES, Relation, relation_to
from services.work import Work, use_case

HISTORY = 12

Content = dict[str, object] | None
Whole = tuple[
    Request, Meeting | None, str, str | None, str | None, str | None, int, Content, bool, bool, Recommendation | None
]


@dataclass(frozen=True)
class Offer:
    """An offered time: how many of the group can come, and whether the actor's own request is among them."""

    id: int
    starts_at: datetime
    votes: int
    mine: bool


@dataclass(frozen=True, kw_only=True)
class Past:
    """A line of the history."""

    at: datetime
    person: str
    step: RequestStep
    words: str
    file_id: str
    material: int | None = None
    """What of the library was given then."""


@dataclass(frozen=True)
class RequestCard:
    """A request whole, as the actor sees it."""

    request: Request
    relation: Relation
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
    """The card, in at most three trips; of the question and the talk nothing for whoever is no party to it. Raises
    NotFound for a request that the actor has nothing to do with."""
    async with work.db.reading() as session:
        rows = (await session.execute(_whole(work, request_id))).all()
        if not rows:
            raise NotFound("request-not-found")
        request, meeting, author, post, district, answerer, together, terms, asked, shared, _ = rows[0]
        relation = relation_to(work, request, asked=asked, beside=shared)
        if relation not in PARTIES:
            return _outside(session, rows, relation)
        arranged = meeting is not None and meeting.state is MeetingState.ARRANGED
        asks = relation is Relation.ANSWERER and request.state in WAITING and request.kind is RequestKind.SUPERVISION
        joinable = asks and meeting is None
        return RequestCard(
            request,
            relation,
            author,
            post or "",
            district or "",
            answerer or "",
            meeting,
            together,
            await _offers(session, request) if arranged else [],
            await _past(session, request),
            [row[-1] for row in rows if row[-1] is not None],
            await alike(session, work, request, read(RequestTerms, terms)) if joinable else [],
        )


@use_case(Permission.ASK_REQUEST)
async def open_file(work: Work, event_id: int) -> tuple[str, str]:
    """Telegram's name of a document in the history, and its words. Raises NotFound for somebody else's request."""
    async with work.db.reading() as session:
        event = await session.get(RequestEvent, event_id)
        if event is None or not event.file_id:
            raise NotFound("request-not-found")
        await as_party(session, work, event.request_id)
        return event.file_id, event.words


def _outside(session: AsyncSession, rows: Sequence[Row[*Whole]], relation: Relation) -> RequestCard:
    """How it stands and who answers. The overseer sees of the meeting what the journal holds too."""
    request, meeting, author, post, district, answerer, together, *_ = rows[0]
    session.expunge(request)  # what is taken out of it here stays in the database
    request.question = request.convenient = ""
    if relation is Relation.PASSED_BY:
        request.case_code, meeting = "", None
    advice = [] if relation is Relation.PASSED_BY else [row[-1] for row in rows if row[-1] is not None]
    whose = author, post or "", district or ""
    return RequestCard(request, relation, *whose, answerer or "", meeting, together, [], [], advice, [])


def _whole(work: Work, request_id: int) -> Select[*Whole]:
    """The request with its people, its meeting and the centre's terms: a row for each recommendation, at least one."""
    answerer, other = twin(Person, "answerers"), twin(Request, "others")
    together = select(func.count(other.id)).where(other.meeting_id == Request.meeting_id).scalar_subquery()
    center_terms = (CenterSettings.center_id == Request.center_id) & (CenterSettings.area == RequestTerms.AREA)
    return (
        select(
            Request,
            Nullable(Meeting),
            Person.name,
            Nullable(Post.title),
            Nullable(District.name),
            Nullable(answerer.name),
            together,
            Nullable(CenterSettings.content),
            asked_of(work),
            beside(work),
            Nullable(Recommendation),
        )
        .join(Person, Person.id == Request.author_id)
        .outerjoin(Meeting, Meeting.id == Request.meeting_id)
        .outerjoin(Post, Post.id == Request.post_id)
        .outerjoin(District, District.id == Request.district_id)
        .outerjoin(answerer, answerer.id == Request.answerer_id)
        .outerjoin(CenterSettings, center_terms)
        .outerjoin(Recommendation, Recommendation.request_id == Request.id)
        .where(Request.id == request_id, seen_by(work))
        .order_by(Recommendation.due, Recommendation.id)
    )


async def _offers(session: AsyncSession, request: Request) -> list[Offer]:
    """The times of its meeting with how many of those who are still in the group can come."""
    mine = func.max(func.coalesce(SlotVote.request_id == request.id, False).cast(Integer))
    query = (
        select(Slot.id, Slot.starts_at, func.count(Request.id), mine)
        .outerjoin(SlotVote, SlotVote.slot_id == Slot.id)
        .outerjoin(Request, (Request.id == SlotVote.request_id) & (Request.meeting_id == Slot.meeting_id))
        .where(Slot.meeting_id == request.meeting_id)
        .group_by(Slot.id, Slot.starts_at)
        .order_by(Slot.starts_at)
    )
    return [Offer(slot_id, at, votes, bool(own)) for slot_id, at, votes, own in await session.execute(query)]


async def _past(session: AsyncSession, request: Request) -> list[Past]:
    query = (
        select(
            RequestEvent.at,
            Person.name,
            RequestEvent.step,
            RequestEvent.words,
            RequestEvent.file_id,
            Nullable(RequestMaterial.material_id),
        )
        .outerjoin(Person, Person.id == RequestEvent.person_id)
        .outerjoin(RequestMaterial, RequestMaterial.event_id == RequestEvent.id)
        .where(RequestEvent.request_id == request.id)
        .order_by(RequestEvent.id.desc())
        .limit(HISTORY)
    )
    rows = (await session.execute(query)).all()
    return [
        Past(at=at, person=person or "", step=RequestStep(step), words=words, file_id=file_id, material=material)
        for at, person, step, words, file_id, material in rows
    ][::-1]
