"""Places of an event's day. What they name an event by is `held`: «event» is a request's."""

from places.place import Id, Place


class EventDayPlace(Place, prefix="evday"):
    """An event on its day, for whoever leads it."""

    held: Id


class CertificatesPlace(Place, prefix="certs"):
    """The events that a person was at, for their certificates."""
