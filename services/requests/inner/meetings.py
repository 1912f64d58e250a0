"""A meeting that is begun."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.requests.meetings import Meeting, MeetingState
from models.requests.tables import Mode, Request
from services.work import Work


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
