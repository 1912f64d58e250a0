"""Use cases of who is there: the list that the host ticks, and the guests that are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Attendance
from models.activity_kinds import Category, Format, Organisation, Type
from models.errors import DomainError, NotFound
from models.events.codes import closes_at, opens_at
from models.events.kinds import Answer, MarkedBy, Presence, Reach
from models.events.people import EventGuests, EventInvitee
from models.events.presence import IN_ROOM, is_early, rooms_of
from models.events.states import EventState
from models.events.tables import Event
from models.people import District, Person, Post
from services.activities.words import called
from services.events.inner.access import led_event
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class PresenceLine:
    """Somebody who is asked or came, as the host sees them."""

    id: int
    name: str
    post: str
    where: str
    """The district, else the post: as much as stands on a button."""
    answer: Answer
    waits: bool
    expected: bool
    presence: Presence
    marked_by: MarkedBy | None
    next: Presence
    """What one more tap says of them."""

    @property
    def came(self) -> bool:
        return self.presence is not Presence.NONE

    @property
    def surprising(self) -> bool:
        """Whether they came and nobody reckoned with them: unasked, or after saying that they cannot."""
        return self.came and (not self.expected or self.answer is Answer.DECLINED)


@dataclass(frozen=True, kw_only=True)
class GuestLine:
    """Guests of one category from one kind of institution."""

    institution: Organisation
    category: Category
    here: int
    remote: int

    @property
    def count(self) -> int:
        return self.here + self.remote


@dataclass(frozen=True, kw_only=True)
class EventDay:
    """An event on its day."""

    id: int
    type: Type
    name: str
    """«Семинар «Название»»."""
    state: EventState
    format: Format
    families: bool
    planned: bool
    """Whether it is held for an item of the plan."""
    starts_at: datetime
    opens_at: datetime
    closes_at: datetime
    begun: bool
    marks: bool
    """Whether presence can be marked by now."""
    activity_id: int | None
    """Its record, where that still counts."""
    recorded: int | None
    """How many came by that record."""
    people: Sequence[PresenceLine]
    guests: Sequence[GuestLine]

    @property
    def came(self) -> int:
        """Everybody who was there, guests too."""
        return self.here + self.remote

    @property
    def here(self) -> int:
        return sum(one.presence is Presence.HERE for one in self.people) + sum(one.here for one in self.guests)

    @property
    def remote(self) -> int:
        return sum(one.presence is Presence.REMOTE for one in self.people) + sum(one.remote for one in self.guests)

    @property
    def ticks(self) -> tuple[Presence, ...]:
        """How somebody can be there, by the rooms that there are."""
        return ticks_of(self.format)

    @property
    def coming(self) -> int:
        """How many said that they come."""
        return sum(one.answer in (Answer.COMING, Answer.REMOTE) and not one.waits for one in self.people)


def ticks_of(form: Format) -> tuple[Presence, ...]:
    """How somebody can be there, by the rooms that there are."""
    return tuple(IN_ROOM[room] for room in rooms_of(form))


@use_case(Permission.ATTEND_EVENTS)
async def open_day(work: Work, event_id: int) -> EventDay:
    """An event that the actor leads with who came. Raises NotFound for another's."""
    async with work.db.reading() as session:
        event = await led_event(session, work, event_id)
        people, guests = await _people(session, event), await _guests(session, event.id)
        record = await _record(session, event)
    now, local = work.clock.now(), work.actor.local
    return EventDay(
        id=event.id,
        type=event.type,
        name=called(event.type, event.title),
        state=event.state,
        format=event.format,
        families=event.reach is Reach.FAMILIES,
        planned=event.plan_item_id is not None,
        starts_at=local(event.starts_at),
        opens_at=local(opens_at(event.starts_at)),
        closes_at=local(closes_at(event.starts_at, event.minutes)),
        begun=event.starts_at <= now,
        marks=not is_early(event, now),
        activity_id=None if record is None else event.activity_id,
        recorded=record,
        people=people,
        guests=guests,
    )


async def _record(session: AsyncSession, event: Event) -> int | None:
    """How many came by the record; None where there is none that counts."""
    came = func.coalesce(func.sum(Attendance.in_person + Attendance.remote), 0)
    query = select(came).select_from(Activity).outerjoin(Attendance).group_by(Activity.id)
    found = await session.scalar(query.where(Activity.id == event.activity_id, Activity.deleted_at.is_(None)))
    return None if found is None else int(found)


async def _people(session: AsyncSession, event: Event) -> Sequence[PresenceLine]:
    """Those who come first, then the silent, then those who cannot; by name."""
    cycle = (Presence.NONE, *ticks_of(event.format))
    columns = (Person.name, Post.title, District.name, EventInvitee)
    query = (
        select(*columns)
        .join(Person, Person.id == EventInvitee.person_id)
        .join(Post, Post.id == EventInvitee.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(EventInvitee.event_id == event.id)
    )
    rows = (await session.execute(query.order_by(Person.name, EventInvitee.id))).all()
    lines = [
        PresenceLine(
            id=one.id,
            name=name,
            post=f"{post}, {district}" if district else post,
            where=district or post,
            answer=one.answer,
            waits=one.waiting_since is not None,
            expected=one.expected,
            presence=one.presence,
            marked_by=one.marked_by,
            next=cycle[(cycle.index(one.presence) + 1) % len(cycle)] if one.presence in cycle else Presence.NONE,
        )
        for name, post, district, one in rows
    ]
    order = (Answer.COMING, Answer.REMOTE, Answer.NONE, Answer.DECLINED)
    return sorted(lines, key=lambda one: (order.index(one.answer), one.waits))


async def _guests(session: AsyncSession, event_id: int) -> Sequence[GuestLine]:
    rows = await session.scalars(select(EventGuests).where(EventGuests.event_id == event_id))
    lines = [
        GuestLine(institution=one.institution, category=one.category, here=one.here, remote=one.remote) for one in rows
    ]
    kinds, categories = list(Organisation), list(Category)
    return sorted(lines, key=lambda one: (kinds.index(one.institution), categories.index(one.category)))


@use_case(Permission.ATTEND_EVENTS)
async def tick(work: Work, event_id: int, invitee_id: int, presence: Presence) -> None:
    """The host says how somebody of the list was there, or that they were not; said twice it stands once.

    Raises NotFound for another's event and for who is not on its list, DomainError before presence is marked at all,
    for a cancelled one, and for a room that the event does not have.
    """
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        check_markable(event, work.clock.now())
        if presence is not Presence.NONE and presence not in ticks_of(event.format):
            raise DomainError("event-no-such-room")
        found = await session.get(EventInvitee, invitee_id, with_for_update=True)
        if found is None or found.event_id != event.id:
            raise NotFound("event-person-gone")
        if found.presence is presence:
            return
        found.presence = presence
        found.present_at = None if presence is Presence.NONE else work.clock.now()
        found.marked_by = None if presence is Presence.NONE else MarkedBy.HOST


@use_case(Permission.ATTEND_EVENTS)
async def set_guests(
    work: Work, event_id: int, institution: Organisation, counts: Mapping[Category, tuple[int, int]]
) -> None:
    """The guests from this kind of institution are these, in the room and remotely: counts, and no names.

    Raises NotFound for another's event, DomainError for a cancelled one and before it can be marked who is there.
    """
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        check_markable(event, work.clock.now())
        rows = delete(EventGuests).where(EventGuests.event_id == event.id, EventGuests.institution == institution)
        await session.execute(rows)
        session.add_all(
            EventGuests(event_id=event.id, institution=institution, category=category, here=here, remote=remote)
            for category, (here, remote) in counts.items()
            if here + remote
        )


def check_markable(event: Event, now: datetime) -> None:
    """Raise DomainError for an event of which nobody can say yet, or any more, who came."""
    if event.state is EventState.CANCELLED:
        raise DomainError("event-called-off")
    if is_early(event, now):
        raise DomainError("event-not-begun")
