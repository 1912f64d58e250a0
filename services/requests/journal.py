"""The use cases of papers: журнал супервизий, журнал консультаций, описание супервизии."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Attendance
from models.dates import short
from models.errors import DomainError, NotFound
from models.people import Center, District, Person, Post
from models.requests.journal import Advice, Description, JournalRow
from models.requests.meetings import Answered, Feedback, Meeting, Recommendation
from models.requests.tables import Kind, Request
from services.requests.own import own_request
from services.texts import texts
from services.work import Work, use_case


@use_case(Permission.SEE_ALL_REQUESTS)
async def list_held(work: Work, kind: Kind, year: int) -> list[JournalRow]:
    """The meetings of that kind that were held in that year, in the order of their days."""
    held = (Meeting.center_id == work.center_id, Meeting.kind == kind)
    days = Meeting.day.between(date(year, 1, 1), date(year, 12, 31))
    async with work.db.reading() as session:
        return await _rows(session, work, *held, days)


@use_case(Permission.ASK_REQUEST)
async def describe_held(work: Work, request_id: int) -> Description:
    """What was held for the request. Raises DomainError when nothing was held yet, and for the author: the paper is
    of those who answer."""
    async with work.db.reading() as session:
        request = await own_request(session, work, request_id)
        if request.author_id == work.person_id and not work.actor.may(Permission.SEE_ALL_REQUESTS):
            raise NotFound("request-not-found")
        meeting = await session.get(Meeting, request.meeting_id) if request.meeting_id is not None else None
        if meeting is None or meeting.day is None:
            raise DomainError("meeting-not-held")
        (row,) = await _rows(session, work, Meeting.id == meeting.id)
        center = await session.get_one(Center, work.center_id)
        advice = await _advice(session, [meeting.id])
        return Description(
            center.name,
            row,
            await _participants(session, meeting),
            meeting.situation,
            meeting.inquiry,
            meeting.tried,
            meeting.course,
            [one for one, _ in advice[meeting.id]],
            short(meeting.control) if meeting.control else "",
        )


async def _rows(session: AsyncSession, work: Work, *where: Any) -> list[JournalRow]:
    query = select(Meeting, Person.name).join(Person, Person.id == Meeting.supervisor_id).where(*where)
    meetings = (await session.execute(query.order_by(Meeting.day, Meeting.id))).all()
    ids = [meeting.id for meeting, _ in meetings]
    requests, advice = await _requests(session, ids), await _advice(session, ids)
    said = await _said(session, ids)
    return [
        _row(work, meeting, supervisor, requests[meeting.id], advice[meeting.id], said.get(meeting.id))
        for meeting, supervisor in meetings
    ]


def _row(
    work: Work,
    meeting: Meeting,
    supervisor: str,
    requests: Sequence[tuple[str, str, str]],
    advice: Sequence[tuple[Advice, bool]],
    said: datetime | None,
) -> JournalRow:
    done = sum(is_done for _, is_done in advice)
    mode = texts().plain(f"request-mode-{meeting.mode}").lower() if meeting.kind is Kind.SUPERVISION else ""
    format_ = texts().plain(f"format-{meeting.format.replace('_', '-')}").lower() if meeting.format else ""
    follow_up = work.actor.local(said).date() if said else meeting.control
    return JournalRow(
        day=short(meeting.day) if meeting.day else "",
        mode=mode,
        format=format_,
        districts=_joined(district for _, district, _ in requests),
        initiators=_joined(post for post, _, _ in requests),
        codes=_joined(code for _, _, code in requests),
        topic=meeting.topic,
        people=meeting.people,
        supervisor=supervisor,
        minutes=meeting.minutes,
        recommendations="; ".join(f"{one.words} ({one.who}, до {one.due})" for one, _ in advice),
        feedback=short(follow_up) if follow_up else "",
        done=texts().plain("journal-done", done=str(done), total=str(len(advice))) if advice else "",
    )


def _joined(values: Any) -> str:
    """Each value once, in the order of the requests."""
    return "; ".join(dict.fromkeys(filter(None, values)))


async def _requests(session: AsyncSession, meetings: Sequence[int]) -> dict[int, list[tuple[str, str, str]]]:
    """Post of the author, district and case code of the requests that each meeting answered."""
    query = (
        select(Answered.meeting_id, Post.title, District.name, Request.case_code)
        .join(Request, Request.id == Answered.request_id)
        .outerjoin(Post, Post.id == Request.post_id)
        .outerjoin(District, District.id == Request.district_id)
        .where(Answered.meeting_id.in_(meetings))
        .order_by(Request.id)
    )
    found: defaultdict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for meeting, post, district, code in await session.execute(query):
        found[meeting].append((post or "", district or "", code))
    return found


async def _advice(session: AsyncSession, meetings: Sequence[int]) -> dict[int, list[tuple[Advice, bool]]]:
    """What each meeting recommended, the same to several authors once, and whether all of them did it."""
    query = (
        select(
            Recommendation.meeting_id,
            Recommendation.words,
            Recommendation.who,
            Recommendation.due,
            func.count(Recommendation.done_at) == func.count(),
        )
        .where(Recommendation.meeting_id.in_(meetings))
        .group_by(Recommendation.meeting_id, Recommendation.words, Recommendation.who, Recommendation.due)
        .order_by(Recommendation.due, func.min(Recommendation.id))
    )
    found: defaultdict[int, list[tuple[Advice, bool]]] = defaultdict(list)
    for meeting, words, who, due, done in await session.execute(query):
        found[meeting].append((Advice(words, who, short(due)), bool(done)))
    return found


async def _said(session: AsyncSession, meetings: Sequence[int]) -> dict[int, datetime]:
    """When the authors last said how it helped."""
    query = (
        select(func.coalesce(Feedback.meeting_id, 0), func.max(Feedback.at))
        .where(Feedback.meeting_id.in_(meetings))
        .group_by(Feedback.meeting_id)
    )
    return {meeting: at for meeting, at in await session.execute(query)}  # noqa: C416 — rows, not pairs


async def _participants(session: AsyncSession, meeting: Meeting) -> str:
    """«Кураторы – 3, педагоги – 1»: categories and counts, never names."""
    query = select(Attendance.category, Attendance.in_person + Attendance.remote)
    rows = await session.execute(query.where(Attendance.activity_id == meeting.activity_id))
    named = [f"{texts().plain('category-' + kind.replace('_', '-')).lower()} – {count}" for kind, count in rows]
    return ", ".join(sorted(named)) or str(meeting.people)
