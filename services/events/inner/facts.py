"""What an event says as a record: its own words, and who came by category and district."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.activities import Category, Evidence, Facts, Format, Organisation
from models.events.kinds import Presence
from models.events.notes import EventNotes
from models.events.people import EventGuests, EventInvitee
from models.events.presence import category_of
from models.events.tables import Event, EventHost
from models.people import Post, Tenure
from services.work import Work


class _Came(NamedTuple):
    """How many of a role from a district were there, and how."""

    role: Role
    district_id: int | None
    presence: Presence
    people: int


async def facts_of_event(session: AsyncSession, work: Work, event: Event) -> Facts:
    """The record that the event is by what is marked now. Whom no district sent counts for the one that it is held in,
    else for the one that most came from, as in every record of several districts."""
    came = await _came(session, event.id)
    guests = (await session.scalars(select(EventGuests).where(EventGuests.event_id == event.id))).all()
    notes = await session.get(EventNotes, event.id)
    districts: dict[int, int] = defaultdict(int)
    for one in came:
        if one.district_id is not None:
            districts[one.district_id] += one.people
    main = event.district_id or max(districts, key=lambda key: (districts[key], -key), default=None)
    several = {key: count for key, count in districts.items() if districts.keys() - {main}}
    institutions = {one.institution for one in guests} - {Organisation.OTHER}
    return Facts(
        type=event.type,
        title=event.title,
        day=work.actor.local(event.starts_at).date(),
        district_id=main,
        districts=several,
        format=event.format,
        attendance=_attendance(came, guests),
        place="" if event.format is Format.REMOTE else event.place,
        evidence=_evidence(notes, came),
        organisations={kind: 0 for kind in Organisation if kind in institutions},
        coauthors=await _others(session, work, event),
    )


async def _came(session: AsyncSession, event_id: int) -> Sequence[_Came]:
    columns = (Post.role, Post.district_id, EventInvitee.presence)
    query = select(*columns, func.count()).join(Post, Post.id == EventInvitee.post_id).group_by(*columns)
    rows = await session.execute(query.where(EventInvitee.event_id == event_id, EventInvitee.came()))
    return [_Came(*row) for row in rows]


def _attendance(came: Sequence[_Came], guests: Sequence[EventGuests]) -> Mapping[Category, tuple[int, int]]:
    found: dict[Category, tuple[int, int]] = {}
    counts = [
        *((category_of(one.role), one.presence is Presence.HERE, one.people) for one in came),
        *((one.category, True, one.here) for one in guests),
        *((one.category, False, one.remote) for one in guests),
    ]
    for category, in_room, count in counts:
        here, afar = found.get(category, (0, 0))
        found[category] = (here + count, afar) if in_room else (here, afar + count)
    return {category: found[category] for category in Category if sum(found.get(category, (0, 0)))}


def _evidence(notes: EventNotes | None, came: Sequence[_Came]) -> Mapping[Evidence, tuple[bool, str]]:
    """The sheet of whom was marked; the protocol where there is one; a feast's scenario and its news."""
    found: dict[Evidence, tuple[bool, str]] = {}
    if came:
        found[Evidence.SIGN_IN] = (True, "")
    if notes is not None and notes.is_minutes:
        found[Evidence.MINUTES] = (True, "")
    if notes is not None and notes.script:
        found[Evidence.SCRIPT] = (True, notes.script)
    if notes is not None and notes.publication:
        found[Evidence.PUBLICATION] = (True, notes.place_of_publication)
    return found


async def _others(session: AsyncSession, work: Work, event: Event) -> frozenset[int]:
    """Who holds the event beside the actor: they did it together."""
    day = work.actor.local(event.starts_at).date()
    query = select(Tenure.person_id).join(EventHost, EventHost.post_id == Tenure.post_id)
    people = await session.scalars(query.where(EventHost.event_id == event.id, Tenure.held(day)))
    return frozenset(people) - {work.person_id}
