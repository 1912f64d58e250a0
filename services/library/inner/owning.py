"""A material of the actor's centre: who reads it, and who may change it."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.library.kinds import OPEN, MaterialState
from models.library.tables import LibraryMaterial
from services.work import Work

KNOWN = (*OPEN, MaterialState.OUTDATED)
"""What everybody may look at, found or not."""


def readable(work: Work) -> ColumnElement[bool]:
    """A condition: the actor may read it. What is not open yet is its author's and the coordinator's."""
    here = (LibraryMaterial.center_id == work.center_id) & (LibraryMaterial.state != MaterialState.REMOVED)
    if work.actor.may(Permission.MANAGE_LIBRARY):
        return here
    return here & or_(LibraryMaterial.state.in_(KNOWN), LibraryMaterial.made_by == work.person_id)


async def own_material(session: AsyncSession, work: Work, material_id: int, *, lock: bool = False) -> LibraryMaterial:
    """A material that the actor may read. Raises NotFound for another centre's, and for one that was removed."""
    query = select(LibraryMaterial).where(LibraryMaterial.id == material_id, readable(work))
    found = await session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("material-gone")
    return found


async def changeable(session: AsyncSession, work: Work, material_id: int) -> LibraryMaterial:
    """A material that the actor may change, held. Raises NotFound for any other."""
    found = await own_material(session, work, material_id, lock=True)
    if not may_change(work, found):
        raise NotFound("material-not-yours")
    return found


def may_change(work: Work, material: LibraryMaterial) -> bool:
    """The coordinator at any time; its author until everybody reads it."""
    if work.actor.may(Permission.MANAGE_LIBRARY):
        return True
    return material.made_by == work.person_id and material.state not in KNOWN
