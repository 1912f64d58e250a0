"""Places of tasks that a meeting gave."""

from enum import StrEnum

from places.place import Id, Place


class TaskThen(StrEnum):
    """What is done with a task."""

    OPEN = "open"
    DONE = "done"
    AGREE = "agree"
    """The day that is asked for is the task's."""
    KEEP = "keep"
    """Its own day stays."""


class TaskPlace(Place, prefix="task"):
    """One task."""

    task: Id
    then: TaskThen
