"""The use case of who may be named: colleagues."""

from sqlalchemy import select

from models.access import Permission
from models.people import Person
from services.work import Work, use_case


@use_case(Permission.OWN_DATA)
async def colleagues(work: Work) -> list[str]:
    """Names of the people of the actor's centre, who may be named; none for a stranger."""
    if work.actor.center_id is None:
        return []
    async with work.db.reading() as session:
        return list(await session.scalars(select(Person.name).where(Person.center_id == work.center_id)))
