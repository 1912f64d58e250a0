"""Places of what comes after an event. What they name it by is `held`: «event» is a request's."""

from models.events.kinds import Usefulness
from places.place import Id, Place


class OpinionPlace(Place, prefix="opinion"):
    """«Полезно», «Частично», «Нет»: one tap."""

    held: Id
    then: Usefulness


class MissingPlace(Place, prefix="missing"):
    """What was missing, asked of who has said whether it was useful."""

    held: Id
    then: Usefulness


class AfterPlace(Place, prefix="after"):
    """What came of an event, for whoever leads it."""

    held: Id
