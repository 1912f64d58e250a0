"""What the bot itself counted in a year, to stand beside what the districts reported."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Attendance, Handout, Type
from models.monitoring.consolidation import Counter
from models.people import District
from models.requests.meetings import Meeting
from models.requests.tables import Mode
from services.work import Work, use_case

Found = defaultdict[tuple[int | None, int], defaultdict[str, int]]
KINDS = {Type.SUPERVISION: "individual", Type.CONSULTATION: "consultations"}


@use_case(Permission.COMPILE_MONITORING)
async def count_deeds(work: Work, year: int) -> list[Counter]:
    """Supervisions (individual, of groups), consultations, activities, participants (visits) and materials (copies)
    by district and by every quarter of the year that has begun; what belongs to no district comes last, where there is
    any."""
    found: Found = defaultdict(lambda: defaultdict(int))
    async with work.db.reading() as session:
        await _count(session, work, year, found)
        names = select(District.id, District.name).where(District.center_id == work.center_id)
        districts = dict((await session.execute(names.order_by(District.position))).all())
    rows: list[tuple[int | None, str]] = [*districts.items(), (None, "")]
    return [
        Counter(name, number, **{key: found[id_, number][key] for key in Counter.KEYS})
        for id_, name in rows
        for number in (1, 2, 3, 4)
        if date(year, number * 3 - 2, 1) <= work.today
        if name or (id_, number) in found
    ]


async def _count(session: AsyncSession, work: Work, year: int, found: Found) -> None:
    by = (Activity.district_id, _quarter(year))
    where = (
        Activity.center_id == work.center_id,
        Activity.day.between(date(year, 1, 1), date(year, 12, 31)),
        Activity.deleted_at.is_(None),
    )
    kinds = (Activity.type, func.coalesce(Meeting.mode == Mode.GROUP, false()).label("together"))
    deeds = select(*by, *kinds, func.count()).outerjoin(Meeting, Meeting.activity_id == Activity.id)
    for district, quarter, kind, together, count in await session.execute(deeds.where(*where).group_by(*by, *kinds)):
        found[district, quarter]["activities"] += count
        if kind in KINDS:
            found[district, quarter]["group" if together and kind is Type.SUPERVISION else KINDS[kind]] += count
    lists: dict[str, tuple[Any, Any]] = {
        "participants": (Attendance, Attendance.in_person + Attendance.remote),
        "copies": (Handout, Handout.copies),
    }
    for name, (table, amount) in lists.items():
        query = select(*by, func.sum(amount)).join_from(Activity, table, table.activity_id == Activity.id)
        for district, quarter, total in (await session.execute(query.where(*where).group_by(*by))).all():
            found[district, quarter][name] += int(total)


def _quarter(year: int) -> ColumnElement[int]:
    ends = [(Activity.day < date(year, month, 1), number) for month, number in ((4, 1), (7, 2), (10, 3))]
    return case(*ends, else_=4).label("quarter")
