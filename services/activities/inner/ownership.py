"""Whose a thing is that a record names."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models.errors import DomainError
from models.people import District, Person
from services.work import Work


async def own_district(session: AsyncSession | AsyncConnection, work: Work, district_id: int | None) -> None:
    """Raise DomainError for a district that is not the actor's centre's."""
    if district_id is not None:
        await all_own(session, work, District, {district_id})


async def all_own(
    session: AsyncSession | AsyncConnection, work: Work, table: type[District | Person], ids: Collection[int]
) -> None:
    if not ids:  # of most records: the query is not even built
        return
    own = select(func.count()).where(table.id.in_(ids), table.center_id == work.center_id)
    if await session.scalar(own) != len(ids):
        raise DomainError("form-gone-district" if table is District else "form-gone-person")
