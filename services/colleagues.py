"""The use cases of who may be named: colleagues and the centre's districts."""

from sqlalchemy import select

from models.access import Permission
from models.people import District, Person
from services.work import Work, use_case


@use_case(Permission.OWN_DATA)
async def colleagues(work: Work) -> list[str]:
    """Names of the people of the actor's centre, who may be named, and of its districts; none for a stranger."""
    if work.actor.center_id is None:
        return []
    async with work.db.reading() as session:
        of_people = select(Person.name).where(Person.center_id == work.center_id)
        of_places = select(District.name).where(District.center_id == work.center_id)
        return list(await session.scalars(of_people.union_all(of_places)))


@use_case(Permission.OWN_DATA)
async def staff(work: Work) -> list[str]:
    """Names of the people of the actor's centre alone."""
    async with work.db.reading() as session:
        return list(await session.scalars(select(Person.name).where(Person.center_id == work.center_id)))
