"""Places of events."""

from enum import StrEnum

from models.events.kinds import Weekday
from places.place import Id, Place


class EventThen(StrEnum):
    """What is done with an event."""

    OPEN = "open"
    COME = "come"
    REMOTE = "remote"
    DECLINE = "decline"


class EventPlace(Place, prefix="event"):
    """An event: who is asked answers there, who leads it sees who comes."""

    held: Id
    then: EventThen


class WishPlace(Place, prefix="wish"):
    """Which day of the week suits somebody, said to whom."""

    asker: Id
    then: Weekday
