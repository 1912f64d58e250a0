"""Use cases of being asked to an event: one's own answer, changed till it begins."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.kinds import Answer, Reason
from models.events.people import EventInvitee
from models.events.tables import Event
from services.events.inner.seats import move_up, taken
from services.work import Work, use_case


@dataclass(frozen=True)
class GivenAnswer:
    """What an answer came to: the answer, and whether the person waits for a seat."""

    answer: Answer
    waits: bool


@use_case(Permission.ATTEND_EVENTS)
async def answer(work: Work, event_id: int, said: Answer, reason: Reason | None = None) -> GivenAnswer:
    """Keep the actor's answer; of two for the last seat the second waits. A seat that becomes free by it goes to who
    waits longest. Raises NotFound for an event that they are not asked to, DomainError for one that has begun or is
    cancelled, and for a way of coming that it does not have."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event, mine = await _asked(session, work, event_id)
        event.check_open(now)
        if said is not Answer.DECLINED and said not in event.answers:
            raise DomainError("event-no-such-way")
        free = event.seats is None or said is not Answer.COMING or mine.seated
        had = mine.seated
        mine.say(said, now, reason, seat=free or await taken(session, event.id) < (event.seats or 0))
        if had and not mine.seated:
            await move_up(session, now, event)
        return GivenAnswer(mine.answer, mine.waiting_since is not None)


async def _asked(session: AsyncSession, work: Work, event_id: int) -> tuple[Event, EventInvitee]:
    """The event, locked: two who answer at once wait for each other here; and the actor's place in it."""
    locked = select(Event).where(Event.id == event_id, Event.center_id == work.center_id).with_for_update()
    event = await session.scalar(locked)
    own = (EventInvitee.event_id == event_id, EventInvitee.person_id == work.person_id)
    mine = await session.scalar(select(EventInvitee).where(*own))
    if event is None or mine is None:
        raise NotFound("event-gone")
    return event, mine
