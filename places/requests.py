"""Places of requests: a request, a time that was offered, a document, a recommendation."""

from enum import StrEnum

from places.place import Id, Place


class RequestThen(StrEnum):
    """What is done with a request."""

    OPEN = "open"
    ACCEPT = "accept"
    PASS = "pass"  # noqa: S105 — to somebody else
    SAY = "say"
    ANSWER = "answer"
    """In writing, which records and closes it."""
    DECLINE = "decline"
    HOLD = "hold"
    OTHER = "other"
    """None of the offered times suits."""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class RequestPlace(Place, prefix="request"):
    """A request."""

    request: Id
    then: RequestThen


class SlotPlace(Place, prefix="slot"):
    """A time that was offered: pressing it appoints it, and in a group says that its author can come."""

    slot: Id


class AppointPlace(Place, prefix="appoint"):
    """A time of a group: pressing it appoints it for everybody who can come."""

    slot: Id


class FilePlace(Place, prefix="file"):
    """The document that answered a request, by the event that brought it."""

    event: Id


class RecommendationPlace(Place, prefix="advice"):
    """What was recommended: pressing it says that it is done."""

    recommendation: Id
