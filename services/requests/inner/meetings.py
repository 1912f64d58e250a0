"""A meeting that is begun, and one that somebody else leads from now on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.requests.meetings import Meeting, MeetingState
from models.requests.reminders import next_reminder
from models.requests.states import RequestStep, State
from models.requests.tables import Mode, Request
from models.timers import TimerKind
from services.requests.inner.access import meeting_of, together
from services.requests.inner.notifications import record, tell_meeting
from services.requests.relations import zone_of
from services.timers.firing import set_timers
from services.work import Work

LONGEST = timedelta(hours=12)
"""No meeting is longer: what begins earlier than this is over."""


async def new_meeting(session: AsyncSession, work: Work, request: Request) -> Meeting:
    meeting = Meeting(
        center_id=work.center_id,
        kind=request.kind,
        mode=Mode.INDIVIDUAL,
        format=request.format,
        topic=request.topic,
        supervisor_id=work.person_id,
        state=MeetingState.ARRANGED,
        version=0,
    )
    session.add(meeting)
    await session.flush()
    request.meeting_id = meeting.id
    await session.flush()
    return meeting


async def busy(session: AsyncSession, supervisor: int, at: datetime, minutes: int, besides: int | None) -> bool:
    """Whether the supervisor has an appointed meeting at that time."""
    ends = at + timedelta(minutes=minutes)
    near = select(Meeting).where(
        Meeting.supervisor_id == supervisor,
        Meeting.state == MeetingState.APPOINTED,
        Meeting.starts_at > at - LONGEST,
        Meeting.starts_at < ends,
        Meeting.id != (besides or 0),
    )
    return any(one.ends_at > at for one in await session.scalars(near))


async def accept_together(session: AsyncSession, work: Work, request: Request) -> list[Request]:
    """The request that was accepted, and with it those of the same meeting, where one was agreed with somebody who
    left: whoever accepts one of them leads it."""
    group = await together(session, request)
    for each in group:
        if each.state is State.NEW:
            each.accept(work.person_id)
    return list(group)


async def take_meeting(session: AsyncSession, work: Work, group: Sequence[Request]) -> None:
    """Lead the meeting that these accepted requests have already: at the agreed time or, where the actor cannot then,
    at another one that is still to be agreed."""
    if (meeting := await meeting_of(session, group[0])) is None:
        return
    await session.execute(select(Person.id).where(Person.id == work.person_id).with_for_update())
    now, starts = work.clock.now(), meeting.starts_at
    if starts is None or not meeting.ahead(now) or await _taken(session, work, meeting, starts):
        meeting.arrange()
        meeting.supervisor_id = work.person_id
        return
    meeting.led_by(work.person_id)
    for each in group:
        each.appoint()
        await record(session, work, each, RequestStep.APPOINT)
    await tell_meeting(session, now, meeting, [work.person_id, *(one.author_id for one in group)])
    soon = next_reminder(starts, meeting.ends_at, now, zone_of(work))
    await set_timers(session, TimerKind.MEETING, work.center_id, {meeting.id: soon})


async def _taken(session: AsyncSession, work: Work, meeting: Meeting, starts: datetime) -> bool:
    return await busy(session, work.person_id, starts, meeting.minutes, meeting.id)
