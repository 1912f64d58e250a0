"""The use case of what a register comes to in a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.people import District, Person
from models.periods import Period
from models.registers.definition import Register
from models.registers.tallies import CountedBy, CountedKey, RegisterTally
from services.registers.inner.access import sees_all
from services.registers.inner.counts import count_by, count_channels, count_hours, count_register
from services.registers.inner.silent import silent_channels
from services.registers.inner.terms import seen_register
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class RegisterTotals:
    """A register in a period: all of it, by state, by district, by kind; hours by colleague; by month and channel."""

    register: Register
    period: Period
    whole: RegisterTally
    states: Mapping[CountedKey, RegisterTally]
    districts: Sequence[tuple[str, RegisterTally]]
    sorts: Mapping[CountedKey, RegisterTally]
    people: Sequence[tuple[str, int, int]]
    channels: Mapping[tuple[int, str], int]
    silent: Sequence[str]
    """Channels that the plan wants something in each month and that have nothing in the one that runs."""


@use_case(Permission.SEE_REGISTERS)
async def register_totals(work: Work, key: str, period: Period) -> RegisterTotals:
    """What a register comes to in a period, for whoever sees all of it. Raises NotFound for others."""
    async with work.db.reading() as session:
        register = await seen_register(session, work, key)
        if not sees_all(work, register):
            raise NotFound("register-hidden")
        asked = (session, register, work.center_id, period)
        districts = await count_by(*asked, CountedBy.DISTRICT)
        hours = await count_hours(*asked) if register.trains else []
        names = await _names(session, work, [person for person, *_ in hours])
        return RegisterTotals(
            register=register,
            period=period,
            whole=await count_register(*asked),
            states=await count_by(*asked, CountedBy.STATE, every_state=True) if register.states else {},
            districts=await _by_district(session, districts),
            sorts=await count_by(*asked, CountedBy.SORT),
            people=[(names[person], entries, learned) for person, entries, learned in hours],
            channels=await count_channels(*asked) if register.monthly else {},
            silent=await silent_channels(session, work.center_id, work.today)
            if register.monthly and work.today in period
            else (),
        )


async def _names(session: AsyncSession, work: Work, people: Sequence[int]) -> dict[int, str]:
    if not people:
        return {}
    query = select(Person.id, Person.name).where(Person.id.in_(people), Person.center_id == work.center_id)
    return {person: name for person, name in await session.execute(query)}  # noqa: C416 — rows


async def _by_district(
    session: AsyncSession, counted: Mapping[CountedKey, RegisterTally]
) -> list[tuple[str, RegisterTally]]:
    query = select(District.id, District.name).where(District.id.in_([one for one in counted if one is not None]))
    rows = await session.execute(query.order_by(District.position, District.id))
    return [(name, counted[number]) for number, name in rows]
