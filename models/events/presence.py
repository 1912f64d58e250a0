"""Who was there: when presence can be marked, which of two marks stands, as whom people are counted."""

from collections.abc import Mapping
from datetime import datetime

from models.access import Role
from models.activity_kinds import Category, Format
from models.errors import DomainError
from models.events.codes import Room, closes_at, opens_at
from models.events.kinds import Presence, Reach
from models.events.states import EventState
from models.events.tables import Event

IN_ROOM = {Room.HALL: Presence.HERE, Room.ONLINE: Presence.REMOTE}
"""How somebody is there who opened the code of a room."""
WITH_CODE = (EventState.ANNOUNCED, EventState.OVER, EventState.RECORDED)
COUNTED_AS: Mapping[Role, Category] = {Role.CURATOR: Category.CURATORS}
"""As whom a post's holder is counted; whoever else works in a centre is a specialist."""


def rooms_of(form: Format) -> tuple[Room, ...]:
    """The rooms that an event has a code for."""
    return {Format.IN_PERSON: (Room.HALL,), Format.REMOTE: (Room.ONLINE,)}.get(form, tuple(Room))


def check_code(event: Event, room: Room) -> None:
    """Raise DomainError for a code that no presence is marked by: of an event that never was announced, was cancelled,
    is for families, or has no such room."""
    if event.state is EventState.CANCELLED:
        raise DomainError("check-in-cancelled")
    if event.state not in WITH_CODE or event.reach is Reach.FAMILIES or room not in rooms_of(event.format):
        raise DomainError("check-in-forged")


def is_early(event: Event, at: datetime) -> bool:
    """Whether presence cannot be marked yet."""
    return at < opens_at(event.starts_at)


def is_late(event: Event, at: datetime) -> bool:
    """Whether no code marks it any more; the host still ticks people."""
    return at > closes_at(event.starts_at, event.minutes)


def category_of(role: Role) -> Category:
    """As whom a post's holder is counted."""
    return COUNTED_AS.get(role, Category.SPECIALISTS)
