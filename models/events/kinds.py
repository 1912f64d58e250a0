"""The words that events are told in: whom they are for, what people answer and why they cannot come."""

from enum import StrEnum


class Reach(StrEnum):
    """Whom an event is for."""

    ALL = "all"
    """Everybody who holds a post of the centre."""
    CHOSEN = "chosen"
    """Posts of some roles in some districts."""
    POSTS = "posts"
    """Posts that were picked by hand."""
    FAMILIES = "families"
    """Families, who are never users: nobody is invited or checked in, and who came is counted."""


class Answer(StrEnum):
    """What somebody who is asked said."""

    NONE = "none"
    COMING = "coming"
    REMOTE = "remote"
    DECLINED = "declined"


class Reason(StrEnum):
    """Why somebody cannot come."""

    BUSY = "busy"
    FAR = "far"
    NOT_MINE = "not_mine"
    OTHER = "other"


class HostNews(StrEnum):
    """What somebody else did with an event that is of concern to who hosts it."""

    ANNOUNCED = "announced"
    MOVED = "moved"
    CANCELLED = "cancelled"
    GIVEN = "given"
    """It is theirs to host from now on."""


class Presence(StrEnum):
    """How somebody was there."""

    NONE = "none"
    HERE = "here"
    REMOTE = "remote"


class MarkedBy(StrEnum):
    """What a presence is known by."""

    CODE = "code"
    """The person opened the code of the room."""
    HOST = "host"
    """The host ticked them in the list."""


class Usefulness(StrEnum):
    """Whether it was useful, as those who came say without a name."""

    USEFUL = "useful"
    PARTLY = "partly"
    NO = "no"


class Weekday(StrEnum):
    """The working day that suits somebody best."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"


class TaskState(StrEnum):
    """Where a decision of a meeting stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
