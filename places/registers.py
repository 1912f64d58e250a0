"""Places of registers."""

from places.place import Id, Place


class PublicationsPlace(Place, prefix="publications"):
    """The register of what was published; `first` is the first day of the month that lacks something."""

    first: Id


class RegisterEntryPlace(Place, prefix="register"):
    """An entry of a register."""

    entry: Id
