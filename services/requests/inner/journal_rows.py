"""The rows of the journals: what was held, with its requests, recommendations and places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, literal, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Attendance, Mode, Place, Type
from models.dates import short
from models.people import District, Person, Post
from models.requests.journal import Advice, JournalRow
from models.requests.meetings import Answered, Feedback, Meeting, Recommendation
from models.requests.tables import Request
from services.texts import label, texts
from services.work import Work


async def rows_of(session: AsyncSession, work: Work, *where: ColumnElement[bool]) -> list[JournalRow]:
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    query = (
        select(Activity, Meeting, Person.name, func.coalesce(came.scalar_subquery(), 0))
        .join(Person, Person.id == Activity.author_id)
        .outerjoin(Meeting, Meeting.activity_id == Activity.id)
        .where(*where)
    )
    held = [Held(*row) for row in (await session.execute(query.order_by(Activity.day, Activity.id))).all()]
    ids = [one.meeting.id for one in held if one.meeting is not None]
    requests, advice = await _requests(session, ids), await advice_of(session, ids)
    said, places = await _said(session, ids), await _places(session, [one.activity.id for one in held])
    return [
        _row(work, one, places[one.activity.id], requests[one.key], advice[one.key], said.get(one.key)) for one in held
    ]


@dataclass(frozen=True)
class Held:
    """What was held; `meeting` is there when it was asked for."""

    activity: Activity
    meeting: Meeting | None
    supervisor: str
    came: int

    @property
    def key(self) -> int:
        return self.meeting.id if self.meeting is not None else 0

    @property
    def mode(self) -> Mode | None:
        return self.meeting.mode if self.meeting is not None else self.activity.mode

    @property
    def topic(self) -> str:
        """What it was about: «Супервизия: Тупиковая ситуация» without its kind, nothing where that is all."""
        kind, title = label("type", self.activity.type), self.activity.title
        return "" if title == kind else title.removeprefix(f"{kind}: ")


def _row(
    work: Work,
    held: Held,
    places: Sequence[str],
    requests: Sequence[tuple[str, str]],
    advice: Sequence[tuple[Advice, bool]],
    said: datetime | None,
) -> JournalRow:
    found, meeting = held.activity, held.meeting
    done = sum(is_done for _, is_done in advice)
    follow_up = work.actor.local(said).date() if said else meeting.control if meeting else None
    return JournalRow(
        day=short(found.day),
        mode=label("request-mode", held.mode).lower() if held.mode and found.type is Type.SUPERVISION else "",
        format=label("format", found.format).lower() if found.format else "",
        districts=_joined(places),
        initiators=_joined(post for post, _ in requests),
        codes=_joined(code for _, code in requests),
        topic=held.topic,
        people=held.came or (meeting.people if meeting else 0),
        supervisor=held.supervisor,
        minutes=found.minutes,
        recommendations="; ".join(f"{one.words} ({one.who}, до {one.due})" for one, _ in advice),
        feedback=short(follow_up) if follow_up else "",
        done=texts().plain("journal-done", done=str(done), total=str(len(advice))) if advice else "",
    )


async def _places(session: AsyncSession, activities: Sequence[int]) -> dict[int, list[str]]:
    """The districts of each activity, its own first, then the others that took part."""
    own = select(Activity.id, District.name, literal(0).label("n")).join(District, District.id == Activity.district_id)
    others = select(Place.activity_id, District.name, literal(1)).join(District, District.id == Place.district_id)
    query = union(own.where(Activity.id.in_(activities)), others.where(Place.activity_id.in_(activities))).order_by(
        "n", "name"
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for activity, district, _ in await session.execute(query):
        found[activity].append(district)
    return found


def _joined(values: Iterable[str | None]) -> str:
    """Each value once, in the order of the requests."""
    return "; ".join(dict.fromkeys(filter(None, values)))


async def _requests(session: AsyncSession, meetings: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Post of the author and case code of the requests that each meeting answered."""
    query = (
        select(Answered.meeting_id, Post.title, Request.case_code)
        .join(Request, Request.id == Answered.request_id)
        .outerjoin(Post, Post.id == Request.post_id)
        .where(Answered.meeting_id.in_(meetings))
        .order_by(Request.id)
    )
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for meeting, post, code in await session.execute(query):
        found[meeting].append((post or "", code))
    return found


async def advice_of(session: AsyncSession, meetings: Sequence[int]) -> dict[int, list[tuple[Advice, bool]]]:
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
