"""Places of the summary: a period's own, and how often it is sent."""

from enum import StrEnum

from places.place import Id, Place


class SummaryThen(StrEnum):
    """What is done from a summary that was sent."""

    OPEN_WEEK = "open_week"
    OPEN_MONTH = "open_month"
    OPEN_QUARTER = "open_quarter"
    WEEK = "week"
    """From now on each Monday."""
    MONTH = "month"
    QUARTER = "quarter"
    STOP = "stop"


class SummaryPlace(Place, prefix="summary"):
    """The summary of the week, the month or the quarter that begins on this day, counted from the first of year 1."""

    first: Id
    then: SummaryThen
