"""What the library lets go of when somebody is forgotten."""

import re

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.tables import LibraryMaterial
from models.people import Person
from models.plan.same_names import same_person
from services.library.inner.forgetting import forget_reader
from services.library.inner.indexing import mark

_BETWEEN = re.compile(r"\s*[,;]\s*")


async def leave_library(session: AsyncSession, person: Person) -> None:
    """The person is named as an author no more; the materials that they sent stay with the centre."""
    await forget_reader(session, person.center_id, person.id)
    named = select(LibraryMaterial).where(LibraryMaterial.center_id == person.center_id, LibraryMaterial.authors != "")
    for material in await session.scalars(named):
        authors = _BETWEEN.split(material.authors)
        left = [one for one in authors if not same_person(one, person.name)]
        if len(left) < len(authors):
            material.authors = ", ".join(left)
            await mark(session, person.center_id, [material.id])
