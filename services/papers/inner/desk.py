"""Whoever sits at the machine itself makes papers too: a centre without the messenger has all of them."""

from sqlalchemy import select

from models.access import Role
from models.people import Actor, Center
from services.work import Work
from storage.clock import Clock
from storage.database import Database

NOBODY = 0
"""The number of no person."""


async def work_at(db: Database, clock: Clock, center: str) -> Work | None:
    """A unit of work of the command line in the centre of that name; None where there is no such centre."""
    async with db.reading() as session:
        rows = (await session.execute(select(Center.id, Center.name, Center.zone, Center.words_version))).all()
    key = " ".join(center.split()).casefold()
    found = next((row for row in rows if row.name == center), None)
    found = found or next((row for row in rows if " ".join(row.name.split()).casefold() == key), None)
    if found is None:
        return None
    roles = frozenset({Role.COORDINATOR, Role.HEAD})
    named = {"center_id": found.id, "center_name": found.name, "zone": found.zone, "words": found.words_version}
    return Work(db, clock, Actor(NOBODY, roles=roles, **named))
