"""Use cases of coordinators whom the platform invites: the centre's own coordinators decide, or time does."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.access import Permission
from models.admissions import NOTICE, Admission
from models.audit import Event
from models.errors import NotFound
from models.people import Center, Person, Post
from models.timers import TimerKind
from services.audit import note
from services.people.inner.admissions import take_effect
from services.people.inner.office import stay_in_office
from services.timers.firing import set_timers
from services.work import Work, use_case


@dataclass(frozen=True)
class Waiting:
    """A place that somebody waits for. `comes_at`: when they come in all the same, once everybody was told of it."""

    center: str
    place: str
    comes_at: datetime | None


@use_case(Permission.OWN_DATA)
async def waited_for(work: Work) -> Waiting | None:
    """What the actor waits for; None when for nothing."""
    if work.actor.person_id is None:
        return None
    query = (
        select(Center.name, Post.title, Admission.noticed_at)
        .join(Center, Center.id == Admission.center_id)
        .join(Post, Post.id == Admission.post_id)
        .where(Admission.person_id == work.person_id, Admission.decided_at.is_(None))
    )
    async with work.db.reading() as session:
        found = (await session.execute(query)).first()
    return Waiting(found[0], found[1], found[2] and found[2] + NOTICE) if found else None


@use_case(Permission.MANAGE_PEOPLE)
async def decide(work: Work, admission_id: int, *, admit: bool) -> str:
    """A coordinator lets somebody in as another one, or refuses; returns the name. Raises NotFound for another
    centre's and for one's own, DomainError when it is decided, Denied for whom somebody put out meanwhile."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        # the timer first: the tick that holds it decides by itself, and is waited for
        await set_timers(session, TimerKind.ADMISSION, work.center_id, {admission_id: None})
        found = await session.get(Admission, admission_id, with_for_update=True)
        if found is None or found.center_id != work.center_id or found.person_id == work.person_id:
            raise NotFound
        person = await session.get_one(Person, found.person_id)
        found.decide(work.clock.now(), work.person_id, admitted=admit)
        note(session, work, Event.COORDINATOR_ADMITTED if admit else Event.COORDINATOR_REFUSED, str(person.id))
        await take_effect(session, work.clock.now(), found, person, work.today)
        return person.name
