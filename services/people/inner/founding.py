"""A centre with its districts, and the link of its first coordinator, before anybody can use the chat."""

from collections.abc import Sequence
from zoneinfo import available_timezones

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.audit import Event
from models.people import Center, District
from models.timers import TimerKind
from services.audit import log
from services.people.inner.links import new_invite, post_of
from services.people.invitation import Invitation
from services.timers.firing import set_timers
from storage.clock import Clock
from storage.database import Database

COORDINATOR = "Координатор"


async def coordinator_invite(db: Database, clock: Clock, center_id: int, client_key: str) -> Invitation:
    """A link for a centre's coordinator: what the command line gives before anybody can use the chat."""
    async with db.writing() as session:
        post = await post_of(session, center_id, Role.COORDINATOR, COORDINATOR, None)
        made = await new_invite(session, post, clock.now(), client_key)
        log(session, clock, center_id, None, Event.COORDINATOR_INVITED, str(made.id))
        return made


async def ensure_center(db: Database, clock: Clock, name: str, districts: Sequence[str], zone: str) -> int:
    """The centre of that name, made when there is none; returns its id. A zone that was stored and is none is mended.

    Raises DomainError for what can be no centre.
    """
    async with db.writing() as session:
        found = await session.scalar(select(Center).where(Center.name == name))
        if found is None:
            center_id = await add_center(session, clock, name, districts, zone)
            log(session, clock, center_id, None, Event.CENTER_FOUNDED)
            return center_id
        if found.zone not in available_timezones():
            found.zone = zone
        return found.id


async def add_center(session: AsyncSession, clock: Clock, name: str, districts: Sequence[str], zone: str) -> int:
    Center.check(name, districts, zone)
    center = Center(name=name, zone=zone, created_at=clock.now())
    session.add(center)
    await session.flush()
    session.add_all(District(center_id=center.id, name=d, position=n) for n, d in enumerate(districts, 1))
    for kind in (TimerKind.CENTER, TimerKind.MONITORING):
        await set_timers(session, kind, center.id, {center.id: clock.now()})
    return center.id
