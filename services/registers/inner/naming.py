"""The names of districts and colleagues that entries hold numbers of: parts of use cases."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import District, Person
from models.registers.definition import FieldType, Register
from models.stored import Answers
from services.registers.words import Names
from services.work import Work


async def names_in(session: AsyncSession, work: Work, register: Register, entries: Iterable[Answers]) -> Names:
    """What these entries name: a trip for districts, one for colleagues, none where no field asks for them."""
    districts, people = set[int](), set[int]()
    for values in entries:
        for one in register.fields:
            said = values.get(one.name)
            if said and one.kind is FieldType.DISTRICT:
                districts.add(int(said))
            elif said and one.kind is FieldType.HOURS:
                people |= {int(person) for person in said}
    found = Names()
    if districts:
        query = select(District.id, District.name).where(District.id.in_(districts))
        rows = await session.execute(query.where(District.center_id == work.center_id).order_by(District.id))
        found = Names({number: name for number, name in rows})  # noqa: C416 — rows
    if people:
        query = select(Person.id, Person.name).where(Person.id.in_(people))
        rows = await session.execute(query.where(Person.center_id == work.center_id).order_by(Person.id))
        found = Names(found.districts, {number: name for number, name in rows})  # noqa: C416 — rows
    return found
