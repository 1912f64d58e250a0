"""Places of registers."""

from places.place import Id, Place


class RegisterEntryPlace(Place, prefix="register"):
    """An entry of a register."""

    entry: Id
