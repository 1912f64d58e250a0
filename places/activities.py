"""Places of records."""

from enum import StrEnum

from places.place import Id, Place


class RecordThen(StrEnum):
    """What is done with a record that was sent back."""

    FIX = "fix"
    RIGHT = "right"
    """«Всё верно»: it is as it was said."""
    OPEN = "open"


class RecordPlace(Place, prefix="record"):
    """A record of what was done."""

    activity: Id
    then: RecordThen
