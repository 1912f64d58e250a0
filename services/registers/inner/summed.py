"""What all registers of a centre come to in several periods: one trip, however many there are."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.periods import Period
from models.register_entries import RegisterEntry
from models.registers.definition import Register
from models.registers.tables import RegisterPerson
from models.registers.tallies import RegisterTally
from services.registers.inner.counts import conditions
from services.registers.inner.lines import lines_of

Tallies = Mapping[tuple[str, int], RegisterTally]
"""By the register's key and the number of the period."""


async def sum_registers(
    session: AsyncSession,
    center_id: int,
    registers: Sequence[Register],
    periods: Sequence[Period],
    district_id: int | None = None,
) -> Tallies:
    """Every register in every period, of the centre or of what was recorded of one of its districts. Of those whose
    entries are activities only what their own rows add, hours and people: whoever asks has counted the activities."""
    numbered = list(enumerate(periods))
    asked = [
        _added(one, center_id, *of, district_id) if one.recorded else _tally(one, center_id, *of, district_id)
        for one in registers
        for of in numbered
    ]
    rows = await session.execute(union_all(*asked))
    return {
        (key, int(which)): RegisterTally(
            entries=int(entries), amount=int(amount), number=int(number), hours=int(hours), people=int(people)
        )
        for key, which, entries, amount, number, hours, people in rows
    }


def _added(
    register: Register, center_id: int, which: int, period: Period, district_id: int | None
) -> Select[str, int, int, int, int, int, int]:
    """Read from the register's own rows, which are few, and not from the activities."""
    entry, record, learner, none = RegisterEntry, Activity, RegisterPerson, literal(0)
    learned = select(learner.entry_id, func.sum(learner.hours).label("hours")).group_by(learner.entry_id).subquery()
    where = [
        entry.center_id == center_id,
        entry.register == register.key,
        entry.deleted_at.is_(None),
        record.deleted_at.is_(None),
        record.type.in_(register.types),
        record.involvement == register.involvement,
        record.day.between(period.first, period.last),
        *([record.district_id == district_id] if district_id is not None else []),
    ]
    of_them = select(entry.id).join(record, record.id == entry.activity_id).where(*where)
    people = select(func.count(learner.person_id.distinct())).where(learner.entry_id.in_(of_them)).scalar_subquery()
    sums = (func.coalesce(func.sum(entry.number), 0), func.coalesce(func.sum(learned.c.hours), 0))
    query = select(literal(register.key), literal(which), none, none, *sums, func.coalesce(people, 0))
    joined = query.select_from(entry).join(record, record.id == entry.activity_id)
    return joined.outerjoin(learned, learned.c.entry_id == entry.id).where(*where)


def _tally(
    register: Register, center_id: int, which: int, period: Period, district_id: int | None
) -> Select[str, int, int, int, int, int, int]:
    lines = lines_of(register, center_id)
    where = conditions(register, lines, period)
    if district_id is not None:
        where.append(lines.c.district_id == district_id)
    named, none = (literal(register.key), literal(which)), literal(0)
    sums = (func.coalesce(func.sum(lines.c[name]), 0) for name in ("amount", "number"))
    return select(*named, func.count(), *sums, none, none).select_from(lines).where(*where)
