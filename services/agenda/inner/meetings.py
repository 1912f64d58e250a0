"""A person's supervisions, consultations and internships as times of a calendar."""

from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.agenda import AHEAD, BEHIND, MOST, AgendaEntry
from models.requests.meetings import Meeting, MeetingState
from models.requests.tables import Request
from services.requests.words import called
from services.work import Work


async def meetings(session: AsyncSession, work: Work) -> list[AgendaEntry]:
    """Those that the actor leads or asked for; one that was called off, or looks for another time, goes from the
    calendar. The card of a meeting bears the same file: its `uid` and version are the same."""
    now = work.clock.now()
    asked = select(Request.meeting_id).where(Request.author_id == work.person_id, Request.meeting_id.is_not(None))
    standing = Meeting.starts_at.between(now - BEHIND, now + AHEAD) & (Meeting.state != MeetingState.ARRANGED)
    sought = (Meeting.state == MeetingState.ARRANGED) & (Meeting.version > 0)
    query = (
        select(Meeting)
        .where(Meeting.center_id == work.center_id)
        .where(or_(Meeting.supervisor_id == work.person_id, Meeting.id.in_(asked)), or_(standing, sought))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(MOST)
    )
    return [_entry(work, one) for one in await session.scalars(query)]


def _entry(work: Work, one: Meeting) -> AgendaEntry:
    starts = work.actor.here(one.starts_at or work.clock.now())
    return AgendaEntry(
        uid=f"meeting-{one.id}@center-{one.center_id}.opora",
        version=one.version,
        title=called(one.kind, one.topic),
        day=starts.date(),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=one.minutes),
        place=one.place,
        over=one.state in (MeetingState.ARRANGED, MeetingState.CANCELLED),
    )
