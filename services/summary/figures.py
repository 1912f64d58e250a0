"""The summary: what a centre did in a period against the period before, grouped by the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.access import Permission
from models.activities import (
    Activity,
    Attendance,
    Coauthor,
    Handout,
    Involvement,
    Place,
    TakingPart,
    Type,
)
from models.errors import NotFound
from models.people import District, Person
from models.periods import Period
from models.requests.meetings import Meeting
from models.staff import Staff
from services.activities.inner.modes import MODE
from services.activities.records import done_by
from services.people.inner.staff import count_staff
from services.shares import of_district, of_several, people_by_district
from services.work import Work, use_case


@dataclass(frozen=True)
class Figure:
    """A number now and in the period before."""

    name: str
    now: int
    before: int
    id: int | None = field(default=None, compare=False)
    """Of the district or the person that it is of."""


NOTHING = Figure("", 0, 0)


@dataclass(frozen=True)
class Summary:
    """Activities by type, district and person (counts), participants by category (visits), materials (copies).

    What the centre took part in is counted apart, in `joined`. An activity of several districts or of several people
    is one in `activities` and one for each of them. Of a single district, `shared` are its people at what it had
    together with others: of those the categories are not known.
    """

    period: Period
    district: str
    activities: Figure
    visits: Figure
    remote: Figure
    copies: Figure
    types: list[Figure]
    categories: list[Figure]
    materials: list[Figure]
    districts: list[Figure]
    """Every district of the centre, those without an activity too: zero is said and not left to be guessed."""
    people: list[Figure]
    against: Period
    """What stands beside it: the stretch before; while the period is running, as many first days of that."""
    shared: Figure = NOTHING
    district_visits: list[Figure] = field(default_factory=list)
    joined: list[Figure] = field(default_factory=list)
    supervisions: list[Figure] = field(default_factory=list)
    newcomers: Figure = NOTHING
    organisations: list[Figure] = field(default_factory=list)
    """Activities in which institutions of a kind took part."""
    programmes: list[Figure] = field(default_factory=list)
    series: list[Figure] = field(default_factory=list)
    channels: list[Figure] = field(default_factory=list)
    staff: Staff = field(default_factory=Staff)
    own: bool = False
    """Whether it is of one person's records."""


@use_case(Permission.SEE_SUMMARY)
async def summarise(work: Work, period: Period, district_id: int | None = None) -> Summary:
    """The figures of the actor's centre, or of one of its districts. Raises NotFound for a foreign district."""
    async with work.db.reading() as session:
        district = await _district(session, work, district_id)
        where = [Activity.center_id == work.center_id]
        if district_id is not None:
            where.append(of_district(district_id))
        found = await _summary(session, work, period, where, district_id)
        staff = await count_staff(session, work, period, district_id)
        names = select(District.name, District.id).where(District.center_id == work.center_id)
        named = {figure.name for figure in found.districts}
        every = (await session.execute(names.order_by(District.position))).all() if district_id is None else ()
        zeros = [Figure(name, 0, 0, place) for name, place in every if name not in named]
    return replace(found, district=district, districts=[*found.districts, *zeros], staff=staff)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def summarise_own(work: Work, period: Period) -> Summary:
    """«Мой год»: the figures of what the actor did, alone or with the author."""
    async with work.db.reading() as session:
        found = await _summary(session, work, period, [done_by(work.person_id)])
    return replace(found, own=True)


async def _summary(
    session: AsyncSession,
    work: Work,
    period: Period,
    where: Sequence[ColumnElement[bool]],
    district_id: int | None = None,
) -> Summary:
    against = period.against(work.today)
    ask = _Question(period, against, where, district_id)
    (types,) = await ask.count(session, Activity.type)
    came = (Attendance.in_person + Attendance.remote, Attendance.remote, func.coalesce(Attendance.newcomers, 0))
    categories, remote, first = await ask.add(session, Attendance, Attendance.category, *came)
    (materials,) = await ask.add(session, Handout, Handout.kind, Handout.copies)
    shared = _total(await ask.shared(session))
    visits = _total(categories)
    return Summary(
        period,
        "",
        _total(types),
        Figure("", visits.now + shared.now, visits.before + shared.before),
        _total(remote),
        _total(materials),
        types,
        categories,
        materials,
        await ask.by_name(session, District, Activity.district_id, Place, Place.district_id),
        await ask.by_name(session, Person, Activity.author_id, Coauthor, Coauthor.person_id),
        against,
        shared=shared,
        district_visits=await ask.visits_by_district(session),
        joined=await ask.joined(session),
        supervisions=await ask.supervisions(session),
        newcomers=_total(first),
        organisations=(await ask.add(session, TakingPart, TakingPart.kind))[0],
        programmes=await ask.text(session, Activity.programme),
        series=await ask.text(session, Activity.series),
        channels=await ask.text(session, Activity.channel),
    )


K = TypeVar("K")
Amount = ColumnElement[int] | InstrumentedAttribute[int]
Listed = Attendance | Handout | TakingPart


class _Question:
    """One query counts both periods: `now` is 1 for the later one."""

    def __init__(
        self, period: Period, against: Period, where: Sequence[ColumnElement[bool]], district_id: int | None
    ) -> None:
        self._now = case((Activity.day >= period.first, 1), else_=0).label("now")
        self._district_id = district_id
        self._period = [*where, Activity.day.between(against.first, period.last), Activity.deleted_at.is_(None)]
        if against.last + timedelta(days=1) < period.first:  # a running one is compared with first days only
            self._period.append(or_(Activity.day <= against.last, Activity.day >= period.first))
        self._where = [*self._period, Activity.involvement == Involvement.HELD]

    async def count(self, session: AsyncSession, column: InstrumentedAttribute[Type]) -> list[list[Figure]]:
        """How many activities by that column."""
        query = select(column, column, self._now, func.count()).where(*self._where).group_by(column, self._now)
        return await self._figures(session, query)

    async def joined(self, session: AsyncSession) -> list[Figure]:
        """How many the centre took part in, by type."""
        query = select(Activity.type, Activity.type, self._now, func.count())
        apart = query.where(*self._period, Activity.involvement == Involvement.JOINED)
        return (await self._figures(session, apart.group_by(Activity.type, self._now)))[0]

    async def text(self, session: AsyncSession, column: InstrumentedAttribute[str]) -> list[Figure]:
        """How many activities by what a column says, those that say nothing left out."""
        query = select(column, column, self._now, func.count()).where(*self._where, column != "")
        return (await self._figures(session, query.group_by(column, self._now)))[0]

    async def supervisions(self, session: AsyncSession) -> list[Figure]:
        """Individual ones and those of groups."""
        mode = MODE.label("mode")
        query = select(mode, mode, self._now, func.count()).outerjoin(Meeting, Meeting.activity_id == Activity.id)
        of_type = query.where(*self._where, Activity.type == Type.SUPERVISION).group_by(mode, self._now)
        return (await self._figures(session, of_type))[0]

    async def add(
        self, session: AsyncSession, table: type[Listed], column: InstrumentedAttribute[K], *amounts: Amount
    ) -> list[list[Figure]]:
        """The sums of amounts of the lists that hang on the activities, a list of figures an amount; without an amount
        how many activities. Of a single district only what was its own: what was shared is not told apart."""
        own = [] if self._district_id is None or not amounts else [~of_several()]
        counted: list[ColumnElement[int]] = [func.sum(amount) for amount in amounts] or [func.count()]
        query = (
            select(column, column, self._now, *counted)
            .join_from(Activity, table, table.activity_id == Activity.id)
            .where(*self._where, *own)
            .group_by(column, self._now)
        )
        return await self._figures(session, query)

    async def shared(self, session: AsyncSession) -> list[Figure]:
        """The district's people at what several districts had together."""
        if self._district_id is None:
            return []
        shares = people_by_district(*self._where, of_several(), by=self._now).subquery()
        query = select(shares.c.district_id, literal(""), shares.c.by, shares.c.total)
        return (await self._figures(session, query.where(shares.c.district_id == self._district_id)))[0]

    async def visits_by_district(self, session: AsyncSession) -> list[Figure]:
        """People by the district that they came from; nobody without a district."""
        shares = people_by_district(*self._where, by=self._now).subquery()
        query = select(shares.c.district_id, District.name, shares.c.by, shares.c.total)
        named = query.join(District, District.id == shares.c.district_id)
        if self._district_id is not None:
            named = named.where(shares.c.district_id == self._district_id)
        return (await self._figures(session, named))[0]

    async def by_name(
        self,
        session: AsyncSession,
        named: type[District | Person],
        own: InstrumentedAttribute[K],
        table: type[Place | Coauthor],
        other: InstrumentedAttribute[int],
    ) -> list[Figure]:
        """How many activities by their own district or author and by those besides: grouped first, named after."""
        first = select(own.label("id"), self._now, func.count().label("n")).where(*self._where)
        besides = select(other, self._now, func.count()).join_from(Activity, table, table.activity_id == Activity.id)
        others = besides.where(*self._where, other != own).group_by(other, self._now)
        counted = union_all(first.group_by(own, self._now), others).subquery()
        query = select(counted.c.id, named.name, counted.c.now, counted.c.n)
        found = query.outerjoin_from(counted, named, named.id == counted.c.id)
        if self._district_id is not None and named is District:
            found = found.where(counted.c.id == self._district_id)
        return (await self._figures(session, found))[0]

    async def _figures(self, session: AsyncSession, query: Select[Any]) -> list[list[Figure]]:
        """Rows of key, name, now or before, amounts; two people of one name stay two."""
        rows = (await session.execute(query)).all()
        width = len(query.selected_columns) - 3
        return [_sorted((key, name, now, amounts[n]) for key, name, now, *amounts in rows) for n in range(width)]


def _sorted(rows: Iterable[tuple[object, object, int, int]]) -> list[Figure]:
    sums: dict[object, tuple[str, list[int]]] = {}
    for key, name, now, amount in rows:
        sums.setdefault(key, (str(name or ""), [0, 0]))[1][now] += int(amount)
    figures = [
        Figure(name, now, before, key if isinstance(key, int) else None) for key, (name, (before, now)) in sums.items()
    ]
    return sorted(figures, key=lambda f: (-f.now, -f.before, f.name))


async def _district(session: AsyncSession, work: Work, district_id: int | None) -> str:
    if district_id is None:
        return ""
    own = select(District.name).where(District.id == district_id, District.center_id == work.center_id)
    name = await session.scalar(own)
    if name is None:
        raise NotFound
    return name


def _total(figures: list[Figure]) -> Figure:
    return Figure("", sum(f.now for f in figures), sum(f.before for f in figures))
