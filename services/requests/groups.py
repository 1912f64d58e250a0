"""Use cases of group supervision: open requests of one topic are answered by one meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.people import District, Person
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import WAITING, RequestStep, State
from models.requests.tables import Mode, Request, RequestKind
from services.requests.inner.access import as_answerer, as_party, free_meeting, own_request
from services.requests.inner.groups import Alike as Alike
from services.requests.inner.groups import alike, joinable
from services.requests.inner.notifications import record, tell_taken
from services.requests.inner.routing import terms_of
from services.requests.inner.watching import watch_answer
from services.work import Work, use_case

FEWEST = 2


@use_case(Permission.ANSWER_REQUESTS)
async def list_alike(work: Work, request_id: int) -> list[Alike]:
    """Other open requests of the topic that may join: new ones that the actor is asked about, and those the actor
    accepted and has not appointed."""
    async with work.db.reading() as session:
        request = await as_party(session, work, request_id)
        if request.author_id == work.person_id:
            raise NotFound("request-not-found")
        if request.kind is not RequestKind.SUPERVISION or request.state not in WAITING:
            return []
        return await alike(session, work, request, await terms_of(session, request.center_id))


@dataclass(frozen=True)
class Member:
    """A request of a group."""

    id: int
    author: str
    district: str


@use_case(Permission.ANSWER_REQUESTS)
async def list_members(work: Work, request_id: int) -> list[Member]:
    """The requests of its group meeting that is still to be held; empty for a request outside a group. Raises
    DomainError for one that another person answers."""
    async with work.db.reading() as session:
        request = await own_request(session, work, request_id)
        request.answered_by(work.person_id)
        query = (
            select(Request.id, Person.name, District.name)
            .join(Meeting, Meeting.id == Request.meeting_id)
            .join(Person, Person.id == Request.author_id)
            .outerjoin(District, District.id == Request.district_id)
            .where(Meeting.id == request.meeting_id, Meeting.mode == Mode.GROUP, Meeting.day.is_(None))
            .order_by(Request.id)
        )
        return [
            Member(request_id, author, district or "")
            for request_id, author, district in (await session.execute(query)).all()
        ]


@use_case(Permission.ANSWER_REQUESTS)
async def join(work: Work, request_id: int, others: Sequence[int]) -> int:
    """One meeting for the request and the others: new ones are accepted by that. Returns how many they are.

    Raises DomainError when fewer than two are left, as when somebody else accepted one meanwhile.
    """
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        query = select(Request).where(*joinable(work, request), Request.id.in_({request.id, *others}))
        group = (await session.scalars(query.order_by(Request.id).with_for_update())).all()
        if len(group) < FEWEST or request not in group:
            raise DomainError("group-too-few")
        meeting = Meeting(
            center_id=work.center_id,
            kind=RequestKind.SUPERVISION,
            mode=Mode.GROUP,
            format=request.format,
            topic=request.topic,
            supervisor_id=work.person_id,
            state=MeetingState.ARRANGED,
        )
        session.add(meeting)
        await session.flush()
        for each in group:
            await _put_in(session, work, each, meeting.id)
        return len(group)


async def _put_in(session: AsyncSession, work: Work, request: Request, meeting_id: int) -> None:
    before = request.meeting_id
    if request.state is State.NEW:
        request.accept(work.person_id)
        await watch_answer(session, work, request)
        await tell_taken(session, work.clock.now(), request)
    request.meeting_id = meeting_id
    await record(session, work, request, RequestStep.JOINED)
    await free_meeting(session, work, before)
