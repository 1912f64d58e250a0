"""Places of early signals."""

from places.place import Id, Place


class SignalsPlace(Place, prefix="signals"):
    """The map of the month that begins on this day, counted from the first of year 1."""

    first: Id
