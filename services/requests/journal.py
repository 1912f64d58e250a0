"""The use cases of papers: журнал супервизий, журнал консультаций, описание супервизии."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Attendance, Involvement
from models.audit import Event
from models.dates import short
from models.errors import DomainError
from models.people import Center
from models.requests.journal import Description, JournalRow
from models.requests.meetings import Meeting
from models.requests.serving import TYPES
from models.requests.tables import RequestKind
from services.audit import log
from services.requests.inner.access import as_party, own_request
from services.requests.inner.journal_rows import advice_of, rows_of
from services.texts import label, small
from services.work import Work, use_case


@use_case(Permission.SEE_ALL_REQUESTS)
async def list_held(work: Work, kind: RequestKind, year: int) -> list[JournalRow]:
    """What of that kind the centre held in that year, for a request or without one, in the order of days."""
    held = (Activity.center_id == work.center_id, Activity.type == TYPES[kind], Activity.deleted_at.is_(None))
    days = Activity.day.between(date(year, 1, 1), date(year, 12, 31))
    async with work.db.reading() as session:
        return await rows_of(session, work, *held, days, Activity.involvement == Involvement.HELD)


@use_case(Permission.ASK_REQUEST)
async def describe_held(work: Work, request_id: int) -> Description:
    """What was held for the request, for its author, who answered, and the coordinator; reading it is noted in the log.
    Raises DomainError when nothing was held yet, and for everybody else."""
    async with work.db.writing() as session:
        request = await own_request(session, work, request_id)
        if not work.actor.may(Permission.MANAGE_REQUESTS):
            request = await as_party(session, work, request_id)
        meeting = await session.get(Meeting, request.meeting_id) if request.meeting_id is not None else None
        if meeting is None or meeting.day is None:
            raise DomainError("meeting-not-held")
        (row,) = await rows_of(session, work, Activity.id == meeting.activity_id)
        center = await session.get_one(Center, work.center_id)
        log(session, work.clock, work.center_id, work.person_id, Event.DESCRIPTION_READ, str(request.id))
        advice = await advice_of(session, [meeting.id])
        return Description(
            center=center.name,
            row=row,
            participants=await _participants(session, meeting),
            situation=meeting.situation,
            inquiry=meeting.inquiry,
            tried=meeting.tried,
            course=meeting.course,
            advice=[one for one, _ in advice[meeting.id]],
            control=short(meeting.control) if meeting.control else "",
        )


async def _participants(session: AsyncSession, meeting: Meeting) -> str:
    """«Кураторы – 3, педагоги – 1»: categories and counts, never names."""
    query = select(Attendance.category, Attendance.in_person + Attendance.remote)
    rows = await session.execute(query.where(Attendance.activity_id == meeting.activity_id))
    named = [f"{small(label('category', kind))} – {count}" for kind, count in rows]
    return ", ".join(sorted(named)) or str(meeting.people)
