"""What a summary counts, each number by the database: parts of the use cases."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

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
from models.activity_tables import SAID_OF_ACTIVITY
from models.people import District, Person
from models.periods import Period
from models.requests.meetings import Meeting
from services.activities.inner.modes import MODE
from services.shares import of_several, people_by_district


@dataclass(frozen=True)
class Figure:
    """A number now and in the period before."""

    name: str
    now: int
    before: int
    id: int | None = field(default=None, compare=False)
    """Of the district or the person that it is of."""


NOTHING = Figure("", 0, 0)


@dataclass(frozen=True, kw_only=True)
class CountedDeeds:
    """How many activities of a type, a district and an author; `now` is 1 in the later period."""

    type: Type
    involvement: Involvement
    district_id: int | None
    district: str
    author_id: int
    author: str
    now: int
    count: int


K = TypeVar("K")
Amount = ColumnElement[int] | InstrumentedAttribute[int]
Listed = Handout | TakingPart
Came = tuple[int | None, int, int]
"""District, now or before, visits."""


class SummaryQuestion:
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

    async def deeds(self, session: AsyncSession) -> list[CountedDeeds]:
        """All that is counted by activities, in one look at their index: grouped first, named after."""
        keys = (Activity.type, Activity.involvement, Activity.district_id, Activity.author_id)
        counted = (
            select(*keys, self._now, func.count().label("n")).where(*self._period).group_by(*keys, self._now).subquery()
        )
        found = counted.c
        query = (
            select(found.type, found.involvement, found.district_id, District.name, found.author_id, Person.name)
            .add_columns(found.now, found.n)
            .outerjoin_from(counted, District, District.id == found.district_id)
            .outerjoin(Person, Person.id == found.author_id)
        )
        rows = (await session.execute(query)).all()
        return [
            CountedDeeds(
                type=kind,
                involvement=taken,
                district_id=place,
                district=named or "",
                author_id=author,
                author=called or "",
                now=now,
                count=int(n),
            )
            for kind, taken, place, named, author, called, now, n in rows
        ]

    async def visits(self, session: AsyncSession) -> tuple[list[Figure], list[Figure], list[Figure], list[Came]]:
        """Visits, those from afar and first-timers by category; and visits by the activities' own district. Of a single
        district only what was its own: what was shared is not told apart."""
        own = [] if self._district_id is None else [~of_several()]
        amounts = (Attendance.in_person + Attendance.remote, Attendance.remote, func.coalesce(Attendance.newcomers, 0))
        query = (
            select(Attendance.category, Activity.district_id, self._now, *(func.sum(one) for one in amounts))
            .join_from(Activity, Attendance, Attendance.activity_id == Activity.id)
            .where(*self._where, *own)
            .group_by(Attendance.category, Activity.district_id, self._now)
        )
        rows = (await session.execute(query)).all()
        figures = [sorted_figures((row[0], row[0], row.now, row[n]) for row in rows) for n in (3, 4, 5)]
        return figures[0], figures[1], figures[2], [(row.district_id, row.now, int(row[3])) for row in rows]

    async def texts(self, session: AsyncSession) -> list[list[Figure]]:
        """How many activities by programme, series and channel, those that say nothing left out."""
        columns = (Activity.programme, Activity.series, Activity.channel)
        query = select(*columns, self._now, func.count()).where(*self._where, text(SAID_OF_ACTIVITY))
        rows = (await session.execute(query.group_by(*columns, self._now))).all()
        return [sorted_figures((row[n], row[n], row.now, row[4]) for row in rows if row[n]) for n in range(3)]

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

    async def visits_by_district(
        self, session: AsyncSession, held: Sequence[CountedDeeds], came: Sequence[Came]
    ) -> list[Figure]:
        """People by the district that they came from; nobody without a district. What several districts had together
        is shared out; all else came from the activity's own."""
        several = (*self._where, of_several())
        shares = await session.execute(people_by_district(*several, by=self._now))
        moved = [(place, now, int(n)) for place, now, n in shares]
        if self._district_id is None:  # else it was left out before
            own = select(Activity.district_id, self._now, func.sum(Attendance.in_person + Attendance.remote))
            whole = own.join_from(Activity, Attendance, Attendance.activity_id == Activity.id).where(*several)
            rows = await session.execute(whole.group_by(Activity.district_id, self._now))
            moved += [(place, now, -int(n)) for place, now, n in rows]
        every = [*((one.district_id, one.now, 0) for one in held), *came, *moved]
        named = await self._names(session, {place for place, _, _ in every if place is not None})
        told = ((place, named[place], now, n) for place, now, n in every if place is not None)
        return sorted_figures(row for row in told if self._district_id in (None, row[0]))

    async def districts(self, session: AsyncSession, held: Sequence[CountedDeeds]) -> list[Figure]:
        """How many activities by their own district and by those besides."""
        own = [(one.district_id, one.district, one.now, one.count) for one in held]
        found = [*own, *await self._besides(session, District, Activity.district_id, Place, Place.district_id)]
        return sorted_figures(row for row in found if self._district_id in (None, row[0]))

    async def people(self, session: AsyncSession, held: Sequence[CountedDeeds]) -> list[Figure]:
        """How many activities by author and by those who did it with them."""
        own = [(one.author_id, one.author, one.now, one.count) for one in held]
        return sorted_figures(
            [*own, *await self._besides(session, Person, Activity.author_id, Coauthor, Coauthor.person_id)]
        )

    async def _besides(
        self,
        session: AsyncSession,
        named: type[District | Person],
        own: InstrumentedAttribute[Any],
        table: type[Place | Coauthor],
        other: InstrumentedAttribute[int],
    ) -> list[tuple[int, str, int, int]]:
        found = (
            select(other.label("id"), self._now, func.count().label("n"))
            .join_from(Activity, table, table.activity_id == Activity.id)
            .where(*self._where, other != own)
            .group_by(other, self._now)
            .subquery()
        )
        query = select(found.c.id, named.name, found.c.now, found.c.n).join(named, named.id == found.c.id)
        return [(one, name, now, int(n)) for one, name, now, n in await session.execute(query)]

    async def _names(self, session: AsyncSession, ids: Collection[int]) -> dict[int, str]:
        query = select(District.id, District.name).where(District.id.in_(ids))
        return {place_id: name for place_id, name in await session.execute(query)}  # noqa: C416 — rows, not pairs

    async def _figures(self, session: AsyncSession, query: Select[Any]) -> list[list[Figure]]:
        """Rows of key, name, now or before, amounts; two people of one name stay two."""
        rows = (await session.execute(query)).all()
        width = len(query.selected_columns) - 3
        return [sorted_figures((key, name, now, amounts[n]) for key, name, now, *amounts in rows) for n in range(width)]


def sorted_figures(rows: Iterable[tuple[object, object, int, int]]) -> list[Figure]:
    sums: dict[object, tuple[str, list[int]]] = {}
    for key, name, now, amount in rows:
        sums.setdefault(key, (str(name or ""), [0, 0]))[1][now] += int(amount)
    figures = [
        Figure(name, now, before, key if isinstance(key, int) else None) for key, (name, (before, now)) in sums.items()
    ]
    return sorted(figures, key=lambda f: (-f.now, -f.before, f.name))


def by_type(deeds: Iterable[CountedDeeds], taken: Involvement) -> list[Figure]:
    """How many activities of a type the centre held, or took part in."""
    return sorted_figures((one.type, one.type, one.now, one.count) for one in deeds if one.involvement is taken)


def total_of(figures: list[Figure]) -> Figure:
    return Figure("", sum(f.now for f in figures), sum(f.before for f in figures))
