"""Lists that wait: whose they are, how long they are kept, and who is taken out of them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.guests.tables import KEPT, GuestContent, GuestList
from models.plan.same_names import same_person
from services.work import Work
from storage.clock import Clock
from storage.database import Database
from storage.sweeping import sweep


async def own_list(session: AsyncSession, work: Work, list_id: int, *, lock: bool = False) -> GuestList:
    """A list of the actor's centre. Raises NotFound for another's, or one that was dropped."""
    query = select(GuestList).where(GuestList.id == list_id, GuestList.center_id == work.center_id)
    found: GuestList | None = await session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("guests-gone")
    return found


async def forget_old_lists(db: Database, clock: Clock) -> int:
    """Delete lists that are older than they are kept; returns how many."""
    return await sweep(db, GuestList, GuestList.made_at < clock.now() - KEPT)


async def take_out(session: AsyncSession, center_id: int, name: str) -> None:
    """The lists of a centre say nothing of this person any more."""
    for one in await session.scalars(select(GuestList).where(GuestList.center_id == center_id)):
        content = GuestContent.read(one.content)
        kept = [guest for guest in content.guests if not same_person(guest.name, name)]
        if len(kept) < len(content.guests):
            one.content = {**one.content, "guests": GuestContent(guests=kept).json["guests"]}
