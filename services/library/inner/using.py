"""A material is come by: once a day and person."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.kinds import Use
from models.library.searching import MaterialUse
from services.work import Work


async def note_use(session: AsyncSession, work: Work, material_id: int, how: Use) -> None:
    """The actor came by that material, in the caller's transaction; a second time on one day is the same use,
    come by as it was at first."""
    since = work.clock.now() - timedelta(days=1)
    same = select(MaterialUse.id).where(
        MaterialUse.material_id == material_id, MaterialUse.person_id == work.person_id, MaterialUse.at > since
    )
    if await session.scalar(same.limit(1)) is not None:
        return
    districts = work.actor.district_ids
    session.add(
        MaterialUse(
            center_id=work.center_id,
            material_id=material_id,
            person_id=work.person_id,
            district_id=districts[0] if districts else None,
            at=work.clock.now(),
            how=how,
            rating=None,
        )
    )
