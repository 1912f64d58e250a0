"""Use cases of coordinators whom the platform invites: the centre's own coordinators decide, or time does."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.access import Permission
from models.admissions import NOTICE, Admission
from models.audit import Event
from models.errors import DomainError, NotFound
from models.people import Center, District, Person, Post
from models.timers import TimerKind
from services.audit import note
from services.people.inner.admissions import post_is_closed, take_effect
from services.people.inner.office import stay_in_office
from services.plan.inner.vacancies import meet
from services.timers.firing import set_timers
from services.work import Work, use_case

ARRIVAL = (Event.ARRIVAL_ADMITTED, Event.ARRIVAL_REFUSED)


@dataclass(frozen=True)
class Waiting:
    """A place that somebody waits for. `comes_at`: when they come in all the same, once everybody was told of it.
    `how`: by whose word, as the texts call it."""

    center: str
    place: str
    comes_at: datetime | None
    how: str = "none"


@dataclass(frozen=True, kw_only=True)
class ArrivedGuest:
    """Somebody who came by a link of many and waits for a coordinator's word."""

    id: int
    name: str
    place: str
    asked_at: datetime

    @property
    def line(self) -> str:
        """The name and the place of whoever waits."""
        return f"{self.name} · {self.place}"


@use_case(Permission.MANAGE_PEOPLE)
async def list_arrivals(work: Work) -> list[ArrivedGuest]:
    """Who came by a link of many and waits, the first one first."""
    query = (
        select(Admission.id, Person.name, Post.title, District.name, Admission.asked_at)
        .join(Person, Person.id == Admission.person_id)
        .join(Post, Post.id == Admission.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(Admission.center_id == work.center_id, Admission.decided_at.is_(None), Person.account > 0)
        .where(Admission.invite_id.is_not(None))
        .order_by(Admission.id)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        ArrivedGuest(id=one, name=name, place=f"{title}, {district}" if district else title, asked_at=at)
        for one, name, title, district, at in rows
    ]


@use_case(Permission.OWN_DATA)
async def waited_for(work: Work) -> Waiting | None:
    """What the actor waits for; None when for nothing."""
    if work.actor.person_id is None:
        return None
    query = (
        select(Center.name, Post.title, Admission.noticed_at, Admission.invite_id)
        .join(Center, Center.id == Admission.center_id)
        .join(Post, Post.id == Admission.post_id)
        .where(Admission.person_id == work.person_id, Admission.decided_at.is_(None))
    )
    async with work.db.reading() as session:
        found = (await session.execute(query)).first()
    if found is None:
        return None
    how = "none" if found.invite_id is None else "shared"
    return Waiting(found[0], found[1], found[2] and found[2] + NOTICE, how)


@use_case(Permission.MANAGE_PEOPLE)
async def decide(work: Work, admission_id: int, *, admit: bool) -> str:
    """A coordinator lets somebody in as another one, or refuses; returns the name. Raises NotFound for another
    centre's and for one's own, DomainError when it is decided, and to let somebody into a place that was closed
    meanwhile, Denied for whom somebody put out meanwhile."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        # the timer first: the tick that holds it decides by itself, and is waited for
        await set_timers(session, TimerKind.ADMISSION, work.center_id, {admission_id: None})
        found = await session.get(Admission, admission_id, with_for_update=True)
        if found is None or found.center_id != work.center_id or found.person_id == work.person_id:
            raise NotFound
        person = await session.get_one(Person, found.person_id)
        if admit and await post_is_closed(session, found):
            raise DomainError("admission-post-closed")
        found.decide(work.clock.now(), work.person_id, admitted=admit)
        coordinator, arrival = (Event.COORDINATOR_ADMITTED, Event.COORDINATOR_REFUSED), ARRIVAL
        admitted, refused = coordinator if found.invite_id is None else arrival
        note(session, work, admitted if admit else refused, str(person.id))
        tenure = await take_effect(session, work.clock.now(), found, person, work.today)
        if tenure is not None and found.invite_id is not None:
            await meet(session, work, tenure)
        return person.name
