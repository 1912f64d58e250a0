"""The use case of what came of an event: how useful it was, its materials, what it decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select

from models.access import Permission
from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.events.opinions import Opinions
from models.events.people import EventInvitee
from services.events.inner.access import led_event
from services.events.inner.materials import given_to
from services.events.inner.opinions import opinions_of
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class AfterEvent:
    """What came of one event."""

    id: int
    title: str
    starts_at: datetime
    came: int
    """People of the bot who were there."""
    opinions: Opinions
    materials: str
    given: Sequence[tuple[int, str]]
    """Numbers and titles of what of the library its materials are."""
    decided: int
    undone: int
    """How many of its decisions are open."""


@use_case(Permission.ATTEND_EVENTS)
async def open_after(work: Work, event_id: int) -> AfterEvent:
    """What came of an event that the actor leads. Raises NotFound for any other."""
    async with work.db.reading() as session:
        event = await led_event(session, work, event_id)
        came = select(func.count()).where(EventInvitee.event_id == event.id, EventInvitee.came()).scalar_subquery()
        still = func.count(case((PostTask.state == TaskState.OPEN, 1)))
        query = select(func.count(PostTask.id), still, came).where(
            PostTask.event_id == event.id, PostTask.state != TaskState.DROPPED
        )
        decided, undone, people = (await session.execute(query)).one()
        return AfterEvent(
            id=event.id,
            title=event.title,
            starts_at=event.starts_at,
            came=int(people),
            opinions=await opinions_of(session, work.clock.now(), event.id),
            materials=event.materials,
            given=await given_to(session, event.id),
            decided=int(decided),
            undone=int(undone),
        )
