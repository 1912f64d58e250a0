"""Whose an entry of a register is: who sees it, who changes it."""

from sqlalchemy import ColumnElement, Subquery, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.access import Permission, Role
from models.activities import LISTS, Activity
from models.errors import NotFound
from models.register_entries import RegisterEntry
from models.registers.definition import Register
from models.registers.tables import RegisterPerson
from services.work import Work

Pair = tuple[RegisterEntry | None, Activity | None]
"""What an entry is: its own row, and the activity that it is; never neither of them."""


def sees_all(work: Work, register: Register) -> bool:
    """Whether the actor sees whatever stands in the register; a curator sees what is their own."""
    return bool((work.actor.roles & set(register.adds)) - {Role.CURATOR})


def visible(work: Work, register: Register, lines: Subquery) -> list[ColumnElement[bool]]:
    """Which lines the actor sees, as conditions of a query over them."""
    if sees_all(work, register):
        return []
    trained = select(RegisterPerson.entry_id).where(RegisterPerson.person_id == work.person_id)
    return [or_(lines.c.author_id == work.person_id, lines.c.entry_id.in_(trained))]


def may_change(work: Work, author_id: int) -> bool:
    """Whether the actor is its author, or may change any of the centre."""
    return author_id == work.person_id or work.actor.may(Permission.MANAGE_REGISTERS)


async def find_entry(
    session: AsyncSession, work: Work, register: Register, number: int, *, deleted: bool = False
) -> Pair:
    """A living entry, or a `deleted` one, locked: a second editor waits. `number` is the activity's where the entries
    are activities. Raises NotFound for none, another centre's, and one that is not the actor's to change."""
    if register.recorded:
        one = Activity
        query = select(one).where(one.id == number, one.type.in_(register.types))
        query = query.where(one.involvement == register.involvement).options(*(selectinload(each) for each in LISTS))
        record = await session.scalar(
            query.where(one.center_id == work.center_id, one.deleted_at.is_not(None) == deleted).with_for_update(of=one)
        )
        if record is None or not may_change(work, record.author_id):
            raise NotFound("register-entry-gone")
        own = select(RegisterEntry).where(RegisterEntry.activity_id == number)
        return await session.scalar(own.with_for_update()), record
    entry = await session.get(RegisterEntry, number, with_for_update=True)
    here = entry is not None and (entry.center_id, entry.register) == (work.center_id, register.key)
    if entry is None or not here or (entry.deleted_at is not None) != deleted or not may_change(work, entry.author_id):
        raise NotFound("register-entry-gone")
    return entry, None
