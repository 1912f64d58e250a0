"""What time does to requests: half of the term, its end, «помогло?», a meeting ahead and over, a follow-up."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.alarms import Alarm
from models.calendar import is_working, next_working
from models.notifications import Notice, NoticeKind
from models.people import Center, Holding, Post
from models.requests.meetings import Meeting, MeetingState, Recommendation, Slot
from models.requests.reminders import due_reminder, next_reminder
from models.requests.states import DONE, UNARRANGED, State, Step
from models.requests.tables import Request, RequestEvent, RequestPost
from models.requests.terms import RequestTerms, term_ends
from services.alarms import Ringing
from services.center_settings import load
from services.outbox import tell
from services.requests.telling import at_nine, tell_event


async def ring_requests(ringing: Ringing, alarms: Sequence[Alarm]) -> Mapping[int, datetime | None]:
    """At the half of the term remind those who were asked, after it the coordinator, or whoever accepted and is silent;
    ask the author how it helped."""
    query = (
        select(Request, Center)
        .join(Center, Center.id == Request.center_id)
        .where(Request.id.in_([alarm.subject_id for alarm in alarms]))
        .with_for_update(of=Request)
    )
    rows = (await ringing.session.execute(query)).all()
    return {request.id: await _ring_request(ringing, request, ZoneInfo(center.zone)) for request, center in rows}


async def _ring_request(ringing: Ringing, request: Request, zone: ZoneInfo) -> datetime | None:
    if request.state is State.NEW:
        return await _ring_term(ringing, request, zone)
    if request.pending:
        return await _ring_answerer(ringing, request, zone)
    if request.state in DONE and request.rated_at is None:
        await _tell(ringing, NoticeKind.REQUEST_FEEDBACK, request, f"feedback:{request.round}", {request.author_id})
    return None


async def _ring_term(ringing: Ringing, request: Request, zone: ZoneInfo) -> datetime:
    terms = await load(ringing.session, request.center_id, RequestTerms)
    ends = term_ends(request.answer_by, request.asked_at.astimezone(zone), terms)
    today = ringing.now.astimezone(zone).date()
    if ringing.now < ends:
        asked = select(RequestPost.post_id).where(RequestPost.request_id == request.id)
        waiting = await _holders(ringing.session, today, Post.id.in_(asked))
        await _tell(ringing, NoticeKind.REQUEST_WAITS, request, f"half:{request.round}", waiting)
        return ends
    overseers = Post.role == Role.COORDINATOR
    coordinators = await _holders(ringing.session, today, overseers, Post.center_id == request.center_id)
    told = await _tell(ringing, NoticeKind.REQUEST_OVERDUE, request, f"overdue:{today}", coordinators)
    if told and not await _escalated(ringing.session, request):
        event = RequestEvent(request_id=request.id, at=ringing.now, step=Step.ESCALATED)
        ringing.session.add(event)
        await ringing.session.flush()
        await tell_event(ringing.session, ringing.now, request, event, {request.author_id} - coordinators)
    # until somebody accepts it, every working morning
    return at_nine(next_working(today + timedelta(days=1)), zone, terms)


async def _ring_answerer(ringing: Ringing, request: Request, zone: ZoneInfo) -> datetime:
    """Every working morning until it is held; a time that is offered, and appointed ones, wait for somebody else."""
    terms = await load(ringing.session, request.center_id, RequestTerms)
    today = ringing.now.astimezone(zone).date()
    offered = select(Slot.id).where(Slot.meeting_id == request.meeting_id, Slot.starts_at > ringing.now)
    waits = request.state in UNARRANGED and await ringing.session.scalar(offered.limit(1)) is None
    if waits and request.answerer_id is not None:
        await _tell(ringing, NoticeKind.REQUEST_IDLE, request, f"idle:{today}", {request.answerer_id})
    return at_nine(next_working(today + timedelta(days=1)), zone, terms)


async def _escalated(session: AsyncSession, request: Request) -> bool:
    told = select(RequestEvent.id).where(
        RequestEvent.request_id == request.id,
        RequestEvent.step == Step.ESCALATED,
        RequestEvent.at >= request.asked_at,
    )
    return await session.scalar(told.limit(1)) is not None


async def ring_meetings(ringing: Ringing, alarms: Sequence[Alarm]) -> Mapping[int, datetime | None]:
    """Remind everybody of an appointed meeting a day and an hour before, and its supervisor after it until it is
    recorded; one that was moved has another alarm."""
    found = (
        select(Meeting, Center)
        .join(Center, Center.id == Meeting.center_id)
        .where(Meeting.id.in_([alarm.subject_id for alarm in alarms]), Meeting.state == MeetingState.APPOINTED)
    )
    next_at: dict[int, datetime | None] = {}
    for meeting, center in (await ringing.session.execute(found)).all():
        if meeting.starts_at is None:
            continue
        zone = ZoneInfo(center.zone)
        before = due_reminder(meeting.starts_at, ringing.now, zone)
        if before is not None:
            await _remind(ringing, meeting, before)
        soon = next_reminder(meeting.starts_at, meeting.ends_at, ringing.now, zone)
        next_at[meeting.id] = soon or await _ask_record(ringing, meeting, zone)
    return next_at


async def _ask_record(ringing: Ringing, meeting: Meeting, zone: ZoneInfo) -> datetime:
    """Ask the supervisor of a meeting that is over to record it: once for each working day."""
    terms = await load(ringing.session, meeting.center_id, RequestTerms)
    here = ringing.now.astimezone(zone)
    tomorrow = next_working(here.date() + timedelta(days=1))
    # what ends in the evening is asked at once or in the morning, not twice
    day = here.date() if is_working(here.date()) and here.hour < terms.closes else tomorrow
    key, details = f"meeting:{meeting.id}:{meeting.version}:over:{day}", {"version": meeting.version}
    kind, person = NoticeKind.MEETING_OVER, meeting.supervisor_id
    await tell(
        ringing.session, ringing.now, [Notice(kind, meeting.center_id, person, key, ringing.now, meeting.id, details)]
    )
    return at_nine(tomorrow, zone, terms)


async def _remind(ringing: Ringing, meeting: Meeting, before: timedelta) -> None:
    authors = select(Request.author_id).where(Request.meeting_id == meeting.id, Request.state == State.APPOINTED)
    hours = int(before.total_seconds() // 3600)
    key = f"meeting:{meeting.id}:{meeting.version}:{hours}h"
    details = {"version": meeting.version, "hours": hours}
    persons = {meeting.supervisor_id, *await ringing.session.scalars(authors)}
    await tell(
        ringing.session,
        ringing.now,
        [
            Notice(
                NoticeKind.MEETING_SOON,
                meeting.center_id,
                person,
                key,
                ringing.now,
                meeting.id,
                details,
                expires_at=meeting.starts_at,
            )
            for person in sorted(persons)
        ],
    )


async def ring_recommendations(ringing: Ringing, alarms: Sequence[Alarm]) -> Mapping[int, datetime | None]:
    """Remind the author of what was recommended by today and is not done."""
    query = (
        select(Recommendation, Request)
        .join(Request, Request.id == Recommendation.request_id)
        .where(Recommendation.id.in_([alarm.subject_id for alarm in alarms]), Recommendation.done_at.is_(None))
    )
    for found, request in (await ringing.session.execute(query)).all():
        notice = Notice(
            NoticeKind.RECOMMENDATION_DUE,
            request.center_id,
            request.author_id,
            f"recommendation:{found.id}",
            ringing.now,
            found.id,
        )
        await tell(ringing.session, ringing.now, [notice])
    return {}


async def _holders(session: AsyncSession, today: date, *where: object) -> set[int]:
    query = (
        select(Holding.person_id)
        .join(Post, Post.id == Holding.post_id)
        .where(Holding.since <= today, or_(Holding.until.is_(None), Holding.until >= today), *where)  # type: ignore[arg-type]
    )
    return set(await session.scalars(query))


async def _tell(ringing: Ringing, kind: NoticeKind, request: Request, key: str, persons: set[int]) -> int:
    return await tell(
        ringing.session,
        ringing.now,
        [
            Notice(kind, request.center_id, person, f"request:{request.id}:{key}", ringing.now, request.id)
            for person in sorted(persons)
        ],
    )
