"""What of the library an event gives to those who came."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.kinds import OPEN
from models.library.searching import EventMaterial
from models.library.tables import LibraryMaterial


async def given_to(session: AsyncSession, event_id: int) -> Sequence[tuple[int, str]]:
    """The numbers and titles of its materials, as they were given; what is no more open is left out."""
    one = LibraryMaterial
    query = select(one.id, one.title).join(EventMaterial, EventMaterial.material_id == one.id)
    here = query.where(EventMaterial.event_id == event_id, one.state.in_(OPEN))
    rows = await session.execute(here.order_by(EventMaterial.at, one.id))
    return [(number, title) for number, title in rows]
