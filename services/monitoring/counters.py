"""What the bot itself counted in a year, to stand beside what the districts reported."""

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Handout, Involvement, Mode, Type
from models.monitoring.rates import Counter
from models.people import District
from models.requests.meetings import Meeting
from services.shares import people_by_district
from services.work import Work, use_case

Found = defaultdict[tuple[int | None, int], defaultdict[str, int]]
KINDS = {Type.SUPERVISION: "individual", Type.CONSULTATION: "consultations"}


@use_case(Permission.COMPILE_MONITORING)
async def count_deeds(work: Work, year: int) -> list[Counter]:
    """Supervisions (individual, of groups), consultations, activities, participants (visits) and materials (copies)
    by district and by every quarter of the year that has begun; what belongs to no district comes last, where there is
    any. What the centre took part in is not among them. An activity of several districts is counted once, in its own;
    its people where they came from."""
    found: Found = defaultdict(lambda: defaultdict(int))
    async with work.db.reading() as session:
        await _count(session, work, year, found)
        served = or_(District.open(date(year, 1, 1)), District.id.in_({place for place, _ in found if place}))
        names = select(District.id, District.name).where(District.center_id == work.center_id, served)
        districts = dict((await session.execute(names.order_by(District.position))).all())
    rows: list[tuple[int | None, str]] = [*districts.items(), (None, "")]
    return [
        Counter(district=name, quarter=number, **{key: found[indicator, number][key] for key in Counter.KEYS})
        for indicator, name in rows
        for number in (1, 2, 3, 4)
        if date(year, number * 3 - 2, 1) <= work.today
        if name or (indicator, number) in found
    ]


async def _count(session: AsyncSession, work: Work, year: int, found: Found) -> None:
    by = (Activity.district_id, _quarter(year))
    where = (
        Activity.center_id == work.center_id,
        Activity.day.between(date(year, 1, 1), date(year, 12, 31)),
        Activity.deleted_at.is_(None),
        Activity.involvement == Involvement.HELD,
    )
    kinds = (Activity.type, func.coalesce(Meeting.mode, Activity.mode).label("mode"))
    deeds = select(*by, *kinds, func.count()).outerjoin(Meeting, Meeting.activity_id == Activity.id)
    for district, quarter, kind, mode, count in await session.execute(deeds.where(*where).group_by(*by, *kinds)):
        found[district, quarter]["activities"] += count
        if kind in KINDS:
            group = kind is Type.SUPERVISION and mode == Mode.GROUP
            found[district, quarter]["group" if group else KINDS[kind]] += count
    copies = select(*by, func.sum(Handout.copies)).join_from(Activity, Handout, Handout.activity_id == Activity.id)
    for district, quarter, total in (await session.execute(copies.where(*where).group_by(*by))).all():
        found[district, quarter]["copies"] += int(total)
    shares = people_by_district(*where, by=_quarter(year))
    for district, quarter, total in (await session.execute(shares)).all():
        found[district, quarter]["participants"] += int(total)


def _quarter(year: int) -> ColumnElement[int]:
    ends = [(Activity.day < date(year, month, 1), number) for month, number in ((4, 1), (7, 2), (10, 3))]
    return case(*ends, else_=4).label("quarter")
