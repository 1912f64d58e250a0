"""Places of tasks that a meeting gave."""

from enum import StrEnum

from places.place import Id, Place


class TaskThen(StrEnum):
    """What is done with a task."""

    OPEN = "open"
    DONE = "done"


class TaskPlace(Place, prefix="task"):
    """One task."""

    task: Id
    then: TaskThen
