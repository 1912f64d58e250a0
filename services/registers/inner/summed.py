"""What all registers of a centre come to in several periods: one trip, however many there are."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.periods import Period
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
    """Every register in every period, of the centre or of what was recorded of one of its districts."""
    numbered = list(enumerate(periods))
    asked = [_tally(one, center_id, *of, district_id) for one in registers for of in numbered]
    rows = await session.execute(union_all(*asked))
    return {
        (key, int(which)): RegisterTally(
            entries=int(entries), amount=int(amount), number=int(number), hours=int(hours), people=int(people)
        )
        for key, which, entries, amount, number, hours, people in rows
    }


def _tally(
    register: Register, center_id: int, which: int, period: Period, district_id: int | None
) -> Select[str, int, int, int, int, int, int]:
    lines, one = lines_of(register, center_id), RegisterPerson
    where = conditions(register, lines, period)
    if district_id is not None:
        where.append(lines.c.district_id == district_id)
    named, none = (literal(register.key), literal(which)), literal(0)
    if register.trains:
        # a colleague is a row of their own: entries are counted once for all of theirs
        learned = (func.coalesce(func.sum(one.hours), 0), func.count(one.person_id.distinct()))
        query = select(*named, func.count(lines.c.id.distinct()), none, none, *learned).select_from(lines)
        return query.outerjoin(one, one.entry_id == lines.c.entry_id).where(*where)
    sums = (func.coalesce(func.sum(lines.c[name]), 0) for name in ("amount", "number"))
    return select(*named, func.count(), *sums, none, none).select_from(lines).where(*where)
