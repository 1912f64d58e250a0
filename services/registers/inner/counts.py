"""Counts and sums of registers, in the database: for plan against fact, the summary, the analysis and papers.

Parts of use cases of other areas: they are given a session and a centre, and ask for no permission.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, FromClause, Integer, Select, Subquery, cast, extract, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.periods import Period
from models.registers.definition import Register
from models.registers.tables import RegisterPerson
from models.registers.tallies import CountedBy, CountedKey, RegisterTally
from services.registers.inner.lines import lines_of


async def count_register(
    session: AsyncSession,
    register: Register,
    center_id: int,
    period: Period,
    *,
    items: Collection[int] | None = None,
    every_state: bool = False,
) -> RegisterTally:
    """All of a register in a period; of these rows of the plan alone where they are named. Entries whose state does not
    count (a grant that is only prepared) are left out unless `every_state`. Two trips, one for most registers."""
    lines = lines_of(register, center_id)
    where = conditions(register, lines, period, items=items, every_state=every_state)
    entries, amount, number = (await session.execute(_tally(lines, where))).one()
    hours, people = await _trained(session, register, lines, where)
    return RegisterTally(entries=entries, amount=int(amount or 0), number=int(number or 0), hours=hours, people=people)


async def count_by(
    session: AsyncSession,
    register: Register,
    center_id: int,
    period: Period,
    by: CountedBy,
    *,
    every_state: bool = False,
) -> Mapping[CountedKey, RegisterTally]:
    """The same by state, district, kind, channel, row of the plan, author or month: one trip, in the keys' order. A
    district that was merged into another stays itself: what was recorded of it is its own."""
    lines = lines_of(register, center_id)
    where = conditions(register, lines, period, every_state=every_state)
    key = _month(lines) if by is CountedBy.MONTH else lines.c[by.value]
    rows = await session.execute(_tally(lines, where).add_columns(key).group_by(key).order_by(key))
    return {
        one: RegisterTally(entries=entries, amount=int(amount or 0), number=int(number or 0))
        for entries, amount, number, one in rows
    }


async def count_hours(
    session: AsyncSession, register: Register, center_id: int, period: Period
) -> Sequence[tuple[int, int, int]]:
    """Every colleague of a register's entries in a period: person, entries, hours; who learned most comes first."""
    lines = lines_of(register, center_id)
    hours = func.sum(RegisterPerson.hours)
    query = (
        select(RegisterPerson.person_id, func.count(), hours)
        .join(lines, lines.c.entry_id == RegisterPerson.entry_id)
        .where(*conditions(register, lines, period))
        .group_by(RegisterPerson.person_id)
        .order_by(hours.desc(), RegisterPerson.person_id)
    )
    rows = (await session.execute(query)).all()
    return [(person, count, int(learned)) for person, count, learned in rows]


async def count_channels(
    session: AsyncSession, register: Register, center_id: int, period: Period
) -> Mapping[tuple[int, str], int]:
    """How much was published by month (its number) and channel: what «at least one a month» is seen by. One trip."""
    lines = lines_of(register, center_id)
    month = _month(lines)
    query = select(month, lines.c.channel, func.count()).where(*conditions(register, lines, period))
    rows = await session.execute(query.group_by(month, lines.c.channel).order_by(month, lines.c.channel))
    return {(int(number), channel): count for number, channel, count in rows}


def conditions(
    register: Register,
    lines: Subquery,
    period: Period,
    *,
    items: Collection[int] | None = None,
    every_state: bool = False,
) -> list[ColumnElement[bool]]:
    """Which lines count in a period, as conditions of a query over `lines_of`. Of a snapshot it is the last quarter
    for which there is anything: older numbers are not carried over, and a silent district is no zero."""
    found = _within(register, lines, period, items, every_state=every_state)
    if not register.snapshot:
        return found
    same = lines.alias()
    last = select(func.max(same.c.day)).where(*_within(register, same, period, items, every_state=every_state))
    return [*found, lines.c.day == last.scalar_subquery()]


def _within(
    register: Register, lines: FromClause, period: Period, items: Collection[int] | None, *, every_state: bool
) -> list[ColumnElement[bool]]:
    if register.spans:
        found = [lines.c.day <= period.last, or_(lines.c.until.is_(None), lines.c.until >= period.first)]
    else:
        found = [lines.c.day.between(period.first, period.last)]
    if register.states and not every_state:
        found.append(lines.c.state.in_(register.counted))
    if items is not None:
        found.append(lines.c.plan_item_id.in_(items) if items else false())
    return found


def _month(lines: Subquery) -> ColumnElement[int]:
    return cast(extract("month", lines.c.day), Integer)


def _tally(lines: Subquery, where: Sequence[ColumnElement[bool]]) -> Select[int, int | None, int | None]:
    counted = select(func.count(), func.sum(lines.c.amount), func.sum(lines.c.number))
    return counted.select_from(lines).where(*where)


async def _trained(
    session: AsyncSession, register: Register, lines: Subquery, where: Sequence[ColumnElement[bool]]
) -> tuple[int, int]:
    if not register.trains:
        return 0, 0
    query = (
        select(func.coalesce(func.sum(RegisterPerson.hours), 0), func.count(RegisterPerson.person_id.distinct()))
        .join(lines, lines.c.entry_id == RegisterPerson.entry_id)
        .where(*where)
    )
    hours, people = (await session.execute(query)).one()
    return int(hours), int(people)
