"""The summary: what a centre did in a period against the period before, grouped by the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Attendance, Handout
from models.errors import NotFound
from models.people import District, Person
from models.periods import Period
from services.work import Work, use_case


@dataclass(frozen=True)
class Figure:
    """A number now and in the period before."""

    name: str
    now: int
    before: int


@dataclass(frozen=True)
class Summary:
    """Activities by type, district and person (counts), participants by category (visits), materials (copies)."""

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
    people: list[Figure]


@use_case(Permission.SEE_SUMMARY)
async def summarise(work: Work, period: Period, district_id: int | None = None) -> Summary:
    """The figures of the actor's centre, or of one of its districts. Raises NotFound for a foreign district."""
    async with work.db.reading() as session:
        district = await _district(session, work, district_id)
        ask = _Question(work.center_id, period, district_id)
        (types,) = await ask.count(session, Activity.type)
        came = Attendance.in_person + Attendance.remote
        categories, remote = await ask.add(session, Attendance, Attendance.category, came, Attendance.remote)
        (materials,) = await ask.add(session, Handout, Handout.kind, Handout.copies)
        (districts,) = await ask.named(session, Activity.district_id, District.name, District.id)
        (people,) = await ask.named(session, Activity.author_id, Person.name, Person.id)
    return Summary(
        period,
        district,
        _total(types),
        _total(categories),
        _total(remote),
        _total(materials),
        types,
        categories,
        materials,
        districts,
        people,
    )


class _Question:
    """The two periods stand side by side, so one query counts both: `now` is 1 for the later one."""

    def __init__(self, center_id: int, period: Period, district_id: int | None) -> None:
        self._now = case((Activity.day >= period.first, 1), else_=0).label("now")
        self._where: list[ColumnElement[bool]] = [
            Activity.center_id == center_id,
            Activity.day.between(period.before().first, period.last),
            Activity.deleted_at.is_(None),
        ]
        if district_id is not None:
            self._where.append(Activity.district_id == district_id)

    async def count(self, session: AsyncSession, column: Any) -> list[list[Figure]]:
        """How many activities by that column."""
        query = select(column, column, self._now, func.count()).where(*self._where).group_by(column, self._now)
        return await self._figures(session, query)

    async def add(self, session: AsyncSession, table: Any, column: Any, *amounts: Any) -> list[list[Figure]]:
        """The sums of amounts of the lists that hang on the activities; a list of figures an amount."""
        query = (
            select(column, column, self._now, *(func.sum(amount) for amount in amounts))
            .join_from(Activity, table, table.activity_id == Activity.id)
            .where(*self._where)
            .group_by(column, self._now)
        )
        return await self._figures(session, query)

    async def named(self, session: AsyncSession, column: Any, name: Any, id_: Any) -> list[list[Figure]]:
        """How many activities by what an id stands for: grouped first, named after."""
        counted = select(column.label("id"), self._now, func.count().label("n")).where(*self._where)
        grouped = counted.group_by(column, self._now).subquery()
        query = select(grouped.c.id, name, grouped.c.now, grouped.c.n).outerjoin_from(
            grouped, name.class_, id_ == grouped.c.id
        )
        return await self._figures(session, query)

    async def _figures(self, session: AsyncSession, query: Select[Any]) -> list[list[Figure]]:
        """Rows of key, name, now or before, amounts; two people of one name stay two."""
        rows = (await session.execute(query)).all()
        width = len(query.selected_columns) - 3
        return [_sorted((key, name, now, amounts[n]) for key, name, now, *amounts in rows) for n in range(width)]


def _sorted(rows: Iterable[tuple[Any, Any, int, int]]) -> list[Figure]:
    sums: dict[Any, tuple[str, list[int]]] = {}
    for key, name, now, amount in rows:
        sums.setdefault(key, (str(name or ""), [0, 0]))[1][now] += int(amount)
    figures = [Figure(name, now, before) for name, (before, now) in sums.values()]
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
