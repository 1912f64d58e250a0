"""The records of a period as papers count them: three queries, however many records there are."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Attendance, Category, Handout, Involvement, Material, Mode, Type
from models.papers.records import PaperRecord
from models.people import District, Person, Post, Tenure
from models.periods import Period
from models.requests.meetings import Meeting
from services.activities.inner.modes import MODE
from services.work import Work

Where = Sequence[ColumnElement[bool]]


def of_period(work: Work, period: Period) -> Where:
    """The centre's records of a period, without those that were deleted or that a trip counts."""
    return (*all_of_period(work, period), Activity.involvement != Involvement.WITHIN)


def all_of_period(work: Work, period: Period) -> Where:
    """The same with what stands within a trip, as the plan's items count it."""
    return (
        Activity.center_id == work.center_id,
        Activity.day.between(period.first, period.last),
        Activity.deleted_at.is_(None),
    )


async def records_of(session: AsyncSession, work: Work, *where: ColumnElement[bool]) -> tuple[PaperRecord, ...]:
    """The records in the order of their days."""
    query = (
        select(Activity, District.name, Person.name, MODE)
        .join(Person, Person.id == Activity.author_id)
        .outerjoin(District, District.id == Activity.district_id)
        .outerjoin(Meeting, Meeting.activity_id == Activity.id)
        .where(*where)
        .order_by(Activity.day, Activity.id)
    )
    rows = (await session.execute(query)).all()
    visits, copies, posts = (
        await _visits(session, where),
        await _copies(session, where),
        await Posts.load(session, work),
    )
    return tuple(
        PaperRecord(
            number=one.id,
            day=one.day,
            type=one.type,
            title=_topic(one.title) if one.type in TOPICAL_TITLES else one.title,
            author=author,
            post=posts.of(one.author_id, one.day),
            district=district or "",
            mode=Mode(work_format) if one.type is Type.SUPERVISION else None,
            joined=one.involvement is Involvement.JOINED,
            programme=one.programme,
            channel=one.channel,
            visits=visits.get(one.id, {}),
            copies=copies.get(one.id, {}),
        )
        for one, district, author, work_format in rows
    )


TOPICAL_TITLES = {Type.SUPERVISION, Type.CONSULTATION}


def _topic(title: str) -> str:
    """«Супервизия: Тупиковая ситуация» without its kind: the paper says it."""
    kind, _, topic = title.partition(": ")
    return topic if topic and kind in ("Супервизия", "Консультация") else title


async def _visits(session: AsyncSession, where: Where) -> dict[int, dict[Category, int]]:
    came = Attendance.in_person + Attendance.remote
    query = select(Attendance.activity_id, Attendance.category, came).join(Activity)
    found: dict[int, dict[Category, int]] = defaultdict(dict)
    for activity_id, category, people in await session.execute(query.where(*where)):
        found[activity_id][category] = int(people)
    return found


async def _copies(session: AsyncSession, where: Where) -> dict[int, dict[Material, int]]:
    query = select(Handout.activity_id, Handout.kind, Handout.copies).join(Activity)
    found: dict[int, dict[Material, int]] = defaultdict(dict)
    for activity_id, kind, copies in await session.execute(query.where(*where)):
        found[activity_id][kind] = int(copies)
    return found


class Posts:
    """Which post somebody held on a day: of several the one they held first, before all of them the first."""

    def __init__(self, rows: Sequence[tuple[int, date, date | None, str]]) -> None:
        self._held: dict[int, list[tuple[date, date | None, str]]] = defaultdict(list)
        for person, since, until, title in rows:
            self._held[person].append((since, until, title))

    @classmethod
    async def load(cls, session: AsyncSession, work: Work) -> "Posts":
        """What everybody of the acting person's centre ever held, the oldest first."""
        query = select(Tenure.person_id, Tenure.since, Tenure.until, Post.title).join(Post)
        of_center = query.where(Post.center_id == work.center_id, Post.is_group.is_(False))
        rows = await session.execute(of_center.order_by(Tenure.since, Tenure.id))
        return cls([(person, since, until, title) for person, since, until, title in rows])

    def of(self, person: int, day: date) -> str:
        """Its title; empty for whoever never held one."""
        held = self._held.get(person, [])
        on_day = (title for since, until, title in held if since <= day and (until is None or until >= day))
        return next(on_day, held[0][2] if held else "")
