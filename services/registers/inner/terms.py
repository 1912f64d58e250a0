"""The registers of a centre, with what it made of them: parts of use cases."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import Denied, NotFound
from models.plan.tables import Plan, PlanItem
from models.plan_years import PlanYear
from models.registers.definition import Register, Term, own_register, register_of, shipped
from models.registers.rows import RegisterRow
from models.registers.tables import RegisterTerm
from services.work import Work


async def registers_in(session: AsyncSession, center_id: int) -> list[Register]:
    """All registers of a centre, those too that are out of use, in their order: one trip."""
    one = RegisterTerm
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    for row in await session.scalars(select(one).where(one.center_id == center_id).order_by(one.register, one.field)):
        found = Term(field=row.field, kind=row.kind, label=row.label, options=row.options, hidden=row.hidden)
        terms[row.register].append(found)
    return [own_register(register, terms[key]) for key, register in shipped().items()]


async def register_in(session: AsyncSession, center_id: int, key: str) -> Register:
    """One of them. Raises DomainError for a key that is none."""
    register_of(key)
    return next(one for one in await registers_in(session, center_id) if one.key == key)


async def seen_register(session: AsyncSession, work: Work, key: str) -> Register:
    """A register that the actor may see: who adds to it sees it. Raises Denied for one that is not theirs, DomainError
    for none, NotFound for one that is out of use."""
    found = await register_in(session, work.center_id, key)
    if not found.may_add(work.actor.roles):
        raise Denied(f"register:{key}")
    if found.hidden:
        raise NotFound("register-hidden")
    return found


async def plan_rows(session: AsyncSession, center_id: int, day: date) -> list[RegisterRow]:
    """The rows of the centre's plans of that day, in the plan's order."""
    query = (
        select(PlanItem.id, PlanItem.content, PlanItem.plain, PlanItem.counted_by, Plan.year, Plan.school)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(Plan.center_id == center_id, Plan.year.in_((day.year - 1, day.year)))
        .where(PlanItem.cancelled_at.is_(None), PlanItem.content.is_not(None))
        .order_by(Plan.year.desc(), PlanItem.place, PlanItem.id)
    )
    rows = (await session.execute(query)).all()
    return [
        RegisterRow(number, (plain or {}).get("content") or content or "", linked)
        for number, content, plain, linked, year, school in rows
        if PlanYear(year, school).holds(day)
    ]
