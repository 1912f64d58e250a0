"""Whether who acts for a centre still does, at the moment of the deed."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import Denied
from models.people import Center
from services.outbox.reachability import coordinators
from services.work import Work


async def hold_center(session: AsyncSession, center_id: int) -> Center:
    """Lock the centre until the transaction ends: nobody becomes its coordinator, or ceases to be, meanwhile. Take it
    before anything else is read."""
    return await session.get_one(Center, center_id, with_for_update={"key_share": True})


async def stay_in_office(session: AsyncSession, work: Work) -> None:
    """Hold the actor's centre. Raises Denied for whom another coordinator put out since the press was read: two who do
    it to each other at once would leave nobody."""
    await hold_center(session, work.center_id)
    if work.person_id not in await coordinators(session, work.center_id, work.today):
        raise Denied(Permission.MANAGE_PEOPLE)
