"""Whom letters are for, and where a messenger reaches them."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.identities import TELLS, Identity, Messenger
from models.people import Center, Person
from scheduler.several import works_elsewhere


class Addressee(NamedTuple):
    """A person of a centre, and their number in the messenger; `several` of more than one centre."""

    person: Person
    center: Center
    user_id: int
    several: bool


async def addressees(
    session: AsyncSession, messenger: Messenger, people: Collection[int], today: date
) -> dict[int, Addressee]:
    """Those of the people whose letters go to this messenger, by their ids."""
    query = (
        select(Person, Center, Identity.user_id, works_elsewhere(today))
        .join(Center, Center.id == Person.center_id)
        .join(Identity, Identity.account == Person.account)
        .where(Person.id.in_(people), TELLS, Identity.messenger == messenger)
    )
    return {one[0].id: Addressee(*one) for one in await session.execute(query)}
